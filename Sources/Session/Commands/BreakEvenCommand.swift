import Analysis
package import Diagnostics
import Reports
package import Syntax

/// `breakeven [of METRIC] [in SCENARIO]`
package struct BreakEvenCommand: Command {
  package let verb = "breakeven"
  package let page = HelpPage(
    "breakeven [of METRIC] [in SCENARIO]",
    summary: "For every input the value at which NPV, or another metric, is 0, the nearest first.",
    notes: [
      "Each input alone, all others at base; one with a dimension member by member, and as a whole scaled.",
      "P(past) is the probability that an input lies beyond its break-even; `of P10–P90` how far that is, as a multiple of the width of its range.",
      "Shares are looked at from 0% to 100%, other inputs up to ten times their value. `goal` looks where you say.",
    ],
    example: "breakeven\nbreakeven of npv.cash_only in cautious")

  package struct Request: Sendable {
    var measure: Expression?
    var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request()
    while !words.isAtEnd {
      if words.take(word: "of") {
        request.measure = try words.expression()
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`of` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let measure = try turn.measures(request.measure.map { [$0] } ?? [], in: scenario)[0]
    let analysis = BreakEvenAnalysis(of: measure, in: try turn.whatIf(in: scenario))
    turn.state.keep(in: scenario) { $0.breakEven = analysis }
    return Answer(reports: [BreakEvenReport(analysis, turn.header(in: scenario)).report()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "of": context.metrics + context.values
    case "in": context.scenarios
    case _: ["of", "in"].map { Candidate($0) }
    }
  }
}
