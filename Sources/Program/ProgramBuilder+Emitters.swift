package import Finance
import Quantities

extension ProgramBuilder {
  package mutating func constant(_ value: Double) -> Node { emit(.scalar(value)) }

  /// One number per column, `initial` first.
  package mutating func row(_ values: [Double]) -> Node { emit(.row(values)) }

  package mutating func unary(_ operation: UnaryOperation, _ a: Node) -> Node {
    if let value = knownValue(a) {
      let result = value.map(operation.arithmetic)
      if result.allSatisfy(\.isFinite) { return emit(result) }
    }
    return emit(.unary(operation, a), isRow: isRow(a))
  }

  package mutating func binary(_ operation: BinaryOperation, _ a: Node, _ b: Node) -> Node {
    let left = knownValue(a)
    let right = knownValue(b)
    if let left, let right {
      let result = KnownValue.zip(left, right, operation.arithmetic)
      if left.allSatisfy(\.isFinite), right.allSatisfy(\.isFinite), result.allSatisfy(\.isFinite) {
        return emit(result)
      }
    }
    if let right, let identity = operation.rightIdentity, isRow(a) || !isRow(b),
      right.allSatisfy({ $0.bitPattern == identity.bitPattern })
    {
      return a
    }
    if operation == .multiply, let left, isRow(b) || !isRow(a), left.allSatisfy({ $0 == 1 }) { return b }
    return emit(.binary(operation, a, b), isRow: isRow(a) || isRow(b))
  }

  /// Where `condition` is not 0 `then`, else `otherwise`.
  package mutating func select(_ condition: Node, _ then: Node, _ otherwise: Node) -> Node {
    if let value = isConstant(condition), !value.isNaN { return value != 0 ? then : otherwise }
    if then == otherwise { return then }
    if let condition = knownValue(condition), let then = knownValue(then), let otherwise = knownValue(otherwise),
      condition.allSatisfy(\.isFinite)
    {
      let values = (0..<timeline.columns).map { condition[$0] != 0 ? then[$0] : otherwise[$0] }
      if values.allSatisfy(\.isFinite) { return row(values) }
    }
    return emit(.select(condition, then, otherwise), isRow: isRow(condition) || isRow(then) || isRow(otherwise))
  }

  /// The sum of many, in order; operands with a line count only where that line does.
  package mutating func total(_ operands: [Instruction.Operand]) -> Node {
    if operands.isEmpty { return constant(0) }
    if operands.allSatisfy({ $0.line == nil }) {
      if operands.count == 1 { return operands[0].node }
      let known = operands.compactMap { knownValue($0.node) }
      if known.count == operands.count {
        let sum = known.dropFirst().reduce(known[0]) { KnownValue.zip($0, $1, +) }
        if sum.allSatisfy(\.isFinite) { return emit(sum) }
      }
    }
    return emit(.total(operands), isRow: operands.contains { isRow($0.node) })
  }

  package mutating func total(_ nodes: [Node]) -> Node { total(nodes.map { Instruction.Operand($0) }) }

  // MARK: Column 0

  /// Column `initial` from `initial` (its own column 0 if a row), the periods from `periods`.
  package mutating func withInitial(periods: Node, initial: Node) -> Node {
    if case .withInitial(let inner, _)? = instruction(periods) { return withInitial(periods: inner, initial: initial) }
    if case .withInitial(_, let inner)? = instruction(initial) { return withInitial(periods: periods, initial: inner) }
    if periods == initial { return periods }
    if let values = knownValue(periods), let first = knownValue(initial) {
      return row([first[0]] + (1..<timeline.columns).map { values[$0] })
    }
    return emit(.withInitial(periods: periods, initial: initial), isRow: true)
  }

  /// `initial` takes the first period's value.
  package mutating func firstAtInitial(_ a: Node) -> Node {
    if !isRow(a) { return a }
    if case .withInitial(let periods, _)? = instruction(a) { return firstAtInitial(periods) }
    if case .firstAtInitial? = instruction(a) { return a }
    if let values = knownValue(a) { return row((0..<timeline.columns).map { values[max($0, 1)] }) }
    return emit(.firstAtInitial(a), isRow: true)
  }

  /// `initial` is 0: what a flow holds there that no amount was placed in.
  package mutating func zeroAtInitial(_ a: Node) -> Node {
    let zero = constant(0)
    return withInitial(periods: a, initial: zero)
  }

  // MARK: Along time

  /// Each period the value of the period before; period 1 and `initial` take `initial`, or its column 0 if a row.
  package mutating func previous(of a: Node, initial: Node) -> Node {
    let first = reduce(.last, initial, 0...0)
    if a == first, !isRow(a) { return a }
    return emit(.previous(of: a, initial: first), isRow: true)
  }

  /// Running sum over columns, `initial` included.
  package mutating func cumulative(_ a: Node) -> Node { emit(.cumulative(a), isRow: true) }

  /// Moved later by `by` periods, a scalar.
  package mutating func delayed(_ a: Node, by: Node, fill: DelayFill) -> Node {
    if let periods = isConstant(by), abs(periods) < 0.5 { return a }
    if fill == .first, !isRow(a) { return a }
    return emit(.delayed(a, by: by, fill: fill), isRow: true)
  }

  /// One number from a run of columns.
  package mutating func reduce(_ reduction: Reduction, _ a: Node, _ columns: ClosedRange<Int>) -> Node {
    if !isRow(a) {
      guard reduction == .sum else { return a }
      let count = constant(Double(columns.count))
      return binary(.multiply, a, count)
    }
    if columns.count == 1 {
      if case .withInitial(_, let initial)? = instruction(a), columns.lowerBound == 0 {
        return reduce(reduction, initial, columns)
      }
      if let value = knownValue(a)?[columns.lowerBound], value.isFinite { return constant(value) }
    }
    return emit(.reduce(reduction, a, columns), isRow: false)
  }

  package mutating func paid(_ amounts: Node, _ timing: PaymentTiming) -> Node {
    timing == .asIncurred ? amounts : emit(.paid(amounts, timing), isRow: true)
  }

  package mutating func amortised(_ amounts: Node, months: Int) -> Node {
    emit(.amortised(amounts, months: months), isRow: true)
  }

  package mutating func financial(_ function: FinancialFunction, _ operands: [Node]) -> Node {
    emit(.financial(function, operands), isRow: false)
  }
}
