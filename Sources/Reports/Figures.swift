package import Checking
package import Finance
package import Quantities

/// One scenario's numbers as values: what every statement, comparison and export is made from.
///
/// All series hold amounts of the reporting currency: `initial` at index 0, then one per period. Costs and benefits are
/// positive on their own side.
package struct Figures: Sendable {
  package let model: CheckedModel
  package let timeline: Timeline
  package let currency: String
  /// `base` or a scenario's name.
  package let scenario: String
  /// The hurdle rate, annual effective, as a fraction.
  package let annualDiscount: Double
  /// Discount factors by column, the first 1.
  package let factors: [Double]
  /// One per line of the model, in its order.
  package let lines: [LineFigures]
  package let views: [View: ViewFigures]
  package let metrics: [MetricReference: MetricValue]
  /// The model's own metrics, in declaration order.
  package let userMetrics: [UserMetric]
  /// One per check of the model that concerns this scenario.
  package let checks: [CheckFigures]
  package let inputs: [InputFigures]
  /// What was set over the scenario, as written: `time_saved = 8%`.
  package let overrides: [Override]
  /// nil where the lines do not say how many hours they price.
  package let hours: HoursBridge?
  /// The option taken of each choice, in the model's order.
  package let choices: [ChoiceOption]
  /// What lines and metrics are called, by quantity.
  private let titles: [QuantityID: String]

  package struct UserMetric: Sendable {
    package let id: QuantityID
    package let value: MetricValue
    package init(id: QuantityID, value: MetricValue) {
      self.id = id
      self.value = value
    }
  }

  package struct Override: Sendable, Hashable {
    package let name: String
    package let value: String
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    model: CheckedModel, timeline: Timeline, currency: String, scenario: String, annualDiscount: Double,
    factors: [Double], lines: [LineFigures], views: [View: ViewFigures], metrics: [MetricReference: MetricValue],
    userMetrics: [UserMetric], checks: [CheckFigures], inputs: [InputFigures], overrides: [Override],
    hours: HoursBridge? = nil, choices: [ChoiceOption] = []
  ) {
    self.model = model
    self.timeline = timeline
    self.currency = currency
    self.scenario = scenario
    self.annualDiscount = annualDiscount
    self.factors = factors
    self.lines = lines
    self.views = views
    self.metrics = metrics
    self.userMetrics = userMetrics
    self.checks = checks
    self.inputs = inputs
    self.overrides = overrides
    self.hours = hours
    self.choices = choices
    titles = Self.titles(model)
  }

  /// A line's or metric's label, with its namespace where another has the same one.
  package func title(of quantity: Quantity) -> String { titles[quantity.id] ?? quantity.title }

  private static func titles(_ model: CheckedModel) -> [QuantityID: String] {
    let shown = model.lines.map { model[$0.id] } + model.userMetrics.map { model[$0] }
    let groups = Dictionary(grouping: shown, by: \.title)
    var titles: [QuantityID: String] = [:]
    for quantity in shown {
      // Without a label the name as a person would write it.
      let title = quantity.label ?? Wording.capitalised(String(quantity.name.map { $0 == "_" ? " " : $0 }))
      let namespace = quantity.name.split(separator: ".").dropLast().joined(separator: ".")
      let isAlone = namespace.isEmpty || groups[quantity.title]?.count == 1
      titles[quantity.id] = isAlone ? title : "\(title), \(namespace)"
    }
    return titles
  }

  /// After tax is the economic view itself where the model has no tax.
  package func metric(_ metric: Metric, _ view: View = .economic) -> MetricValue {
    metrics[MetricReference(metric, view)] ?? metrics[MetricReference(metric)] ?? .notMeaningful(.overflow)
  }

  /// An amount as a cell; one that does not exist says why.
  func cell(_ amount: Double, _ style: NumberStyle) -> Cell {
    if amount.isFinite { return .number(amount, style) }
    if case .notMeaningful(let reason) = metric(.npv) { return .notMeaningful(reason.description) }
    return .notMeaningful("undefined")
  }

  /// Views worth showing: economic and cash-only always; the others where a haircut or a tax makes them differ.
  package var shownViews: [View] {
    var shown: [View] = [.economic, .cashOnly]
    if model.lines.contains(where: { $0.risk != nil }) { shown.append(.riskAdjusted) }
    if model.hasTax { shown.append(.afterTax) }
    return shown
  }

  package func presentValue(_ series: [Double]) -> Double { PresentValue.total(of: series, factors: factors) }
}

