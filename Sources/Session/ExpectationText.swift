import Checking
import Finance
import Quantities
import Reports
import Syntax

/// Shown numbers as the `expect` statements that hold them: unrounded, money within a cent, the rest within a
/// billionth of their size.
enum ExpectationText {
  static func statement(_ text: String, _ value: MetricValue, unit: Unit, scenario: String?) -> String {
    let place = scenario.map { " in \($0)" } ?? ""
    guard let number = value.number else { return "expect \(text) = n/m\(place)" }
    let shown = NumberText.literal(unit.number(number)) + suffix(unit)
    let tolerance = unit.dimension.money == nil ? "" : " within \(NumberText.literal(0.01))\(suffix(unit))"
    return "expect \(text) = \(shown)\(tolerance)\(place)"
  }

  private static func suffix(_ unit: Unit) -> String {
    let text = unit.description
    return text.isEmpty || text.hasPrefix("%") ? text : " \(text)"
  }

  /// The figures of a statement or a comparison, in every view shown.
  static func metrics(of figures: Figures, in scenario: String?) -> [String] {
    MetricsTable.shown.flatMap { metric in
      figures.shownViews.map { view in
        let reference = MetricReference(metric, view)
        return statement(
          reference.name, figures.metric(metric, view), unit: metric.unit(currency: figures.currency),
          scenario: scenario)
      }
    }
  }

  /// What a change reported.
  static func changes(_ reading: ChangeReport.Reading, currency: String) -> [String] {
    reading.metrics.keys.sorted { $0.name < $1.name }.map { reference in
      statement(
        reference.name, reading.metrics[reference] ?? .notMeaningful(.overflow),
        unit: reference.metric.unit(currency: currency), scenario: nil)
    }
  }

  /// One number, or what sums up a series; none for what has members.
  static func value(_ value: EvaluatedExpression, in scenario: String?) -> [String] {
    guard value.type.cellCount == 1, !value.type.isTruth else { return [] }
    let whole = Timeline.Column("", 0...value.timeline.count)
    let type = value.type
    if value.isOneNumber {
      return [statement(value.text, value.value(0, over: whole), unit: type.unit, scenario: scenario)]
    }
    switch type.rollUp {
    case .flow:
      let unit = type.unit * Unit([Unit.Term(.month)])
      return [statement("sum(\(value.text))", value.value(0, over: whole), unit: unit, scenario: scenario)]
    case .rate:
      let periods = Timeline.Column("", 1...value.timeline.count)
      return [
        statement(
          "average(\(value.text), over: time)", value.value(0, over: periods), unit: type.unit, scenario: scenario)
      ]
    case .balance:
      let last = value.timeline.month(ofPeriod: value.timeline.count).description
      return [
        statement("at(\(value.text), \(last))", value.value(0, over: whole), unit: type.unit, scenario: scenario)
      ]
    }
  }
}

extension Metric {
  /// What its number is in: the reporting currency, months, or nothing.
  func unit(currency: String) -> Unit {
    switch self {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding:
      Unit([Unit.Term(.currency(currency))])
    case .payback, .discountedPayback: Unit([Unit.Term(.month)])
    case .roi, .irr, .mirr: .one
    }
  }
}
