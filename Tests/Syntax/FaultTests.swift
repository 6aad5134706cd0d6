import Diagnostics
import Testing

@testable import Syntax

/// Where faults are found and what is proposed: `⟦` and `⟧` stand around the place.
struct FaultTests {
  private func check(_ marked: String, _ code: String, _ hint: String?) {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    let inner = parts.last?.split(separator: "⟧", omittingEmptySubsequences: false) ?? []
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: text))
    #expect(tree.diagnostics.map(\.code.id) == [code], "\(text)")
    let found = tree.diagnostics.first
    #expect(found?.span?.start == parts.first?.utf8.count, "\(text)")
    #expect(found?.span.map { String($0.text) } == inner.first.map(String.init), "\(text)")
    if let hint { #expect(found?.hint?.contains(hint) == true, "\(found?.hint ?? "no hint")") }
  }

  @Test func `a dimension beside a line's name is said to come from its value`() {
    check("benefit saved ⟦by queue⟧ \"Saved\" = hours * rate", "E0118", "a line has the dimensions of its value")
  }

  @Test(arguments: [
    ("x = ⟦1,200⟧ agent", "E0101", "1_200"), ("x = ⟦1,200,000⟧", "E0101", "1_200_000"),
    ("x = ⟦1,200.50⟧ EUR", "E0101", "1_200.50"), ("x = ⟦1.200,00⟧ EUR", "E0101", "1_200.00"),
    ("x = ⟦1.200.000⟧", "E0101", "1_200_000"), ("x = ⟦1,5⟧", "E0101", "1.5"),
    ("x = max(⟦1,200⟧)", "E0101", "or put a space after each comma of a list"),
    ("x = ⟦3m⟧ EUR", "E0102", "3M"), ("x = ⟦3m⟧", "E0102", "3 months"), ("x = ⟦3K⟧", "E0102", "3k"),
    ("x = ⟦2b⟧", "E0102", "2bn"), ("x = ⟦2mio⟧", "E0102", "2M"), ("x = ⟦12months⟧", "E0102", "12 months"),
    ("x = ⟦5EUR⟧/month", "E0102", "5 EUR"), ("x = ⟦1e6⟧", "E0102", "in full"), ("x = ⟦€5⟧", "E0103", "5 EUR"),
    ("x = ⟦$ 5.7M⟧", "E0103", "5.7M USD"), ("x = ⟦5€⟧", "E0103", "5 EUR"), ("x = ⟦5 £⟧/month", "E0103", "5 GBP"),
    ("x = { a: 5 } ⟦€⟧/month", "E0103", "EUR"), ("x = ⟦1__2⟧", "E0105", ""), ("x = ⟦.5⟧", "E0105", "0.5"),
    ("x = ⟦1.2.3⟧", "E0105", ""), ("x = 1 200", "", ""),
  ])
  func `numbers written otherwise`(_ marked: String, _ code: String, _ hint: String) {
    if code.isEmpty { return check("x = 1 ⟦200⟧", "E0119", "1_200") }
    check(marked, code, hint.isEmpty ? nil : hint)
  }

  @Test(arguments: [
    ("x = [⟦2026-13⟧: 1]", "write 2026-12"), ("x = [⟦2026-1⟧: 1]", "write 2026-01, or 2026 - 1"),
    ("x = [⟦2026-Q5⟧: 1]", "write 2026-Q4"), ("x = [⟦2026-q2⟧: 1]", "write 2026-Q2"),
    ("x = [⟦2026-02-30⟧: 1]", "write 2026-02-28"), ("x = [⟦2025-02-29⟧: 1]", "write 2025-02-28"),
  ])
  func `dates that are not in the calendar`(_ marked: String, _ hint: String) {
    check(marked, "E0106", hint)
  }

  @Test(arguments: [
    ("model ⟦“a”⟧", "E0110", "\"a\""), ("model ⟦„a“⟧", "E0110", "\"a\""), ("model ⟦«a»⟧", "E0110", "\"a\""),
    ("model ⟦'a'⟧", "E0110", "\"a\""), ("model ⟦\"a⟧", "E0111", ""), ("x = a ⟦−⟧ b", "E0113", "write -"),
    ("x = a ⟦÷⟧ b", "E0113", "write /"), ("x = a ⟦@⟧", "E0113", ""), ("x = 5 ⟦🎉⟧", "E0113", ""),
    ("check a ⟦≥⟧ b", "E0113", "write >="), ("x = ⟦größe⟧ * 2", "E0107", "groesse"),
    ("x = ⟦价格⟧ * 2", "E0107", "snake_case"),
    ("x = 1\u{0}", "", ""),
  ])
  func `characters of elsewhere`(_ marked: String, _ code: String, _ hint: String) {
    if code.isEmpty { return check("x = 1⟦\u{0}⟧", "E0113", nil) }
    check(marked, code, hint.isEmpty ? nil : hint)
  }

  @Test(arguments: [
    ("x = (a + ⟦[⟧b\ny = 2", "E0114"), ("scenario s ⟦{⟧ a = 1\ninput y = 2", "E0114"), ("x = (a⟦]⟧)", "E0115"),
    ("scenario s { a = 1 } ⟦}⟧", "E0115"),
  ])
  func `brackets that do not match`(_ marked: String, _ code: String) {
    check(marked, code, nil)
  }

  @Test(arguments: [
    ("input ⟦Seats⟧ = 5", "E0108"), ("input ⟦show⟧ = 5", "E0109"), ("input ⟦5⟧ = 5", "E0118"), ("input x⟦⟧", "E0118"),
    ("input x =⟦⟧", "E0117"), ("timeline 2026-01 for ⟦36⟧", "E0129"), ("timeline 2026-01 for ⟦1.5 years⟧", "E0129"),
    ("timeline ⟦soon⟧ for 36 months", "E0118"), ("cost x = none⟦⟧", "E0118"), ("scenario s ⟦x⟧ = 5", "E0118"),
    ("scenario s { x = 5 y ⟦=⟧ 6 }", "E0118"), ("correlate a ⟦and⟧ b 0.5", "E0118"), ("currency EUR ⟦USD⟧", "E0120"),
    ("model ⟦Title⟧", "E0118"), ("needs x: ⟦\"Label\"⟧", "E0118"), ("⟦5⟧ = x", "E0135"), ("⟦total⟧ + 3", "E0121"),
    ("use⟦⟧", "E0118"), ("input x = 5\n  ⟦colour⟧: red", "E0123"), ("input x = 5\n  ⟦note⟧:", "E0125"),
  ])
  func `statements that break their form`(_ marked: String, _ code: String) {
    check(marked, code, nil)
  }

  @Test func `all faults of a file are found, and the rest is kept`() {
    let text = """
      model "Plan
      input a = 1,200
      input b = (3 + 4
      cost c = a *
      set a = 5
      scenario s {
        a = 5 5
        b = 6
        a == 7
      }
      input d = 8
        sorce: "x"
        owner: "y"
      """
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: text))
    #expect(
      tree.diagnostics.map { "\($0.code.id)@\($0.span.map { $0.file.position(at: $0.start).line } ?? 0)" } == [
        "E0111@1", "E0101@2", "E0114@3", "E0117@4", "E0122@5", "E0119@7", "E0118@9", "E0123@12",
      ])
    #expect(tree.declarations.count == 6)
    #expect(tree.declarations.last?.attributes.map(\.key.text) == ["owner"])
  }

  @Test func `a name is kept where its value does not parse`() throws {
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: "cost c \"C\" = a * * b\n  kind: capacity\n"))
    guard case .cost(let line)? = tree.declarations.first?.kind, case .expression(let value) = line.value else {
      throw WrongTree()
    }
    #expect(line.name.text == "c")
    #expect(value.kind == .missing)
    #expect(tree.declarations.first?.attributes.count == 1)
    #expect(tree.diagnostics.map(\.code.id) == ["E0117"])
  }
}
