import Quantities

/// The stretch of time a log covers.
package struct Coverage: Sendable, Equatable {
  package let first: Instant
  package let last: Instant
  /// Where the stretch ends: the last instant, or the end of the last day or month where nothing finer is told.
  package let end: Instant
  /// Whether the log tells days or months only.
  package let isByDay: Bool

  init?(first: Instant, last: Instant, precision: InstantField.Precision) {
    self.first = first
    self.last = last
    isByDay = precision != .time
    switch precision {
    case .time: end = last
    case .day: end = Instant(microseconds: (last.day + 1) * Instant.microsecondsPerDay)
    case .month:
      let days = CivilDay.month(last.day).days
      end = Instant(microseconds: (last.day + days) * Instant.microsecondsPerDay)
    }
    guard end > first else { return nil }
  }

  package var days: Double { Double(end.microseconds - first.microseconds) / Double(Instant.microsecondsPerDay) }
  /// Of 365/12 days.
  package var months: Double { days * 12 / 365 }

  /// Days of a calendar month that lie in the stretch.
  func days(in month: Month) -> Double {
    let start = CivilDay.number(year: month.year, month: month.month, day: 1) * Instant.microsecondsPerDay
    let from = max(start, first.microseconds)
    let to = min(start + month.days * Instant.microsecondsPerDay, end.microseconds)
    return max(0, Double(to - from) / Double(Instant.microsecondsPerDay))
  }

  /// `58 minutes`, `3 days`, `14 months`.
  package var length: String {
    func count(_ number: Double, _ noun: String) -> String {
      let text =
        number < 10 ? NumberText.significant((number * 10).rounded() / 10, 2) : NumberText.fixed(number, decimals: 0)
      return "\(text) \(noun)\(text == "1" ? "" : "s")"
    }
    if days * 24 < 2 { return count(days * 1_440, "minute") }
    if days < 2 { return count(days * 24, "hour") }
    return days < 60 ? count(days, "day") : count(months, "month")
  }
}
