import Analysis
import Checking
import Engine
import Evidence
import Finance
import Functions
import Quantities
import Reports

/// What the engine says of a programme, as plain facts for the rules.
struct MoneyReading {
  let turn: Turn
  let figures: Figures
  let run: Evaluator

  private var model: CheckedModel { figures.model }

  func facts() throws(Refusal) -> MoneyFacts {
    var facts = MoneyFacts()
    facts.currency = figures.currency
    facts.start = Day(firstOf: .month(figures.timeline.start))
    facts.lines = figures.lines.filter { $0.standing == .counted }.map(line)
    let costs = Set(model.lines.filter { $0.side == .cost }.map { model[$0.id].name })
    let lines = Set(model.lines.map { model[$0.id].name })
    for quantity in model.quantities {
      var reads = Set(quantity.definition?.references.map { model[$0].name } ?? [])
      if let definition = quantity.definition {
        if definition.calls("cost_per") { reads.formUnion(costs) }
        reads.formUnion(definition.metricsRead.map(\.name))
      }
      facts.reads[quantity.name] = reads
      facts.units[quantity.name] = quantity.type.unit.description
      facts.labels[quantity.name] = quantity.label
      if let present = present(quantity) { facts.present[quantity.name] = present }
      facts.rampMonths[quantity.name] = quantity.definition?.rampMonths
    }
    for metric in MetricReference.all {
      facts.reads[metric.name] = lines
      facts.labels[metric.name] = metric.metric.title
      facts.units[metric.name] = Self.unit(of: metric.metric, figures.currency)
      if let value = run.metric(metric)?.number { facts.present[metric.name] = value }
    }
    facts.npv = figures.metric(.npv).number
    facts.paybackMonths = figures.metric(.payback).number
    for name in ["base"] + model.scenarios.map(\.name) {
      if let npv = try turn.run(in: name).metric(MetricReference(.npv))?.number { facts.npvByScenario[name] = npv }
    }
    facts.assumptions = model.quantities.compactMap(assumption)
    return facts
  }

  private static func unit(of metric: Metric, _ currency: String) -> String {
    switch metric {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: currency
    case .payback, .discountedPayback: "month"
    case .roi, .irr, .mirr: ""
    }
  }

  private func line(_ line: LineFigures) -> LineFact {
    var fact = LineFact(line.quantity.name, line.isCost ? .cost : .benefit, label: figures.title(of: line.quantity))
    let attributes = line.quantity.attributes
    fact.category = line.isCost ? line.line.category : nil
    fact.kind = line.line.kind.rawValue
    fact.reallocatedTo = attributes["reallocated to"]
    fact.budget = attributes["budget"]
    fact.margin = line.line.margin?.constantValue
    fact.owner = attributes["owner"]
    fact.vendor = attributes["vendor"]
    fact.noneBecause = line.line.statedZero
    fact.total = line.economic.total
    fact.presentValue = figures.presentValue(line.economic)
    fact.hours = hours(of: line)
    return fact
  }

  /// The hours a line prices: the flow of effort that it names.
  private func hours(of line: LineFigures) -> Double? {
    let effort = Dimension.base(.effort) / .base(.time)
    guard let id = line.quantity.definition?.references.first(where: { model[$0].type.unit.dimension == effort }),
      model[id].type.cellCount == 1, let row = run.row(of: id)
    else { return nil }
    return row.dropFirst().reduce(0, +) * Double(figures.timeline.monthsPerPeriod)
  }

  /// The first period's value; of a quotient of totals that of the whole horizon.
  private func present(_ quantity: Quantity) -> Double? {
    guard quantity.type.cellCount == 1 else { return nil }
    if case .metric = quantity.role { return run.value(of: quantity.id)?.number }
    guard let row = run.row(of: quantity.id), row.count > 1, row[1].isFinite else { return nil }
    return row[1]
  }

  private func assumption(_ quantity: Quantity) -> AssumptionFact? {
    guard case .input(let detail) = quantity.role, !detail.isSetting, model.binding(of: quantity).isEmpty else {
      return nil
    }
    var fact = AssumptionFact(quantity.name, label: quantity.label)
    fact.source = quantity.attributes["source"]
    fact.confidence = quantity.attributes["confidence"]
    fact.evidence = quantity.attributes["evidence"]
    fact.pilot = detail.pilot?.pilot
    fact.prior = detail.pilot?.prior?.key
    return fact
  }
}

extension CheckedExpression {
  /// Whether it calls a function of this name anywhere.
  fileprivate func calls(_ name: String) -> Bool {
    if case .call(let function, _) = kind, function.name == name { return true }
    return children.contains { $0.calls(name) }
  }

  /// How long a ramp or S-curve in it takes, in months; the longest of several.
  fileprivate var rampMonths: Double? {
    var own: Double?
    if case .call(let function, let call) = kind, ["ramp", "s_curve"].contains(function.name),
      let over = call.arguments.first(where: { $0.parameter == "over" }), case .value(let length) = over.argument
    {
      own = length.constantValue
    }
    return (children.compactMap(\.rampMonths) + [own].compactMap(\.self)).max()
  }

  /// The metrics of every model that it names.
  fileprivate var metricsRead: [MetricReference] {
    if case .metric(let reference) = kind { return [reference] }
    return children.flatMap(\.metricsRead)
  }
}
