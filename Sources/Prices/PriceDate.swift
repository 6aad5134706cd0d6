package import Quantities

/// A day, from or until which a price holds.
package struct PriceDate: Sendable, Hashable, Comparable {
  package let month: Month
  /// 1 to 31.
  package let day: Int

  package init(month: Month, day: Int) {
    self.month = month
    self.day = day
  }

  /// The first day of what was written.
  package init(firstOf date: DateLiteral) {
    switch date {
    case .year(let year): self.init(month: Month(year: year, month: 1), day: 1)
    case .quarter(let year, let quarter): self.init(month: Month(year: year, month: quarter * 3 - 2), day: 1)
    case .month(let month): self.init(month: month, day: 1)
    case .day(let month, let day): self.init(month: month, day: day)
    }
  }

  /// The last day of what was written.
  package init(lastOf date: DateLiteral) {
    let month: Month =
      switch date {
      case .year(let year): Month(year: year, month: 12)
      case .quarter(let year, let quarter): Month(year: year, month: quarter * 3)
      case .month(let month): month
      case .day(let month, _): month
      }
    if case .day(_, let day) = date {
      self.init(month: month, day: day)
    } else {
      self.init(month: month, day: month.days)
    }
  }

  /// The day after.
  package var next: PriceDate {
    day < month.days ? PriceDate(month: month, day: day + 1) : PriceDate(month: month + 1, day: 1)
  }

  /// `2026-07-01`, `2026-07`, `2026-Q3` or `2026`; nil for anything else.
  package static func literal(_ text: some StringProtocol) -> DateLiteral? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    func number(_ part: some StringProtocol, digits: Int) -> Int? {
      part.utf8.count == digits && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? Int(part) : nil
    }
    guard let first = parts.first, let year = number(first, digits: 4), (1...3).contains(parts.count) else {
      return nil
    }
    if parts.count == 1 { return .year(year) }
    if parts.count == 2, parts[1].first == "Q", let quarter = number(parts[1].dropFirst(), digits: 1),
      (1...4).contains(quarter)
    {
      return .quarter(year, quarter)
    }
    guard let index = number(parts[1], digits: 2), (1...12).contains(index) else { return nil }
    let month = Month(year: year, month: index)
    guard parts.count == 3 else { return .month(month) }
    guard let day = number(parts[2], digits: 2), (1...month.days).contains(day) else { return nil }
    return .day(month, day)
  }

  package var description: String { DateLiteral.day(month, day).description }

  package static func < (a: PriceDate, b: PriceDate) -> Bool { (a.month, a.day) < (b.month, b.day) }
}
