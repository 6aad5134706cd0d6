package import Finance
package import Program
package import Quantities

/// The numbers of a program's nodes. Undefined numbers are NaN here; `value` gives the reason instead.
package protocol NodeValues {
  var executable: Executable { get }
  var flowsMidPeriod: Bool { get }
  /// One number, or one per column.
  func numbers(_ node: Node) -> [Double]
  /// A node's number in a column; a scalar has the same in every column.
  func number(_ node: Node, at column: Int) -> Double
  /// What the user calls a node.
  func name(of node: Node) -> String?
  /// Where a node that was handed in comes from.
  func origin(of node: Node) -> (values: any NodeValues, node: Node)?
}

extension NodeValues {
  /// One number per column, `initial` first.
  package func row(_ node: Node) -> [Double] {
    let numbers = numbers(node)
    return numbers.count > 1 ? numbers : Array(repeating: numbers[0], count: executable.program.timeline.columns)
  }

  /// One number: a scalar's, or a row's in the first period.
  package func scalar(_ node: Node) -> Double { number(node, at: 1) }

  /// A node's number in a column, or why it has none.
  package func value(_ node: Node, at column: Int) -> MetricValue {
    let number = number(node, at: column)
    return number.isFinite ? .value(number) : .notMeaningful(UndefinedValue.reason(for: node, at: column, in: self))
  }

  /// By column; a flow that is one number holds 0 at `initial`.
  func row(_ node: Node, _ rollUp: RollUp) -> [Double] {
    var row = row(node)
    if rollUp == .flow, numbers(node).count == 1 { row[0] = 0 }
    return row
  }

  /// What a column shows of a node, or why nothing.
  func value(_ node: Node, _ rollUp: RollUp, over column: Timeline.Column) -> MetricValue {
    let row = row(node, rollUp)
    let rolled = ColumnRollUp.value(of: row, rollUp, over: column, in: executable.program.timeline)
    if rolled.isFinite { return .value(rolled) }
    let undefined = column.periods.first { !row[$0].isFinite } ?? column.periods.lowerBound
    return .notMeaningful(UndefinedValue.reason(for: node, at: undefined, in: self))
  }

  /// A quotient of totals by a column's own totals.
  func value(_ ratio: ProgramBuilder.Ratio, named name: String, over column: Timeline.Column) -> MetricValue {
    .quotient(sum(ratio.numerator, over: column), by: sum(ratio.denominator, over: column), named: name)
  }

  private func sum(_ node: Node, over column: Timeline.Column) -> Double {
    let row = row(node)
    return column.periods.reduce(0) { $0 + row[$1] }
  }

  /// A row of amounts (a line, a view's costs) added up over a column.
  package func amount(_ node: Node, over column: Timeline.Column) -> MetricValue {
    let sum = sum(node, over: column)
    if sum.isFinite { return .value(sum) }
    let undefined = column.periods.first { !number(node, at: $0).isFinite } ?? column.periods.lowerBound
    return .notMeaningful(UndefinedValue.reason(for: node, at: undefined, in: self))
  }
}
