import CKernels

/// What a workflow's errors have used of its budget, how fast, and whether one cause is behind them.
package struct ErrorBudgetReading: Sendable, Equatable {
  package enum Finding: String, Sendable, Hashable {
    /// One cause comes again and again: something is broken and can be mended.
    case defect = "DEFECT"
    /// Within the budget, and no cause stands out.
    case noise = "NOISE"
    /// Within the budget, and worth more than its errors cost.
    case netWin = "NET WIN"
    /// The budget is used up, by no cause in particular.
    case spent = "SPENT"
  }

  /// How fast the budget is used in the last so many days: 1 lasts just as long as the budget's window.
  package struct Burn: Sendable, Equatable {
    package let days: Double
    package let rate: Double
    /// The rate at which this window asks for action.
    package let alert: Double
    package var isAlert: Bool { rate >= alert }
  }

  /// Share of outputs that may be wrong.
  package let allowance: Double
  package let errors: Int
  package let outputs: Double
  /// Upper bound of the share of errors, one-sided at 95%, exact for small counts.
  package let upperRate: Double
  /// Errors over those that the budget allows for so many outputs; infinite where none are allowed.
  package let spent: Double
  /// The same in money: what errors cost over what the allowed ones would; nil without costs.
  package let spentMoney: Double?
  package let cost: Double?
  package let burns: [Burn]
  package let causes: [(cause: String, errors: Int)]
  /// The chance that so many come by one cause, if all that occur were alike.
  package let repetition: Double
  package let finding: Finding

  package var rate: Double { outputs > 0 ? Double(errors) / outputs : .nan }
  package var topShare: Double { errors > 0 ? Double(causes.first?.errors ?? 0) / Double(errors) : 0 }

  /// - Parameters:
  ///   - outputs: of the log's days, where the log does not tell them.
  ///   - costs: of one error by kind; under an empty kind, of those that are not named.
  ///   - worth: of the outputs without their errors, in the same currency; nil where it is not known.
  ///   - window: days that the budget is for.
  package init(
    _ log: ErrorLog, allowance: Double, outputs: Double? = nil, costs: [String: Double] = [:], worth: Double? = nil,
    window: Double = 30
  ) {
    self.allowance = allowance
    errors = log.errors
    let count = log.outputs > 0 ? log.outputs : outputs ?? 0
    self.outputs = count
    upperRate = count > 0 ? min(ExactBounds.upperEvents(log.errors, tail: 0.05) / count, 1) : .nan
    let allowed = allowance * count
    spent = allowed > 0 ? Double(log.errors) / allowed : log.errors > 0 ? .infinity : 0
    let plain = costs[""] ?? (costs.isEmpty ? nil : costs.values.reduce(0, +) / Double(costs.count))
    if let plain {
      let cost = log.entries.reduce(0) { $0 + Double($1.errors) * (costs[$1.kind] ?? plain) }
      self.cost = cost
      spentMoney = allowed * plain > 0 ? cost / (allowed * plain) : cost > 0 ? .infinity : 0
    } else {
      cost = nil
      spentMoney = nil
    }
    burns = Self.burns(log, allowance: allowance, daily: count, window: window)
    let causes = log.causes
    self.causes = causes
    repetition = Self.repetition(causes.map(\.errors))
    let top = causes.first.map { Double($0.errors) / Double(max(log.errors, 1)) } ?? 0
    let isRepeated = causes.count > 1 ? repetition < 0.05 && top >= 0.4 : false
    let isOver = max(spent, spentMoney ?? 0) >= 1
    if isRepeated {
      finding = .defect
    } else if isOver {
      finding = .spent
    } else if let worth, let cost, worth > cost {
      finding = .netWin
    } else {
      finding = .noise
    }
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.allowance == b.allowance && a.errors == b.errors && a.outputs == b.outputs && a.burns == b.burns
      && a.finding == b.finding && a.cost == b.cost && a.causes.map(\.cause) == b.causes.map(\.cause)
  }

  /// P of so many in the most frequent of the causes, by Bonferroni over them.
  private static func repetition(_ counts: [Int]) -> Double {
    let all = counts.reduce(0, +)
    guard counts.count > 1, let most = counts.max() else { return 1 }
    let share = 1 / Double(counts.count)
    return min(Binomial(trials: all, share: share).atLeast(most) * Double(counts.count), 1)
  }

  private static func burns(_ log: ErrorLog, allowance: Double, daily outputs: Double, window: Double) -> [Burn] {
    guard let span = log.days, allowance > 0 else { return [] }
    let length = Double(span.dayCount)
    return BurnRates.windows.compactMap { item in
      let days = item.hours / 24
      guard days >= 1, days <= length else { return nil }
      let recent = log.within(span.upperBound.advanced(by: 1 - Int(days))...span.upperBound)
      let count = log.outputs > 0 ? recent.outputs : outputs * days / length
      guard count > 0 else { return nil }
      return Burn(
        days: days, rate: Double(recent.errors) / count / allowance,
        alert: BurnRates.rate(consuming: item.share, hours: item.hours, windowDays: window))
    }
  }
}

/// How many times faster than planned a budget is used when a share of it goes in so many hours.
package enum BurnRates {
  /// Shares and hours that ask for action: the first at once, the last in working hours (Google, The Site Reliability
  /// Workbook, 2018, chapter 5).
  package static let windows: [(share: Double, hours: Double)] = [
    (0.02, 1), (0.05, 6), (0.10, 24), (0.10, 72), (0.25, 168),
  ]

  /// 2% of a budget of 30 days in one hour is 14.4 times its rate.
  package static func rate(consuming share: Double, hours: Double, windowDays: Double = 30) -> Double {
    share * windowDays * 24 / hours
  }
}

/// Errors of policy that a review let through.
package struct ReviewEscapes: Sendable, Equatable {
  package let escaped: Int
  package let reviewed: Int
  package init(escaped: Int, reviewed: Int) {
    self.escaped = escaped
    self.reviewed = reviewed
  }

  /// Upper bound of the share that escapes, one-sided at 95%; about 3 / n where none did.
  package var upperBound: Double {
    reviewed > 0 ? ExactBounds.upperShare(min(escaped, reviewed), of: reviewed, tail: 0.05) : 1
  }
}
