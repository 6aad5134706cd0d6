import Checking
import Diagnostics
import Functions
import Program
import Quantities

/// Lowers the quantities of a model in an order in which each follows what it names.
struct QuantityLowering {
  let model: CheckedModel
  let rowInputs: Set<QuantityID>
  /// Quantities in order; those of a recurrence together.
  private let order: [Component]

  init(model: CheckedModel, rowInputs: Set<QuantityID>) {
    self.model = model
    self.rowInputs = rowInputs
    order = stronglyConnectedComponents(
      model.quantities.map { quantity in
        if case .input = quantity.role { return [] }
        return quantity.definition?.references.map(\.index) ?? []
      })
  }

  /// Everything but metrics, which need the totals first.
  func lowerValues(into lowering: inout ExpressionLowering) {
    for component in order {
      switch component {
      case .single(let index):
        if case .metric = model.quantities[index].role { continue }
        lowering.cells[index] = nodes(of: model.quantities[index], in: &lowering) ?? []
      case .cycle(let members): lowerRecurrence(members.sorted(), into: &lowering)
      }
    }
  }

  func lowerMetrics(into lowering: inout ExpressionLowering) {
    for case .single(let index) in order {
      let quantity = model.quantities[index]
      guard case .metric = quantity.role, let definition = quantity.definition else { continue }
      lowering.cells[index] = lowering.lower(definition, over: quantity.type.axes) ?? []
    }
  }

  private func nodes(of quantity: Quantity, in lowering: inout ExpressionLowering) -> [Node]? {
    if quantity.isDecided {
      return (0..<quantity.type.cellCount).map { input(quantity, cell: $0, in: &lowering.program) }
    }
    switch quantity.role {
    case .input:
      return (0..<quantity.type.cellCount).map { input(quantity, cell: $0, in: &lowering.program) }
    case .line(let line) where model.lines[line].statedZero != nil: return [lowering.program.constant(0)]
    case .calculation, .line, .metric, .need:
      return quantity.definition.flatMap { lowering.lower($0, over: quantity.type.axes) }
    }
  }

  /// One cell of an input, which the run hands in.
  func input(_ quantity: Quantity, cell: Int, in program: inout ProgramBuilder) -> Node {
    let isRow = quantity.type.isSeries || rowInputs.contains(quantity.id)
    return program.input(InputSlot(quantity: quantity.id.index, cell: cell, isRow: isRow))
  }

  /// Quantities that refer to themselves through `prev`: each is declared first and bound to what it turns out to be.
  private func lowerRecurrence(_ members: [Int], into lowering: inout ExpressionLowering) {
    let declared = members.map { index in
      (0..<model.quantities[index].type.cellCount).map { _ in lowering.program.declareRecurrence() }
    }
    for (index, nodes) in zip(members, declared) { lowering.cells[index] = nodes }
    let made = members.map { index -> [Node]? in
      let quantity = model.quantities[index]
      guard let nodes = nodes(of: quantity, in: &lowering) else { return nil }
      return withOwnInitial(nodes, of: quantity, in: &lowering)
    }
    for (index, (nodes, own)) in zip(members, zip(declared, made)) {
      guard let own, !made.contains(where: { $0 == nil }) else {
        lowering.cells[index] = []
        continue
      }
      for (node, target) in zip(nodes, own) { lowering.program.bind(node, to: target) }
      lowering.cells[index] = own
    }
  }

  /// A balance or rate defined through its own `prev(self, initial: v)` is v at time 0; a flow holds no amount there.
  private func withOwnInitial(
    _ nodes: [Node], of quantity: Quantity, in lowering: inout ExpressionLowering
  ) -> [Node] {
    guard let definition = quantity.definition else { return nodes }
    if quantity.type.rollUp == .flow { return nodes.map { lowering.program.zeroAtInitial($0) } }
    if case .withInitial = definition.kind { return nodes }
    guard let initial = definition.ownInitial(of: quantity.id),
      let values = lowering.lower(initial, over: quantity.type.axes)
    else { return nodes }
    return zip(nodes, values).map { lowering.program.withInitial(periods: $0, initial: $1) }
  }
}

extension CheckedExpression {
  /// The v of the first `prev(self, initial: v)` inside.
  fileprivate func ownInitial(of id: QuantityID) -> CheckedExpression? {
    if case .call(let function, let call) = kind, function.name == "prev" {
      let values = call.arguments.compactMap { argument -> CheckedExpression? in
        if case .value(let value) = argument.argument { value } else { nil }
      }
      if values.count == 2, case .reference(id) = values[0].kind { return values[1] }
    }
    for child in children {
      if let found = child.ownInitial(of: id) { return found }
    }
    return nil
  }
}
