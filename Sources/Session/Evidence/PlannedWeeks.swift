import Checking
import Engine
import Evidence
import Quantities
import Reports

/// What the model plans of a measure for each week.
struct PlannedWeeks {
  let figures: Figures
  let run: Evaluator

  private var model: CheckedModel { figures.model }
  private var timeline: Timeline { figures.timeline }

  private enum Subject {
    case line(LineFigures)
    case quantity(Quantity)
  }

  /// What a name stands for; a KPI or key result for what it measures.
  private func subject(_ name: String) -> Subject? {
    if let line = figures.lines.first(where: { $0.quantity.name == name }) { return .line(line) }
    if let id = model.idByName[name], model[id].type.cellCount == 1, run.row(of: id) != nil {
      return .quantity(model[id])
    }
    let measured = model.evidence.first { $0.name == name }?.record.name("measures")
    guard let measured, measured != name else { return nil }
    return subject(measured)
  }

  private func isFlow(_ quantity: Quantity) -> Bool { quantity.type.rollUp == .flow }

  /// Of a flow what a week brings: its unit without the time.
  private func unit(_ quantity: Quantity) -> Unit {
    let unit = quantity.type.unit
    // Shares are written as 0.52 or 52%.
    if unit.isPercent { return .one }
    guard isFlow(quantity) else { return unit }
    return Unit(unit.terms.filter { !($0.power < 0 && $0.atom.dimension == Dimension.base(.time)) })
  }

  /// How a measure is called and what it is in.
  func words(of series: ActualSeries) -> (label: String, unit: String) {
    let block = model.evidence.first { $0.name == series.name }
    switch subject(series.name) {
    case .line(let line): return (block?.record.title ?? figures.title(of: line.quantity), figures.currency)
    case .quantity(let quantity):
      return (
        block?.record.title ?? figures.title(of: quantity),
        quantity.type.unit.isPercent ? "%" : unit(quantity).description
      )
    case nil: return (block?.record.title ?? series.name, "")
    }
  }

  func plan(_ series: ActualSeries) -> ActualsReading.Plan? {
    guard let subject = subject(series.name) else { return nil }
    let value: (Day) -> Double?
    let kind: ActualsReading.Plan.Kind
    var good = model.evidence.first { $0.name == series.name }.flatMap(Self.good)
    switch subject {
    case .line(let line):
      let amounts = line.economic
      value = { day in
        period(of: day).flatMap { period in
          period < amounts.count ? amounts[period] / days(in: period) : nil
        }
      }
      kind = .flow
      good = good ?? (line.isCost ? .lower : .higher)
    case .quantity(let quantity):
      guard let row = run.row(of: quantity.id) else { return nil }
      let unit = unit(quantity)
      let flows = isFlow(quantity)
      value = { day in
        guard let period = period(of: day), period < row.count, row[period].isFinite else { return nil }
        // A flow is kept a month.
        return unit.number(
          flows ? row[period] * Double(timeline.monthsPerPeriod) / days(in: period) : row[period])
      }
      kind = flows ? .flow : .level
      good = good ?? MetricCatalogue.direction(of: [quantity.name, quantity.label ?? ""])
    }
    let weeks = series.weeks.map { first -> Double? in
      if kind == .level { return value(first.advanced(by: 3)) }
      let known = (0..<7).compactMap { value(first.advanced(by: $0)) }
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    var rest = 0.0
    if kind == .flow, let last = series.weeks.last {
      var day = last.advanced(by: 7)
      let end = Day(firstOf: .month(timeline.end))
      let start = Day(firstOf: .month(timeline.start))
      if day < start { day = start }
      while day < end {
        rest += value(day) ?? 0
        day = day.advanced(by: 1)
      }
    }
    return ActualsReading.Plan(kind: kind, weeks: weeks, rest: rest, good: good)
  }

  private static func good(_ block: CheckedBlock) -> PilotDesign.Direction? {
    if let word = block.record.text("good when") { return PilotDesign.Direction(rawValue: word) }
    switch block.record.target("target")?.aim {
    case .lower, .atMost: return .lower
    case .higher, .atLeast: return .higher
    case .between, .exactly, nil: return nil
    }
  }

  /// In base units, as targets are: of flows what a month brings. Amounts of lines stay as they are.
  func inBaseUnits(_ series: ActualSeries) -> ActualSeries {
    guard case .quantity(let quantity)? = subject(series.name) else { return series }
    let unit = unit(quantity)
    let monthly = isFlow(quantity) ? Day.perMonth / 7 : 1
    return ActualSeries(
      name: series.name, weeks: series.weeks, values: series.values.map { unit.base($0) * monthly })
  }

  /// A value in base units as the actuals of a measure are written.
  func inOwnUnit(_ value: Double, _ series: ActualSeries) -> Double {
    guard case .quantity(let quantity)? = subject(series.name) else { return value }
    return unit(quantity).number(isFlow(quantity) ? value / (Day.perMonth / 7) : value)
  }

  // MARK: Time

  /// From 1; nil outside the timeline.
  private func period(of day: Day) -> Int? {
    guard case .day(let month, _) = day.literal, month >= timeline.start, month < timeline.end else { return nil }
    return (month - timeline.start) / timeline.monthsPerPeriod + 1
  }

  private func days(in period: Int) -> Double {
    let first = Day(firstOf: .month(timeline.month(ofPeriod: period)))
    return Double(first.distance(to: Day(firstOf: .month(timeline.month(ofPeriod: period + 1)))))
  }
}