/// A statement line's amounts.
package struct LineFigures: Sendable {
  package enum Standing: Sendable, Hashable {
    case counted
    /// Left out by `exclude`.
    case excluded
    /// Belongs to an option of a choice that was not taken.
    case notChosen
    /// Depends on a need that nothing meets.
    case unavailable
  }
  package let quantity: Quantity
  package let line: Line
  package let standing: Standing
  /// As incurred and when paid, revenue at its margin, whether or not it counts.
  package let accrual: [Double]
  package let cash: [Double]
  /// When paid, by cell.
  package let cells: [[Double]]
  /// What counts in each view; absent where the line does not count.
  package let counted: [View: [Double]]

  package init(
    quantity: Quantity, line: Line, standing: Standing, accrual: [Double], cash: [Double], cells: [[Double]],
    counted: [View: [Double]]
  ) {
    self.quantity = quantity
    self.line = line
    self.standing = standing
    self.accrual = accrual
    self.cash = cash
    self.cells = cells
    self.counted = counted
  }

  /// What enters the economic view; zeros where nothing does.
  package var economic: [Double] { amounts(in: .economic) }
  /// What enters a view: zeros where the line does not count, is excluded or belongs to an option not chosen.
  package func amounts(in view: View) -> [Double] {
    guard standing == .counted, let amounts = counted[view] else { return Array(repeating: 0, count: cash.count) }
    return amounts
  }
  package var isCost: Bool { line.side == .cost }
}

/// The totals of a view.
package struct ViewFigures: Sendable {
  package let costs: [Double]
  package let benefits: [Double]
  /// Benefits less costs, less tax in the after-tax view.
  package let net: [Double]
  /// Only in the after-tax view.
  package let tax: [Double]?
  package let amortisation: [Double]?
  package init(
    costs: [Double], benefits: [Double], net: [Double], tax: [Double]? = nil, amortisation: [Double]? = nil
  ) {
    self.costs = costs
    self.benefits = benefits
    self.net = net
    self.tax = tax
    self.amortisation = amortisation
  }
}

/// A check of the model, evaluated.
package struct CheckFigures: Sendable {
  package let check: Check
  package let passed: Bool
  /// Both sides, where there are two, at the first failure or else at the end; nil where a side is not meaningful.
  package let left: Double?
  package let right: Double?
  /// The unit of both sides.
  package let unit: Unit
  /// Where it fails: `in 2026-03`, `for billing`; or why it could not be decided.
  package let remark: String
  package init(check: Check, passed: Bool, left: Double?, right: Double?, unit: Unit, remark: String) {
    self.check = check
    self.passed = passed
    self.left = left
    self.right = right
    self.unit = unit
    self.remark = remark
  }
}

/// An input's value in force.
package struct InputFigures: Sendable {
  package let quantity: Quantity
  /// By cell, in base units: one number, or one per column.
  package let values: [[Double]]
  /// Set to a plain value although the model says it is uncertain.
  package let isFixed: Bool
  /// What it ranges over now; one per cell.
  package let uncertainty: [Uncertainty?]
  package init(quantity: Quantity, values: [[Double]], isFixed: Bool, uncertainty: [Uncertainty?]) {
    self.quantity = quantity
    self.values = values
    self.isFixed = isFixed
    self.uncertainty = uncertainty
  }
}
