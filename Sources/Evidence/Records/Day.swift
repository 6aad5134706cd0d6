package import Quantities

/// A day of the calendar, counted from 1970-01-01.
package struct Day: Sendable, Hashable, Comparable, Strideable {
  package let number: Int
  package init(number: Int) { self.number = number }

  /// The proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
  package init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  package init(firstOf date: DateLiteral) {
    switch date {
    case .year(let year): self.init(year, 1, 1)
    case .quarter(let year, let quarter): self.init(year, quarter * 3 - 2, 1)
    case .month(let month): self.init(month.year, month.month, 1)
    case .day(let month, let day): self.init(month.year, month.month, day)
    }
  }

  package init(lastOf date: DateLiteral) {
    switch date {
    case .year(let year): self.init(year, 12, 31)
    case .quarter(let year, let quarter):
      let month = Month(year: year, month: quarter * 3)
      self.init(year, quarter * 3, month.days)
    case .month(let month): self.init(month.year, month.month, month.days)
    case .day: self.init(firstOf: date)
    }
  }

  /// Days in a mean calendar month: 365 / 12.
  package static let perMonth = 365.0 / 12

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package func advanced(by days: Int) -> Day { Day(number: number + days) }
  package func distance(to other: Day) -> Int { other.number - number }

  /// The day on which so many days have passed, parts of a day rounded up; at most ten thousand years on.
  package func after(days: Double) -> Day {
    guard days.isFinite else { return days > 0 ? advanced(by: 3_652_425) : self }
    return advanced(by: Int(min(max(days.rounded(.up), 0), 3_652_425)))
  }

  package var literal: DateLiteral {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return .day(Month(year: year, month: month), dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2026-06-30`.
  package var description: String { literal.description }
}

extension ClosedRange<Day> {
  /// Both ends included.
  package var dayCount: Int { lowerBound.distance(to: upperBound) + 1 }
}
