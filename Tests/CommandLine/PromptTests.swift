import Foundation
import PseudoTerminal
import Testing

/// The shell as a person meets it, in a terminal.
struct PromptTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  func shell(_ words: String..., environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [BuiltProgram.executable] + words,
      environment: [
        "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": hurdle.folder.path, "NO_COLOR": "1",
        "HURDLE_MODELS": BuiltProgram.root.appending(path: "models").path, "PAGER": "cat", "PATH": "/usr/bin:/bin",
      ].merging(environment) { $1 },
      columns: 120)
    try terminal.wait(for: "hurdle> ")
    return terminal
  }

  var model: String { hurdle.folder.appending(path: "seats.roi").path }

  @Test func `a model named on the command line is there at the first prompt`() throws {
    let terminal = try shell(model)
    terminal.type("show tco\r")
    try terminal.wait(for: "24,000")
  }

  @Test func `setting an assumption answers with before and after`() throws {
    let terminal = try shell(model)
    terminal.type("set price = 10\r")
    try terminal.wait(for: "EUR/seat/month")
    try terminal.wait(for: "NPV")
    try terminal.wait(for: "hurdle> ")
    terminal.type("show tco\r")
    try terminal.wait(for: "12,000")
    terminal.type("undo\r")
    terminal.type("show tco\r")
    try terminal.wait(for: "24,000")
  }

  @Test func `Tab completes verbs, names and paths`() throws {
    let terminal = try shell(model)
    terminal.type("exp\t")
    try terminal.wait(for: "explain")
    terminal.type("\u{03}")
    try terminal.wait(for: "^C")
    try terminal.wait(for: "hurdle> ")
    terminal.type("show lic\t\r")
    try terminal.wait(for: "Licences")
  }

  @Test func `edit opens the last statement in the user's editor and runs what is saved`() throws {
    let terminal = try shell(model, environment: ["EDITOR": "sed -i s/10/8/"])
    terminal.type("set price = 10\r")
    try terminal.wait(for: "EUR/seat/month")
    terminal.type("edit\r")
    try terminal.wait(for: "→ 8 EUR/seat/month")
    terminal.type("show tco\r")
    try terminal.wait(for: "9,600")
    terminal.type("edit price\r")
    try terminal.wait(for: "Nothing was changed")
  }

  @Test func `an editor that is not there is named`() throws {
    let terminal = try shell(model, environment: ["EDITOR": "no-such-editor"])
    terminal.type("edit price\r")
    try terminal.wait(for: "no-such-editor")
    try terminal.wait(for: "hurdle> ")
  }

  @Test func `an error is underlined and the session goes on`() throws {
    let terminal = try shell(model)
    terminal.type("set pricee = 3\r")
    try terminal.wait(for: "did you mean price?")
    terminal.type("show tco\r")
    try terminal.wait(for: "24,000")
  }

  @Test func `a declaration of several lines is typed as in a file`() throws {
    let terminal = try shell(model)
    terminal.type("scenario grown {\r")
    try terminal.wait(for: "... ")
    terminal.type("seats = 200 seat\r}\r")
    try terminal.wait(for: "hurdle> ")
    terminal.type("show tco in grown\r")
    try terminal.wait(for: "48,000")
  }

  @Test func `the prompt shows the scenario in use`() throws {
    let terminal = try shell(model)
    terminal.type("use scenario dearer\r")
    try terminal.wait(for: "hurdle (dearer)> ")
  }

  @Test func `Ctrl-D on an empty line leaves with 0`() throws {
    let terminal = try shell()
    terminal.type("\u{04}")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func `quit leaves with 0`() throws {
    let terminal = try shell()
    terminal.type("quit\r")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func `history is kept between sessions, but not what begins with a space`() throws {
    let first = try shell(model)
    first.type("show tco\r")
    try first.wait(for: "24,000")
    try first.wait(for: "hurdle> ")
    first.type(" show npv\r")
    try first.wait(for: "5,728")
    try first.wait(for: "hurdle> ")
    first.type("\u{04}")
    _ = try first.exitStatus()
    let second = try shell(model)
    second.type("\u{1B}[A\r")
    try second.wait(for: "24,000")
  }

  @Test func `the start-up file runs first, unless it is to be left out`() throws {
    try hurdle.write(".hurdlerc", "load \"\(model)\"\nuse scenario dearer\n")
    let terminal = try PseudoTerminal(
      [BuiltProgram.executable],
      environment: ["TERM": "xterm", "NO_COLOR": "1", "HOME": hurdle.folder.path, "EDITRC": "/dev/null"])
    try terminal.wait(for: "hurdle (dearer)> ")
    let plain = try shell("--no-init")
    plain.type("show scenarios\r")
    try plain.wait(for: "hurdle> ")
  }

  @Test func `a dumb terminal and the C locale get plain text`() throws {
    let terminal = try shell(model, environment: ["TERM": "dumb", "LANG": "C"])
    terminal.type("show tco\n")
    try terminal.wait(for: "24,000")
  }
}
