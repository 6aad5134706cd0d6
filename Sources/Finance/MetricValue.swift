/// A figure that exists, or why it does not: a metric is never a made-up number.
package enum MetricValue: Sendable, Equatable {
  case value(Double)
  case notMeaningful(Reason)

  /// The figure, or nil where there is none.
  package var number: Double? {
    switch self {
    case .value(let number): number
    case .notMeaningful: nil
    }
  }

  /// A computed figure, not meaningful where it left the range of numbers.
  package init(_ computed: Double) {
    self = computed.isFinite ? .value(computed) : .notMeaningful(.overflow)
  }

  /// `dividend / divisor`, not meaningful where the divisor is 0; `name` is what the user calls the divisor.
  ///
  /// As in a cost per outcome: total cost 1,200 EUR over 400 cases is 3 EUR a case.
  package static func quotient(_ dividend: Double, by divisor: Double, named name: String) -> MetricValue {
    divisor == 0 ? .notMeaningful(.divisionByZero(divisor: name)) : MetricValue(dividend / divisor)
  }
}
