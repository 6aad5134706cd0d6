import Quantities

extension SheetBuilder {
  /// What discounting needs is not there without a rate.
  package mutating func presentValue(_ amounts: Slot) -> Formula {
    guard model.annualDiscount != nil else { return .call(.notAvailable, []) }
    return .call(.sumProduct, [wholeArea(amounts), wholeArea(slot(of: .factor))])
  }

  /// Running total of a row.
  package mutating func running(_ amounts: Slot) -> Slot {
    let own = reserve()
    define(
      own, as: .row(initial: .formula(.here(amounts)), periods: .formula(.relative(own, offset: -1) + .here(amounts))))
    return own
  }

  /// In each period in which the running total comes back to 0 or above: when, in periods; else 0.
  package mutating func returns(_ running: Slot) -> Slot {
    let before = Formula.relative(running, offset: -1)
    let here = Formula.here(running)
    let when = row(.number).periods - here / (here - before)
    return slot(
      .row(
        initial: .number(0),
        periods: .formula(.when(.call(.and, [before < 0, 0 <= here]), when, 0))))
  }

  /// Months until the running total is at least 0 and stays there; a text where there are none.
  package mutating func payback(_ running: Slot, _ returns: Slot) -> Formula {
    let all = wholeArea(running)
    let months = Formula.call(.maximum, [wholeArea(returns)]) * periodLength.periods
    let horizon = (Formula.call(.columns, [all]) - 1) * periodLength.periods
    return .when(
      .call(.and, [.equal(.call(.minimum, [all]), 0), .equal(.call(.maximum, [all]), 0)]),
      "n/m: there are no costs and no benefits",
      .when(
        .fixed(running, column: timeline.count) < 0,
        "n/m: never pays back within " & horizon & " months", months))
  }

  /// The sign of the last amount that was not 0.
  package mutating func signs(_ amounts: Slot) -> Slot {
    let own = reserve()
    let here = Formula.call(.sign, [.here(amounts)])
    define(
      own,
      as: .row(
        initial: .formula(here),
        periods: .formula(.when(.equal(.here(amounts), 0), .relative(own, offset: -1), here))))
    return own
  }

  /// 1 in each period in which the sign changes.
  package mutating func changes(_ signs: Slot) -> Slot {
    slot(
      .row(
        initial: .number(0),
        periods: .formula(.when(.here(signs) * .relative(signs, offset: -1) < 0, 1, 0))))
  }

  /// Amounts in equal steps of time: as they stand, or by half periods where they fall in the middle of theirs.
  package mutating func steps(_ amounts: Slot) -> Slot {
    guard flowsMidPeriod else { return amounts }
    return slot(
      .cells(
        (0...2 * timeline.count).map { step in
          step == 0 || step % 2 == 1 ? .formula(.fixed(amounts, column: (step + 1) / 2)) : .number(0)
        }))
  }

  /// The annual effective rate that brings the present value to 0, searched from a guess.
  ///
  /// - Parameters:
  ///   - guess: per step; nil leaves it to the program.
  ///   - several: stands where the amounts change sign more than once; it is given the rate that was searched.
  package mutating func internalRate(
    _ steps: Slot, changes: Slot, guess: Formula?, several: (Formula) -> Formula
  ) -> Formula {
    let count = flowsMidPeriod ? 2 * timeline.count : timeline.count
    let range = Formula.area(.fixed(steps, column: 0), .fixed(steps, column: count))
    let length = flowsMidPeriod ? (periodLength * half).periods : periodLength.periods
    let rate = Formula.call(.internalRate, [range] + (guess.map { [$0] } ?? []))
    let annual = (1 + rate).raised(to: monthsPerYear.periods / length) - 1
    let lowest = constant(-99, .percent, "A rate of return below it tells nothing").periods
    let one = Formula.call(
      .ifError,
      [
        .when(annual < lowest, "n/m: no rate of return above -99% a year", annual),
        "n/m: no rate of return was found",
      ])
    let number = Formula.call(.sum, [wholeArea(changes)])
    return .when(
      .equal(number, 0), "n/m: no rate of return: the net never changes sign",
      .when(.equal(number, 1), one, several(one)))
  }

  /// Annual rates at which a present value is tried, to see how often it changes sign.
  private static let triedRates: [Double] =
    [-0.99, -0.97] + (0..<40).map { Double($0) / 20 - 0.95 } + (0..<20).map { 1.05 + Double($0) / 10 }
    + (0..<14).map { 3 + Double($0) / 2 } + [10, 15, 20, 30, 50, 100]

  /// A row of rates, the same for every scan.
  package mutating func rateRow() -> Slot {
    slot(.cells(Self.triedRates.map { .number(($0 * 1000).rounded() / 1000) }))
  }

  /// The present value of amounts at each of the rates.
  package mutating func scan(_ amounts: Slot, _ rates: Slot) -> Slot {
    let years = wholeArea(slot(of: .flowTime)) / monthsPerYear.periods
    return slot(
      .cells(
        Self.triedRates.indices.map { index in
          let factors = (1 + Formula.fixed(rates, column: index)).raised(to: -years)
          return .formula(.call(.sumProduct, [wholeArea(amounts), factors]))
        }))
  }

  /// How often a scan changes sign.
  package mutating func signChanges(_ scan: Slot) -> Formula {
    let last = Self.triedRates.count - 1
    let before = Formula.area(.fixed(scan, column: 0), .fixed(scan, column: last - 1))
    let after = Formula.area(.fixed(scan, column: 1), .fixed(scan, column: last))
    let changes = Formula.call(.absolute, [.call(.sign, [after]) - .call(.sign, [before])])
    return .call(.sumProduct, [changes]) * half.periods
  }

  /// The modified rate from what is paid in and what comes back, both discounted.
  package mutating func modifiedRate(paidIn: Slot, returned: Slot) -> Formula {
    guard let rate = model.annualDiscount else { return .call(.notAvailable, []) }
    let out = Formula.call(.sum, [wholeArea(paidIn)])
    let back = Formula.call(.sum, [wholeArea(returned)])
    let years = (Formula.call(.columns, [wholeArea(paidIn)]) - 1) * periodLength.periods / monthsPerYear.periods
    return .when(
      .call(.and, [out < 0, 0 < back]),
      (-(back / out)).raised(to: 1 / years) * (1 + rate.pinned(to: 1)) - 1,
      "n/m: no rate of return: the net never changes sign")
  }
}
