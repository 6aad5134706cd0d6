package import Checking
package import Engine
package import Finance
import Functions
import Planning
package import Quantities

extension Figures {
  /// A scenario's figures, read from its run; nil where the statement cannot be computed because a need is unmet.
  ///
  /// - Parameters:
  ///   - scenario: `base` or a scenario's name.
  ///   - overrides: what was set over it, as written.
  ///   - checks: of the model, those on a named scenario evaluated there; nil takes those that concern this one.
  package init?(
    _ run: some RunValues, scenario: String, overrides: [Override] = [], checks: [CheckFigures]? = nil
  ) {
    let plan = run.plan
    let model = plan.model
    let timeline = plan.timeline
    guard let currency = model.currency, !plan.views.isEmpty else { return nil }
    let annual = plan.annualDiscount.map { run.number($0, at: 1) } ?? 0
    let times = FlowTimes(
      monthsPerPeriod: timeline.monthsPerPeriod, placement: model.flowsMidPeriod ? .midPeriod : .endOfPeriod)
    let lines = model.lines.indices.map { LineFigures(run, $0) }
    self.init(
      model: model, timeline: timeline, currency: currency, scenario: scenario, annualDiscount: annual,
      factors: Discounting(annualRate: annual, times: times).factors(periods: timeline.count),
      lines: lines,
      views: plan.views.mapValues { view in
        ViewFigures(
          costs: run.row(view.costs), benefits: run.row(view.benefits), net: run.row(view.net),
          tax: view.tax.map(run.row), amortisation: view.amortisation.map(run.row))
      },
      metrics: Dictionary(
        uniqueKeysWithValues: plan.metrics.keys.compactMap { reference in
          run.metric(reference).map { (reference, $0) }
        }),
      userMetrics: model.userMetrics(choosing: run.inputs.choices).compactMap { id in
        UserMetric.value(of: id, in: run).map { UserMetric(id: id, value: $0) }
      },
      checks: checks
        ?? model.checks.indices.filter { [nil, scenario].contains(model.checks[$0].scenario) }.map {
          CheckFigures($0, in: run)
        },
      inputs: model.quantities.compactMap { InputFigures(run, $0) }, overrides: overrides,
      hours: HoursBridge(run, lines),
      choices: model.choices.compactMap { choice in
        run.inputs.choices[choice.name].map { ChoiceOption(choice: choice.name, option: $0) }
      })
  }
}

extension CheckedModel {
  /// The model's own metrics without those of a namespace that is not chosen, whose lines do not count either.
  fileprivate func userMetrics(choosing chosen: [String: String]) -> [QuantityID] {
    let left = choices.flatMap { choice in choice.options.filter { $0 != chosen[choice.name] } }
    return userMetrics.filter { id in !left.contains { self[id].name.hasPrefix($0 + ".") } }
  }

  package var userMetrics: [QuantityID] {
    quantities.compactMap { if case .metric = $0.role { $0.id } else { nil } }
  }
}

extension Figures.UserMetric {
  /// A metric is one number: over the whole horizon where it could be read by column, as a cost per outcome is.
  package static func value(of id: QuantityID, in run: some RunValues) -> MetricValue? {
    guard let node = run.plan.cells[id.index].first else { return nil }
    guard run.plan.ratios[node] != nil || run.plan.model[id].type.isSeries else { return run.value(of: id) }
    return run.value(of: id, over: Timeline.Column("", 0...run.plan.timeline.count))
  }
}

extension LineFigures {
  fileprivate init(_ run: some RunValues, _ index: Int) {
    let model = run.plan.model
    let line = model.lines[index]
    let plan = run.plan.lines[index]
    let zeros = Array(repeating: 0.0, count: run.plan.timeline.columns)
    self.init(
      quantity: model[line.id], line: line, standing: Self.standing(of: line, index, in: run),
      accrual: plan.map { run.row($0.accrualTotal) } ?? zeros, cash: plan.map { run.row($0.cashTotal) } ?? zeros,
      cells: plan?.cash.map { run.row($0) } ?? [], counted: plan?.counted.mapValues { run.row($0) } ?? [:])
  }

