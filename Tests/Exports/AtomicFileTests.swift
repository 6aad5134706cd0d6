import Diagnostics
import Exports
import Foundation
import Testing

/// Whatever happens, a path holds the old text or the new one, and nothing is left beside it.
@Suite struct AtomicFileTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hurdle-atomic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func code(_ path: String) -> String? {
    do throws(AtomicFile.Failure) {
      try AtomicFile.write("new", to: path)
      return nil
    } catch {
      return error.diagnostic().code.id
    }
  }

  @Test func `a file is written whole and nothing stands beside it`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let long = String(repeating: "12,345.67 €\n", count: 20_000)
    try AtomicFile.write(long, to: path("board.csv"))
    #expect(try text("board.csv") == long)
    #expect(try names() == ["board.csv"])
  }

  @Test func `an existing file is replaced and keeps its permissions`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try AtomicFile.write("old", to: path("board.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("board.csv"))
    try AtomicFile.write("new", to: path("board.csv"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path("board.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try text("board.csv") == "new")
  }

  @Test func `a symbolic link stays one and its file is written`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try AtomicFile.write("old", to: path("real.csv"))
    try FileManager.default.createSymbolicLink(atPath: path("link.csv"), withDestinationPath: "real.csv")
    try AtomicFile.write("new", to: path("link.csv"))
    #expect(try text("real.csv") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link.csv")) == "real.csv")
  }

  @Test func `a missing folder, a folder and a closed place are told apart`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(code(path("nowhere/board.csv")) == "E0901")
    #expect(code(folder.path) == "E0902")
    #expect(code("/sys/board.csv") == "E0903")
    #expect(code("/dev/full") == "E0904")
    #expect(code(path(String(repeating: "a", count: 300))) == "E0905")
    #expect(try names() == [])
  }

  // MARK: In a process of its own

  /// The probe beside the test bundle, copied to where any user may run it.
  private func probe() throws -> String {
    var products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while products.path != "/",
      !FileManager.default.isExecutableFile(atPath: products.appending(path: "export-probe").path)
    {
      products = products.deletingLastPathComponent()
    }
    try FileManager.default.copyItem(atPath: products.appending(path: "export-probe").path, toPath: path("probe"))
    return path("probe")
  }

  private func shell(_ script: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    process.standardOutput = output
    process.currentDirectoryURL = URL(filePath: "/")
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `where there is no room the old file is whole and nothing is left`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let probe = try probe()
    try AtomicFile.write("old", to: path("board.csv"))
    // A limit of 4 KiB on the size of files, and 20 KB to write.
    let answer = try shell("ulimit -f 4; head -c 20000 /dev/zero | tr '\\0' x | '\(probe)' '\(path("board.csv"))'")
    #expect(answer == "E0904")
    #expect(try text("board.csv") == "old")
    #expect(try names() == ["board.csv", "probe"])
  }

  @Test func `another user may not write, and the old file is whole`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let probe = try probe()
    try AtomicFile.write("old", to: path("board.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let user = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    #expect(try shell("echo new | \(user)'\(probe)' '\(path("board.csv"))'") == "E0903")
    #expect(try shell("echo new | \(user)'\(probe)' '\(path("other.csv"))'") == "E0903")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    #expect(try text("board.csv") == "old")
    #expect(try names() == ["board.csv", "probe"])
  }
}
