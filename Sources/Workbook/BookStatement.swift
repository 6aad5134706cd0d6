import Checking
import Engine
import Finance
import Functions
import Planning
import Program
import Quantities
import Reports
import Spreadsheet
import Syntax

/// A statement line as rows.
struct BookLine {
  let index: Int
  let line: Line
  let quantity: Quantity
  /// 1 where it counts, 0 where it does not: it knows about choices and what was left out.
  let flag: Slot
  /// As incurred, by cell, amounts of the reporting currency; revenue at its margin.
  let incurred: [Slot]
  /// What is counted, by cell and in all.
  let details: [Slot]
  let counted: Slot
  /// Adverse part of its haircut; nil without one.
  let haircut: Slot?
  /// Straight-line charge of a capital line.
  let amortisation: Slot?
}

/// The totals of a view as rows, and its metrics as cells.
struct BookView {
  let view: View
  let costs: Slot
  let benefits: Slot
  let tax: Slot?
  let taxed: [(label: String, slot: Slot)]
  let net: Slot
  let cumulative: Slot
  let present: Slot
  let cumulativePresent: Slot
  let working: [(label: String, slot: Slot)]
  /// Amounts by half period where cash falls in the middle of its own.
  let steps: Slot?
  let metrics: [Metric: Slot]
}

/// The whole model as slots: quantities, lines, views, metrics, checks.
struct BookModel {
  let source: BookSource
  let model: CheckedModel
  let timeline: Timeline
  var sheet: SheetBuilder
  var inputs: BookInputs
  /// The scenario selected: its name and its number.
  let selected: Slot
  let index: Slot
  /// What each choice is in the scenario selected, and in each scenario.
  var choices: [(name: String, live: Slot, byScenario: [Slot])] = []
  /// By quantity, one value per cell.
  var values: [[SheetValue]]
  /// By quantity, the slots that hold them; empty for inputs.
  var slots: [[Slot]]
  var lines: [BookLine] = []
  var views: [BookView] = []
  /// The model's own, in the unit they are shown in.
  var metrics: [(id: QuantityID, slot: Slot)] = []
  var factors: [QuantityID: Slot] = [:]
  var checks: [BookCheck] = []
  /// Figures that no formula can give, by scenario: what the engine found where a rate is searched.
  var verdicts: [(label: String, byScenario: [Slot])] = []
  /// What routes decided, stored by scenario.
  var decided: [Decided] = []
  var annualDiscount: Slot?
  /// Rates that every view's present value is tried at.
  var triedRates: Slot?

  struct Decided {
    let id: QuantityID
    let cell: Int
    let isRow: Bool
    let byScenario: [Slot]
  }

  struct BookCheck {
    let check: Check
    let left: Slot?
    let right: Slot?
    /// 1 holds, 0 does not.
    let holds: Slot
    /// Where it is asked: the number of a scenario; nil is the one selected.
    let scenario: Int?
    let atExport: CheckFigures?
  }

  init(_ source: BookSource) {
    self.source = source
    let figures = source.scenarios[0]
    model = figures.model
    timeline = figures.timeline
    var sheet = SheetBuilder(timeline: figures.timeline, flowsMidPeriod: figures.model.flowsMidPeriod)
    selected = sheet.slot(.cell(.text(source.scenarios[source.selected].scenario)))
    index = sheet.reserve()
    self.sheet = sheet
    inputs = BookInputs(source, index: index)
    values = Array(repeating: [], count: model.quantities.count)
    slots = values.map { _ in [] }
  }

  var formulas: ExpressionFormulas {
    let values = values
    let metrics = Dictionary(
      views.flatMap { view in view.metrics.map { (MetricReference($0.key, view.view), $0.value) } },
      uniquingKeysWith: { first, _ in first })
    return ExpressionFormulas(
      model: model,
      values: { values[$0.index].isEmpty ? [.undefined] : values[$0.index] },
      // One times a text is an error: a comparison with n/m must not hold.
      metric: { reference in
        (metrics[reference] ?? metrics[MetricReference(reference.metric)]).map {
          SheetValue(.operation(.multiply, .cell($0), 1))
        } ?? .undefined
      })
  }

  // MARK: Writing

