/// The periods of a model: an instant `initial` (index 0), then `count` equal periods (1 … count).
package struct Timeline: Sendable, Hashable {
  package enum Period: Int, Sendable, Hashable {
    case month = 1
    case quarter = 3
    case year = 12
    package var name: String {
      switch self {
      case .month: "month"
      case .quarter: "quarter"
      case .year: "year"
      }
    }
  }

  package let start: Month
  package let count: Int
  package let period: Period
  /// The month (1 to 12) a fiscal year begins with; nil where columns by year are model years.
  package let fiscalStart: Int?

  package init(start: Month, count: Int, period: Period, fiscalStart: Int? = nil) {
    self.start = start
    self.count = count
    self.period = period
    self.fiscalStart = fiscalStart
  }

  /// Length of a period in calendar months.
  package var monthsPerPeriod: Int { period.rawValue }
  package var end: Month { start + count * monthsPerPeriod }
  /// Number of columns of a series: `initial` and the periods.
  package var columns: Int { count + 1 }

  /// The first month of period `p` (1 … count).
  package func month(ofPeriod p: Int) -> Month { start + (p - 1) * monthsPerPeriod }

  /// A date as months from the start of the timeline; negative before it.
  package func offset(of date: DateLiteral) -> Double { date.start - Double(start.index) }

  /// The period (1 … count) that holds a point in months from the start; nil outside.
  package func period(atOffset months: Double) -> Int? {
    guard months >= 0 else { return nil }
    let p = Int(months / Double(monthsPerPeriod)) + 1
    return p <= count ? p : nil
  }

  /// What period `p` is called: `2026-01`, `2026-Q1`, `2026`; `initial` for 0.
  package func name(ofPeriod p: Int) -> String {
    guard p > 0 else { return "initial" }
    let month = month(ofPeriod: p)
    switch period {
    case .month: return month.description
    case .quarter: return month.month % 3 == 1 ? "\(month.year)-Q\((month.month - 1) / 3 + 1)" : month.description
    case .year: return month.month == 1 ? "\(month.year)" : month.description
    }
  }

  /// A run of periods shown as one column.
  package struct Column: Sendable, Hashable {
    package let name: String
    /// Periods first … last; 0 … 0 is `initial`.
    package let periods: ClosedRange<Int>
    package init(_ name: String, _ periods: ClosedRange<Int>) {
      self.name = name
      self.periods = periods
    }
  }

  /// The columns of a statement by `grain`, `initial` first. Years are model years (`Y1`) unless the model
  /// has a fiscal year (`FY2026`, named for the year it ends in); a grain finer than the periods falls back to them.
  package func columns(by grain: Period) -> [Column] {
    var result = [Column("Initial", 0...0)]
    guard grain.rawValue > monthsPerPeriod || (grain == .year && period == .year) else {
      return result + (1...count).map { Column(name(ofPeriod: $0), $0...$0) }
    }
    var p = 1
    while p <= count {
      let month = month(ofPeriod: p)
      let length: Int
      let name: String
      switch (grain, fiscalStart) {
      case (.year, let first?):
        let into = (month.month - first + 12) % 12
        length = (12 - into + monthsPerPeriod - 1) / monthsPerPeriod
        let ends = month + (11 - into)
        name = "FY\(ends.year)"
      case (.year, nil):
        length = 12 / monthsPerPeriod
        name = "Y\((p - 1) / length + 1)"
      case (.quarter, _):
        length = (3 - (month.month - 1) % 3 + monthsPerPeriod - 1) / monthsPerPeriod
        name = "\(month.year)-Q\((month.month - 1) / 3 + 1)"
      case (.month, _):
        length = 1
        name = month.description
      }
      let last = min(p + length - 1, count)
      result.append(Column(name, p...last))
      p = last + 1
    }
    return result
  }
}
