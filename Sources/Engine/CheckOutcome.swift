package import Finance
package import Planning
import Program
import Quantities

/// Whether a check holds, and where it first does not.
package struct CheckOutcome: Sendable, Equatable {
  /// Where and by how much; sides in base units.
  package struct Failure: Sendable, Equatable {
    /// The members of the cell, `billing`; nil without axes.
    package let members: String?
    /// nil where it is the same in every period.
    package let period: String?
    /// nil where the check is no comparison.
    package let left: MetricValue?
    package let right: MetricValue?
  }

  package let failure: Failure?
  /// Why it could not be decided; nil where it could.
  package let undecided: MetricValue.Reason?
  package var holds: Bool { failure == nil }
}

extension RunValues {
  /// The outcome of one of the model's checks; nil where it cannot be computed.
  package func outcome(ofCheck index: Int) -> CheckOutcome? { plan.checks[index].map(outcome) }
}

extension NodeValues {
  /// A check holds where it does in every cell and every period.
  package func outcome(_ check: CheckPlan) -> CheckOutcome {
    for (cell, node) in check.holds.enumerated() {
      let numbers = numbers(node)
      let isRow = numbers.count > 1
      for column in isRow ? 1..<numbers.count : 0..<1 where numbers[column].isNaN || numbers[column] == 0 {
        let failure = CheckOutcome.Failure(
          members: check.axes.isEmpty ? nil : CellMap.name(of: cell, over: check.axes),
          period: isRow ? executable.program.timeline.name(ofPeriod: column) : nil,
          left: check.left.isEmpty ? nil : value(check.left[cell], at: max(column, 1)),
          right: check.right.isEmpty ? nil : value(check.right[cell], at: max(column, 1)))
        let reason = numbers[column].isNaN ? UndefinedValue.reason(for: node, at: column, in: self) : nil
        return CheckOutcome(failure: failure, undecided: reason)
      }
    }
    return CheckOutcome(failure: nil, undecided: nil)
  }
}
