import Quantities
import Testing

@testable import UsageLogs

struct RowTests {
  static func count(_ text: String) -> (count: Int, fault: RowFault.Number?) {
    Array(text.utf8).withUnsafeBufferPointer { CountField.read($0) }
  }

  @Test(arguments: [
    ("0", 0), ("1234", 1_234), (" 12 ", 12), ("1200.0", 1_200), ("+7", 7), ("-0", 0), ("100000000", 100_000_000),
    ("000000000012", 12),
  ])
  func `counts are read`(text: String, value: Int) {
    #expect(Self.count(text).count == value)
    #expect(Self.count(text).fault == nil)
  }

  @Test(arguments: [
    ("", RowFault.Number.missing), ("  ", .missing), ("null", .missing), ("NULL", .missing), ("-3", .negative),
    ("1.5", .fraction), ("12a", .notANumber), ("1,234", .notANumber), ("0x10", .notANumber), ("1e5", .notANumber),
    ("100000001", .absurd), ("99999999999999999999", .absurd), ("NaN", .notANumber), ("-", .notANumber),
    ("-999999999999999999999", .negative),
  ])
  func `what is no count of tokens is named`(text: String, fault: RowFault.Number) {
    #expect(Self.count(text).fault == fault)
  }

  static func time(_ text: String) -> Instant? {
    var clock = InstantField()
    return Array(text.utf8).withUnsafeBufferPointer { clock.read($0)?.instant }
  }

  @Test(arguments: [
    ("2023-11-16 18:17:03.9799600", 1_700_158_623_979_960), ("2023-11-16T18:17:03Z", 1_700_158_623_000_000),
    ("2023-11-16T19:17:03+01:00", 1_700_158_623_000_000), ("2023-11-16T13:17:03-0500", 1_700_158_623_000_000),
    ("2023-11-16 18:17:03 UTC", 1_700_158_623_000_000), ("2023-11-16T18:17", 1_700_158_620_000_000),
    ("1700158623", 1_700_158_623_000_000), ("1700158623.25", 1_700_158_623_250_000),
    ("1700158623250", 1_700_158_623_250_000), ("1700158623250000", 1_700_158_623_250_000),
    ("2023-11-16", 1_700_092_800_000_000), ("2023-11", 1_698_796_800_000_000), ("2024-02-29", 1_709_164_800_000_000),
  ])
  func `times are read`(text: String, microseconds: Int) {
    #expect(Self.time(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "yesterday", "2023-13-01", "2023-02-29", "2023-11-16 25:00", "2023-11-16 18:61", "1999-12-31", "2100-01-01",
    "2023-11-16X18:17", "2023-11-16 18:17:03+1", "12", "16/11/2023", "2023-11-16 18",
  ])
  func `what is no time is refused`(text: String) {
    #expect(Self.time(text) == nil)
  }

  @Test func `days and dates go there and back`() {
    for day in stride(from: 10_957, to: 47_482, by: 13) {
      let (month, number) = CivilDay.date(day)
      #expect(CivilDay.number(year: month.year, month: month.month, day: number) == day)
    }
    #expect(CivilDay.text(19_677) == "2023-11-16")
  }

  @Test(arguments: [
    ("faq", "faq", true), ("*", "", true), ("f*q", "fooq", true), ("f*q", "fooqs", false), ("?a*b?", "xa123by", true),
    ("*/billing/*", "/v1/billing/x", true), ("a*b*c", "abbc", true), ("a?c", "ac", false), ("", "a", false),
  ])
  func `patterns match whole texts`(pattern: String, text: String, matches: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { Glob(pattern).matches($0) } == matches)
  }

  @Test func `values of a column become names of the language`() {
    #expect(
      ClassNames.names(for: ["Claims / EU", "claims-eu", "FAQ", "ClaimsEU", "", "4xx", "été"])
        == ["claims_eu", "claims_eu_2", "faq", "claims_eu_3", "none", "class_4xx", "t"])
  }

  @Test func `a text has one number however often it is met`() {
    var index = TextIndex()
    for round in 0..<3 {
      for number in 0..<1_000 {
        let text = Array("value \(number &* 7_919)".utf8)
        #expect(text.withUnsafeBufferPointer { index.number(of: $0) } == number, "round \(round)")
      }
    }
  }

  @Test func `counts of tokens are exact, and near for a single huge prompt`() {
    let counts = PagedCounts()
    for value in [0, 1, 1_023, 1_024, 2_097_151, 2_097_152, 3_000_001, 100_000_000, 1] { counts.add(value) }
    let found = counts.counts
    #expect(found.map(\.tokens).prefix(6) == [0, 1, 1_023, 1_024, 2_097_151, 2_097_152])
    #expect(found[1].requests == 2)
    #expect(found.reduce(0) { $0 + $1.requests } == 9)
    #expect(abs(Double(found[6].tokens) / 3_000_001 - 1) < 0.001)
    #expect(abs(Double(found[7].tokens) / 100_000_000 - 1) < 0.001)
  }
}
