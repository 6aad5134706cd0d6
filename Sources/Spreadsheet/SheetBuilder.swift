package import Quantities

/// Makes slots and the formulas over them: what `ProgramBuilder` is for the engine, this is for a workbook.
package struct SheetBuilder: Sendable {
  package let timeline: Timeline
  package let flowsMidPeriod: Bool
  package private(set) var contents: [SlotContent] = []
  package private(set) var figures: [SheetFigure] = []
  /// The same by period: schedules and dated amounts.
  package private(set) var figureRows: [SheetFigure] = []
  /// Rows by calendar position, in the order they were first needed.
  package private(set) var calendar: [(row: CalendarRow, slot: Slot)] = []
  /// Working rows by what they serve.
  package private(set) var helpers: [Int: [SheetHelper]] = [:]
  /// What helpers made from now on serve.
  package var owner = 0
  /// What figures made from now on are listed under.
  package var title = ""
  /// Set by whoever lays out the statement, before anything that needs them is written.
  package var model = ModelSlots()
  private var calendarSlots: [CalendarRow: Slot] = [:]
  private var figureSlots: [FigureKey: Slot] = [:]
  private var figureByUse: [Slot: Int] = [:]
  private var bases: [Double] = []

  package struct ModelSlots: Sendable {
    /// The annual effective discount rate as a fraction.
    package var annualDiscount: SheetValue?
    /// A row of amounts: all costs of the economic view.
    package var totalCosts: Slot?
  }

  private struct FigureKey: Hashable {
    let kind: SheetFigure.Kind
    let title: String
    let text: String
    let bits: UInt64
    let unit: String
  }

  package init(timeline: Timeline, flowsMidPeriod: Bool) {
    self.timeline = timeline
    self.flowsMidPeriod = flowsMidPeriod
  }

  // MARK: Slots

  package mutating func slot(_ content: SlotContent) -> Slot {
    contents.append(content)
    return Slot(contents.count - 1)
  }

  /// A row to be made later.
  package mutating func reserve() -> Slot { slot(.undefined) }

  package mutating func define(_ slot: Slot, as content: SlotContent) { contents[slot.index] = content }

  package mutating func cell(_ formula: Formula) -> Slot { slot(.cell(.formula(formula))) }
  package mutating func cell(_ number: Double) -> Slot { slot(.cell(.number(number))) }

  package mutating func slot(of value: SheetValue) -> Slot { slot(Self.content(of: value)) }

  package static func content(of value: SheetValue) -> SlotContent {
    value.isRow
      ? .row(initial: .formula(value.initial), periods: .formula(value.periods)) : .cell(.formula(value.periods))
  }

  /// The value as a slot of its own, a working row where it has none yet.
  package mutating func placed(_ value: SheetValue, _ label: String) -> Slot {
    if let slot = value.slot { return slot }
    let slot = slot(of: value)
    helpers[owner, default: []].append(SheetHelper(slot: slot, label: label))
    return slot
  }

  /// The value, in a working row of its own where it has grown long.
  package mutating func shortened(_ value: SheetValue, limit: Int = 24) -> SheetValue {
    if value.weight <= limit { return value }
    let slot = placed(value, "step")
    return reference(slot)
  }

  package func reference(_ slot: Slot) -> SheetValue {
    contents[slot.index].isRow ? .row(slot) : .cell(slot)
  }

  /// Lists a slot among the working rows.
  package mutating func keep(_ slot: Slot, _ label: String) {
    helpers[owner, default: []].append(SheetHelper(slot: slot, label: label))
  }

  /// The sum of many; a long list is added up in parts.
  package mutating func total(_ values: [SheetValue]) -> SheetValue {
    if values.count == 1 { return values[0] }
    if values.isEmpty { return 0 }
    let part = 60
    guard values.count > part else {
      if values.count == 2 { return values[0] + values[1] }
      return .combined(values) { .call(.sum, $0) }
    }
    let parts = stride(from: 0, to: values.count, by: part).map { start in
      let some = total(Array(values[start..<min(start + part, values.count)]))
      let slot = placed(some, "part of the sum")
      return reference(slot)
    }
    return total(parts)
  }

  /// Values one below the other, for what looks one up by its place.
  package mutating func list(_ values: [SheetValue], _ label: String) -> Formula {
    let slots = values.map { value in
      let slot = slot(of: SheetValue(value.pinned(to: 1)))
      helpers[owner, default: []].append(SheetHelper(slot: slot, label: label))
      return slot
    }
    guard let first = slots.first, let last = slots.last else { return .call(.notAvailable, []) }
    return .area(.cell(first), .cell(last))
  }

  // MARK: Figures

  /// A figure as a cell that a person may change. - Parameter base: in base units.
  package mutating func figure(_ base: Double, _ unit: Unit, _ text: String) -> SheetValue {
    if unit.terms.isEmpty, base == 0 || base == 1 { return SheetValue(.number(base)) }
    guard base.isFinite else { return .undefined }
    return .cell(figure(.written, title.isEmpty ? text : "\(title): \(text)", base, unit))
  }

  package mutating func constant(_ number: Double, _ unit: Unit, _ label: String) -> SheetValue {
    number == 1 || number == 0 ? SheetValue(.number(number)) : .cell(figure(.constant, label, unit.base(number), unit))
  }

  /// Figures by period as cells that a person may change. - Parameter base: by column, in base units.
  package mutating func figures(_ base: [Double], _ unit: Unit, _ text: String) -> SheetValue {
    let blue = slot(
      .cells(base.map { $0.isFinite ? .number(unit.shown($0)) : .formula(.call(.notAvailable, [])) }))
    let factor = cell(unit.shownFactor)
    let used = slot(of: unit.shownFactor == 1 ? .row(blue) : .row(blue) * .cell(factor))
    figureRows.append(
      SheetFigure(
        kind: .written, label: title.isEmpty ? text : "\(title): \(text)", unit: unit.description,
        isPercent: unit.holdsPercent, used: used, blue: blue, factor: factor))
    return .row(used)
  }

  private mutating func figure(_ kind: SheetFigure.Kind, _ label: String, _ base: Double, _ unit: Unit) -> Slot {
    let key = FigureKey(
      kind: kind, title: kind == .written ? title : "", text: label, bits: base.bitPattern, unit: unit.description)
    if let known = figureSlots[key] { return known }
    let blue = cell(unit.shown(base))
    let factor = cell(unit.shownFactor)
    let used = cell(.cell(blue) * (unit.shownFactor == 1 ? 1 : .cell(factor)))
    figureSlots[key] = used
    figureByUse[used] = figures.count
    bases.append(base)
    figures.append(
      SheetFigure(
        kind: kind, label: label, unit: unit.description, isPercent: unit.holdsPercent, used: used, blue: blue,
        factor: factor))
    return used
  }

  /// The number in base units behind a value that is a plain figure.
  package func known(_ value: SheetValue) -> Double? {
    if case .number(let number) = value.periods, !value.isRow { return number }
    guard let slot = value.slot, let index = figureByUse[slot], figures[index].kind == .written else { return nil }
    return bases[index]
  }

  // MARK: Calendar

  package mutating func row(_ row: CalendarRow) -> SheetValue { .row(slot(of: row)) }

  package mutating func slot(of row: CalendarRow) -> Slot {
    if let known = calendarSlots[row] { return known }
    let content = content(of: row)
    let slot = slot(content)
    calendarSlots[row] = slot
    calendar.append((row, slot))
    return slot
  }

  private mutating func content(of row: CalendarRow) -> SlotContent {
    switch row {
    case .number:
      // Refers to itself one column to the left, so its own place is taken beforehand.
      let own = Slot(contents.count)
      return .row(initial: .number(0), periods: .formula(.relative(own, offset: -1) + 1))
    case .begin:
      let periods = (self.row(.number).periods - 1) * periodLength.periods
      return .row(initial: .number(0), periods: .formula(periods))
    case .middle:
      let value = self.row(.begin) + periodLength * half
      return .row(initial: .formula(value.initial), periods: .formula(value.periods))
    case .months: return .row(initial: .number(1), periods: .formula(periodLength.periods))
    case .flowTime:
      let place = flowsMidPeriod ? self.row(.middle) : self.row(.begin) + periodLength
      return .row(initial: .number(0), periods: .formula(place.periods))
    case .factor:
      guard let rate = model.annualDiscount else { return .cells([]) }
      let time = self.row(.flowTime) / monthsPerYear
      let value = (1 + SheetValue(rate.pinned(to: 1))).raised(to: -time)
      return .row(initial: .formula(value.initial), periods: .formula(value.periods))
    case .calendarMonth:
      return .cells(
        (0...timeline.count).map { .number(Double(timeline.month(ofPeriod: max($0, 1)).month)) })
    case .paying(let timing): return paying(timing)
    case .values(_, let bits):
      return .cells(
        bits.map { bits in
          let value = Double(bitPattern: bits)
          return value.isFinite ? .number(value) : .formula(.call(.notAvailable, []))
        })
    }
  }

  /// Numbers known by position: shares of a period, say.
  package mutating func row(_ label: String, _ values: [Double]) -> SheetValue {
    row(.values(label, values.map(\.bitPattern)))
  }

  package var periodLengthIsOne: Bool { timeline.monthsPerPeriod == 1 }

  package var periodLength: SheetValue {
    mutating get { constant(Double(timeline.monthsPerPeriod), .one, "Months in a period") }
  }
  package var monthsPerYear: SheetValue { mutating get { constant(12, .one, "Months in a year") } }
  package var half: SheetValue { mutating get { constant(0.5, .one, "A half") } }

  /// Months from the start to a date; 0 where there is none.
  package mutating func months(to date: DateLiteral?) -> SheetValue {
    guard let date else { return 0 }
    let offset = timeline.offset(of: date)
    if offset == 0 { return 0 }
    return .cell(figure(.date, "\(date.description), months from the start", offset, .one))
  }

  private mutating func paying(_ timing: PaymentRule) -> SlotContent {
    let number = self.row(.number)
    switch timing {
    case .inAdvance(let months):
      let paid = constant(Double(months), .one, "Months paid in advance (\(months))")
      let block = SheetValue.maximum(1, .call(.whole, paid / periodLength))
      let value = SheetValue.call(.whole, (number - 1) / block) * block + 1
      return .row(initial: .number(0), periods: .formula(value.periods))
    case .after(let days):
      let wait = constant(days, .one, "Days until payment (\(NumberText.significant(days, 6)))")
      let daysPerYear = constant(365, .one, "Days in a year")
      let periods = SheetValue.call(.round, wait / daysPerYear * monthsPerYear / periodLength, 0)
      let last = SheetValue(.call(.columns, [self.wholeArea(slot(of: .number))]) - 1)
      let value = SheetValue.minimum(number + .maximum(0, periods), last)
      return .row(initial: .formula(value.initial), periods: .formula(value.periods))
    }
  }

  // MARK: Areas

  /// All columns of a row, `initial` first.
  package func wholeArea(_ slot: Slot) -> Formula {
    .area(.fixed(slot, column: 0), .fixed(slot, column: timeline.count))
  }

  package func area(_ slot: Slot, _ columns: ClosedRange<Int>) -> Formula {
    .area(.fixed(slot, column: columns.lowerBound), .fixed(slot, column: columns.upperBound))
  }

  /// From `initial` to where the formula stands.
  package func areaToHere(_ slot: Slot) -> Formula { .area(.fixed(slot, column: 0), .here(slot)) }
}

