package import Analysis
package import Finance
import Checking
import Quantities

/// How the figure of an analysis is named and shown: money in a scale that all its figures share.
package struct MeasureText: Sendable {
  package let measure: Measure
  private let currency: String
  private let scale: MoneyScale

  /// - Parameter figures: all that are shown, to find a scale for money.
  package init(_ measure: Measure, currency: String, figures: [MetricValue]) {
    self.measure = measure
    self.currency = currency
    scale = .fitting(figures.compactMap(\.number).map(abs).max() ?? 0)
  }

  /// Several measures side by side: one scale for all that are money.
  static func beside(_ measures: [Measure], currency: String, figures: [[MetricValue]]) -> [MeasureText] {
    let money = zip(measures, figures).filter { $0.0.metric?.metric.isMoney ?? false }.flatMap(\.1)
    return measures.map { MeasureText($0, currency: currency, figures: money) }
  }

  private var isMoney: Bool { measure.metric?.metric.isMoney ?? false }

  /// `NPV`, `NPV, cash only`; what the user wrote where it is no metric of every model.
  package var title: String {
    guard let reference = measure.metric else { return measure.text }
    let view = reference.view == .economic ? "" : ", \(reference.view.title.lowercased())"
    return reference.metric.title + view
  }

  /// What stands over a column: money says its unit in the table's caption.
  var column: String { measure.metric == nil ? heading : inList }

  /// `NPV cash only`: without a comma, to stand in a list.
  var inList: String {
    guard let reference = measure.metric else { return measure.text }
    let view = reference.view == .economic ? "" : " \(reference.view.title.lowercased())"
    return reference.metric.title + view
  }

  /// The caption of a table with money in it: `EUR thousands`; nil without any.
  static func caption(_ texts: [MeasureText]) -> String? {
    texts.first(where: \.isMoney)?.unitName
  }

  /// `NPV, EUR thousands`: what the numbers of a table are.
  package var heading: String {
    let unit = unitName
    return unit.isEmpty ? title : "\(title), \(unit)"
  }

  /// `EUR thousands`; empty for a metric whose numbers say themselves what they are.
  var unitName: String {
    guard let reference = measure.metric else { return measure.unit.description }
    return reference.metric.isMoney ? scale.name(of: currency) : ""
  }

  /// For a table, where the heading says the unit.
  var style: NumberStyle {
    measure.metric.map { $0.metric.style(money: scale.style) } ?? .quantity(unit: "", average: false)
  }

  /// A figure in base units, as the table shows it.
  package func cell(_ value: MetricValue) -> Cell {
    switch value {
    case .value(let number): .number(shown(number), style)
    case .notMeaningful(let reason): .notMeaningful(reason.description)
    }
  }

  /// A difference of two figures in base units, with its sign.
  package func change(_ number: Double) -> Cell { .number(shown(number), .signed(style)) }

  /// With its unit: `570,707 EUR`, `21.3 months`.
  package func text(_ value: MetricValue) -> String {
    guard let number = value.number else { return "n/m" }
    if isMoney { return "\(MoneyScale.units.style.text(number)) \(currency)".replacing(dash: currency) }
    guard measure.metric == nil else { return style.text(number) }
    return InputText.join(NumberText.significant(shown(number), 6), measure.unit)
  }

  func text(_ number: Double) -> String { text(MetricValue(number)) }

  /// A figure in base units, without its unit.
  func number(_ number: Double) -> String { style.text(shown(number)) }

  /// In the unit it is shown in; metrics come in theirs.
  func shown(_ number: Double) -> Double { measure.metric == nil ? measure.unit.number(number) : number }
}

extension String {
  /// Zero is a dash in a table; in a sentence it is a number.
  fileprivate func replacing(dash currency: String) -> String { hasPrefix("– ") ? "0 \(currency)" : self }
}
