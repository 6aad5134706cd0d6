import Analysis
package import Diagnostics
import Reports
package import Syntax

/// `goal METRIC = VALUE by NAME [between A and B] [in SCENARIO]`
package struct GoalCommand: Command {
  package let verb = "goal"
  package let page = HelpPage(
    "goal METRIC = VALUE by NAME [between A and B] [in SCENARIO]",
    summary: "The values of an input at which a metric is what you ask for, all of them in the stretch looked along.",
    notes: [
      "A metric is any metric in any view, one of the model's own, or an expression of one number: goal sum(tokens) = 100k EUR by price_in.",
      "Without `between` it looks along shares from 0% to 100%, other inputs up to ten times their value. Nothing is set.",
    ],
    example: "goal npv = 0 by seat_price\ngoal payback = 18 months by time_saved between 10% and 30%")

  package struct Request: Sendable {
    let measure: Expression
    let target: Expression
    let lever: LeverSyntax
    var ends: (low: Expression, high: Expression)?
    var scenario: Identifier?
    let span: Span
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let start = words.next.span
    let measure = try words.expression()
    try words.symbol("=")
    let target = try words.expression()
    try words.word("by")
    let lever = try words.lever()
    var request = Request(measure: measure, target: target, lever: lever, span: start.joined(with: lever.span))
    while !words.isAtEnd {
      if words.take(word: "between") {
        request.ends = try words.ends("and")
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`between` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let measure = try turn.measure(request.measure, in: scenario)
    let target = try turn.target(request.target, of: request.measure, in: scenario)
    let reading = try LeverReading(turn, in: scenario)
    let lever = try reading.lever(request.lever, taking: request.ends.map { [$0.low, $0.high] } ?? [])
    let span: ClosedRange<Double>
    if let ends = request.ends {
      let values = [ends.low, ends.high]
      let low = try reading.value(values[0], of: lever, request.lever)
      let high = try reading.value(values[1], of: lever, request.lever)
      guard low != high else { throw Refusal(.emptySpan(at: values[0].span.joined(with: values[1].span))) }
      span = min(low, high)...max(low, high)
    } else {
      guard let usual = reading.whatIf.searchSpan(of: lever) else {
        throw Refusal(
          .nowhereToLook(
            request.lever.name, goal: "goal \(Wording.oneLine(request.span.text))", at: request.lever.span))
      }
      span = usual
    }
    let goal = GoalSearch(measure, reaching: target, by: lever, within: span, in: reading.whatIf)
    turn.state.keep(in: scenario) { $0.goals.append(goal) }
    return Answer(reports: [GoalReport(goal, turn.header(in: scenario)).report()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil: context.metrics + context.values
    case "by": context.inputs
    case "in": context.scenarios
    case "=": []
    case _: ["=", "by", "between", "and", "in"].map { Candidate($0) }
    }
  }
}
