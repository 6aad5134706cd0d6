import Analysis
package import Diagnostics
import Reports
package import Syntax

/// `tornado [of METRIC] [top N] [by SHARE] [in SCENARIO]`
package struct TornadoCommand: Command {
  package let verb = "tornado"
  package let page = HelpPage(
    "tornado [of METRIC] [top N] [by 10%] [in SCENARIO]",
    summary: "Swings each input over its P10 to P90, one at a time, and draws how far the metric moves.",
    notes: [
      "Inputs without a range are certain and stay; `by 10%` swings them too, by that share of their value either way.",
      "A metric is any metric in any view, one of the model's own, or an expression of one number.",
    ],
    example: "tornado\ntornado of npv.cash_only top 3 in cautious")

  package struct Request: Sendable {
    var measure: Expression?
    var limit: Int?
    /// As a fraction.
    var share: Double?
    var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request()
    while !words.isAtEnd {
      if words.take(word: "of") {
        request.measure = try words.expression()
      } else if words.take(word: "top") {
        let span = words.next.span
        let count = try words.integer()
        guard count > 0 else { throw .impossibleCount(at: span) }
        request.limit = count
      } else if words.take(word: "by") {
        guard case .number(let share, percent: true) = words.next.kind, share > 0, share <= 100 else {
          throw .notAShare(String(words.next.span.text), at: words.next.span)
        }
        words.advance()
        request.share = share / 100
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`of`, `top`, `by` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let measure = try turn.measures(request.measure.map { [$0] } ?? [], in: scenario)[0]
    let tornado = TornadoAnalysis(of: measure, in: try turn.whatIf(in: scenario), certainBy: request.share)
    turn.state.keep(in: scenario) { $0.tornado = tornado }
    return Answer(reports: [TornadoReport(tornado, turn.header(in: scenario), limit: request.limit).report()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "of": context.metrics + context.values
    case "in": context.scenarios
    case "by": [Candidate("10%")]
    case "top": [Candidate("5")]
    case _: ["of", "top", "by", "in"].map { Candidate($0) }
    }
  }
}