/// Rows that say where a period stands in time.
package enum CalendarRow: Sendable, Hashable {
  /// 0 at `initial`, then 1, 2, 3.
  case number
  /// Months from the start to its beginning, its middle, and to where its cash falls; `initial` takes period 1's.
  case begin
  case middle
  case flowTime
  /// Months in it, 1 at `initial`: a flow per month times this is an amount.
  case months
  case factor
  /// 1 to 12, of its first month.
  case calendarMonth
  /// The period in which an amount is paid.
  case paying(PaymentRule)
  /// Numbers known by position, as bits.
  case values(String, [UInt64])

  package var label: String {
    switch self {
    case .number: "Period"
    case .begin: "Months before the period"
    case .middle: "Months to its middle"
    case .flowTime: "Months to its cash"
    case .months: "Months in the period"
    case .factor: "Discount factor"
    case .calendarMonth: "Calendar month"
    case .paying(.inAdvance(let months)): "Paid in period, \(months) months in advance"
    case .paying(.after(let days)): "Paid in period, \(NumberText.significant(days, 6)) days later"
    case .values(let label, _): label
    }
  }
}

/// When an amount is paid: in the first period of a block of months, or so many days later, rounded to whole periods.
package enum PaymentRule: Sendable, Hashable {
  case inAdvance(months: Int)
  case after(days: Double)
}

extension Unit {
  /// Whether a number in it is shown as a percentage: `%`, `%/year`.
  package var holdsPercent: Bool { terms.contains { $0.atom == .percent && $0.power == 1 } }

  /// A value in base units as a cell holds it: a percentage as a fraction, anything else in this unit.
  package func shown(_ base: Double) -> Double {
    if isPercent { return base }
    return (holdsPercent ? number(base) / 100 : number(base)).tidied
  }

  /// What a cell's number is multiplied with to be in base units.
  package var shownFactor: Double {
    if isPercent { return 1 }
    return holdsPercent ? scale * 100 : scale
  }
}

extension Double {
  /// Without the last digit's noise of a change of unit: 11.000000000000002 is 11.
  package var tidied: Double {
    guard isFinite, self != 0 else { return self }
    var rounded = self
    // The nearest number of 15 digits, found by scaling with an exact power of ten.
    var power = 1.0
    var digits = 0
    while digits < 15, abs(self) * power < 1e14, power < 1e22 {
      power *= 10
      digits += 1
    }
    rounded = (self * power).rounded() / power
    return abs(rounded - self) <= abs(self) * 4e-16 ? rounded : self
  }
}
