import Glibc
import PseudoTerminal
import Testing

/// The line editor as a person meets it: keys typed in a real terminal, answers read off it.
///
/// The probe answers `=> [statement]`, which no echo of what was typed contains.
@Suite struct LineEditorTests {
  /// A session of the probe with a history file of its own, at its first prompt.
  private func session(
    history: String? = nil, environment: [String: String] = [:], columns: UInt16 = 80
  ) throws -> PseudoTerminal {
    let variables = [
      "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": "/nonexistent", "NO_COLOR": "1",
    ]
    let kept = history.map { ["PROBE_HISTORY": $0] } ?? [:]
    let terminal = try PseudoTerminal(
      [Probe.path], environment: variables.merging(kept) { $1 }.merging(environment) { $1 }, columns: columns)
    try terminal.wait(for: "probe>")
    return terminal
  }

  private let up = "\u{1B}[A"
  private let backspace = "\u{7F}"
  private let paste = (begin: "\u{1B}[200~", end: "\u{1B}[201~")

  @Test func `the up arrow recalls the last statement`() throws {
    let terminal = try session()
    terminal.type("show npv\r")
    try terminal.wait(for: "=> [show npv]")
    terminal.type(up + " by year\r")
    try terminal.wait(for: "=> [show npv by year]")
  }

  @Test func `Ctrl-C drops the line and keeps the session`() throws {
    let terminal = try session()
    terminal.type("half a thought")
    try terminal.wait(for: "thought")
    terminal.type("\u{03}")
    try terminal.wait(for: "^C")
    try terminal.wait(for: "probe> ")
    terminal.type("whole\r")
    try terminal.wait(for: "=> [whole]")
  }

  @Test func `Ctrl-C drops the lines of a statement that is not whole`() throws {
    let terminal = try session()
    terminal.type("scenario {\r")
    try terminal.wait(for: "... ")
    terminal.type("\u{03}")
    try terminal.wait(for: "probe> ")
    terminal.type("show\r")
    try terminal.wait(for: "=> [show]")
  }

  @Test func `Ctrl-C stops a computation and keeps the session`() throws {
    let terminal = try session()
    terminal.type("wait\r")
    try terminal.wait(for: "=> waiting")
    terminal.type("\u{03}")
    try terminal.wait(for: "=> interrupted")
    try terminal.wait(for: "probe> ")
    terminal.type("on\r")
    try terminal.wait(for: "=> [on]")
  }

