import Finance
import Program
import Quantities

/// The ten metrics of a view as nodes.
///
/// After tax, tax is taken from the benefits: `roi` is their present value less that of tax over that of the costs,
/// and `tco` and `pv_costs` are those of the economic view.
enum MetricPlanning {
  /// - Parameter rate: the annual discount rate; without one only undiscounted metrics are made.
  static func metrics(of view: ViewPlan, rate: Node?, in program: inout ProgramBuilder) -> [Metric: Node] {
    let columns = 0...program.timeline.count
    var nodes: [Metric: Node] = [
      .irr: program.financial(.internalRate, [view.net]),
      .payback: program.financial(.payback, [view.net]),
      .totalCost: program.reduce(.sum, view.costs, columns),
      .peakFunding: program.financial(.peakFunding, [view.net]),
    ]
    guard let rate else { return nodes }
    let benefits = view.tax.map { program.binary(.subtract, view.benefits, $0) } ?? view.benefits
    nodes[.npv] = program.financial(.presentValue, [view.net, rate])
    nodes[.roi] = program.financial(.returnOnInvestment, [view.costs, benefits, rate])
    nodes[.mirr] = program.financial(.modifiedInternalRate, [view.net, rate])
    nodes[.discountedPayback] = program.financial(.discountedPayback, [view.net, rate])
    nodes[.costsPresentValue] = program.financial(.presentValue, [view.costs, rate])
    nodes[.benefitsPresentValue] = program.financial(.presentValue, [benefits, rate])
    return nodes
  }
}
