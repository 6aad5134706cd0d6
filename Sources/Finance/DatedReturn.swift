import CKernels

/// An amount on a calendar day.
package struct DatedAmount: Sendable, Equatable {
  /// Serial number of the day, from any epoch.
  package let day: Int
  package let amount: Double

  package init(day: Int, amount: Double) {
    self.day = day
    self.amount = amount
  }
}

/// Present value and rate of return of amounts on dates, actual/365 from the earliest, whatever the order of the list.
///
/// These are a spreadsheet's XNPV and XIRR, except that XIRR finds every rate.
package enum DatedReturn {
  /// Σ amount × (1 + r)^(−days/365); 0 for an empty list. `annualRate` is effective, a fraction above −1.
  ///
  /// −100 and, 365 days later, 110 are worth 0 at 10%.
  package static func presentValue(of flows: [DatedAmount], annualRate: Double) -> Double {
    let byDay = inOrder(flows)
    guard let first = byDay.first else { return 0 }
    return byDay.reduce(0) { $0 + $1.amount * ck_pow(1 + annualRate, -years(from: first, to: $1)) }
  }

  /// The annual effective rates at which the amounts are worth nothing.
  ///
  /// −100 and, 365 days later, 110 return 10%.
  package static func rate(of flows: [DatedAmount]) -> RateOfReturn {
    let byDay = inOrder(flows).reduce(into: [DatedAmount]()) { days, flow in
      if let last = days.last, last.day == flow.day {
        days[days.count - 1] = DatedAmount(day: last.day, amount: last.amount + flow.amount)
      } else {
        days.append(flow)
      }
    }
    return RateOfReturn(amounts: byDay.map(\.amount), years: byDay.map { years(from: byDay[0], to: $0) })
  }

  /// By day, and amounts of one day by size, so that the order of the list does not even change the last bit.
  private static func inOrder(_ flows: [DatedAmount]) -> [DatedAmount] {
    flows.sorted { ($0.day, $0.amount) < ($1.day, $1.amount) }
  }

  private static func years(from first: DatedAmount, to flow: DatedAmount) -> Double {
    Double(flow.day - first.day) / 365
  }
}
