package import Checking
package import Diagnostics
import Finance
import Functions
import Program
import Quantities

/// From a checked model to a program: every quantity cell by cell, lines, views, metrics and checks.
package enum Planner {
  /// - Parameter rowInputs: inputs that vary by period in this run though their own declaration does not, because a
  ///   `set` or a scenario gave them a schedule.
  /// - Throws: where there is no timeline, or a quantity would need its own future.
  package static func plan(_ model: CheckedModel, rowInputs: Set<QuantityID> = []) throws(Diagnostic) -> Plan {
    guard let timeline = model.timeline else { throw .noTimeline() }
    var lowering = ExpressionLowering(model: model, timeline: timeline)
    let quantities = QuantityLowering(model: model, rowInputs: rowInputs)
    // Present values may stand in any calculation, so the rate comes first.
    if let discount = model.quantity(named: "discount"), case .input = discount.role {
      let monthly = quantities.input(discount, cell: 0, in: &lowering.program)
      let twelve = lowering.program.constant(12)
      lowering.program.model.annualDiscount = lowering.program.binary(.multiply, monthly, twelve)
    }
    quantities.lowerValues(into: &lowering)
    var unavailable = UnmetNeeds.diagnostics(of: model, cells: lowering.cells)
    if lowering.program.model.annualDiscount == nil { unavailable.append(.noDiscount()) }
    let statement = StatementPlanning(model: model)
    let lines = model.lines.map { statement.plan($0, in: &lowering) }
    var views: [View: ViewPlan] = [:]
    if !lines.contains(where: { $0 == nil }) {
      views = plan(views: statement, lines.compactMap { $0 }, in: &lowering)
    }
    for view in View.allCases {
      guard let plan = views[view] else { continue }
      let rate = lowering.program.model.annualDiscount
      for (metric, node) in MetricPlanning.metrics(of: plan, rate: rate, in: &lowering.program) {
        lowering.metrics[MetricReference(metric, view)] = node
      }
    }
    quantities.lowerMetrics(into: &lowering)
    let checks = model.checks.map { lowering.plan($0.condition) }

    let draft = Draft(lowering: lowering, lines: lines, views: views, checks: checks)
    let plan = draft.plan(rowInputs: rowInputs, unavailable: unavailable)
    try FutureReference.refuse(in: plan)
    return plan
  }

  private static func plan(
    views statement: StatementPlanning, _ lines: [LinePlan], in lowering: inout ExpressionLowering
  ) -> [View: ViewPlan] {
    var views: [View: ViewPlan] = [:]
    let cashOnly = statement.plan(.cashOnly, lines: lines, in: &lowering)
    let economic = statement.plan(.economic, lines: lines, in: &lowering)
    lowering.program.model.totalCosts = economic.costs
    views[.economic] = economic
    views[.cashOnly] = cashOnly
    views[.riskAdjusted] = statement.plan(.riskAdjusted, lines: lines, in: &lowering)
    if statement.model.hasTax, let tax = statement.model.idByName["tax"],
      let rate = lowering.cells[tax.index].first
    {
      views[.afterTax] = statement.planAfterTax(rate: rate, cashOnly: cashOnly, lines: lines, in: &lowering)
    }
    return views
  }
}

/// A plan in the builder's node numbers.
private struct Draft {
  let lowering: ExpressionLowering
  let lines: [LinePlan?]
  let views: [View: ViewPlan]
  let checks: [CheckPlan?]

  /// The finished program, and everything in its node numbers.
  func plan(rowInputs: Set<QuantityID>, unavailable: [Diagnostic]) -> Plan {
    let (program, nodes) = lowering.program.finish()
    func new(_ node: Node) -> Node { nodes[Int(node.index)] }
    return Plan(
      model: lowering.model, timeline: program.timeline, program: program, rowInputs: rowInputs,
      cells: lowering.cells.map { $0.map(new) }, lines: lines.map { $0?.mapNodes(new) },
      views: views.mapValues { $0.mapNodes(new) }, metrics: lowering.metrics.mapValues(new),
      ratios: lowering.program.ratios(mappedBy: new), totalCosts: lowering.program.model.totalCosts.map(new),
      annualDiscount: lowering.program.model.annualDiscount.map(new), checks: checks.map { $0?.mapNodes(new) },
      unavailable: unavailable)
  }
}

extension ProgramBuilder {
  func ratios(mappedBy new: (Node) -> Node) -> [Node: Ratio] {
    Dictionary(
      ratios.map { (new($0), Ratio(numerator: new($1.numerator), denominator: new($1.denominator))) },
      uniquingKeysWith: { first, _ in first })
  }
}
