import Quantities
import Testing

@testable import Evidence

struct DayTests {
  @Test(arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11_017), (2024, 2, 29, 19_782), (2026, 11, 21, 20_778)])
  func `a day is counted from 1970 and comes back as written`(_ year: Int, _ month: Int, _ day: Int, _ number: Int) {
    #expect(Day(year, month, day).number == number)
    #expect(Day(number: number).literal == .day(Month(year: year, month: month), day))
  }

  @Test func `every day of four centuries comes back as written`() {
    for number in stride(from: Day(1900, 1, 1).number, to: Day(2300, 1, 1).number, by: 1) {
      guard case .day(let month, let day) = Day(number: number).literal else { continue }
      #expect(Day(month.year, month.month, day).number == number)
    }
  }

  @Test func `a month, a quarter and a year end on their last day`() {
    #expect(Day(lastOf: .month(Month(year: 2026, month: 2))) == Day(2026, 2, 28))
    #expect(Day(lastOf: .quarter(2026, 2)) == Day(2026, 6, 30))
    #expect(Day(lastOf: .year(2026)) == Day(2026, 12, 31))
    #expect((Day(2025, 9, 1)...Day(2025, 10, 12)).dayCount == 42)
  }
}
