package import Checking
package import Diagnostics
package import Engine
package import Finance
package import Planning
package import Program
import Quantities

/// What a simulation reads in every trial of a scenario.
package struct SimulationOutputs: Sendable {
  package struct Output: Sendable {
    package let label: FigureLabel
    package let node: Node
    /// Whether every number is kept where there are not too many.
    package let isKept: Bool
  }

  package struct CheckOutput: Sendable {
    package let text: String
    /// 1 holds, 0 does not, NaN cannot be decided.
    package let node: Node
  }

  package struct FanOutput: Sendable {
    package let view: View
    /// The running total by column.
    package let node: Node
    package let periods: [Int]
  }

  /// The plan they are read from: the model's, with what is read at its end.
  package let plan: Plan
  package let figures: [Output]
  package let checks: [CheckOutput]
  package let fans: [FanOutput]

  /// Every node that is read: figures, checks, fans.
  package var nodes: [Node] { figures.map(\.node) + checks.map(\.node) + fans.map(\.node) }

  /// Index of a metric among the figures.
  func index(of metric: MetricReference) -> Int? { figures.firstIndex { $0.label.kind == .metric(metric) } }
}

extension SimulationOutputs {
  /// - Parameters:
  ///   - metrics: asked for beside the headline ones; rates of return are searched for only if they stand here.
  ///   - title: what a line or metric is called.
  ///   - isHeadline: leaves out all but the headline metrics.
  package init(
    _ plan: Plan, inputs: InputValues, scenario: String, metrics: [MetricReference], isHeadline: Bool = false,
    title: (Quantity) -> String
  ) {
    let model = plan.model
    let currency = model.currency ?? ""
    var readings = PlanReadings(plan)
    let kept = SimulationRequest.headline + metrics
    var views: [View] = [.economic, .cashOnly]
    if model.lines.contains(where: { $0.risk != nil }) { views.append(.riskAdjusted) }
    if model.hasTax { views.append(.afterTax) }
    var figures: [Output] = []
    for view in views {
      for metric in Metric.allCases {
        let reference = MetricReference(metric, view)
        guard let node = plan.metrics[reference], metric != .irr || metrics.contains(reference),
          !isHeadline || kept.contains(reference)
        else { continue }
        figures.append(
          Output(
            label: FigureLabel(
              kind: .metric(reference), name: reference.name, title: "", unit: Self.unit(of: metric, currency)),
            node: node, isKept: kept.contains(reference)))
      }
    }
    guard !isHeadline else {
      (self.plan, self.figures, checks, fans) = (plan, figures, [], [])
      return
    }
    figures += Self.ownMetrics(plan, inputs, title, &readings)
    figures += Self.lines(plan, inputs, currency, title, &readings)
    self.figures = figures
    checks = zip(model.checks, plan.checks).compactMap { check, planned in
      guard let planned, check.scenario == nil || check.scenario == scenario else { return nil }
      return CheckOutput(text: check.text, node: readings.holds(planned.holds))
    }
    let periods = Self.fanPeriods(plan.timeline)
    fans = views.prefix(2).compactMap { view in
      plan.views[view].map { FanOutput(view: view, node: readings.cumulative($0.net), periods: periods) }
    }
    self.plan = readings.extended
  }

  /// A condition alone: it holds where it does in every cell and period.
  /// - Throws: where it needs what the plan cannot compute.
  package init(condition: CheckedExpression, of plan: Plan) throws(Diagnostic) {
    let extended = try Planner.planExpression(condition, extending: plan)
    var readings = PlanReadings(plan)
    let cells = readings.take(extended)
    checks = [CheckOutput(text: String(condition.span.text), node: readings.holds(cells))]
    self.plan = readings.extended
    (figures, fans) = ([], [])
  }

  private static func unit(of metric: Metric, _ currency: String) -> String {
    switch metric {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: currency
    case .payback, .discountedPayback: "month"
    case .roi, .irr, .mirr: ""
    }
  }

  private static func ownMetrics(
    _ plan: Plan, _ inputs: InputValues, _ title: (Quantity) -> String, _ readings: inout PlanReadings
  ) -> [Output] {
    let model = plan.model
    let left = model.choices.flatMap { choice in choice.options.filter { $0 != inputs.choices[choice.name] } }
    return model.quantities.compactMap { quantity in
      guard case .metric = quantity.role, !left.contains(where: { quantity.name.hasPrefix($0 + ".") }),
        let node = plan.cells[quantity.id.index].first
      else { return nil }
      let reading: Node
      if let ratio = plan.ratios[node] {
        reading = readings.ratio(ratio.numerator, ratio.denominator)
      } else {
        reading = quantity.type.isSeries ? readings.rolledUp(node, quantity.type.rollUp) : node
      }
      let unit = quantity.type.unit
      return Output(
        label: FigureLabel(
          kind: .own, name: quantity.name, title: title(quantity), unit: unit.description, scale: unit.number(1)),
        node: reading, isKept: false)
    }
  }

  /// Totals of the lines that count.
  private static func lines(
    _ plan: Plan, _ inputs: InputValues, _ currency: String, _ title: (Quantity) -> String,
    _ readings: inout PlanReadings
  ) -> [Output] {
    let model = plan.model
    return model.lines.enumerated().compactMap { index, line in
      guard inputs.countedLines[index], line.statedZero == nil, let node = plan.lines[index]?.counted[.economic] else {
        return nil
      }
      let quantity = model[line.id]
      return Output(
        label: FigureLabel(
          kind: line.side == .cost ? .cost : .benefit, name: quantity.name, title: title(quantity), unit: currency),
        node: readings.total(node), isKept: false)
    }
  }

  /// Every period, or of a long timeline the last of each year.
  private static func fanPeriods(_ timeline: Timeline) -> [Int] {
    if timeline.count <= 60 { return Array(0...timeline.count) }
    return timeline.columns(by: .year).map(\.periods.upperBound)
  }
}
