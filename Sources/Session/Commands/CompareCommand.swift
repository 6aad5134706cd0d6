import Checking
package import Diagnostics
import Reports
package import Syntax

/// `compare BASE NAME…`
package struct CompareCommand: Command {
  package let verb = "compare"
  package let page = HelpPage(
    "compare SCENARIO SCENARIO… [as thousands|millions|units]", "compare",
    summary: "Scenarios side by side: metrics and lines with their changes, and which inputs differ.",
    notes: ["Alone, it compares base with every scenario."], example: "compare base cautious repriced")

  package struct Request: Sendable {
    package let scenarios: [Identifier]
    package var clauses: ShowClauses
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var scenarios: [Identifier] = []
    var clauses = ShowClauses()
    while !words.isAtEnd {
      if words.isNext(word: "as"), try clauses.take(&words) { continue }
      scenarios.append(try words.identifier("the name of a scenario"))
      _ = words.take(symbol: ",")
    }
    return Request(scenarios: scenarios, clauses: clauses)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    for name in request.scenarios { try turn.requireScenario(name.text, at: name.span) }
    var names = request.scenarios.map(\.text)
    if names.count == 1 { names.insert(names[0] == "base" ? turn.state.scenario : "base", at: 0) }
    if names.isEmpty { names = ["base"] + turn.model.scenarios.map(\.name) }
    guard names.count > 1, Set(names).count == names.count else {
      throw Refusal(.nothingToCompare(scenarios: turn.model.scenarios.map(\.name), at: request.scenarios.last?.span))
    }
    let base = try turn.figures(in: names[0])
    var others: [Figures] = []
    for name in names.dropFirst() { others.append(try turn.figures(in: name)) }
    var scale: MoneyScale?
    if let amount = request.clauses.amount {
      scale = request.clauses.scale(currency: base.currency)
      if scale == nil { throw Refusal(.unknownAmount(amount.sourceText, currency: base.currency, at: amount.span)) }
    }
    for (name, figures) in zip(names, [base] + others) {
      turn.expectations += ExpectationText.metrics(of: figures, in: name)
    }
    return Answer(reports: [Comparison(base: base, others: others).report(scale: scale)])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.last == "as" ? MoneyScale.allCases.map { Candidate($0.rawValue) } : context.scenarios
  }
}
