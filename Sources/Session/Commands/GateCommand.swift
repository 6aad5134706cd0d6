import Checking
package import Diagnostics
import Evidence
import Reports
package import Syntax

/// `gate [NAME] [in SCENARIO] [as of DATE]`
package struct GateCommand: Command {
  package let verb = "gate"
  package let page = HelpPage(
    "gate [NAME] [in SCENARIO] [as of DATE]",
    "gate NAME { functional: PILOT; durable: 4 weeks, 2 teams; financial: P(npv > 0) >= 80%; periods: normal, stress }",
    summary: "READY or NOT YET, with what is missing: three layers, a second environment, periods, governance.",
    notes: [
      "A gate decides whether something may be scaled; it never changes an estimate.",
      "expect gate NAME = READY (or NOT YET) holds a verdict fast in a replay, expect pilot NAME = PASS a pilot's.",
    ],
    example: """
      gate scale_up { durable: 4 weeks, 2 teams; financial: P(npv > 0) >= 80%; periods: normal, stress, failure }
      gate scale_up
      expect gate scale_up = NOT YET
      """)

  package struct Request: Sendable {
    let name: Identifier?
    var scenario: Identifier?
    var asOf: Day?
    let span: Span?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let span = words.previous?.span
    var request = Request(name: try words.blockName("the name of a gate"), span: span)
    while !words.isAtEnd {
      if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else if let day = try words.asOf() {
        request.asOf = day
      } else {
        throw words.unexpected("`in` or `as of`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let names = try turn.block("gate", request.name, at: request.span).map(\.name)
    let assessment = try turn.assessment(in: try turn.scenario(request.scenario), asOf: request.asOf)
    return Answer(
      reports: assessment.gates.filter { names.contains($0.gate.name) }.map { GateReport($0, assessment).report() })
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case "as": [Candidate("of")]
    case "of": context.periods
    case nil: context.blocks("gate") + ["in", "as of"].map { Candidate($0) }
    case _: ["in", "as of"].map { Candidate($0) }
    }
  }
}
