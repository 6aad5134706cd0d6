package import Checking
package import Finance
import Functions
package import Program
package import Quantities
import Syntax

/// Turns checked expressions into instructions, cell by cell.
///
/// A flow that is a scalar node is taken to hold 0 at `initial`; as a row its column 0 is an amount.
package struct ExpressionLowering: Sendable {
  package let model: CheckedModel
  package var program: ProgramBuilder
  /// By quantity, one node per cell; empty where it is not lowered or cannot be.
  package var cells: [[Node]]
  package var metrics: [MetricReference: Node] = [:]
  /// The plan whose values are read where `cells` has none: for an expression that extends a plan.
  let parent: Plan?

  package init(model: CheckedModel, timeline: Timeline, extending parent: Plan? = nil) {
    self.model = model
    self.parent = parent
    program = ProgramBuilder(timeline: timeline)
    cells = parent == nil ? Array(repeating: [], count: model.quantities.count) : []
  }

  /// One node per cell over `axes`, which hold the expression's own; nil where something it needs is missing.
  package mutating func lower(_ expression: CheckedExpression, over axes: [Axis]) -> [Node]? {
    guard let nodes = lower(expression) else { return nil }
    return Self.broadcast(nodes, of: expression.type.axes, over: axes)
  }

  static func broadcast(_ nodes: [Node], of narrow: [Axis], over wide: [Axis]) -> [Node] {
    narrow == wide ? nodes : CellMap.cells(of: narrow, over: wide).map { nodes[$0] }
  }

  /// One node per cell over the expression's axes; nil where something it needs is missing.
  package mutating func lower(_ expression: CheckedExpression) -> [Node]? {
    let type = expression.type
    switch expression.kind {
    case .constant(let value): return Array(repeating: program.constant(value), count: type.cellCount)
    case .reference(let id): return nodes(of: id)
    case .metric(let reference): return node(of: reference).map { [$0] }
    case .unary(let operation, let a):
      return each(type, [a]) { program, nodes in
        program.unary(operation == .minus ? .negate : .not, nodes[0])
      }
    case .binary(let operation, let a, let b):
      return each(type, [a, b]) { program, nodes in
        Self.emit(operation, nodes[0], nodes[1], into: &program)
      }
    case .conditional(let condition, let then, let otherwise):
      return each(type, [condition, then, otherwise]) { program, nodes in
        program.select(nodes[0], nodes[1], nodes[2])
      }
    case .call(let function, let call): return lower(function, call, type)
    case .member(let operand, let axis, let member): return pick(operand, axis, member)
    case .byMember(let axis, let members): return lower(members, by: axis, over: type.axes)
    case .schedule(let steps, let initial): return schedule(steps, initial, type)
    case .data(let values):
      return values.map { $0.count == 1 ? program.constant($0[0]) : program.row($0) }
    case .converted(let operand, let rate):
      guard let rates = nodes(of: rate), let rate = rates.first else { return nil }
      return lower(operand, over: type.axes)?.map { node in
        let flow = operand.type.rollUp == .flow && program.isRow(rate) ? program.flowRow(node) : node
        return program.binary(.multiply, flow, rate)
      }
    case .withInitial(let periods, let initial):
      guard let periods = lower(periods, over: type.axes), let initial = lower(initial, over: type.axes) else {
        return nil
      }
      return zip(periods, initial).map { program.withInitial(periods: $0, initial: $1) }
    // The run hands in what is decided; where it does not, there is no number.
    case .decided: return Array(repeating: program.constant(.nan), count: type.cellCount)
    }
  }

  /// A quantity's nodes; nil where it has none.
  mutating func nodes(of id: QuantityID) -> [Node]? {
    if let parent {
      let values = parent.cells[id.index]
      return values.isEmpty ? nil : values.map { value(of: $0, in: parent) }
    }
    return cells[id.index].isEmpty ? nil : cells[id.index]
  }

  private mutating func node(of reference: MetricReference) -> Node? {
    if let parent { return parent.metrics[reference].map { value(of: $0, in: parent) } }
    return metrics[reference]
  }

  mutating func value(of node: Node, in parent: Plan) -> Node {
    program.input(InputSlot(valueOf: node, isRow: parent.program.isRow[Int(node.index)]))
  }

  /// An operation on each cell, with column 0 as the types say.
  private mutating func each(
    _ type: ValueType, _ operands: [CheckedExpression], _ body: (inout ProgramBuilder, [Node]) -> Node
  ) -> [Node]? {
    var lowered: [[Node]] = []
    for operand in operands {
      guard let nodes = lower(operand, over: type.axes) else { return nil }
      lowered.append(nodes)
    }
    let types = operands.map(\.type)
    return (0..<type.cellCount).map { cell in
      InitialColumn.settle(lowered.map { $0[cell] }, types, result: type, in: &program, body)
    }
  }

  private static func emit(
    _ operation: BinaryOperator, _ a: Node, _ b: Node, into program: inout ProgramBuilder
  ) -> Node {
    switch operation {
    case .power: program.binary(.power, a, b)
    case .times: program.binary(.multiply, a, b)
    case .divide: program.binary(.divide, a, b)
    case .plus: program.binary(.add, a, b)
    case .minus: program.binary(.subtract, a, b)
    case .less: program.binary(.less, a, b)
    case .lessOrEqual: program.binary(.lessOrEqual, a, b)
    case .greater: program.binary(.less, b, a)
    case .greaterOrEqual: program.binary(.lessOrEqual, b, a)
    case .equal: program.binary(.equal, a, b)
    case .notEqual: program.binary(.notEqual, a, b)
    case .and: program.binary(.and, a, b)
    case .or: program.binary(.or, a, b)
    }
  }

  private mutating func pick(_ operand: CheckedExpression, _ axis: Axis, _ member: Int) -> [Node]? {
    guard let nodes = lower(operand) else { return nil }
    let axes = operand.type.axes
    guard let place = axes.firstIndex(where: { $0.name == axis.name }) else { return nodes }
    let stride = axes[(place + 1)...].reduce(1) { $0 * $1.members.count }
    return nodes.indices.filter { $0 / stride % axis.members.count == member }.map { nodes[$0] }
  }

  private mutating func lower(_ members: [CheckedExpression], by axis: Axis, over axes: [Axis]) -> [Node]? {
    var lowered: [[Node]] = []
    for member in members {
      guard let nodes = lower(member, over: axes.filter { $0.name != axis.name }) else { return nil }
      lowered.append(nodes)
    }
    let rest = axes.filter { $0.name != axis.name }
    let memberOf = CellMap.cells(of: [axis], over: axes)
    let restOf = CellMap.cells(of: rest, over: axes)
    return zip(memberOf, restOf).map { lowered[$0][$1] }
  }

  private mutating func schedule(
    _ steps: [CheckedExpression.ScheduleStep], _ initial: CheckedExpression?, _ type: ValueType
  ) -> [Node]? {
    let shares = ScheduleWeights.shares(of: steps.map(\.date), over: program.timeline)
    var sums: [Node?] = Array(repeating: nil, count: type.cellCount)
    for (step, share) in zip(steps, shares) {
      guard let values = lower(step.value, over: type.axes) else { return nil }
      for (cell, value) in values.enumerated() {
        let share = program.row(share)
        let part = program.binary(.multiply, value, share)
        sums[cell] = sums[cell].map { program.binary(.add, $0, part) } ?? part
      }
    }
    let first = initial.map { lower($0, over: type.axes) }
    if case .some(nil) = first { return nil }
    return sums.indices.map { cell in
      let periods = sums[cell] ?? program.constant(.nan)
      if type.rollUp == .flow { return program.zeroAtInitial(periods) }
      guard let initial = first??[cell] else { return program.firstAtInitial(periods) }
      return program.withInitial(periods: periods, initial: initial)
    }
  }
}
