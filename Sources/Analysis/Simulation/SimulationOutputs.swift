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
  /// Lines and own metrics that are not followed, since there are too many.
  package let leftOut: Int

  /// Every node that is read: figures, checks, fans.
  package var nodes: [Node] { figures.map(\.node) + checks.map(\.node) + fans.map(\.node) }

  /// Index of a metric among the figures.
  func index(of metric: MetricReference) -> Int? { figures.firstIndex { $0.label.kind == .metric(metric) } }
}

extension SimulationOutputs {
  /// - Parameters:
  ///   - metrics: asked for beside the headline ones; rates of return are searched for only if they stand here.
  ///   - named: lines and own metrics that are followed in any case.
  ///   - title: what a line or metric is called.
  ///   - isHeadline: leaves out all but the headline metrics.
  package init(
    _ plan: Plan, inputs: InputValues, scenario: String, metrics: [MetricReference], named: [String] = [],
    isHeadline: Bool = false, title: (Quantity) -> String
  ) {
    let model = plan.model
    let currency = model.currency ?? ""
    var readings = PlanReadings(plan)
    let kept = SimulationRequest.headline + metrics
    let most = SimulationRequest.mostFollowed
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
      (self.plan, self.figures, checks, fans, leftOut) = (plan, figures, [], [], 0)
      return
    }
    let own = Self.ownMetrics(plan, inputs)
    let followed = own.enumerated().filter { $0 < most || named.contains($1.name) }.map(\.element)
    figures += followed.map { Self.output($0, plan, title, &readings) }
    let lines = Self.lines(plan, inputs)
    let largest = Self.largest(lines, most, plan, inputs, named)
    figures += largest.map { index in
      let quantity = model[model.lines[index].id]
      return Output(
        label: FigureLabel(
          kind: model.lines[index].side == .cost ? .cost : .benefit, name: quantity.name, title: title(quantity),
          unit: currency),
        node: readings.total(plan.lines[index]?.counted[.economic] ?? Node(0)), isKept: false)
    }
    leftOut = own.count - followed.count + lines.count - largest.count
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

  /// The checks of one scenario, bound to it by name: of the model's own plan in that scenario.
  package init(checksOf scenario: String, in plan: Plan) {
    var readings = PlanReadings(plan)
    checks = zip(plan.model.checks, plan.checks).compactMap { check, planned in
      guard let planned, check.scenario == scenario else { return nil }
      return CheckOutput(text: check.text, node: readings.holds(planned.holds))
    }
    self.plan = readings.extended
    (figures, fans, leftOut) = ([], [], 0)
  }

  /// A condition alone: it holds where it does in every cell and period.
  /// - Throws: where it needs what the plan cannot compute.
  package init(condition: CheckedExpression, of plan: Plan) throws(Diagnostic) {
    let extended = try Planner.planExpression(condition, extending: plan)
    var readings = PlanReadings(plan)
    let cells = readings.take(extended)
    checks = [CheckOutput(text: String(condition.span.text), node: readings.holds(cells))]
    self.plan = readings.extended
    (figures, fans, leftOut) = ([], [], 0)
  }

  private static func unit(of metric: Metric, _ currency: String) -> String {
    switch metric {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: currency
    case .payback, .discountedPayback: "month"
    case .roi, .irr, .mirr: ""
    }
  }

  /// The model's own metrics that count.
  private static func ownMetrics(_ plan: Plan, _ inputs: InputValues) -> [Quantity] {
    let model = plan.model
    let left = model.choices.flatMap { choice in choice.options.filter { $0 != inputs.choices[choice.name] } }
    return model.quantities.filter { quantity in
      guard case .metric = quantity.role, !plan.cells[quantity.id.index].isEmpty else { return false }
      return !left.contains { quantity.name.hasPrefix($0 + ".") }
    }
  }

  private static func output(
    _ quantity: Quantity, _ plan: Plan, _ title: (Quantity) -> String, _ readings: inout PlanReadings
  ) -> Output {
    let node = plan.cells[quantity.id.index][0]
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

  /// Indices of the lines that count.
  private static func lines(_ plan: Plan, _ inputs: InputValues) -> [Int] {
    plan.model.lines.indices.filter {
      inputs.countedLines[$0] && plan.model.lines[$0].statedZero == nil
        && plan.lines[$0]?.counted[.economic] != nil
    }
  }

  /// Those whose totals are the largest in the deterministic run, and those that are named; in the model's order.
  private static func largest(
    _ lines: [Int], _ most: Int, _ plan: Plan, _ inputs: InputValues, _ named: [String]
  ) -> [Int] {
    if lines.count <= most { return lines }
    let run = Evaluator(plan, inputs: inputs)
    let totals = lines.map { index in
      let total = plan.lines[index]?.counted[.economic].map { run.row($0).reduce(0, +) } ?? 0
      return (index: index, size: total.isFinite ? abs(total) : .infinity)
    }
    let ranked = totals.sorted { $0.size == $1.size ? $0.index < $1.index : $0.size > $1.size }
    let asked = lines.filter { named.contains(plan.model[plan.model.lines[$0].id].name) }
    return Set(ranked.prefix(most).map(\.index) + asked).sorted()
  }

  /// Every period, or of a long timeline the last of each year.
  private static func fanPeriods(_ timeline: Timeline) -> [Int] {
    if timeline.count <= 60 { return Array(0...timeline.count) }
    return timeline.columns(by: .year).map(\.periods.upperBound)
  }
}
