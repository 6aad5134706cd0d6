import Checking
import Finance
import Quantities
import Reports
import Syntax

/// An expression's value as `show` answers it: a metric in its views, a statement line, one number, or a series.
struct ShownValue {
  let value: EvaluatedExpression
  private let title: String
  private let type: ValueType
  private let scenario: String
  private let clauses: ShowClauses
  /// As thousands, millions or units of the reporting currency.
  private let scale: MoneyScale?

  init(_ value: EvaluatedExpression, turn: Turn, scenario: String, clauses: ShowClauses) throws(Refusal) {
    self.value = value
    self.scenario = scenario
    self.clauses = clauses
    title = value.quantity.map { turn.model[$0].title } ?? value.text
    scale = clauses.scale(currency: turn.model.currency)
    var type = value.type
    if let amount = clauses.amount, scale == nil || !value.isLine(of: turn.model) {
      let unit = try turn.unit(amount)
      let perMonth = Unit([Unit.Term(.month)])
      let shown = type.rollUp == .flow && unit.dimension != type.unit.dimension ? unit / perMonth : unit
      guard shown.dimension == type.unit.dimension else {
        throw Refusal(.amountDoesNotFit(amount.sourceText, unit: type.unit.description, at: amount.span))
      }
      type.unit = shown
    }
    self.type = type
  }

  /// Whether its other views stand beside it: a metric named without one.
  private var hasViews: Bool { value.metric?.view == .economic && clauses.amount == nil }

  /// A quotient of totals asked for by column.
  private var isByColumn: Bool { value.isQuotient && clauses.grain != nil }

  /// As label and value, where it is one number and nothing else.
  var pair: (label: String, value: Cell)? {
    guard value.isOneNumber, !hasViews, !isByColumn else { return nil }
    let number = value.value(0, over: Timeline.Column("", 0...value.timeline.count))
    if let probability = value.probability { return (title, SimulationReport.cell(probability)) }
    if let metric = value.metric, clauses.amount == nil {
      let style = metric.metric.style(money: .amount(currency: type.unit.description))
      return (value.text, MetricsTable.cell(number, style))
    }
    switch number {
    case .notMeaningful(let reason): return (title, .notMeaningful(reason.description))
    case .value(let number) where type.isTruth: return (title, .text(number == 0 ? "no" : "yes"))
    case .value(let number):
      return (title, .number(type.unit.number(number), .quantity(unit: type.unit.description, average: false)))
    }
  }

  func report(in turn: Turn) throws(Refusal) -> Report {
    if hasViews, let metric = value.metric {
      return MetricsTable.report(metric.metric, try turn.figures(in: scenario))
    }
    if value.isLine(of: turn.model), clauses.amount == nil || scale != nil, let id = value.quantity,
      let figures = try? turn.figures(in: scenario), let line = figures.lines.first(where: { $0.quantity.id == id })
    {
      return LineReport(line, in: figures, options: Statement.Options(grain: clauses.grain ?? .year, scale: scale))
        .report()
    }
    let series = ValueSeries(title: title, type: type, timeline: value.timeline, isQuotient: isByColumn) {
      [value] cell, column in
      value.value(cell, over: column)
    }
    return series.report(
      subtitle: ["Scenario \(Wording.scenario(scenario, in: turn.model))"], grain: clauses.grain ?? .year)
  }
}

extension EvaluatedExpression {
  /// Whether it is a cost or benefit of the statement and nothing else.
  func isLine(of model: CheckedModel) -> Bool {
    guard let id = quantity, case .line = model[id].role else { return false }
    return true
  }
}
