package import Checking
package import Finance
package import Program
package import Quantities

/// A model compiled to run: the program, and where in it each quantity, line, view and metric stands.
///
/// A plan does not know values of inputs, scenarios or what is left out: those come with a run.
package struct Plan: Sendable {
  package let model: CheckedModel
  package let timeline: Timeline
  package let program: Program
  /// Per quantity, one node per cell (base units; flows per month, amounts at `initial`). Empty for what cannot be
  /// computed because a need is unmet.
  package let cells: [[Node]]
  /// Per line of the model.
  package let lines: [LinePlan]
  package let views: [View: ViewPlan]
  package let metrics: [MetricReference: Node]
  /// Per check of the model.
  package let checks: [CheckPlan]

  package init(
    model: CheckedModel, timeline: Timeline, program: Program, cells: [[Node]], lines: [LinePlan],
    views: [View: ViewPlan], metrics: [MetricReference: Node], checks: [CheckPlan]
  ) {
    self.model = model
    self.timeline = timeline
    self.program = program
    self.cells = cells
    self.lines = lines
    self.views = views
    self.metrics = metrics
    self.checks = checks
  }
}

/// All rows hold amounts of the reporting currency: `initial`, then one per period.
package struct LinePlan: Sendable {
  /// By cell, as incurred (the P&L view).
  package let accrual: [Node]
  /// By cell, when paid (the cash view, which every metric uses).
  package let cash: [Node]
  /// Sum of the cells; revenue at its margin.
  package let accrualTotal: Node
  package let cashTotal: Node
  /// What counts in each view after margin, realisation and haircut; absent where the line does not count.
  package let counted: [View: Node]
  package init(accrual: [Node], cash: [Node], accrualTotal: Node, cashTotal: Node, counted: [View: Node]) {
    self.accrual = accrual
    self.cash = cash
    self.accrualTotal = accrualTotal
    self.cashTotal = cashTotal
    self.counted = counted
  }
}

package struct ViewPlan: Sendable {
  package let costs: Node
  package let benefits: Node
  /// Benefits less costs (less tax in the after-tax view).
  package let net: Node
  /// Only in the after-tax view: tax by period, and amortisation by period.
  package let tax: Node?
  package let amortisation: Node?
  package init(costs: Node, benefits: Node, net: Node, tax: Node? = nil, amortisation: Node? = nil) {
    self.costs = costs
    self.benefits = benefits
    self.net = net
    self.tax = tax
    self.amortisation = amortisation
  }
}

package struct CheckPlan: Sendable {
  /// Nodes by cell: 1 holds, 0 does not.
  package let holds: [Node]
  /// Both sides of a comparison or of `within`, by cell; empty otherwise.
  package let left: [Node]
  package let right: [Node]
  package init(holds: [Node], left: [Node], right: [Node]) {
    self.holds = holds
    self.left = left
    self.right = right
  }
}
