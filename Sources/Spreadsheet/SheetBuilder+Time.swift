package import Quantities

extension SheetBuilder {
  // MARK: Flows

  /// The amounts of a flow by column: its value per month times the months of a period; `initial` is an amount already.
  package mutating func amounts(of flow: SheetValue) -> SheetValue {
    if periodLengthIsOne { return flow.flowRow }
    let months = row(.months)
    if case .operation(.divide, let amounts, months.periods) = flow.periods,
      case .operation(.divide, let first, months.initial) = flow.initial
    {
      return SheetValue(isRow: true, initial: first, periods: amounts, weight: flow.weight)
    }
    return flow.flowRow * months
  }

  /// The flow whose amounts by column these are.
  package mutating func flow(ofAmounts amounts: SheetValue) -> SheetValue {
    if periodLengthIsOne {
      return SheetValue(isRow: true, initial: amounts.initial, periods: amounts.periods, weight: amounts.weight)
    }
    return amounts / row(.months)
  }

  /// Column 0 of a flow made from what is none: nothing.
  package func madeFlow(_ value: SheetValue, of type: ValueType) -> SheetValue {
    type.rollUp == .flow && value.isRow ? value.zeroAtInitial : value
  }

  /// Column 0 of a shape over time: period 1's value, but nothing for a flow.
  package func shape(_ value: SheetValue, of type: ValueType) -> SheetValue {
    type.rollUp == .flow ? madeFlow(value, of: type) : value.firstAtInitial
  }

  /// Cells of one flow, some of which may vary: in that case all are rows that agree on column 0.
  package func flowRows(_ values: [SheetValue], of type: ValueType) -> [SheetValue] {
    type.rollUp == .flow && values.contains(where: \.isRow) ? values.map(\.flowRow) : values
  }

  // MARK: Along time

  /// Each period the value of the period before; period 1 and `initial` take the column `initial` of `first`.
  package mutating func previous(of value: SheetValue, first: SheetValue) -> SheetValue {
    let start = SheetValue(first.pinned(to: 0))
    let before: Formula
    if value.isRow {
      before = .relative(placed(value, "before"), offset: -1)
    } else {
      if value.periods == start.periods { return value }
      before = value.periods
    }
    let isFirst = Formula.equal(row(.number).periods, 1)
    return SheetValue(
      isRow: true, initial: start.initial, periods: .when(isFirst, start.periods, before), weight: start.weight + 3)
  }

  /// Running sum over columns, `initial` included.
  package mutating func cumulative(_ value: SheetValue) -> SheetValue {
    let slot = placed(value.isRow ? value : value.withInitial(value), "amounts")
    let sum = Formula.call(.sum, [areaToHere(slot)])
    return SheetValue(isRow: true, initial: sum, periods: sum, weight: 2)
  }

  /// Moved later by a whole number of periods: at the front 0, or the first period's value.
  package mutating func delayed(_ value: SheetValue, by periods: SheetValue, fillsWithFirst: Bool) -> SheetValue {
    if fillsWithFirst, !value.isRow { return value }
    let slot = placed(value.flowRow, "before the delay")
    let later = Formula.maximum(0, .call(.round, [periods.pinned(to: 0), 0]))
    let number = row(.number).periods
    let earlier = Formula.call(.index, [areaToHere(slot), 1, number - later + 1])
    let moved = Formula.when(later < number, earlier, fillsWithFirst ? .fixed(slot, column: 1) : 0)
    return SheetValue(isRow: true, initial: .here(slot), periods: moved, weight: periods.weight * 2 + 5)
  }

  /// One number from a run of columns.
  package mutating func reduced(
    _ function: SheetFunction, _ value: SheetValue, _ columns: ClosedRange<Int>
  ) -> SheetValue {
    if !value.isRow {
      guard function == .sum else { return value }
      let count = Formula.call(.columns, [area(slot(of: CalendarRow.number), columns)])
      return SheetValue(value.periods * count, weight: value.weight + 2)
    }
    if columns.count == 1 { return SheetValue(value.pinned(to: columns.lowerBound), weight: value.weight) }
    return SheetValue(.call(function, [area(placed(value, "by period"), columns)]))
  }

  /// A row of amounts as it is paid; nil is as incurred.
  package mutating func paid(_ amounts: Slot, _ rule: PaymentRule?) -> SheetValue {
    guard let rule else { return .row(amounts) }
    let paying = slot(of: .paying(rule))
    let here = row(.number).periods
    let sum = Formula.call(.sumIf, [wholeArea(paying), here, wholeArea(amounts)])
    return SheetValue(isRow: true, initial: sum, periods: sum, weight: 4)
  }

  /// Straight-line charges of capital amounts over so many months, from the period after each.
  package mutating func amortised(_ capital: Slot, months: Int) -> SheetValue {
    let length = timeline.monthsPerPeriod
    let whole = constant(Double(months / length), .one, "Whole periods of \(months) months' amortisation")
    let life = constant(Double(months), .one, "Months of amortisation (\(months))")
    let number = row(.number).periods
    let total = placed(cumulative(.row(capital)), "capital so far")
    func before(_ slot: Slot, _ place: Formula) -> Formula {
      .when(0 < place, .call(.index, [wholeArea(slot), 1, .maximum(1, place)]), 0)
    }
    // Column c is charged for what came in the `whole` columns before it, and in part for the one before those.
    let charged = Formula.relative(total, offset: -1) - before(total, number - whole.periods)
    var charge = charged * periodLength.periods
    let rest = months % length
    if rest > 0 {
      let part = constant(Double(rest), .one, "Months of the last charge (\(rest))")
      charge = charge + before(capital, number - whole.periods) * part.periods
    }
    return SheetValue(isRow: true, initial: 0, periods: charge / life.periods, weight: 12)
  }
}
