package enum Amortisation {
  /// Straight-line charges of capital amounts: each is spread evenly over `months`, from the period after its own.
  ///
  /// 300 at the start over 36 months is 100 in each of three years. A charge beyond the last period is left out: the
  /// asset keeps a book value. What ends inside a period is charged for its part.
  ///
  /// - Parameters:
  ///   - capital: amounts at the start, then by period, as positive costs.
  ///   - months: useful life, at least 1.
  package static func straightLine(capital: [Double], months: Int, monthsPerPeriod: Int) -> [Double] {
    var charges = Array(repeating: 0.0, count: capital.count)
    for (index, amount) in capital.enumerated() where amount != 0 {
      var remaining = months
      for later in capital.indices.dropFirst(index + 1) where remaining > 0 {
        let charged = min(remaining, monthsPerPeriod)
        charges[later] += amount * Double(charged) / Double(months)
        remaining -= charged
      }
    }
    return charges
  }
}
