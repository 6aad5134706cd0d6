import Quantities

extension ProgramBuilder {
  /// A flow as a row: one that is a scalar holds 0 at `initial`, where no amount was placed.
  package mutating func flowRow(_ flow: Node) -> Node { isRow(flow) ? flow : zeroAtInitial(flow) }

  /// The amounts of a flow by column: its value per month times the months of a period; column 0 is an amount already.
  package mutating func amounts(of flow: Node) -> Node {
    let lengths = row(columnLengths)
    if case .binary(.divide, let amounts, lengths)? = instruction(flow) { return amounts }
    let flow = flowRow(flow)
    return binary(.multiply, flow, lengths)
  }

  /// The flow whose amounts by column these are.
  package mutating func flow(ofAmounts amounts: Node) -> Node {
    let lengths = row(columnLengths)
    return binary(.divide, amounts, lengths)
  }

  /// Months by column, 1 at `initial`.
  private var columnLengths: [Double] {
    [1] + Array(repeating: Double(timeline.monthsPerPeriod), count: timeline.count)
  }
}
