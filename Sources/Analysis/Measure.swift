package import Checking
package import Engine
package import Finance
package import Planning
package import Quantities

/// A figure that an analysis is about: one number of a run.
package struct Measure: Sendable {
  package enum Source: Sendable {
    case metric(MetricReference)
    /// A cell of a quantity that is the same in every period.
    case cell(QuantityID, Int)
    /// Any other expression of one number.
    case expression(PlanExtension)
  }

  package let source: Source
  /// As the user wrote it.
  package let text: String
  /// What its number is in; money in the reporting currency for a metric.
  package let unit: Unit

  package init(_ source: Source, text: String, unit: Unit) {
    self.source = source
    self.text = text
    self.unit = unit
  }

  /// A metric of every model.
  package init(_ reference: MetricReference, unit: Unit) {
    self.init(.metric(reference), text: reference.name, unit: unit)
  }

  /// The metric it is, where it is one that every model has.
  package var metric: MetricReference? {
    if case .metric(let reference) = source { reference } else { nil }
  }

  /// In base units, or why there is none.
  package func value(in run: Evaluator) -> MetricValue {
    let value: MetricValue? =
      switch source {
      case .metric(let reference): run.metric(reference)
      case .cell(let id, let cell): run.value(of: id, cell: cell)
      case .expression(let extended): run.values(of: extended).value()
      }
    return value ?? .notMeaningful(.undefined(.noValue, in: text, period: nil))
  }
}
