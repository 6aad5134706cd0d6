import Evidence
import Syntax
import Diagnostics
package import Checking
package import Finance
package import Quantities

/// The tree behind a number: formulas, values, units, shares, and down to the inputs with where they come from.
package struct Explanation {
  package enum Target: Sendable, Hashable {
    case quantity(QuantityID)
    case metric(MetricReference)
  }

  let figures: Figures
  /// The column explained: a period, a year, or the whole horizon.
  let column: Timeline.Column
  /// The value of a quantity's cell in that column, in base units, rolled up as its type says.
  let value: (QuantityID, _ cell: Int, Timeline.Column) -> MetricValue

  /// - Parameter column: nil explains the whole horizon.
  package init(
    _ figures: Figures, at column: Timeline.Column? = nil,
    value: @escaping (QuantityID, _ cell: Int, Timeline.Column) -> MetricValue
  ) {
    self.figures = figures
    self.column = column ?? Timeline.Column("total", 0...figures.timeline.count)
    self.value = value
  }

  /// What an answer has told already.
  private struct Visited {
    var targets: Set<Target> = []
    var sources: Set<String> = []
  }

  package func report(_ target: Target) -> Report {
    var visited = Visited()
    let tree: Report.Tree
    switch target {
    case .quantity(let id): tree = node(id, parent: nil, visited: &visited)
    case .metric(let reference): tree = node(reference, visited: &visited)
    }
    let scenario = Wording.scenario(figures.scenario, in: figures.model)
    let place = column.periods.count > figures.timeline.count ? "over the whole horizon" : "at \(column.name)"
    return Report(
      title: "Why \(name(of: target)) is what it is", subtitle: ["Scenario \(scenario) · \(place)"],
      sections: [Report.Section(nil, [.tree(tree)])])
  }

  private func name(of target: Target) -> String {
    switch target {
    case .quantity(let id): figures.model[id].name
    case .metric(let reference): reference.name
    }
  }

  // MARK: Quantities

  /// How many steps down one answer goes: no person reads further, and no chain of names exhausts the stack.
  private static let deepest = 30

  private func node(_ id: QuantityID, parent: Double?, depth: Int = 0, visited: inout Visited) -> Report.Tree {
    let quantity = figures.model[id]
    let own = total(of: quantity)
    var cells = [cell(own, quantity)]
    if let parent, parent != 0, let number = own.number {
      cells.append(.number(number / parent, .percent(decimals: 1)))
    }
    if depth >= Self.deepest, !operands(of: quantity).isEmpty {
      let remark = "\(remark(on: quantity, &visited)) · explain \(quantity.name) goes on from here"
      return Report.Tree(formula(of: quantity), cells: cells, remark: remark)
    }
    // What a route works out by class and policy is told where it is asked for.
    if depth > 0, quantity.isMade, quantity.type.cellCount > 1, case .calculation = quantity.role {
      let goesOn = quantity.isDecided ? "" : " · explain \(quantity.name) goes on"
      return Report.Tree(formula(of: quantity), cells: cells, remark: remark(on: quantity, &visited) + goesOn)
    }
    guard visited.targets.insert(.quantity(id)).inserted else {
      return Report.Tree("\(quantity.name), as above", cells: cells)
    }
    let remark = remark(on: quantity, isAsked: depth == 0, &visited)
    let terms = quantity.definition.map(Self.terms) ?? []
    let isSum = terms.count > 1 || quantity.definition.map(Self.isSum) == true
    let children = operands(of: quantity).map { operand -> Report.Tree in
      switch operand {
      case .quantity(let child):
        node(
          child, parent: isSum && terms.contains(child) ? own.number : nil, depth: depth + 1, visited: &visited)
      case .metric(let reference): node(reference, depth: depth + 1, visited: &visited)
      }
    }
    return Report.Tree(
      formula(of: quantity), cells: cells, remark: remark, children: children + belief(of: quantity))
  }

  /// What a pilot and a published effect have in an input's distribution.
  private func belief(of quantity: Quantity) -> [Report.Tree] {
    guard case .input(let detail) = quantity.role, let from = detail.pilot else { return [] }
    let posterior = from.posterior
    func tree(_ name: String, _ mean: Double, _ error: Double, weight: Double, _ remark: String) -> Report.Tree {
      let percent = NumberStyle.percent(decimals: 1)
      return Report.Tree(
        name, cells: [.number(mean, percent), .number(weight, percent)],
        remark: "± \(NumberStyle.percent(decimals: 2).text(error)) · weight \(percent.text(weight)) · \(remark)")
    }
    let effect = posterior.effect
    let inflation = effect.inflation == 1 ? "" : ", error times \(NumberText.significant(effect.inflation, 3))"
    var children = [
      tree(
        "pilot \(from.name)", effect.estimate, effect.inflatedError, weight: posterior.weight,
        "grade \(effect.grade.letter), \(effect.grade.words)\(inflation) · "
          + "\(NumberStyle.count.text(Double(effect.rows))) rows")
    ]
    if let prior = from.prior {
      children.append(
        tree(
          "prior \(prior.key)", posterior.prior.mean, posterior.prior.deviation, weight: 1 - posterior.weight,
          "\(prior.study), \(prior.year) · grade \(prior.grade.rawValue)"))
    }
    return [
      Report.Tree(
        "believed after both", cells: [.number(posterior.belief.mean, .percent(decimals: 1))],
        remark: "± \(NumberStyle.percent(decimals: 2).text(posterior.belief.deviation))", children: children)
    ]
  }

  /// An input stands as it was given; all else as it adds up to in the column.
  private func cell(_ value: MetricValue, _ quantity: Quantity) -> Cell {
    if let text = inputText(quantity) { return text.count > Self.longest ? .empty : .text(text) }
    return ExplainedValue.cell(value, quantity.type)
  }

  /// What does not fit a column of figures stands beside the name.
  private static let longest = 24

  /// nil for what is no input, and for one that varies where one period is asked for.
  private func inputText(_ quantity: Quantity) -> String? {
    guard let input = figures.inputs.first(where: { $0.quantity.id == quantity.id }),
      column.periods.count > 1 || !input.values.contains(where: { $0.count > 1 })
    else { return nil }
    return InputText.value(input, timeline: figures.timeline)
  }

  /// What stands on the right of its declaration; an input's value speaks for itself.
  private func formula(of quantity: Quantity) -> String {
    switch quantity.role {
    case .input, .need:
      let value = inputText(quantity) ?? ""
      return value.count > Self.longest ? "\(quantity.name) = \(value)" : quantity.name
    case .line(let index) where figures.lines[index].line.statedZero != nil:
      return "\(quantity.name) = none \"\(figures.lines[index].line.statedZero ?? "")\""
    case .calculation, .line, .metric:
      guard let definition = quantity.definition else { return quantity.name }
      // A route's own formulas are long, and its label says what one is.
      if quantity.isMade, !quantity.isDecided, let label = quantity.label { return "\(quantity.name): \(label)" }
      return "\(quantity.name) = \(Wording.oneLine(definition.span.text))"
    }
  }

  private func operands(of quantity: Quantity) -> [Target] {
    guard let definition = quantity.definition else { return [] }
    if case .input = quantity.role, figures.model.binding(of: quantity).isEmpty { return [] }
    // A solver weighs all numbers of a route; none is a part of what it decides.
    if quantity.isDecided { return [] }
    var found: [Target] = []
    for leaf in definition.leaves {
      let target: Target? =
        switch leaf {
        case .quantity(let id) where id != quantity.id: .quantity(id)
        case .quantity: nil
        case .metric(let reference): .metric(reference)
        }
      if let target, !found.contains(target) { found.append(target) }
    }
    return found
  }

  /// The names a plain sum adds up, each of which is a share of it.
  private static func terms(_ expression: CheckedExpression) -> Set<QuantityID> {
    switch expression.kind {
    case .reference(let id): [id]
    case .binary(.plus, let left, let right): terms(left).union(terms(right))
    case .converted(let operand, rate: _): terms(operand)
    case .binary, .constant, .metric, .unary, .conditional, .call, .member, .byMember, .schedule, .data, .withInitial,
      .decided:
      []
    }
  }

  private static func isSum(_ expression: CheckedExpression) -> Bool {
    if case .binary(.plus, _, _) = expression.kind { true } else { false }
  }

  /// The sum of the cells where they add up; not meaningful as one number otherwise.
  private func total(of quantity: Quantity) -> MetricValue {
    var sum = 0.0
    for cell in 0..<quantity.type.cellCount {
      switch value(quantity.id, cell, column) {
      case .value(let number): sum += number
      case .notMeaningful(let reason): return .notMeaningful(reason)
      }
    }
    return .value(quantity.type.rollUp == .rate ? sum / Double(max(quantity.type.cellCount, 1)) : sum)
  }

  private func remark(on quantity: Quantity, isAsked: Bool = false, _ visited: inout Visited) -> String {
    var parts: [String] = []
    if quantity.type.cellCount > 1 {
      let axes = quantity.type.axes.map(\.name).joined(separator: ", ")
      parts.append("\(quantity.type.rollUp == .rate ? "mean" : "sum") of \(quantity.type.cellCount) by \(axes)")
    }
    if case .input = quantity.role {
      if let label = quantity.label { parts.append(label) }
      let provenance = provenance(of: quantity)
      // One price list's source stands for all the prices that are from it.
      if !quantity.isMade || visited.sources.insert(provenance.first ?? "").inserted { parts += provenance }
    }
    if quantity.isMade, !isAsked { return parts.joined(separator: " · ") }
    let (line, _) = quantity.span.file.position(at: quantity.span.start)
    parts.append("\(quantity.span.file.name):\(line)")
    return parts.joined(separator: " · ")
  }

  private func provenance(of input: Quantity) -> [String] {
    var parts: [String] = []
    if let override = figures.overrides.last(where: { $0.name == input.name || $0.name.hasPrefix(input.name + "[") }) {
      parts.append("set to \(override.value), the file says \(input.written)")
    } else if figures.model.assigns(input.id, in: figures.scenario) {
      parts.append("set by scenario \(figures.scenario), the file says \(input.written)")
    }
    let bound = figures.model.binding(of: input)
    if !bound.isEmpty { return parts + ["given as \(Wording.list(bound))"] }
    let attributes = input.attributes
    for key in ["source", "evidence"] { if let text = attributes[key] { parts.append("\(key): \(text)") } }
    if let pilot = input.pilot {
      parts.append("from pilot \(pilot.name)" + (pilot.prior.map { ", prior \($0.key)" } ?? ""))
    } else if attributes["source"] == nil, attributes["evidence"] == nil, !input.isSetting {
      parts.append("no source")
    }
    for key in ["owner", "as of", "confidence"] { if let text = attributes[key] { parts.append("\(key): \(text)") } }
    return parts
  }

  // MARK: Metrics

  /// A metric is made from the lines its view counts; each then from its formula.
  private func node(_ reference: MetricReference, depth: Int = 0, visited: inout Visited) -> Report.Tree {
    let style = reference.metric.style(money: .amount(currency: figures.currency))
    let cell = MetricsTable.cell(figures.metric(reference.metric, reference.view), style)
    guard visited.targets.insert(.metric(reference)).inserted else {
      return Report.Tree("\(reference.name), as above", cells: [cell])
    }
    var sides: [Report.Tree] = []
    for (side, title) in [(Line.Side.benefit, "benefits"), (.cost, "costs")] where reference.metric.reads(side) {
      sides.append(group(side, title: title, reference, depth: depth, visited: &visited))
    }
    return Report.Tree(
      "\(reference.name) = \(reference.metric.formula)", cells: [cell],
      remark: "hurdle rate \(NumberStyle.percent(decimals: 1).text(figures.annualDiscount)) a year", children: sides)
  }

  private func group(
    _ side: Line.Side, title: String, _ reference: MetricReference, depth: Int, visited: inout Visited
  ) -> Report.Tree {
    let lines = figures.lines.filter {
      $0.line.side == side && $0.standing == .counted && $0.counted[reference.view] != nil
    }
    let worth = lines.map { line in
      let amounts = line.amounts(in: reference.view)
      return reference.metric.isDiscounted ? figures.presentValue(amounts) : amounts.total
    }
    let total = worth.reduce(0, +)
    let amount = NumberStyle.amount(currency: figures.currency)
    let children = zip(lines, worth).map { line, value -> Report.Tree in
      var cells: [Cell] = [.number(value, amount)]
      if total != 0 { cells.append(.number(value / total, .percent(decimals: 1))) }
      var tree = node(line.quantity.id, parent: nil, depth: depth + 1, visited: &visited)
      tree.cells = cells
      return tree
    }
    let prefix = reference.metric.isDiscounted ? "present value of " : "total "
    return Report.Tree(prefix + title, cells: [.number(total, amount)], children: children)
  }
}

