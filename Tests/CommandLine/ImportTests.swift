import Foundation
import PseudoTerminal
import Testing

/// Reading a large log at a terminal.
struct ImportTests {
  @Test func `Ctrl-C stops the reading of a log and keeps the session`() throws {
    let hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
    // A hole of 4 GB after the header: one endless row would be refused, so it is made of lines.
    let path = hurdle.folder.appending(path: "large.csv").path
    let line = "2026-01-01T00:00:00Z,faq,1000,100\n"
    let block = Data(String(repeating: line, count: 200_000).utf8)
    _ = FileManager.default.createFile(
      atPath: path, contents: Data("time,intent,prompt_tokens,completion_tokens\n".utf8))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    for _ in 0..<12 { try file.write(contentsOf: block) }
    try file.close()
    let terminal = try PseudoTerminal(
      [BuiltProgram.executable, hurdle.folder.appending(path: "seats.roi").path],
      environment: [
        "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": hurdle.folder.path, "NO_COLOR": "1",
        "HURDLE_MODELS": BuiltProgram.root.appending(path: "models").path, "PAGER": "cat", "PATH": "/usr/bin:/bin",
      ], columns: 120)
    try terminal.wait(for: "hurdle> ")
    terminal.type("import usage \(path) as desk\r")
    try terminal.wait(for: "left")
    terminal.type("\u{03}")
    try terminal.wait(for: "E0726")
    terminal.type("show tco\r")
    try terminal.wait(for: "24,000")
  }
}
