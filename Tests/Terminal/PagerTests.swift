import PseudoTerminal
import Testing

@Suite struct PagerTests {
  private func session(pager: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [Probe.path],
      environment: ["TERM": "xterm", "EDITRC": "/dev/null", "NO_COLOR": "1", "PATH": "/usr/bin:/bin", "PAGER": pager])
    try terminal.wait(for: "probe> ")
    return terminal
  }

  @Test func `the user's pager gets the whole text and the session goes on behind it`() throws {
    let terminal = try session(pager: "sed 's/^line/paged/'")
    terminal.type("page\r")
    try terminal.wait(for: "paged 1\r")
    try terminal.wait(for: "paged 100\r")
    try terminal.wait(for: "probe> ")
  }

  @Test func `a pager that is left early does not end the session`() throws {
    let terminal = try session(pager: "head -n 1")
    terminal.type("page\r")
    try terminal.wait(for: "line 1\r")
    try terminal.wait(for: "probe> ")
  }

  @Test func `without the pager the text is shown as it is`() throws {
    let terminal = try session(pager: "no-such-pager")
    terminal.type("page\r")
    try terminal.wait(for: "line 1\r")
    try terminal.wait(for: "line 100\r")
    try terminal.wait(for: "probe> ")
  }
}
