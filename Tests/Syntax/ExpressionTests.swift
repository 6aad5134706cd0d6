import Diagnostics
import Testing

@testable import Syntax

struct ExpressionTests {
  private func outline(_ text: String) -> String {
    let (expression, diagnostics) = Parser.parseExpression(SourceFile(name: "test", text: text))
    return expression.map(Outline.of) ?? diagnostics.map(\.code.id).joined(separator: " ")
  }

  @Test(arguments: [
    ("a + b * c", "(a + (b * c))"), ("a * b + c", "((a * b) + c)"), ("a - b - c", "((a - b) - c)"),
    ("a / b * c", "((a / b) * c)"), ("-a ^ 2", "((- a) ^ 2)"), ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"),
    ("2 ^ -1", "(2 ^ (- 1))"),
    ("a + b > c * d", "((a + b) > (c * d))"), ("not a > b and c", "((not (a > b)) and c)"),
    ("a or b and not c", "(a or (b and (not c)))"), ("(a + b) * c", "((a + b) * c)"),
    ("if a > b then c else d + 1", "(if (a > b) then c else (d + 1))"),
    ("if a then b else if c then d else e", "(if a then b else (if c then d else e))"),
    ("1 + if a then b else c", "(1 + (if a then b else c))"), ("a == b or a != c", "((a == b) or (a != c))"),
  ])
  func `operators bind as the language says`(_ text: String, _ expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    ("30 EUR/agent/month", "30 EUR/agent/month"), ("30 EUR per agent per month", "30 EUR/agent/month"),
    ("5 USD per 1M token", "5 USD per 1M token"), ("5 USD/1M token", "5 USD per 1M token"),
    ("0.8% per month", "0.8% per month"), ("12/month", "12 per month"), ("30 EUR / agents", "(30 EUR / agents)"),
    ("30 EUR /agents", "(30 EUR / agents)"), ("1/2", "(1 / 2)"), ("2 FTE * rate_1", "(2 FTE * rate_1)"),
    ("30 EUR/max(a, b)", "(30 EUR / max(a, b))"), ("30 EUR/desk.seats", "(30 EUR / desk.seats)"),
    ("{ a: 1, b: 2 } case/month", "<{a: 1, b: 2} case/month>"),
    ("[2026-01: 2, 2027: 1] FTE", "<[2026-01: 2, 2_027: 1] FTE>"),
    ("series(\"f.csv\", date: \"month\") case/month", "<series(\"f.csv\", date: \"month\") case/month>"),
    ("table(\"f.csv\", by: queue) %", "<table(\"f.csv\", by: queue) %>"), ("5 min/case", "5 min/case"),
  ])
  func `units belong to numbers, lists and readers`(_ text: String, _ expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    ("npv.cash_only", "npv.cash_only"), ("volume[billing]", "volume[billing]"),
    ("share[small, faq]", "share[small, faq]"),
    ("max(a, b)[billing]", "max(a, b)[billing]"), ("(a + b)[billing]", "(a + b)[billing]"),
    (
      "ramp(from: a, to: b, over: 12 months, starting: 2026-Q1)",
      "ramp(from: a, to: b, over: 12 months, starting: 2026-Q1)"
    ),
    ("average(x, over: queue, weighted by: w)", "average(x, over: queue, weighted by: w)"),
    ("seasonal([Jan: 0.9, Feb: 1.1])", "seasonal([Jan: 0.9, Feb: 1.1])"),
    (
      "tiered(q, [0 token/month: 5 USD per 1M token], whole: no)",
      "tiered(q, [0 token/month: 5 USD per 1M token], whole: no)"
    ),
    ("[initial: 250k EUR, 2026-01: 1]", "[initial: 250_000 EUR, 2026-01: 1]"), ("f()", "f()"),
    ("max(a, b,)", "max(a, b)"),
    ("at(x, 2027)", "at(x, 2_027)"), ("{ faq: { large: 97% } }", "{faq: {large: 97%}}"), ("yes and no", "(yes and no)"),
  ])
  func `names, calls and lists`(_ text: String, _ expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    ("a +", "E0117"), ("a b", "E0119"), ("a EUR", "E0119"), ("(a + b) EUR", "E0119"), ("max(a) EUR", "E0119"),
    ("1 200", "E0119"), ("a < b < c", "E0127"), ("a + not b", "E0136"), ("if a = b then c else d", "E0128"),
    ("if a then b", "E0118"), ("[]", "E0133"), ("{}", "E0133"), ("f(a", "E0114"), ("a)", "E0115"), ("5 per", "E0118"),
    ("[1 2]", "E0119"), ("+5", "E0117"), ("in", "E0117"), ("", "E0117"), ("a ? b", "E0120"),
  ])
  func `what is no expression is told apart`(_ text: String, _ code: String) {
    #expect(outline(text) == code)
  }

  @Test func `a printed expression reads back as itself`() {
    var generator = ExpressionGenerator(seed: 1)
    for _ in 0..<2_000 {
      let expression = generator.expression(depth: 5)
      let text = expression.sourceText
      #expect(outline(text) == Outline.of(expression), "\(text)")
    }
  }
}
