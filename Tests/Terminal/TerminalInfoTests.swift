import Testing

@testable import Terminal

@Suite struct TerminalInfoTests {
  private func info(
    _ variables: [String: String], input: Bool = true, output: Bool = true, size: (Int, Int)? = (120, 40)
  ) -> TerminalInfo {
    TerminalInfo(inputIsTerminal: input, outputIsTerminal: output, size: size) { variables[$0] }
  }

  @Test func `a terminal with a UTF-8 locale has colour and Unicode`() {
    let terminal = info(["TERM": "xterm", "LANG": "de_DE.UTF-8"])
    #expect(terminal.isInteractive && terminal.allowsColor && terminal.usesUnicode && terminal.isCapable)
    #expect(terminal.columns == 120 && terminal.rows == 40)
  }

  @Test func `NO_COLOR and a dumb terminal have no colour`() {
    #expect(!info(["TERM": "xterm", "NO_COLOR": "1"]).allowsColor)
    #expect(info(["TERM": "xterm", "NO_COLOR": ""]).allowsColor)
    #expect(!info(["TERM": "dumb"]).allowsColor)
    #expect(!info([:]).isCapable)
  }

  @Test func `the first locale variable that is set decides`() {
    #expect(!info(["LC_ALL": "C", "LANG": "C.UTF-8"]).usesUnicode)
    #expect(info(["LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C"]).usesUnicode)
    #expect(!info([:]).usesUnicode)
  }

  @Test func `off a terminal all machines agree`() {
    let here = info(["TERM": "xterm", "LANG": "C"], output: false, size: (200, 50))
    let there = info(["LANG": "de_DE.UTF-8", "NO_COLOR": "1"], output: false, size: nil)
    #expect(here == there)
    #expect(here.columns == 80 && here.usesUnicode && !here.allowsColor && !here.isInteractive)
  }

  @Test func `a terminal that does not tell its size is taken for the usual one`() {
    #expect(info(["TERM": "xterm"], size: (0, 0)).columns == 80)
    #expect(info(["TERM": "xterm"], size: nil).rows == 24)
  }

  @Test func `only what is longer than the screen is paged, and only on a terminal`() {
    let variables = ["TERM": "xterm"]
    let lines = { String(repeating: "line\n", count: $0) }
    #expect(!Pager.isNeeded(for: lines(38), on: info(variables)))
    #expect(Pager.isNeeded(for: lines(39), on: info(variables)))
    #expect(Pager.isNeeded(for: String(repeating: "x", count: 120 * 39 + 1), on: info(variables)))
    #expect(!Pager.isNeeded(for: lines(1000), on: info(variables, output: false)))
    #expect(!Pager.isNeeded(for: lines(1000), on: info(["TERM": "dumb"])))
  }
}

@Suite struct StyleTests {
  @Test(arguments: Style.allCases) func `a style is undone behind its text, and absent where not allowed`(style: Style)
  {
    let styled = style.applied(to: "npv", allowed: true)
    #expect(styled.hasPrefix("\u{1B}[") && styled.hasSuffix("npv\u{1B}[0m"))
    #expect(styled.displayWidth == 3)
    #expect(style.applied(to: "npv", allowed: false) == "npv")
    #expect(style.applied(to: "", allowed: true) == "")
  }

  @Test func `a prompt's last character is plain, behind the marked escapes`() {
    #expect(
      Style.prompt.appliedToPrompt("roi> ", allowed: true) == "\u{1}\u{1B}[1m\u{1}roi>\u{1}\u{1B}[0m\u{1} ")
    #expect(Style.prompt.appliedToPrompt("roi> ", allowed: false) == "roi> ")
  }
}
