package import Quantities

/// A point in time of a log, in microseconds since 1970-01-01 UTC.
package struct Instant: Sendable, Hashable, Comparable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

  static let microsecondsPerDay = 86_400_000_000
  /// Earlier and later ones are mistakes: 2000-01-01 to 2100-01-01.
  static let days = 10_957..<47_482

  /// Days since 1970-01-01.
  package var day: Int {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerDay)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// `2023-11-16 18:15`.
  package var text: String {
    let minutes = (microseconds - day * Self.microsecondsPerDay) / 60_000_000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CivilDay.text(day)) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}

/// Days since 1970-01-01 as calendar dates. H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
package enum CivilDay {
  package static func number(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func date(_ number: Int) -> (month: Month, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Month(year: year, month: month), dayOfYear - (153 * m + 2) / 5 + 1)
  }

  /// `2023-11-16`.
  package static func text(_ number: Int) -> String {
    let (month, day) = date(number)
    return DateLiteral.day(month, day).description
  }

  package static func month(_ number: Int) -> Month { date(number).month }
}

/// Reads points in time: `2023-11-16 18:17:03.97`, with `T`, `Z` or an offset, without seconds, a day alone, or
/// seconds (milliseconds, …) since 1970. Times without an offset are taken as they stand.
struct InstantField {
  /// The day read last, with the ten bytes that named it.
  private var known: (high: UInt64, low: UInt16, day: Int) = (0, 0, 0)

  /// How finely the log tells time.
  enum Precision: Int, Sendable { case month, day, time }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (instant: Instant, precision: Precision)? {
    guard let base = bytes.baseAddress, bytes.count >= 10 else { return short(bytes) }
    let raw = UnsafeRawPointer(base)
    let high = raw.loadUnaligned(as: UInt64.self)
    let low = raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if high != known.high || low != known.low {
      guard let day = Self.day(bytes) else { return Self.epoch(bytes) }
      known = (high, low, day)
    }
    let start = known.day * Instant.microsecondsPerDay
    guard bytes.count > 10 else { return (Instant(microseconds: start), .day) }
    guard let time = Self.time(UnsafeBufferPointer(rebasing: bytes[10...])) else { return nil }
    return (Instant(microseconds: start + time), .time)
  }

  /// `2026-01-15` or `2026/01/15` in the first ten bytes.
  private static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes[4] == bytes[7], bytes[4] == UInt8(ascii: "-") || bytes[4] == UInt8(ascii: "/"),
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
      (1...12).contains(month), (1...Month(year: year, month: month).days).contains(day)
    else { return nil }
    let result = CivilDay.number(year: year, month: month, day: day)
    return Instant.days.contains(result) ? result : nil
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for i in start..<start + count {
      guard i < bytes.count, bytes[i].isDigit else { return nil }
      value = value &* 10 &+ Int(bytes[i] &- UInt8(ascii: "0"))
    }
    return value
  }

  /// Microseconds of ` 18:17:03.97+01:00`, the offset taken off.
  private static func time(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes[0] == UInt8(ascii: "T") || bytes[0] == UInt8(ascii: " ") || bytes[0] == UInt8(ascii: "t"),
      let hour = number(bytes, 1, 2), bytes.count >= 6, bytes[3] == UInt8(ascii: ":"),
      let minute = number(bytes, 4, 2), hour < 24, minute < 60
    else { return nil }
    var result = (hour * 60 + minute) * 60_000_000
    var at = 6
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      guard let second = number(bytes, at + 1, 2), second <= 60 else { return nil }
      result += second * 1_000_000
      at += 3
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ",") {
        at += 1
        var unit = 100_000
        while at < bytes.count, bytes[at].isDigit {
          result += Int(bytes[at] &- UInt8(ascii: "0")) * unit
          unit /= 10
          at += 1
        }
      }
    }
    if at == bytes.count { return result }
    return offset(UnsafeBufferPointer(rebasing: bytes[at...]).trimmed).map { result - $0 }
  }

  /// `Z`, `UTC`, `+01:00`, `-0530`, `+01`.
  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = bytes.first else { return 0 }
    if bytes.count == 1, first | 0x20 == UInt8(ascii: "z") { return 0 }
    if bytes.elementsEqual("UTC".utf8) || bytes.elementsEqual("GMT".utf8) { return 0 }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), let hours = number(bytes, 1, 2) else { return nil }
    let hasColon = bytes.count > 3 && bytes[3] == UInt8(ascii: ":")
    let minutes = bytes.count == 3 ? 0 : number(bytes, hasColon ? 4 : 3, 2)
    guard let minutes, bytes.count == 3 || bytes.count == (hasColon ? 6 : 5), hours < 15, minutes < 60 else {
      return nil
    }
    return (hours * 60 + minutes) * 60_000_000 * (first == UInt8(ascii: "-") ? -1 : 1)
  }

  /// A month alone, an hour without leading zero, or a number.
  private func short(_ bytes: UnsafeBufferPointer<UInt8>) -> (instant: Instant, precision: Precision)? {
    if bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = Self.number(bytes, 0, 4),
      let month = Self.number(bytes, 5, 2), (1...12).contains(month)
    {
      let day = CivilDay.number(year: year, month: month, day: 1)
      return Instant.days.contains(day)
        ? (Instant(microseconds: day * Instant.microsecondsPerDay), .month) : nil
    }
    return nil
  }

  /// Ten digits are seconds, thirteen milliseconds, sixteen microseconds, nineteen nanoseconds; a fraction may follow.
  private static func epoch(_ bytes: UnsafeBufferPointer<UInt8>) -> (instant: Instant, precision: Precision)? {
    let text = bytes.trimmed
    let whole = text.prefix { $0.isDigit }
    guard let value = Int(String(decoding: whole, as: UTF8.self)) else { return nil }
    var fraction = 0
    if whole.count < text.count {
      guard text[whole.count] == UInt8(ascii: ".") else { return nil }
      var unit = 100_000
      for byte in text[(whole.count + 1)...] {
        guard byte.isDigit else { return nil }
        fraction += Int(byte - UInt8(ascii: "0")) * unit
        unit /= 10
      }
    }
    let microseconds: Int
    switch whole.count {
    case 9, 10: microseconds = value * 1_000_000 + fraction
    case 12, 13: microseconds = value * 1_000
    case 15, 16: microseconds = value
    case 18, 19: microseconds = value / 1_000
    case _: return nil
    }
    let instant = Instant(microseconds: microseconds)
    return Instant.days.contains(instant.day) ? (instant, .time) : nil
  }
}
