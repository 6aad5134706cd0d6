import Checking
import Program
import Syntax
import Quantities

extension ExpressionLowering {
  /// A check as nodes by cell; nil where something it needs is missing.
  mutating func plan(_ condition: Check.Condition) -> CheckPlan? {
    switch condition {
    case .truth(let expression):
      guard let holds = lower(expression) else { return nil }
      let axes = expression.type.axes
      guard case .binary(let operation, let a, let b) = expression.kind, operation.isComparison,
        let left = lower(a, over: axes), let right = lower(b, over: axes)
      else { return CheckPlan(holds: holds, left: [], right: [], axes: axes) }
      return CheckPlan(holds: holds, left: left, right: right, axes: axes)
    case .within(let a, let tolerance, let b):
      let axes = CellMap.union([a.type.axes, b.type.axes, tolerance.type.axes])
      guard let left = lower(a, over: axes), let right = lower(b, over: axes),
        let tolerances = lower(tolerance, over: axes)
      else { return nil }
      let holds = left.indices.map { cell in
        let difference = program.binary(.subtract, left[cell], right[cell])
        let distance = program.unary(.absolute, difference)
        return program.binary(.lessOrEqual, distance, tolerances[cell])
      }
      return CheckPlan(holds: holds, left: left, right: right, axes: axes)
    }
  }
}

extension BinaryOperator {
  /// Whether it compares two sides.
  var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    case .power, .times, .divide, .plus, .minus, .and, .or: false
    }
  }
}
