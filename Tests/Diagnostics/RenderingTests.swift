import Testing

@testable import Diagnostics

struct RenderingTests {
  private static let code = DiagnosticCode(
    "E0000", "For tests.", example: .model(""), mend: "None.")

  /// The rendering of a fault at the text between `⟦` and `⟧`.
  private func rendered(
    _ marked: String, label: String = "", notes: [Diagnostic.Note] = [], hint: String? = nil
  ) -> String {
    Diagnostic(Self.code, "the title", at: span(marked), label: label, notes: notes, hint: hint).rendered()
  }

  private func span(_ marked: String) -> Span {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    let inner = parts[1].split(separator: "⟧", omittingEmptySubsequences: false)[0]
    let file = SourceFile(name: "a.roi", text: marked.filter { $0 != "⟦" && $0 != "⟧" })
    return Span(file, parts[0].utf8.count, parts[0].utf8.count + inner.utf8.count)
  }

  @Test func `the source line stands with its span underlined, and the hint below`() {
    #expect(
      rendered("a = 1\ncost b = ⟦c + d⟧\n", label: "EUR + USD", hint: "convert one") == """
        a.roi:2:10: error E0000: the title
          2 | cost b = c + d
            |          ^^^^^ EUR + USD
          hint: convert one
        """)
  }

  @Test func `a wide character takes two columns of the margin and of the underline`() {
    #expect(
      rendered("input 席料 = ⟦費用⟧ * é + 1\n") == """
        a.roi:1:12: error E0000: the title
          1 | input 席料 = 費用 * é + 1
            |              ^^^^
        """)
    #expect(
      rendered("input 席料 = 費用 * ⟦e\u{301}⟧ + 1\n").hasSuffix(
        "  | " + String(repeating: " ", count: 20) + "^"))
  }

  @Test func `tabs stay tabs in the margin`() {
    #expect(
      rendered("\tx =\t⟦5⟧") == """
        a.roi:1:6: error E0000: the title
          1 | \tx =\t5
            | \t   \t^
        """)
  }

  @Test func `an accented letter is one column, composed or not`() {
    for text in ["é = ⟦5⟧", "e\u{301} = ⟦5⟧"] {
      let lines = rendered(text).split(separator: "\n")
      #expect(lines[0] == "a.roi:1:5: error E0000: the title")
      #expect(lines[2] == "    |     ^")
    }
  }

  @Test func `a span over lines is underlined on the first`() {
    #expect(
      rendered("x = ⟦(1 +\n  2)⟧\n") == """
        a.roi:1:5: error E0000: the title
          1 | x = (1 +
            |     ^^^^
        """)
  }

  @Test func `a span without text has one mark, also at the end of the file`() {
    #expect(
      rendered("x =⟦⟧") == """
        a.roi:1:4: error E0000: the title
          1 | x =
            |    ^
        """)
    #expect(rendered("x\r\n⟦⟧").hasSuffix("  2 | \n    | ^"))
  }

  @Test func `a line end of Windows is not shown`() {
    #expect(rendered("x = ⟦5⟧\r\ny = 6\r\n").contains("1 | x = 5\n"))
  }

  @Test func `notes show their places`() {
    let other = span("old = ⟦7⟧")
    #expect(
      rendered("x = ⟦5⟧", notes: [Diagnostic.Note("declared here", at: other), Diagnostic.Note("and so on")]) == """
        a.roi:1:5: error E0000: the title
          1 | x = 5
            |     ^
          note: a.roi:1:7: declared here
          1 | old = 7
            |       ^
          note: and so on
        """)
  }

  @Test func `without a place there is the headline alone`() {
    #expect(
      Diagnostic(Self.code, "no such file", at: nil, severity: .warning).rendered() == "warning E0000: no such file")
  }

  @Test(arguments: ["a", "é", "日"])
  func `a long line is shown around the fault`(_ letter: String) {
    let long = String(repeating: letter, count: 3_000)
    let lines = rendered(long + "⟦5⟧" + long).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "a.roi:1:3001: error E0000: the title")
    #expect(lines[1].utf8.count < 300)
    #expect(lines[1].hasPrefix("  1 | …\(letter)") && lines[1].hasSuffix("\(letter)…"))
    func column(of character: Character, in line: Substring) -> Int? {
      line.firstIndex(of: character).map { line[..<$0].reduce(0) { $0 + $1.displayWidth } }
    }
    let mark = column(of: "^", in: lines[2])
    let five = column(of: "5", in: lines[1])
    #expect(mark == five && mark != nil)
  }

  @Test func `control characters are shown as blanks`() {
    #expect(rendered("x\u{7}y = ⟦5⟧").contains("1 | x y = 5"))
  }
}