  mutating func write() {
    // The calendar stands first, and so do the things every scenario needs.
    _ = sheet.slot(of: .number)
    writeChoices()
    inputs.write(in: &sheet)
    for (id, value) in inputs.values { values[id.index] = value }
    if let discount = model.quantity(named: "discount"), case .input = discount.role,
      let value = values[discount.id.index].first
    {
      let annual = sheet.slot(of: SheetValue(value.pinned(to: 1)) * sheet.monthsPerYear)
      annualDiscount = annual
      sheet.model.annualDiscount = .cell(annual)
      _ = sheet.slot(of: .factor)
    }
    let totalCosts = sheet.reserve()
    sheet.model.totalCosts = totalCosts
    writeQuantities()
    writeLines()
    writeViews(totalCosts: totalCosts)
    writeMetrics()
    writeChecks()
  }

  private mutating func writeChoices() {
    for choice in model.choices {
      let byScenario = source.scenarios.map { figures in
        sheet.slot(
          .cell(.text(figures.choices.first { $0.choice == choice.name }?.option ?? choice.options.first ?? "")))
      }
      guard let first = byScenario.first, let last = byScenario.last else { continue }
      let live = sheet.cell(.call(.index, [.area(.cell(first), .cell(last)), 1, .cell(index)]))
      choices.append((choice.name, live, byScenario))
    }
  }

  private mutating func writeQuantities() {
    let order = stronglyConnectedComponents(
      model.quantities.map { quantity in
        if case .input = quantity.role { return [] }
        return quantity.definition?.references.map(\.index) ?? []
      })
    for component in order {
      switch component {
      case .single(let index):
        let quantity = model.quantities[index]
        if case .metric = quantity.role { continue }
        guard values[index].isEmpty else { continue }
        write(quantity)
      case .cycle(let members): writeRecurrence(members.sorted())
      }
    }
  }

  private func definition(of quantity: Quantity) -> CheckedExpression? {
    switch quantity.role {
    case .input: nil
    case .line(let line): model.lines[line].statedZero == nil ? quantity.definition : nil
    case .calculation, .metric: quantity.definition
    case .need(let detail): quantity.definition ?? detail.example
    }
  }

  private mutating func made(_ quantity: Quantity) -> [SheetValue] {
    sheet.owner = quantity.id.index + 1
    sheet.title = quantity.title
    if quantity.isDecided { return stored(quantity) }
    guard let definition = definition(of: quantity) else {
      if case .line = quantity.role { return Array(repeating: 0, count: quantity.type.cellCount) }
      return []
    }
    return formulas.formulas(definition, over: quantity.type.axes, in: &sheet)
  }

  /// What the router found in each scenario: values, of which the one of the scenario selected counts.
  private mutating func stored(_ quantity: Quantity) -> [SheetValue] {
    let byScenario = source.scenarios.map { source.decided[$0.scenario]?[quantity.id] ?? [] }
    return (0..<quantity.type.cellCount).map { cell in
      let numbers = byScenario.map { $0.indices.contains(cell) ? $0[cell] : [.nan] }
      let isRow = numbers.contains { $0.count > 1 }
      let slots = numbers.map { numbers in
        let contents: [CellContent] = numbers.map { $0.isFinite ? .number($0) : .formula(.call(.notAvailable, [])) }
        guard isRow else { return sheet.slot(.cell(contents[0])) }
        return sheet.slot(
          .cells(contents.count > 1 ? contents : Array(repeating: contents[0], count: timeline.columns)))
      }
      decided.append(Decided(id: quantity.id, cell: cell, isRow: isRow, byScenario: slots))
      guard let first = slots.first, let last = slots.last else { return .undefined }
      if isRow {
        let chosen = Formula.call(.index, [.area(.here(first), .here(last)), .cell(index), 1])
        return SheetValue(isRow: true, initial: chosen, periods: chosen, weight: 3)
      }
      return SheetValue(.call(.index, [.area(.cell(first), .cell(last)), 1, .cell(index)]), weight: 3)
    }
  }

  private mutating func write(_ quantity: Quantity) {
    let made = made(quantity)
    slots[quantity.id.index] = made.map { sheet.slot(of: $0) }
    values[quantity.id.index] = slots[quantity.id.index].map { sheet.reference($0) }
  }