extension Quantity {
  /// Whether a route brought it in, so that nobody wrote what stands on its right.
  fileprivate var isMade: Bool {
    // Its text is not that of the file it is named in.
    definition.map { $0.span.file !== span.file && $0.span.file.name == span.file.name } ?? false
  }
}

/// A value in the unit a person gave it; a flow over a column is what flowed.
enum ExplainedValue {
  static func cell(_ value: MetricValue, _ type: ValueType) -> Cell {
    switch value {
    case .notMeaningful(let reason): return .notMeaningful(reason.description)
    case .value(let number):
      if type.isTruth { return .text(number == 0 ? "no" : "yes") }
      let unit = type.rollUp == .flow ? type.unit * Unit([Unit.Term(.month)]) : type.unit
      let average = type.rollUp == .rate && type.isSeries
      return .number(unit.number(number), .quantity(unit: unit.description, average: average))
    }
  }
}

extension Metric {
  /// What it is, in words.
  package var formula: String {
    switch self {
    case .npv: "present value of benefits less costs"
    case .roi: "present value of benefits / present value of costs - 1"
    case .irr: "the annual rate at which the net present value is 0"
    case .mirr: "the annual rate that turns outlays into returns, both carried at the hurdle rate"
    case .payback: "months until the cumulative net stays at 0 or above"
    case .discountedPayback: "months until the cumulative present value stays at 0 or above"
    case .totalCost: "all costs, undiscounted"
    case .costsPresentValue: "present value of costs"
    case .benefitsPresentValue: "present value of benefits"
    case .peakFunding: "the deepest cumulative net"
    }
  }

  fileprivate func reads(_ side: Line.Side) -> Bool {
    switch self {
    case .totalCost, .costsPresentValue: side == .cost
    case .benefitsPresentValue: side == .benefit
    case .npv, .roi, .irr, .mirr, .payback, .discountedPayback, .peakFunding: true
    }
  }

  fileprivate var isDiscounted: Bool {
    switch self {
    case .npv, .roi, .discountedPayback, .costsPresentValue, .benefitsPresentValue: true
    case .irr, .mirr, .payback, .totalCost, .peakFunding: false
    }
  }
}
