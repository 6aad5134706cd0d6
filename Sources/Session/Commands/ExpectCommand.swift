package import Diagnostics
import Checking
import Finance
import Quantities
import Reports
package import Syntax

/// `expect EXPR = VALUE [within TOLERANCE] [in SCENARIO]`
package struct ExpectCommand: Command {
  package let verb = "expect"
  package let page = HelpPage(
    "expect EXPRESSION = VALUE [within TOLERANCE] [in SCENARIO]", "expect EXPRESSION = n/m [in SCENARIO]",
    "expect gate NAME = READY [in SCENARIO]", "expect pilot NAME = PASS",
    summary: "Holds a number fast: a replay in which it has moved ends with exit code 3.",
    notes: [
      "The tolerance is an amount in the value's unit, or a percentage of the value; without one the numbers must be equal to nine digits.",
      "`save FILE with expectations` writes such lines for everything that was shown.",
    ],
    example: "expect npv = 570_707 EUR within 1%\nexpect irr = n/m in cautious")

  package enum Request: Sendable {
    case number(NumberRequest)
    case verdict(VerdictExpectation)
  }

  package struct NumberRequest: Sendable {
    let value: Expression
    /// nil expects n/m.
    let expected: Expression?
    let expectedSpan: Span
    let tolerance: Expression?
    let scenario: Identifier?
    let span: Span
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    if let verdict = try VerdictExpectation(&words) { return .verdict(verdict) }
    let start = words.next.span
    let value = try words.expression()
    try words.symbol("=")
    let from = words.next.span
    var expected: Expression?
    var to = from
    if words.isNext(word: "n"), words.next(after: 1).kind == .symbol("/"), words.next(after: 2).kind == .word("m") {
      to = words.next(after: 2).span
      for _ in 0..<3 { words.advance() }
    } else {
      let expression = try words.expression()
      (expected, to) = (expression, expression.span)
    }
    var tolerance: Expression?
    if words.take(word: "within") { tolerance = try words.expression() }
    var scenario: Identifier?
    if words.take(word: "in") { scenario = try words.identifier("the name of a scenario") }
    let end = scenario?.span ?? tolerance?.span ?? to
    return .number(
      NumberRequest(
        value: value, expected: expected, expectedSpan: from.joined(with: to), tolerance: tolerance, scenario: scenario,
        span: start.joined(with: end)))
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    switch request {
    case .verdict(let verdict): return try verdict.answer(in: turn)
    case .number(let request):
      let scenario = try turn.scenario(request.scenario)
      let comparison = try ExpectationCheck(request, in: scenario, turn)
      return Answer(reports: [comparison.report()], expectations: [comparison.expectation])
    }
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case "=": [Candidate("n/m", detail: "not meaningful")]
    case _: context.values + ["within", "in"].map { Candidate($0) }
    }
  }
}
