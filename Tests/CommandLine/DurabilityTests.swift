import Foundation
import PseudoTerminal
import Testing

/// What was saved stays, whatever happens to the session, and is found again from wherever it is replayed.
struct DurabilityTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  /// Starts the program in the folder, kills it without warning after some time, and waits for its end.
  private func killed(after seconds: Double, _ words: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProgram.executable)
    process.arguments = words
    process.currentDirectoryURL = hurdle.folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": hurdle.folder.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func `a session killed in the middle of its saves leaves a whole script, the old one or the new`() throws {
    var script = "load seats.roi\n"
    for price in 1...400 { script += "set price = \(price % 20 + 1)\nsave kept.hurdle\n" }
    try hurdle.write("saves.hurdle", script)
    #expect(try hurdle.run("-c", "load seats.roi", "set price = 7", "save kept.hurdle").status == 0)
    var seen: Set<String> = []
    for attempt in 1...12 {
      try killed(after: 0.02 * Double(attempt), "run", "saves.hurdle")
      let kept = try hurdle.read("kept.hurdle")
      #expect(kept.hasPrefix("#!/usr/bin/env hurdle\n"), "\(kept)")
      #expect(kept.hasSuffix("\n"))
      #expect(kept.split(separator: "\n").last?.hasPrefix("set price = ") == true, "\(kept)")
      seen.insert(kept)
    }
    // Some of them were killed before the first save, and some behind it.
    #expect(try hurdle.run("run", "kept.hurdle").status == 0)
    #expect(!seen.isEmpty)
  }

  @Test func `a session killed while it appends to its history keeps every statement that was entered before`() throws {
    let history = hurdle.folder.appending(path: "history").path
    func shell() throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        [BuiltProgram.executable, "--no-init"],
        environment: [
          "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": hurdle.folder.path, "NO_COLOR": "1",
          "HURDLE_HISTORY": history, "PAGER": "cat", "PATH": "/usr/bin:/bin",
        ])
      try terminal.wait(for: "hurdle> ")
      return terminal
    }
    let entered = (1...300).map { "show \($0) + 1" }
    let terminal = try shell()
    terminal.type("\u{1B}[200~" + entered.joined(separator: "\n") + "\n\u{1B}[201~")
    try terminal.wait(for: "show 120 + 1")
    terminal.kill()
    let kept = try String(contentsOfFile: history, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(kept.count >= 119)
    #expect(kept == Array(entered.prefix(kept.count)))
    // The next session has them, and adds its own behind.
    let next = try shell()
    next.type("show 777\r")
    try next.wait(for: "777")
    try next.wait(for: "hurdle> ")
    next.type("\u{10}\u{10}\r")
    // What both lines begin with may stay on the screen.
    try next.wait(for: String(kept.last?.dropFirst("show ".count) ?? "none"))
  }

  @Test func `a script saved in another folder finds what it loaded, however that was reached`() throws {
    for folder in ["inner", "made"] {
      try FileManager.default.createDirectory(
        at: hurdle.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    try hurdle.write("inner/part.hurdle", "load ../seats.roi\nset price = 21\n")
    #expect(try hurdle.run("-c", "run inner/part.hurdle", "show tco", "save made/again.hurdle").status == 0)
    #expect(try hurdle.read("made/again.hurdle").contains("\nload ../seats.roi\n"))
    let again = try hurdle.run("run", "made/again.hurdle")
    #expect(again.status == 0, "\(again.complaint)")
    #expect(!again.complaint.contains("has changed"))
    // What was recorded of a file is compared with it though it has another name from there.
    try hurdle.write("seats.roi", Sample.model + "# changed\n")
    #expect(try hurdle.run("run", "made/again.hurdle").complaint.contains("seats.roi has changed"))
  }

  @Test func `several scripts end in a line each, in their order, those that are not there too`() throws {
    try hurdle.write("a.hurdle", "load seats.roi\nexpect tco = 24_000 EUR within 1 EUR\n")
    try hurdle.write("b.hurdle", "load seats.roi\nexpect tco = 1 EUR within 1 EUR\n")
    try hurdle.write("c.hurdle", "load seats.roi\nshow nothing\n")
    for jobs in ["1", "2", "7"] {
      let run = try hurdle.run("run", "a.hurdle", "none.hurdle", "b.hurdle", "c.hurdle", "--jobs", jobs)
      let ends = run.output.split(separator: "\n").filter { $0.contains(" held, ") }
      #expect(
        ends == [
          "a.hurdle: ok, 2 held, 0 failed", "none.hurdle: ERROR, 0 held, 0 failed",
          "b.hurdle: FAILED, 1 held, 1 failed", "c.hurdle: ERROR, 0 held, 0 failed",
        ], "\(run.output)")
      #expect(run.status == 3)
    }
  }
}
