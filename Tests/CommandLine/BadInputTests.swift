import Foundation
import Testing

struct BadInputTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  @Test func `a missing file, a folder and a file that is no text each say so`() throws {
    try FileManager.default.createDirectory(
      at: hurdle.folder.appending(path: "folder.roi"), withIntermediateDirectories: true)
    try Data([0x6D, 0xFF, 0xFE]).write(to: hurdle.folder.appending(path: "bytes.roi"))
    for (file, word) in [("none.roi", "none.roi"), ("folder.roi", "folder"), ("bytes.roi", "UTF-8")] {
      let run = try hurdle.run("show", file)
      #expect(run.status == 1)
      #expect(run.complaint.contains(word), "\(run.complaint)")
      #expect(!run.complaint.contains("prompt:"))
    }
  }

  @Test func `an unreadable file says so to whoever may not read it`() throws {
    // Root reads everything: the program runs as nobody, who needs a way to the folder.
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hurdle.folder.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o000], ofItemAtPath: hurdle.folder.appending(path: "seats.roi").path)
    let asNobody =
      getuid() == 0
      ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let copy = hurdle.folder.appending(path: "hurdle")
    try FileManager.default.copyItem(atPath: BuiltProgram.executable, toPath: copy.path)
    let process = Process()
    let words = asNobody + [copy.path, "show", "seats.roi"]
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = hurdle.folder
    let complaint = Pipe()
    process.standardError = complaint
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1, "\(text)")
    #expect(text.contains("permission denied"), "\(text)")
  }

  @Test func `an export that does not fit leaves the old file whole and the session going`() throws {
    try hurdle.write("pack.json", "old")
    try hurdle.write("full.hurdle", "load seats.roi\nexport pack.json\n")
    let run = try hurdle.run("run", "full.hurdle", through: ["/bin/bash", "-c", "ulimit -f 1; exec \"$@\"", "limited"])
    #expect(run.status == 1)
    #expect(run.complaint.contains("pack.json"), "\(run.complaint)")
    #expect(try hurdle.read("pack.json") == "old")
    let left = try FileManager.default.contentsOfDirectory(atPath: hurdle.folder.path).filter {
      !$0.hasPrefix(".stream")
    }
    #expect(left.sorted() == ["full.hurdle", "pack.json", "seats.roi"])
  }

  @Test func `a huge number and a deep nesting are refused with a place`() throws {
    try hurdle.write("huge.roi", "input a = 1\(String(repeating: "0", count: 400))\n")
    try hurdle.write(
      "deep.roi", "a = \(String(repeating: "(", count: 100_000))1\(String(repeating: ")", count: 100_000))\n")
    for file in ["huge.roi", "deep.roi"] {
      let run = try hurdle.run("check", file)
      #expect(run.status == 1)
      #expect(run.complaint.contains("\(file):1:"), "\(run.complaint.prefix(300))")
    }
  }

  @Test func `a division by zero is n m with the reason, and everything else is shown`() throws {
    let run = try hurdle.run("seats.roi", "-c", "set seats = 0 seat", "show price / (seats * 1 EUR/seat)", "show roi")
    #expect(run.output.contains("n/m"), "\(run.output) \(run.complaint)")
    #expect(!run.output.lowercased().contains("nan") && !run.output.contains("inf"))
  }

  @Test func `a script that runs itself is refused`() throws {
    try hurdle.write("ring.hurdle", "run ring.hurdle\n")
    let run = try hurdle.run("run", "ring.hurdle")
    #expect(run.status == 1)
    #expect(run.complaint.contains("ring.hurdle:1:"))
  }
}
