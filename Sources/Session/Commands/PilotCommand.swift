package import Diagnostics
import Reports
package import Syntax

/// `pilot [NAME]`
package struct PilotCommand: Command {
  package let verb = "pilot"
  package let page = HelpPage(
    "pilot [NAME]",
    "pilot NAME \"Label\" { data: \"FILE.csv\"; arm: \"COLUMN\" control \"A\" treated \"B\"; primary: … }",
    summary: "A pilot's verdict, PASS, FAIL or NOT PROVEN, with what it rests on and what the model takes over.",
    notes: [
      "The block declares a pilot: its data file, groups, windows, design, one primary measure and its guards. "
        + "help pilot lists the keys.",
      "The primary measure must be better by its margin and every guard no worse than its; all claims at once.",
      "input NAME = 13% from pilot NAME.MEASURE prior \"KEY\" takes the effect over; explain shows prior, pilot and weight.",
    ],
    example: """
      pilot emea "EMEA pilot" {
        data: "pilot.csv"
        unit: "agent_id"
        arm: "group" control "off" treated "on"
        week: "week"
        live: 2025-10-13 .. 2025-12-07
        design: randomised
        primary: aht "handle_seconds" lower by at least 10%
        guard: quality "qa_pass" not worse by 2 points
      }
      pilot emea
      """)

  package struct Request: Sendable {
    let name: Identifier?
    let span: Span?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let span = words.previous?.span
    return Request(name: try words.blockName("the name of a pilot"), span: span)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    var answer = Answer()
    for block in try turn.block("pilot", request.name, at: request.span) {
      if let report = turn.pilotReport(block) { answer.reports.append(report) }
    }
    return answer
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty ? context.blocks("pilot") : []
  }
}
