extension PaymentTiming {
  /// The index at which the amount owed at an index is paid, in a series of `count` (time 0, then the periods).
  ///
  /// In advance, blocks of months are counted from the timeline's start and paid in their first period; periods
  /// longer than the block stay, and so does what falls at `initial`. `after` N days shifts by N/365 year, rounded to
  /// whole periods; what would be paid beyond the last period is paid in it, so that no cost escapes.
  package func payingIndex(of index: Int, count: Int, monthsPerPeriod: Int) -> Int {
    switch self {
    case .asIncurred: return index
    case .inAdvance(let months):
      guard index > 0 else { return 0 }
      let periods = max(months / monthsPerPeriod, 1)
      return (index - 1) / periods * periods + 1
    case .after(let days):
      let periods = (days / 365 * 12 / Double(monthsPerPeriod)).rounded()
      return min(index + Int(min(max(periods, 0), Double(count))), count - 1)
    }
  }

  /// The amounts as they are paid, from amounts as they are owed; the total stays.
  ///
  /// After 0 at the start, 1, 1, 1, 1 in four months becomes 3, 0, 0, 1 in advance by 3 months, and 0, 0, 1, 3 after
  /// 60 days.
  package func paid(_ owed: [Double], monthsPerPeriod: Int) -> [Double] {
    var paid = Array(repeating: 0.0, count: owed.count)
    for index in owed.indices {
      paid[payingIndex(of: index, count: owed.count, monthsPerPeriod: monthsPerPeriod)] += owed[index]
    }
    return paid
  }
}
