import Diagnostics
import Quantities
import Testing

@testable import Syntax

struct LexerTests {
  /// Tokens as text: `word`, `5`, `5%`, `2026-01`, `"text"`, `'+'`, `⏎` for a statement's end and `⇥` for an indent.
  private func tokens(_ text: String) -> String {
    Lexer.output(of: SourceFile(name: "test.roi", text: text)).tokens.dropLast().map { token in
      switch token.kind {
      case .word(let word): word
      case .number(let value, let percent): NumberText.shortest(value) + (percent ? "%" : "")
      case .date(let date): date.description
      case .text(let text): text.quoted
      case .symbol(let symbol): "'\(symbol)'"
      case .lineEnd: "⏎"
      case .indent: "⇥"
      case .end: "end"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("1_200", "1200 ⏎"), ("310k", "310000 ⏎"), ("1.3M", "1300000 ⏎"), ("2bn", "2000000000 ⏎"), ("14%", "14% ⏎"),
    ("14 %", "14% ⏎"), ("0.07M", "70000 ⏎"), ("1_000.25", "1000.25 ⏎"), ("2026", "2026 ⏎"),
    ("9 .. 17%", "9 '..' 17% ⏎"), ("9..17", "9 '..' 17 ⏎"), ("1000 - 20", "1000 '-' 20 ⏎"),
    ("max(1,2)", "max '(' 1 ',' 2 ')' ⏎"), ("5 EUR/month", "5 EUR '/' month ⏎"),
  ])
  func `numbers`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("2026-01", "2026-01 ⏎"), ("2026-Q1", "2026-Q1 ⏎"), ("2026-01-15", "2026-01-15 ⏎"), ("2024-02-29", "2024-02-29 ⏎"),
    ("2026 - 01", "2026 '-' 1 ⏎"), ("2026-quantity", "2026 '-' quantity ⏎"), ("12026-01", "12026 '-' 1 ⏎"),
    ("[2026-01: 2]", "'[' 2026-01 ':' 2 ']' ⏎"),
  ])
  func `dates are written without spaces`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    (#""a \"b\" \\ \n\t""#, #""a \"b\" \\ \n\t" ⏎"#), (#""é €""#, #""é €" ⏎"#),
    ("\"# no comment\"", "\"# no comment\" ⏎"),
  ])
  func `text and its escapes`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("a # comment\nb", "a ⏎ b ⏎"), ("a\r\nb\r\n", "a ⏎ b ⏎"), ("\u{FEFF}a", "a ⏎"), ("a\u{A0}b", "a b ⏎"), ("", ""),
    ("# only\n\n", ""), ("a +\nb", "a '+' b ⏎"), ("a,\n\n# why\nb", "a ',' b ⏎"), ("(a\nb)", "'(' a b ')' ⏎"),
    ("a and\nb", "a and b ⏎"), ("a\n  b: c\nd", "a ⏎ ⇥ b ':' c ⏎ d ⏎"), ("a; b", "a ⏎ b ⏎"),
    ("scenario s {\na\nb\n}", "scenario s '{' ';' a ';' b ';' '}' ⏎"), ("x = {\na: 1\n}", "x '=' '{' a ':' 1 '}' ⏎"),
    ("load models/\nshow", "load models '/' ⏎ show ⏎"),
  ])
  func `statements end with their line unless it asks for more`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("x = (1 + 2\ny = 3", "x '=' '(' 1 '+' 2 ⏎ y '=' 3 ⏎"),
    ("x = (1 + 2\ninput y = 3", "x '=' '(' 1 '+' 2 ⏎ input y '=' 3 ⏎"),
    ("cost x = (1\n  category: tokens\ny = 3", "cost x '=' '(' 1 ⏎ ⇥ category ':' tokens ⏎ y '=' 3 ⏎"),
    ("scenario s {\n a = (1\n b = 2\n}", "scenario s '{' ';' a '=' '(' 1 ';' b '=' 2 ';' '}' ⏎"),
    ("scenario s {\n a = 1\ninput y = 3", "scenario s '{' ';' a '=' 1 ⏎ input y '=' 3 ⏎"),
    ("x =\ny = 3", "x '=' ⏎ y '=' 3 ⏎"),
    ("x = max(a,\nb)", "x '=' max '(' a ',' b ')' ⏎"),
    ("x = f(a,\nb: 2)", "x '=' f '(' a ',' b ':' 2 ')' ⏎"),
  ])
  func `a forgotten bracket or value does not swallow the next statement`(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test func `tokens know their place in bytes and the space before them`() {
    let file = SourceFile(name: "test.roi", text: "é = 5 EUR/month")
    let found = Lexer.output(of: file).tokens
    #expect(found.map { String($0.span.text) } == ["é", "=", "5", "EUR", "/", "month", "", ""])
    #expect(found.map(\.span.start) == [0, 3, 5, 7, 10, 11, 16, 16])
    #expect(found.map(\.spaceBefore) == [true, true, true, true, false, false, true, true])
  }
}
