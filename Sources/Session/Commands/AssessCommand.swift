package import Diagnostics
import Evidence
import Reports
package import Syntax

/// `assess [in SCENARIO] [as of DATE]`
package struct AssessCommand: Command {
  package let verb = "assess"
  package let page = HelpPage(
    "assess [in SCENARIO] [as of DATE]",
    summary: "Whether there is reason to believe the programme: five questions, the scorecard, and everything red.",
    notes: [
      "It reads the blocks of evidence: pilots, objectives, key results, KPIs, error budgets, obligations and gates.",
      "Ages are counted on the day named, else on the latest day that anything in the evidence was seen.",
      "pilot, gate and kpis show one part in full; exports carry outcomes first and activity in the appendix.",
    ],
    example: """
      objective scale "Scale service" { level: executive; outcome: unit_cost; target: 15% lower by 2026-12 }
      key result handling "Handle time" { level: unit; supports: scale; measures: handle_time; target: at most 9 min/case }
      assess
      """)

  package struct Request: Sendable {
    let scenario: Identifier?
    let asOf: Day?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var scenario: Identifier?
    var asOf: Day?
    while !words.isAtEnd {
      if words.take(word: "in") {
        scenario = try words.identifier("the name of a scenario")
      } else if let day = try words.asOf() {
        asOf = day
      } else {
        throw words.unexpected("`in` or `as of`")
      }
    }
    return Request(scenario: scenario, asOf: asOf)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let assessment = try turn.assessment(in: try turn.scenario(request.scenario), asOf: request.asOf)
    return Answer(reports: [AssessmentReport(assessment).report()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case "as": [Candidate("of")]
    case "of": context.periods
    case _: ["in", "as of"].map { Candidate($0) }
    }
  }
}
