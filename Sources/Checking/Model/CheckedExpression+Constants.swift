import Quantities
import Syntax

extension CheckedExpression {
  /// Its value in base units where it is made of literals only and is the same in every period and cell.
  package var constantValue: Double? {
    switch kind {
    case .constant(let value): return value
    case .unary(let operation, let operand):
      guard let value = operand.constantValue else { return nil }
      switch operation {
      case .minus: return -value
      case .not: return value == 0 ? 1 : 0
      }
    case .binary(let operation, let left, let right):
      guard let left = left.constantValue, let right = right.constantValue else { return nil }
      switch operation {
      case .plus: return left + right
      case .minus: return left - right
      case .times: return left * right
      case .divide: return right == 0 ? nil : left / right
      case .power, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or: return nil
      }
    case .reference, .metric, .conditional, .call, .member, .byMember, .schedule, .data, .converted, .withInitial,
      .decided:
      return nil
    }
  }

  /// Its value by cell where every cell is a constant; the last axis runs fastest.
  package var constantCells: [Double]? {
    if let value = constantValue { return Array(repeating: value, count: type.cellCount) }
    guard case .byMember(let axis, let values) = kind else { return nil }
    // Members may differ in which further axes they have.
    var cells: [Double] = []
    let rest = type.axes.filter { $0.name != axis.name }.map(\.name)
    for value in values {
      guard let inner = value.constantCells, value.type.axes.isEmpty || value.type.axes.map(\.name) == rest else {
        return nil
      }
      cells += value.type.axes.isEmpty ? Array(repeating: inner[0], count: type.cellCount / values.count) : inner
    }
    return cells
  }
}