  /// Quantities that refer to themselves through `prev`: their rows are reserved first.
  private mutating func writeRecurrence(_ members: [Int]) {
    for index in members {
      slots[index] = (0..<model.quantities[index].type.cellCount).map { _ in sheet.reserve() }
      values[index] = slots[index].map { .row($0) }
    }
    for index in members {
      let quantity = model.quantities[index]
      var made = made(quantity)
      if quantity.type.rollUp == .flow {
        made = made.map(\.zeroAtInitial)
      } else if let definition = quantity.definition, let initial = definition.ownInitial(of: quantity.id) {
        let isGiven = if case .withInitial = definition.kind { true } else { false }
        if !isGiven {
          let first = formulas.formulas(initial, over: quantity.type.axes, in: &sheet)
          made = zip(made, first).map { $0.withInitial($1) }
        }
      }
      for (slot, value) in zip(slots[index], made) {
        sheet.define(slot, as: .row(initial: .formula(value.initial), periods: .formula(value.periods)))
      }
    }
  }

  // MARK: Lines

  private func paymentRule(_ timing: PaymentTiming) -> PaymentRule? {
    let length = timeline.monthsPerPeriod
    switch timing {
    case .asIncurred: return nil
    case .inAdvance(let months):
      let periods = max(months / length, 1)
      return periods == 1 ? nil : .inAdvance(periods)
    case .after(let days):
      let periods = (days / 365 * 12 / Double(length)).rounded()
      let bounded = Int(min(max(periods, 0), Double(timeline.columns)))
      return bounded == 0 ? nil : .after(bounded)
    }
  }

  private mutating func writeLines() {
    for (index, line) in model.lines.enumerated() {
      let quantity = model[line.id]
      sheet.owner = quantity.id.index + 1
      sheet.title = quantity.title
      let flag = flag(index, line)
      let axes = quantity.type.axes
      let margins =
        line.kind == .revenue
        ? line.margin.map { formulas.formulas($0, over: axes, in: &sheet) } ?? [] : []
      let risks = line.risk.map { formulas.formulas($0, over: axes, in: &sheet) } ?? []
      var incurred: [Slot] = []
      var details: [Slot] = []
      var adverse: [SheetValue] = []
      let rule = paymentRule(line.payment)
      for (cell, value) in values[quantity.id.index].enumerated() {
        var amounts = sheet.amounts(of: value)
        if !margins.isEmpty { amounts = amounts * margins[cell] }
        let owed = amounts.slot ?? sheet.slot(of: amounts)
        incurred.append(owed)
        let paid = sheet.slot(of: sheet.paid(owed, rule) * .cell(flag))
        details.append(paid)
        if !risks.isEmpty { adverse.append(.row(paid) * risks[cell]) }
      }
      let counted =
        details.count == 1 ? details[0] : sheet.slot(of: sheet.total(details.map { .row($0) }))
      var amortisation: Slot?
      if let months = line.capexMonths {
        let total = sheet.total(incurred.map { .row($0) })
        let slot = sheet.placed(total * .cell(flag), "capital as incurred")
        amortisation = sheet.slot(of: sheet.amortised(slot, months: months))
      }
      let haircut = adverse.isEmpty ? nil : sheet.slot(of: sheet.total(adverse))
      lines.append(
        BookLine(
          index: index, line: line, quantity: quantity, flag: flag, incurred: incurred, details: details,
          counted: counted, haircut: haircut, amortisation: amortisation))
    }
  }

  private mutating func flag(_ index: Int, _ line: Line) -> Slot {
    let isExcluded = source.scenarios[source.selected].lines[index].standing == .excluded
    if isExcluded || !line.countsEconomically { return sheet.cell(Double(0)) }
    guard let option = line.choiceOption, let choice = choices.first(where: { $0.name == option.choice }) else {
      return sheet.cell(Double(1))
    }
    return sheet.cell(.when(.equal(.cell(choice.live), .text(option.option)), 1, 0))
  }

  // MARK: Metrics and checks

