import Checking
import Diagnostics
import Finance
package import Quantities
package import Reports

/// A model and its figures put together by hand, so that reports are tested without a parser or an engine.
///
/// Three years of months; every kind of benefit, a category of two costs, a stated zero, a haircut, an excluded line,
/// a line by dimension. Amounts are plain steps whose totals can be added up in the head.
package enum Sample {
  package static let months = 36
  package static let timeline = Timeline(start: Month(year: 2026, month: 1), count: months, period: .month)
  static let queue = Axis(name: "queue", members: ["billing", "claims"])

  package struct Item {
    let name: String
    let label: String
    let side: Line.Side
    let kind: Line.Kind
    var category = "other"
    var initial = 0.0
    /// By model year, each month of it alike.
    var monthly: [Double] = [0, 0, 0]
    var statedZero: String?
    var risk: Double?
    var isIdle = false
    var isExcluded = false
    var isSplit = false
    var attributes: [(key: String, text: String)] = []
  }

  package static let items: [Item] = [
    Item(
      name: "licences", label: "Copilot seats", side: .cost, kind: .cash, category: "licences",
      monthly: [10_000, 12_000, 12_000]),
    Item(
      name: "review", label: "Human review", side: .cost, kind: .capacity, category: "review",
      monthly: [2_000, 3_000, 3_000], risk: 0.1),
    Item(
      name: "training", label: "Training", side: .cost, kind: .capacity, category: "change", initial: 50_000),
    Item(
      name: "change_team", label: "Change team", side: .cost, kind: .capacity, category: "change",
      monthly: [4_000, 1_000, 1_000]),
    Item(
      name: "integration", label: "Integration with the case system", side: .cost, kind: .cash,
      category: "integration", initial: 60_000),
    Item(
      name: "exceptions", label: "Exceptions", side: .cost, kind: .cash, category: "exceptions",
      statedZero: "counted in review"),
    Item(
      name: "old_tool", label: "Licences of the old tool", side: .cost, kind: .cash, category: "licences",
      monthly: [500, 500, 500], isExcluded: true),
    Item(
      name: "hires", label: "Hires not made", side: .benefit, kind: .avoided, monthly: [0, 6_000, 9_000],
      attributes: [("owner", "Head of service"), ("budget", "CC 4711")]),
    Item(
      name: "handling", label: "Handling time redeployed", side: .benefit, kind: .capacity,
      monthly: [12_000, 24_000, 24_000], risk: 0.2, isSplit: true, attributes: [("owner", "Head of service")]),
    Item(
      name: "waiting", label: "Waiting time saved", side: .benefit, kind: .capacity, monthly: [1_000, 1_000, 1_000],
      isIdle: true),
  ]

  // MARK: Figures

  /// - Parameter growth: multiplies every benefit, as a scenario might.
  package static func figures(scenario: String = "base", growth: Double = 1, divisor: Double = 1) -> Figures {
    let model = Self.model
    let discounting = Discounting(annualRate: 0.09, times: FlowTimes(monthsPerPeriod: 1))
    let factors = discounting.factors(periods: months)
    let lines = items.enumerated().map { index, item in
      figures(of: item, model: model, index: index, growth: item.side == .benefit ? growth : 1, divisor: divisor)
    }
    var views: [View: ViewFigures] = [:]
    var metrics: [MetricReference: MetricValue] = [:]
    for view in View.allCases {
      let costs = total(lines.filter(\.isCost), view)
      let benefits = total(lines.filter { !$0.isCost }, view)
      let net = zip(benefits, costs).map { $0 - $1 }
      views[view] = ViewFigures(costs: costs, benefits: benefits, net: net)
      metrics.merge(self.metrics(view, costs: costs, benefits: benefits, net: net, factors: factors)) { $1 }
    }
    return Figures(
      model: model, timeline: timeline, currency: "EUR", scenario: scenario, annualDiscount: 0.09, factors: factors,
      lines: lines, views: views, metrics: metrics, userMetrics: [], checks: checks(model, growth: growth),
      inputs: inputs(model, growth: growth), overrides: [])
  }

  private static func total(_ lines: [LineFigures], _ view: View) -> [Double] {
    [Double].sum(of: lines.map { $0.amounts(in: view) }, count: months + 1)
  }

  private static func figures(
    of item: Item, model: CheckedModel, index: Int, growth: Double, divisor: Double
  ) -> LineFigures {
    let amounts = (0...months).map { p in
      (p == 0 ? item.initial : item.monthly[(p - 1) / 12]) * growth / divisor
    }
    let risk = item.risk ?? 0
    let adjusted = amounts.map { $0 * (item.side == .cost ? 1 + risk : 1 - risk) }
    var counted: [View: [Double]] = [:]
    if !item.isIdle {
      counted = [.economic: amounts, .riskAdjusted: adjusted, .afterTax: amounts]
      if item.kind != .capacity { counted[.cashOnly] = amounts }
    }
    let cells = item.isSplit ? [amounts.map { $0 * 0.75 }, amounts.map { $0 * 0.25 }] : [amounts]
    return LineFigures(
      quantity: model.quantities[index], line: model.lines[index], standing: item.isExcluded ? .excluded : .counted,
      accrual: amounts, cash: amounts, cells: cells, counted: counted)
  }

  private static func metrics(
    _ view: View, costs: [Double], benefits: [Double], net: [Double], factors: [Double]
  ) -> [MetricReference: MetricValue] {
    let pvCosts = PresentValue.total(of: costs, factors: factors)
    let pvBenefits = PresentValue.total(of: benefits, factors: factors)
    let times = FlowTimes(monthsPerPeriod: 1)
    let values: [Metric: MetricValue] = [
      .npv: .value(PresentValue.total(of: net, factors: factors)),
      .roi: ReturnOnInvestment.ratio(benefits: pvBenefits, costs: pvCosts),
      .irr: RateOfReturn(net: net, times: times).metric,
      .mirr: .notMeaningful(.noPayments),
      .payback: Payback.months(net: net, monthsPerPeriod: 1),
      .discountedPayback: Payback.discountedMonths(net: net, factors: factors, monthsPerPeriod: 1),
      .totalCost: .value(costs.total),
      .costsPresentValue: .value(pvCosts),
      .benefitsPresentValue: .value(pvBenefits),
      .peakFunding: .value(CumulativeNet.deepest(net)),
    ]
    return Dictionary(uniqueKeysWithValues: values.map { (MetricReference($0.key, view), $0.value) })
  }
}
