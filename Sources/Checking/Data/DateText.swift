import Quantities

extension DateLiteral {
  /// `2026`, `2026-Q1`, `2026-01`, `2026-01-15`; nil for anything else, a month 13 or a day 32 among it.
  init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Self.digits(first), parts.count <= 3 else { return nil }
    guard parts.count > 1 else {
      self = .year(year)
      return
    }
    if parts.count == 2, parts[1].first == "Q", let quarter = Self.digits(parts[1].dropFirst()),
      (1...4).contains(quarter)
    {
      self = .quarter(year, quarter)
      return
    }
    guard parts[1].count == 2, let number = Self.digits(parts[1]), (1...12).contains(number) else { return nil }
    let month = Month(year: year, month: number)
    guard parts.count == 3 else {
      self = .month(month)
      return
    }
    guard parts[2].count == 2, let day = Self.digits(parts[2]), (1...month.days).contains(day) else { return nil }
    self = .day(month, day)
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ? Int(text) : nil
  }
}