  private mutating func writeMetrics() {
    let order = stronglyConnectedComponents(
      model.quantities.map { quantity in
        guard case .metric = quantity.role else { return [] }
        return quantity.definition?.references.map(\.index) ?? []
      })
    for case .single(let index) in order {
      let quantity = model.quantities[index]
      guard case .metric = quantity.role else { continue }
      let made = made(quantity)
      guard let value = made.first else { continue }
      values[index] = made
      sheet.owner = quantity.id.index + 1
      let unit = quantity.type.unit
      if unit.shownFactor != 1 { factors[quantity.id] = sheet.cell(unit.shownFactor) }
      /// In the unit that Hurdle shows it in.
      func shown(_ formula: Formula) -> Slot {
        let inUnit = factors[quantity.id].map { formula / .cell($0) } ?? formula
        return sheet.cell(.call(.ifError, [inUnit, .text(reason(quantity.id))]))
      }
      let slot: Slot
      if value.isRow {
        let amounts = quantity.type.rollUp == .flow ? sheet.amounts(of: value) : value
        let reduced: SheetValue =
          switch quantity.type.rollUp {
          case .flow: sheet.reduced(.sum, amounts, 0...timeline.count)
          case .balance: sheet.reduced(.sum, amounts, timeline.count...timeline.count)
          case .rate: sheet.reduced(.average, amounts, 0...timeline.count)
          }
        slot = shown(reduced.periods)
      } else {
        slot = shown(value.periods)
        // Times one where it has no factor: a text must not pass for a number.
        let factor: Formula = factors[quantity.id].map { .cell($0) } ?? 1
        values[index] = [SheetValue(.operation(.multiply, .cell(slot), factor))] + made.dropFirst()
      }
      slots[index] = [slot]
      metrics.append((quantity.id, slot))
    }
    metrics.sort { $0.id < $1.id }
  }

  /// Why a metric has no value, as far as the engine found one without.
  private func reason(_ id: QuantityID) -> String {
    for figures in [source.scenarios[source.selected]] + source.scenarios {
      if case .notMeaningful(let reason)? = figures.userMetrics.first(where: { $0.id == id })?.value {
        return "n/m: \(reason.description)"
      }
    }
    return "n/m: it rests on something that has no value"
  }

  private mutating func writeChecks() {
    for (number, check) in model.checks.enumerated() {
      sheet.owner = -1 - number
      sheet.title = "Check \(number + 1)"
      var left: [SheetValue] = []
      var right: [SheetValue] = []
      var holds: [SheetValue]
      switch check.condition {
      case .truth(let expression):
        holds = formulas.formulas(expression, in: &sheet)
        if case .binary(let operation, let a, let b) = expression.kind, operation.comparesSides {
          left = formulas.formulas(a, over: expression.type.axes, in: &sheet)
          right = formulas.formulas(b, over: expression.type.axes, in: &sheet)
        }
      case .within(let a, let tolerance, let b):
        let axes = CellMap.union([a.type.axes, b.type.axes, tolerance.type.axes])
        left = formulas.formulas(a, over: axes, in: &sheet)
        right = formulas.formulas(b, over: axes, in: &sheet)
        let tolerances = formulas.formulas(tolerance, over: axes, in: &sheet)
        holds = left.indices.map { cell in
          .combined([left[cell], right[cell], tolerances[cell]]) { parts in
            (Formula.call(.absolute, [parts[0] - parts[1]]) <= parts[2]).asNumber
          }
        }
      }
      // A series must hold in every period.
      holds = holds.map { sheet.reduced(.minimum, $0, 1...timeline.count) }
      let all = holds.count == 1 ? holds[0] : SheetValue.combined(holds) { .call(.minimum, $0) }
      func side(_ values: [SheetValue]) -> Slot? {
        values.first.map { value in sheet.slot(of: SheetValue(value.pinned(to: timeline.count))) }
      }
      let leftSlot = side(left)
      let rightSlot = side(right)
      let scenario = check.scenario.flatMap { name in source.scenarios.firstIndex { $0.scenario == name } }
      checks.append(
        BookCheck(
          check: check, left: leftSlot, right: rightSlot,
          holds: sheet.cell(.call(.ifError, [all.condition, 0])), scenario: scenario,
          atExport: source.scenarios[source.selected].checks.first { $0.check.span == check.span }))
    }
  }
}

extension BinaryOperator {
  fileprivate var comparesSides: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    case .power, .times, .divide, .plus, .minus, .and, .or: false
    }
  }
}

extension SheetValue {
  /// As a number, 1 or 0.
  fileprivate var condition: Formula { periods.asNumber }
}

extension CheckedExpression {
  /// The v of the first `prev(self, initial: v)` inside.
  fileprivate func ownInitial(of id: QuantityID) -> CheckedExpression? {
    if case .call(let function, let call) = kind, function.name == "prev" {
      let values = call.arguments.compactMap { argument -> CheckedExpression? in
        if case .value(let value) = argument.argument { value } else { nil }
      }
      if values.count == 2, case .reference(id) = values[0].kind { return values[1] }
    }
    for child in children {
      if let found = child.ownInitial(of: id) { return found }
    }
    return nil
  }
}
