package import Diagnostics
import Evidence
import Reports
package import Syntax

/// `kpis [in SCENARIO] [as of DATE]`
package struct KPIsCommand: Command {
  package let verb = "kpis"
  package let page = HelpPage(
    "kpis [in SCENARIO] [as of DATE]",
    summary: "Objectives and key results as a cascade, and every measure with its class, counter-metric and owner.",
    notes: [
      "Beside each key result stands the chance that its objective moves, as things are and with the key result hit: "
        + "where both are alike it is a vanity target.",
      "Outcomes come first and activity last.",
    ],
    example: """
      objective scale "Scale service" { level: executive; outcome: unit_cost; target: 15% lower by 2026-12 }
      key result handling "Handle time" { level: unit; supports: scale; measures: handle_time; target: at most 9 min/case }
      kpi reopen_rate "Reopened cases" { class: outcome, quality, lagging; baseline: 6% }
      kpis
      """)

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> AssessCommand.Request {
    try AssessCommand().read(&words)
  }

  package func run(_ request: AssessCommand.Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let assessment = try turn.assessment(in: try turn.scenario(request.scenario), asOf: request.asOf)
    return Answer(reports: [AssessmentReport(assessment).measures()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { AssessCommand().candidates(in: context) }
}