  private static func standing(of line: Line, _ index: Int, in run: some RunValues) -> Standing {
    if run.plan.lines[index] == nil { return .unavailable }
    if run.inputs.countedLines[index] { return .counted }
    guard let option = line.choiceOption, run.inputs.choices[option.choice] != option.option else { return .excluded }
    return .notChosen
  }
}

extension InputFigures {
  /// nil for what is no input.
  package init?(_ run: some RunValues, _ quantity: Quantity) {
    guard case .input = quantity.role else { return nil }
    self.init(
      quantity: quantity,
      values: (0..<quantity.type.cellCount).map { Array(run.inputs.values(of: quantity.id, cell: $0)) },
      isFixed: run.inputs.fixed.contains(quantity.id), uncertainty: run.inputs.uncertainty[quantity.id.index])
  }
}

extension CheckFigures {
  /// One of the model's checks, evaluated in a run.
  package init(_ index: Int, in run: some RunValues) {
    let check = run.plan.model.checks[index]
    guard let plan = run.plan.checks[index], let outcome = run.outcome(ofCheck: index) else {
      self.init(check: check, passed: false, left: nil, right: nil, unit: .one, remark: "waits for a need")
      return
    }
    let last = run.plan.timeline.count
    let left = outcome.failure.map(\.left) ?? plan.left.first.map { run.value($0, at: last) }
    let right = outcome.failure.map(\.right) ?? plan.right.first.map { run.value($0, at: last) }
    self.init(
      check: check, passed: outcome.holds, left: left?.number, right: right?.number, unit: check.condition.unit,
      remark: outcome.remark)
  }
}

extension CheckOutcome {
  /// Where a check first fails and why it could not be decided; empty where it holds.
  package var remark: String {
    let place = [failure?.members.map { "for \($0)" }, failure?.period.map { "in \($0)" }].compactMap(\.self)
    let reason = undecided.map { "cannot be decided: \($0.description)" }
    return ([reason].compactMap(\.self) + place).joined(separator: " ")
  }
}

extension Check.Condition {
  /// The unit its sides are shown in.
  package var unit: Unit {
    switch self {
    case .within(let left, tolerance: _, right: _): left.type.unit
    case .truth(let expression):
      if case .binary(_, let left, let right) = expression.kind {
        // A plain 0 has no unit of its own.
        left.type.unit.terms.isEmpty ? right.type.unit : left.type.unit
      } else {
        .one
      }
    }
  }
}

extension ValueSeries {
  /// A quantity by column, from a run.
  package init(_ id: QuantityID, in run: some RunValues) {
    let quantity = run.plan.model[id]
    self.init(title: quantity.title, type: quantity.type, timeline: run.plan.timeline) { cell, column in
      run.value(of: id, cell: cell, over: column) ?? .waits(for: quantity.name)
    }
  }

  /// Any expression by column; `title` is its text.
  package init(_ values: ExtensionResults, title: String, timeline: Timeline) {
    self.init(title: title, type: values.extended.type, timeline: timeline) { cell, column in
      values.value(cell: cell, over: column)
    }
  }
}

extension Explanation {
  /// Explains the figures with the run they were read from.
  /// - Parameter column: nil explains the whole horizon.
  package init(_ figures: Figures, in run: some RunValues, at column: Timeline.Column? = nil) {
    self.init(figures, at: column) { id, cell, column in
      run.value(of: id, cell: cell, over: column) ?? .waits(for: figures.model[id].name)
    }
  }
}

extension MetricValue {
  /// What cannot be computed before a need is met.
  fileprivate static func waits(for name: String) -> MetricValue {
    .notMeaningful(.undefined(.noValue, in: name, period: nil))
  }
}
