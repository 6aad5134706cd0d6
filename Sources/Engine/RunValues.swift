package import Checking
package import Finance
package import Planning
package import Program
package import Quantities

/// What a run of a plan has computed, read by quantity, metric and column.
package protocol RunValues: NodeValues {
  var plan: Plan { get }
  var inputs: InputValues { get }
}

extension RunValues {
  package var flowsMidPeriod: Bool { plan.model.flowsMidPeriod }

  package func name(of node: Node) -> String? {
    plan.cells.firstIndex { $0.contains(node) }.map { plan.model.quantities[$0].name }
  }

  package func origin(of node: Node) -> (values: any NodeValues, node: Node)? { nil }

  private func node(_ id: QuantityID, _ cell: Int) -> Node? {
    plan.cells[id.index].indices.contains(cell) ? plan.cells[id.index][cell] : nil
  }

  /// A quantity's cell by column in base units: a flow per month, its amount at `initial`. nil where it cannot be
  /// computed.
  package func row(of id: QuantityID, cell: Int = 0) -> [Double]? {
    node(id, cell).map { row($0, plan.model[id].type.rollUp) }
  }

  /// A quantity's cell as one number, for what is the same in every period. nil where it cannot be computed.
  package func value(of id: QuantityID, cell: Int = 0) -> MetricValue? { node(id, cell).map { value($0, at: 1) } }

  /// What a column shows of a quantity: a flow's amounts added up, a balance's last period, a rate's mean; a cost per
  /// outcome by the column's own totals. nil where it cannot be computed.
  package func value(of id: QuantityID, cell: Int = 0, over column: Timeline.Column) -> MetricValue? {
    guard let node = node(id, cell) else { return nil }
    if let ratio = plan.ratios[node] {
      return value(ratio, named: plan.model[id].definition?.divisorText ?? "the divisor", over: column)
    }
    return value(node, plan.model[id].type.rollUp, over: column)
  }

  /// nil where the model cannot compute it.
  package func metric(_ reference: MetricReference) -> MetricValue? {
    plan.metrics[reference].map { value($0, at: 1) }
  }
}
