import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Program
import Quantities
import Reports
import Syntax

extension Turn {
  /// A scenario whose inputs can be moved.
  func whatIf(in scenario: String) throws(Refusal) -> WhatIf {
    let run = try run(in: scenario)
    guard let computation = state.compiled.computation else { throw Refusal(.noTimeline()) }
    let overlays = overlays(in: scenario)
    return try refusing { () throws(Diagnostic) in
      try WhatIf(
        run.plan, resolver: computation.resolver, overlays: overlays, excluding: state.excludedLines)
    }
  }

  /// What is set over the inputs in a scenario, from the bottom.
  func overlays(in scenario: String) -> [Overlay] {
    Overlay.stack(
      for: scenario, in: model, sets: state.settings.overlays, commandLine: state.compiled.commandLine)
  }

  func header(in scenario: String) -> AnalysisHeader { AnalysisHeader(model, scenario: scenario) }

  /// The figures that expressions name; npv where there is none.
  func measures(_ expressions: [Expression], in scenario: String) throws(Refusal) -> [Measure] {
    if expressions.isEmpty { return [try measure(MetricReference(.npv), in: scenario)] }
    return try expressions.map { expression throws(Refusal) in try measure(expression, in: scenario) }
  }

  /// A metric of every model.
  /// - Throws: what is missing for it.
  func measure(_ reference: MetricReference, in scenario: String) throws(Refusal) -> Measure {
    let run = try run(in: scenario)
    guard run.plan.metrics[reference] != nil, let currency = model.currency else {
      _ = try figures(in: scenario)
      throw Refusal(.noLines())
    }
    return Measure(reference, unit: reference.metric.unit(currency: currency))
  }

  /// The figures that every change reports.
  func watchedMeasures(in scenario: String) throws(Refusal) -> [Measure] {
    try state.watched.map { watched throws(Refusal) in
      switch watched {
      case .metric(let reference): return try measure(reference, in: scenario)
      case .own(let name):
        guard let quantity = model.quantity(named: name) else {
          return try measure(MetricReference(.npv), in: scenario)
        }
        return Measure(.cell(quantity.id, 0), text: quantity.title, unit: quantity.type.unit)
      }
    }
  }

  /// - Throws: where the expression is not one number.
  func measure(_ expression: Expression, in scenario: String) throws(Refusal) -> Measure {
    let value = try evaluate(expression, in: scenario)
    _ = try value.number()
    if value.type.isTruth { throw Refusal(.truthIsNoFigure(value.text, at: expression.span)) }
    if let reference = value.metric { return try measure(reference, in: scenario) }
    if let id = value.quantity { return Measure(.cell(id, 0), text: value.text, unit: value.type.unit) }
    let plan = try run(in: scenario).plan
    let extended = try refusing { () throws(Diagnostic) in
      try Planner.planExpression(value.checked, extending: plan)
    }
    return Measure(.expression(extended), text: value.text, unit: value.type.unit)
  }

  /// What a figure is to be, in its base units; a bare number is in its unit.
  func target(_ expression: Expression, of figure: Expression, in scenario: String) throws(Refusal) -> Double {
    let unit = try evaluate(figure, in: scenario).type.unit
    if let bare = expression.bareNumber, !unit.isPercent { return unit.base(bare) }
    // The difference of both sides has the checker compare their units.
    _ = try check(
      Expression(
        .binary(.minus, Expression(.group(figure), figure.span), expression), figure.span.joined(with: expression.span))
    )
    guard let number = try evaluate(expression, in: scenario).number().number else {
      throw Refusal(.expectedWithoutValue(at: expression.span))
    }
    return number
  }

  /// Declares whether a condition holds as a metric, 1 or 0, for this turn alone.
  mutating func counted(_ condition: Expression) throws(Refusal) -> Measure {
    let text = "if \(condition.sourceText) then 1 else 0"
    guard let id = try declareFigure(text) else { throw Refusal(.noLines()) }
    return Measure(.cell(id, 0), text: text, unit: .one)
  }

  /// Declares an expression as a metric, for this turn alone, so that it is computed in every trial.
  mutating func named(_ expression: Expression, as measure: Measure, in scenario: String) throws(Refusal) -> Measure {
    guard let id = try declareFigure(expression.sourceText) else { return measure }
    return Measure(.cell(id, 0), text: measure.text, unit: measure.unit)
  }

  private mutating func declareFigure(_ expression: String) throws(Refusal) -> QuantityID? {
    let name = "analysed_figure"
    let text = "metric \(name) = \(expression)\n"
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: text), verbs: CommandRegistry.verbs)
    _ = try compose(state.compiled.parts + [CheckInput.Part(tree: tree, origin: .prompt(folder: place.naming))])
    return model.idByName[name]
  }
}
