import Testing

@testable import Terminal

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("npv", 3), ("1,234.50 €", 10), ("Größe", 5), ("e\u{301}", 1), ("größe\u{0308}", 5), ("日本", 4), ("한글", 4),
    ("ｆｕｌｌ", 8), ("🚀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("✔", 1), ("✔\u{FE0F}", 2), ("▁▂█", 3), ("│", 1), ("α", 1),
    ("\u{200B}", 0),
    ("a\tb", 2), ("\u{1B}[1;31mred\u{1B}[0m", 3), ("\u{AD}", 0),
  ])
  func `a text takes the columns a terminal gives it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `padding counts columns, not bytes or characters`() {
    #expect("€".padded(to: 3) == "€  ")
    #expect("日本".padded(to: 6, alignment: .right) == "  日本")
    #expect("ab".padded(to: 5, alignment: .center) == " ab  ")
    #expect("longer".padded(to: 3) == "longer")
  }

  @Test func `cutting leaves whole characters and never exceeds the width`() {
    #expect("benefit".truncated(to: 7) == "benefit")
    #expect("benefit".truncated(to: 4) == "ben…")
    #expect("日本語".truncated(to: 4) == "日…")
    #expect("日本語".truncated(to: 1) == "…")
    #expect("日本語".truncated(to: 0) == "")
    #expect("benefit".truncated(to: 5, ellipsis: "...") == "be...")
  }
}
