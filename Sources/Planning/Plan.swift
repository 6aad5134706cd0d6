package import Checking
package import Diagnostics
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
  /// Inputs that were planned as rows though their declaration is one number.
  package let rowInputs: Set<QuantityID>
  /// Per quantity, one node per cell (base units; flows per month, amounts at `initial`; a flow that is a scalar holds
  /// 0 at `initial`). Empty for what cannot be computed because a need is unmet.
  package let cells: [[Node]]
  /// Per line of the model; nil for what cannot be computed.
  package let lines: [LinePlan?]
  /// None while a line cannot be computed; the after-tax view only in a model with tax.
  package let views: [View: ViewPlan]
  package let metrics: [MetricReference: Node]
  /// Quotients of totals, such as a cost per outcome, by their node: a column shows the quotient of its own totals.
  package let ratios: [Node: ProgramBuilder.Ratio]
  /// All costs of the economic view by column.
  package let totalCosts: Node?
  /// As a fraction.
  package let annualDiscount: Node?
  /// Per check of the model; nil for what cannot be computed.
  package let checks: [CheckPlan?]
  /// What cannot be computed, and why.
  package let unavailable: [Diagnostic]

  package init(
    model: CheckedModel, timeline: Timeline, program: Program, rowInputs: Set<QuantityID> = [], cells: [[Node]],
    lines: [LinePlan?], views: [View: ViewPlan], metrics: [MetricReference: Node],
    ratios: [Node: ProgramBuilder.Ratio] = [:], totalCosts: Node? = nil, annualDiscount: Node? = nil,
    checks: [CheckPlan?], unavailable: [Diagnostic] = []
  ) {
    self.model = model
    self.timeline = timeline
    self.program = program
    self.rowInputs = rowInputs
    self.cells = cells
    self.lines = lines
    self.views = views
    self.metrics = metrics
    self.ratios = ratios
    self.totalCosts = totalCosts
    self.annualDiscount = annualDiscount
    self.checks = checks
    self.unavailable = unavailable
  }
}

/// All rows hold amounts of the reporting currency: `initial`, then one per period. Revenue is at its margin.
package struct LinePlan: Sendable {
  /// By cell, as incurred (the P&L view).
  package let accrual: [Node]
  /// By cell, when paid (the cash view, which every metric uses).
  package let cash: [Node]
  /// Sum of the cells.
  package let accrualTotal: Node
  package let cashTotal: Node
  /// Of a capital line: its charge by period in the P&L view, in place of the accrual.
  package let amortisation: Node?
  /// What counts in each view after margin, realisation and haircut; absent where the line does not count.
  package let counted: [View: Node]
  package init(
    accrual: [Node], cash: [Node], accrualTotal: Node, cashTotal: Node, amortisation: Node? = nil,
    counted: [View: Node]
  ) {
    self.accrual = accrual
    self.cash = cash
    self.accrualTotal = accrualTotal
    self.cashTotal = cashTotal
    self.amortisation = amortisation
    self.counted = counted
  }

  func mapNodes(_ new: (Node) -> Node) -> LinePlan {
    LinePlan(
      accrual: accrual.map(new), cash: cash.map(new), accrualTotal: new(accrualTotal), cashTotal: new(cashTotal),
      amortisation: amortisation.map(new), counted: counted.mapValues(new))
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

  func mapNodes(_ new: (Node) -> Node) -> ViewPlan {
    ViewPlan(
      costs: new(costs), benefits: new(benefits), net: new(net), tax: tax.map(new),
      amortisation: amortisation.map(new))
  }
}

package struct CheckPlan: Sendable {
  /// Nodes by cell: 1 holds, 0 does not.
  package let holds: [Node]
  /// Both sides of a comparison or of `within`, by cell; empty otherwise.
  package let left: [Node]
  package let right: [Node]
  /// What the cells run over.
  package let axes: [Axis]
  package init(holds: [Node], left: [Node], right: [Node], axes: [Axis] = []) {
    self.holds = holds
    self.left = left
    self.right = right
    self.axes = axes
  }

  func mapNodes(_ new: (Node) -> Node) -> CheckPlan {
    CheckPlan(holds: holds.map(new), left: left.map(new), right: right.map(new), axes: axes)
  }
}
