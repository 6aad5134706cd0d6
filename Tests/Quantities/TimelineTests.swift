import Testing

@testable import Quantities

struct TimelineTests {
  private func columns(_ timeline: Timeline, by grain: Timeline.Period) -> [String] {
    timeline.columns(by: grain).map { "\($0.name) \($0.periods.lowerBound)-\($0.periods.upperBound)" }
  }

  private func monthly(_ month: Int, _ count: Int, fiscal: Int? = nil) -> Timeline {
    Timeline(start: Month(year: 2026, month: month), count: count, period: .month, fiscalStart: fiscal)
  }

  @Test func `model years are twelve months from the start`() {
    #expect(columns(monthly(4, 30), by: .year) == ["Initial 0-0", "Y1 1-12", "Y2 13-24", "Y3 25-30"])
  }

  @Test func `fiscal years are named for the year they end in`() {
    #expect(
      columns(monthly(1, 18, fiscal: 4), by: .year) == ["Initial 0-0", "FY2026 1-3", "FY2027 4-15", "FY2028 16-18"])
    #expect(columns(monthly(4, 12, fiscal: 4), by: .year) == ["Initial 0-0", "FY2027 1-12"])
    #expect(columns(monthly(1, 12, fiscal: 1), by: .year) == ["Initial 0-0", "FY2026 1-12"])
  }

  @Test func `quarters are the calendar's`() {
    #expect(
      columns(monthly(2, 7), by: .quarter) == ["Initial 0-0", "2026-Q1 1-2", "2026-Q2 3-5", "2026-Q3 6-7"])
  }

  @Test func `a grain finer than the periods falls back to them`() {
    let yearly = Timeline(start: Month(year: 2026, month: 1), count: 2, period: .year)
    #expect(columns(yearly, by: .month) == ["Initial 0-0", "2026 1-1", "2027 2-2"])
    let quarterly = Timeline(start: Month(year: 2026, month: 4), count: 3, period: .quarter)
    #expect(columns(quarterly, by: .month) == ["Initial 0-0", "2026-Q2 1-1", "2026-Q3 2-2", "2026-Q4 3-3"])
    #expect(columns(quarterly, by: .quarter) == columns(quarterly, by: .month))
    #expect(columns(quarterly, by: .year) == ["Initial 0-0", "Y1 1-3"])
  }

  @Test func `yearly periods by year are model years`() {
    let yearly = Timeline(start: Month(year: 2026, month: 1), count: 3, period: .year)
    #expect(columns(yearly, by: .year) == ["Initial 0-0", "Y1 1-1", "Y2 2-2", "Y3 3-3"])
  }

  @Test(arguments: [Timeline.Period.month, .quarter, .year], [nil, 1, 4, 11])
  func `columns hold every period once, in order`(_ grain: Timeline.Period, _ fiscal: Int?) {
    for period in [Timeline.Period.month, .quarter, .year] {
      for month in 1...12 {
        for count in [1, 2, 11, 12, 13, 40] {
          let timeline = Timeline(
            start: Month(year: 2026, month: month), count: count, period: period, fiscalStart: fiscal)
          let columns = timeline.columns(by: grain)
          #expect(columns.flatMap { Array($0.periods) } == Array(0...count))
          #expect(Set(columns.map(\.name)).count == columns.count, "\(columns.map(\.name))")
        }
      }
    }
  }

  @Test func `a point in time is in one period`() {
    let timeline = monthly(1, 3)
    #expect([0, 0.99, 1, 2.5, 3, -0.1].map { timeline.period(atOffset: $0) } == [1, 1, 2, 3, nil, nil])
    #expect(timeline.offset(of: .quarter(2026, 2)) == 3)
    #expect(timeline.offset(of: .year(2025)) == -12)
    #expect(timeline.end == Month(year: 2026, month: 4))
  }

  @Test func `dates begin and end where the calendar says`() {
    #expect(
      DateLiteral.day(Month(year: 2024, month: 2), 15).start == Month(year: 2024, month: 2).index.asMonths + 14.0 / 29)
    #expect(DateLiteral.quarter(2026, 3).start == Month(year: 2026, month: 7).index.asMonths)
    #expect(DateLiteral.quarter(2026, 3).end == Month(year: 2026, month: 10).index.asMonths)
    #expect(DateLiteral.year(2026).end == DateLiteral.year(2027).start)
    #expect([2_023, 2_024, 1_900, 2_000].map { Month(year: $0, month: 2).days } == [28, 29, 28, 29])
    #expect((1...12).map { Month(year: 2026, month: $0).days }.reduce(0, +) == 365)
    #expect(Month(year: 2026, month: 12) + 1 == Month(year: 2027, month: 1))
    #expect(Month(year: 2027, month: 1) - Month(year: 2026, month: 1) == 12)
    #expect(DateLiteral.day(Month(year: 2026, month: 3), 5).description == "2026-03-05")
  }
}

extension Int {
  fileprivate var asMonths: Double { Double(self) }
}
