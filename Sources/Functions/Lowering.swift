import Program
import Quantities

extension Call {
  /// The node, or the formulas, of a `.cell` function's argument.
  func node<Value>(_ parameter: String) -> Value? where Operand == CellOperand<Value> { value(parameter)?.node }

  func isFlow<Value>(_ parameter: String) -> Bool where Operand == CellOperand<Value> {
    value(parameter)?.type.rollUp == .flow
  }
}

extension ProgramBuilder {
  /// Column 0 of a shape over time: period 1's value, but nothing for a flow.
  mutating func shape(_ node: Node, of type: ValueType) -> Node {
    type.rollUp == .flow ? madeFlow(node, of: type) : firstAtInitial(node)
  }

  /// Column 0 of a flow made from what is none: nothing, as a scalar says already. Anything else keeps its own.
  mutating func madeFlow(_ node: Node, of type: ValueType) -> Node {
    type.rollUp == .flow && isRow(node) ? zeroAtInitial(node) : node
  }

  /// Cells of one flow, some of which may vary: in that case all are rows that agree on column 0.
  mutating func flowRows(_ cells: [Node], of type: ValueType) -> [Node] {
    guard type.rollUp == .flow, cells.contains(where: isRow) else { return cells }
    return cells.map { flowRow($0) }
  }

  /// Between 0 and 1.
  mutating func progress(_ node: Node) -> Node { minimum(maximum(node, constant(0)), constant(1)) }

  /// `start` at 0, `end` at 1.
  mutating func between(_ start: Node, _ end: Node, at progress: Node) -> Node {
    add(start, multiply(subtract(end, start), progress))
  }
}

extension Timeline {
  /// One number per column; column 0 takes period 1's.
  func row(_ value: (_ period: Int) -> Double) -> [Double] { (0...count).map { value(max($0, 1)) } }

  /// Months from a date (the start where there is none) to the middle of each period; negative before it.
  func middles(since date: DateLiteral? = nil) -> [Double] {
    let start = date.map(offset) ?? 0
    return row { (Double($0) - 0.5) * Double(monthsPerPeriod) - start }
  }

  /// When period `p` begins, in months from the start.
  func begin(_ p: Int) -> Double { Double((p - 1) * monthsPerPeriod) }

  /// Months that period `p` has in common with a stretch of time, both in months from the start.
  func overlap(_ p: Int, _ from: Double, _ to: Double) -> Double {
    max(0, min(begin(p + 1), to) - max(begin(p), from))
  }
}
