import Analysis
import Checking
package import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Reports
package import Syntax

/// `why [since save|since SCENARIO] [of METRIC, METRIC…]`
package struct WhyCommand: Command {
  package let verb = "why"
  package let page = HelpPage(
    "why [of METRIC, METRIC…]", "why since save [of METRIC…]", "why since SCENARIO [of METRIC…] [in SCENARIO]",
    summary: "What each changed input did to the metrics, in parts that add up to the whole change.",
    notes: [
      "Alone, since the last change; `since save`, since the session was saved; `since SCENARIO`, against another scenario.",
      "A part is what a change adds on average over all orders of making the changes (Shapley value): exact up to ten changes, sampled beyond with its error.",
    ],
    example: "set time_saved = 8%\nwhy\nwhy since cautious of npv")

  package struct Request: Sendable {
    enum Since: Sendable {
      case change
      case save(Span)
      case scenario(Identifier)
    }
    var since = Since.change
    var measures: [Expression] = []
    var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request()
    while !words.isAtEnd {
      if words.take(word: "since") {
        let name = try words.identifier("`save` or the name of a scenario")
        request.since = name.text == "save" ? .save(name.span) : .scenario(name)
      } else if words.take(word: "of") {
        request.measures = try words.expressions()
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`since`, `of` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let earlier: SessionState
    let place: String
    let between: String
    switch request.since {
    case .change:
      guard let last = turn.earlier else { throw Refusal(.nothingChanged()) }
      (earlier, between) = (last, "since the last change")
      place = request.scenario == nil ? last.scenario : scenario
    case .save(let span):
      guard let saved = turn.saved else { throw Refusal(.nothingSaved(at: span)) }
      (earlier, between) = (saved, "since the session was saved")
      place = request.scenario == nil ? saved.scenario : scenario
    case .scenario(let name):
      try turn.requireScenario(name.text, at: name.span)
      (earlier, place) = (turn.state, name.text)
      between = "from \(name.text) to \(scenario)"
    }
    return Answer(reports: [
      try report(request.measures, from: earlier, in: place, to: scenario, between: between, &turn)
    ])
  }

  private func report(
    _ expressions: [Expression], from earlier: SessionState, in place: String, to scenario: String, between: String,
    _ turn: inout Turn
  ) throws(Refusal) -> Report {
    let run = try turn.run(in: scenario)
    let now = turn
    guard let computation = turn.state.compiled.computation, let timeline = turn.model.timeline else {
      throw Refusal(.noTimeline())
    }
    var measures =
      try expressions.isEmpty ? turn.watchedMeasures(in: scenario) : turn.measures(expressions, in: scenario)
    // What is left where another metric has no parts.
    let npv = MetricReference(.npv)
    if !measures.contains(where: { $0.metric == npv }) { measures.append(try turn.measure(npv, in: scenario)) }
    var old = turn
    old.state.settings = try earlier.settings.map { setting throws(Refusal) in
      try Setting(setting.syntax, in: setting.scenario, reason: setting.reason, model: now.model)
    }
    old.state.excluded = earlier.excluded
    let before = Standpoint(overlays: old.overlays(in: place), excluded: old.state.excludedLines)
    let after = Standpoint(overlays: turn.overlays(in: scenario), excluded: turn.state.excludedLines)
    let origin = origin(measures, of: expressions, earlier, place, turn)
    let attribution = try refusing { [measures] () throws(Diagnostic) in
      try Attribution(
        of: measures, from: before, to: after, plan: run.plan, resolver: computation.resolver, origin: origin)
    }
    turn.state.keep(in: scenario) { $0.attribution = (attribution, between) }
    return AttributionReport(attribution, turn.header(in: scenario), between: between, timeline: timeline).report()
  }

  /// The figures under the declarations of then, where others have been made since.
  private func origin(
    _ measures: [Measure], of expressions: [Expression], _ earlier: SessionState, _ place: String, _ turn: Turn
  ) -> [MetricValue]? {
    guard earlier.compiled !== turn.state.compiled else { return nil }
    guard earlier.compiled.computation != nil, let run = try? Evaluations().run(of: earlier, in: place) else {
      return measures.map { _ in .notMeaningful(.noFlows) }
    }
    var then = turn
    then.state = earlier
    return measures.enumerated().map { index, measure in
      let value: MetricValue? =
        switch measure.source {
        case .metric(let reference): run.metric(reference)
        case .cell(let id, let cell): Self.value(ofQuantity: turn.model[id].name, cell, in: run)
        case .expression:
          expressions.indices.contains(index) ? Self.value(of: expressions[index], in: run, then) : nil
        }
      return value ?? .notMeaningful(.noFlows)
    }
  }

  /// By its name, since the declarations of then were others.
  private static func value(ofQuantity name: String, _ cell: Int, in run: Evaluator) -> MetricValue? {
    guard let quantity = run.plan.model.quantity(named: name), cell < quantity.type.cellCount else { return nil }
    return run.value(of: quantity.id, cell: cell)
  }

  private static func value(of expression: Expression, in run: Evaluator, _ then: Turn) -> MetricValue? {
    guard let checked = try? then.check(expression),
      let extended = try? Planner.planExpression(checked, extending: run.plan)
    else { return nil }
    return run.values(of: extended).value()
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "since": [Candidate("save")] + context.scenarios
    case "of": context.metrics + context.values
    case "in": context.scenarios
    case _: ["since", "of", "in"].map { Candidate($0) }
    }
  }
}
