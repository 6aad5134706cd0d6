/// A calendar month, counted from year 0: `index` 24,312 is 2026-01.
package struct Month: Sendable, Hashable, Comparable {
  package let index: Int
  package init(index: Int) { self.index = index }
  package init(year: Int, month: Int) { index = year * 12 + month - 1 }

  package var year: Int { index.quotientAndRemainder(dividingBy: 12).quotient }
  /// 1 to 12.
  package var month: Int { index % 12 + 1 }
  package var days: Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Month, b: Month) -> Bool { a.index < b.index }
  package static func + (a: Month, months: Int) -> Month { Month(index: a.index + months) }
  package static func - (a: Month, b: Month) -> Int { a.index - b.index }

  /// `2026-01`.
  package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

/// A date as written: a day, a month, a quarter or a year.
package enum DateLiteral: Sendable, Hashable {
  case year(Int)
  case quarter(Int, Int)
  case month(Month)
  case day(Month, Int)

  /// When it begins, in months from year 0; a day is a fraction of its own month.
  package var start: Double {
    switch self {
    case .year(let year): Double(year * 12)
    case .quarter(let year, let quarter): Double(year * 12 + (quarter - 1) * 3)
    case .month(let month): Double(month.index)
    case .day(let month, let day): Double(month.index) + Double(day - 1) / Double(month.days)
    }
  }

  /// When it ends, in months from year 0.
  package var end: Double {
    switch self {
    case .year: start + 12
    case .quarter: start + 3
    case .month: start + 1
    case .day(let month, _): start + 1 / Double(month.days)
    }
  }

  package var description: String {
    switch self {
    case .year(let year): "\(year)"
    case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
    case .month(let month): month.description
    case .day(let month, let day): "\(month.description)-\(day < 10 ? "0" : "")\(day)"
    }
  }
}