  @Test func `Ctrl-D leaves on an empty line and not on another`() throws {
    let terminal = try session()
    terminal.type("x\u{04}\r")
    try terminal.wait(for: "=> [x]")
    try terminal.wait(for: "probe> ")
    terminal.type("\u{04}")
    try terminal.wait(for: "=> end")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func `Ctrl-D hands out what there is of an open statement`() throws {
    let terminal = try session()
    terminal.type("scenario {\r")
    try terminal.wait(for: "... ")
    terminal.type("\u{04}")
    try terminal.wait(for: "=> [scenario {]")
  }

  @Test func `Tab inserts the only candidate`() throws {
    let terminal = try session()
    terminal.type("lo\tmodels\r")
    try terminal.wait(for: "=> [load models]")
  }

  @Test func `Tab inserts what several candidates share and lists them with their details`() throws {
    let terminal = try session()
    terminal.type("show a\t")
    try terminal.wait(for: "agents      agent, 850")
    try terminal.wait(for: "agent_cost  EUR/agent")
    terminal.type("\r")
    try terminal.wait(for: "=> [show agent]")
  }

  @Test func `Tab replaces a word of several bytes a letter, in the middle of a line`() throws {
    let terminal = try session()
    terminal.type("é € grö = 2" + String(repeating: "\u{02}", count: 4) + "\t\r")
    try terminal.wait(for: "=> [é € größe_€ = 2]")
  }

  @Test func `Tab knows the earlier lines of a statement`() throws {
    let terminal = try session()
    terminal.type("scenario {\rlo\t}\r")
    try terminal.wait(for: #"=> [scenario {\nload }]"#)
  }

  @Test func `a question mark shows help and is typed where there is none`() throws {
    let terminal = try session()
    terminal.type("se?")
    try terminal.wait(for: "help at 2")
    terminal.type("t \"why?\"\r")
    try terminal.wait(for: #"=> [set "why?"]"#)
  }

  @Test func `backspace removes one character, however many bytes it has`() throws {
    let terminal = try session()
    terminal.type("né€\(backspace)\(backspace)o 5 €\r")
    try terminal.wait(for: "=> [no 5 €]")
  }

  @Test func `lines of one statement make one history entry`() throws {
    let file = TemporaryFile()
    let terminal = try session(history: file.path)
    terminal.type("scenario low {\r")
    try terminal.wait(for: "... ")
    terminal.type("agents = 3\r")
    try terminal.wait(for: "... ")
    terminal.type("}\r")
    try terminal.wait(for: #"=> [scenario low {\nagents = 3\n}]"#)
    terminal.type(up + "\r")
    try terminal.wait(for: #"=> [scenario low {\nagents = 3\n}]"#)
    #expect(file.text == "scenario low {\\nagents = 3\\n}\n")
  }

  @Test func `Ctrl-R finds an earlier statement`() throws {
    let terminal = try session()
    for statement in ["show npv", "show roi", "history"] {
      terminal.type(statement + "\r")
      try terminal.wait(for: "=> [\(statement)]")
      // Before the prompt is there, the terminal itself has a meaning for Ctrl-R.
      try terminal.wait(for: "probe> ")
    }
    terminal.type("\u{12}npv")
    try terminal.wait(for: "show npv")
    terminal.type("\r")
    try terminal.wait(for: "=> [show npv]")
  }

  @Test func `each statement of a paste is run and its open last line is left to be edited`() throws {
    let terminal = try session()
    let statements = (1...200).map { "set x = \($0)" }
    terminal.type(paste.begin + statements.joined(separator: "\r") + "\rscenario {\r y\r}\rshow " + paste.end)
    for statement in statements { try terminal.wait(for: "=> [\(statement)]") }
    try terminal.wait(for: #"=> [scenario {\n y\n}]"#)
    terminal.type("npv\r")
    try terminal.wait(for: "=> [show npv]")
  }

  @Test func `a paste within a line is text, not keys`() throws {
    let terminal = try session()
    terminal.type("set = 1" + String(repeating: "\u{02}", count: 4) + paste.begin + " a?\tb" + paste.end + "\r")
    try terminal.wait(for: "=> [set a? b = 1]")
  }

  @Test func `a leading space keeps a statement out of the history`() throws {
    let file = TemporaryFile()
    let terminal = try session(history: file.path)
    terminal.type("show npv\r show secret\r")
    try terminal.wait(for: "=> [ show secret]")
    #expect(file.text == "show npv\n")
    terminal.type(up + "\r")
    try terminal.wait(for: "=> [show npv]")
  }

  @Test func `resizing keeps the line`() throws {
    let terminal = try session(columns: 40)
    terminal.type("a line that is longer than the terminal is")
    try terminal.wait(for: "is longer")
    terminal.resize(columns: 100)
    // Drawn anew, and now in one piece.
    try terminal.wait(for: "a line that is longer than the terminal is")
    terminal.type(" wide\r")
    try terminal.wait(for: "=> [a line that is longer than the terminal is wide]")
  }

  @Test func `Ctrl-Z stops the session and it comes back with its line`() throws {
    // A shell with job control stands above the session, as for a person.
    let terminal = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: [
        "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": "/nonexistent", "PS1": "shell$ ",
        "HISTFILE": "", "NO_COLOR": "1",
      ])
    try terminal.wait(for: "shell$ ")
    terminal.type(Probe.path + "\r")
    try terminal.wait(for: "probe> ")
    terminal.type("kept")
    try terminal.wait(for: "kept")
    terminal.type("\u{1A}")
    try terminal.wait(for: "shell$ ")
    terminal.type("fg\r")
    try terminal.wait(for: "probe> ")
    terminal.type(" on\r")
    try terminal.wait(for: "=> [kept on]")
  }

  @Test func `a dumb terminal is prompted and read without editing`() throws {
    let file = TemporaryFile()
    let terminal = try session(history: file.path, environment: ["TERM": "dumb"])
    terminal.type("show npv\r")
    try terminal.wait(for: "=> [show npv]")
    terminal.type("scenario {\r")
    try terminal.wait(for: "... ")
    terminal.type("\u{03}")
    try terminal.wait(for: "probe> ")
    terminal.type("\u{04}")
    let seen = try terminal.wait(for: "=> end")
    #expect(!seen.contains("\u{1B}"))
  }

  @Test func `statements are read from a pipe without a prompt`() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", #"printf 'one\na {\n€ }\n\nb {' | "$0" | cat"#, Probe.path],
      environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin"])
    let seen = try terminal.wait(for: "=> end")
    #expect(seen == "=> [one]\r\n=> [a {\\n€ }]\r\n=> [b {]\r\n")
  }

  @Test func `the C locale edits letters beyond ASCII too`() throws {
    let terminal = try session(environment: ["LANG": "C", "LC_ALL": "C"])
    terminal.type("5 €é\(backspace) = ü\r")
    try terminal.wait(for: "=> [5 € = ü]")
  }

  @Test func `a killed session keeps the history it saved`() throws {
    let file = TemporaryFile()
    let first = try session(history: file.path)
    first.type("show npv\rshow roi\r")
    try first.wait(for: "=> [show roi]")
    first.kill()
    let second = try session(history: file.path)
    second.type(up + up + "\r")
    try second.wait(for: "=> [show npv]")
  }

  @Test func `two sessions at once lose none of their history`() throws {
    let file = TemporaryFile()
    let first = try session(history: file.path)
    let second = try session(history: file.path)
    first.type("one\r")
    try first.wait(for: "=> [one]")
    second.type("two\r")
    try second.wait(for: "=> [two]")
    first.type("three\r")
    try first.wait(for: "=> [three]")
    #expect(file.text == "one\ntwo\nthree\n")
  }

  @Test func `vi keys are had by the user's editrc, with Tab still completing`() throws {
    let file = TemporaryFile()
    file.write("bind -v\n")
    let terminal = try session(environment: ["EDITRC": file.path])
    // Escape goes to command mode; 0 to the first column, x deletes, A appends.
    terminal.type("xshow \u{1B}")
    terminal.type("0xAlo\t\r")
    try terminal.wait(for: "=> [show load ]")
  }

  @Test func `a coloured prompt takes no more columns than its letters`() throws {
    let terminal = try session(environment: ["NO_COLOR": ""])
    terminal.type("x\u{01}y\r")
    // Back to the first column of the input, which is the eighth of the screen.
    try terminal.wait(for: "\u{1B}[8Gyx")
    try terminal.wait(for: "=> [yx]")
  }

  @Test func `the terminal is as it was when the session is terminated at its prompt`() throws {
    // A shell reports the terminal after the session has gone; the session has the number that is printed first.
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", #"sh -c 'echo "<$$>"; exec "$0"' "$0"; stty -a"#, Probe.path],
      environment: ["TERM": "xterm", "EDITRC": "/dev/null", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"])
    try terminal.wait(for: "<")
    let number = try #require(pid_t(try terminal.wait(for: ">")))
    try terminal.wait(for: "probe> ")
    terminal.type("raw")
    try terminal.wait(for: "raw")
    kill(number, SIGTERM)
    try terminal.wait(for: " icanon")
  }
}
