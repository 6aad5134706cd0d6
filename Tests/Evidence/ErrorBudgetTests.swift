import DataFiles
import Evidence
import Foundation
import Testing

struct ErrorBudgetTests {
  static func log(_ causes: [(String, Int)], outputs: Double = 900) -> ErrorLog {
    let rows = causes.flatMap { cause, count in
      (0..<count).map { ErrorLog.Entry(day: Day(2026, 1, 1).advanced(by: $0 % 30), cause: cause) }
    }
    return ErrorLog(
      rows + (0..<30).map { .init(day: Day(2026, 1, 1).advanced(by: $0), errors: 0, outputs: outputs / 30) })
  }

  @Test func `burn rates are those of the workbook of site reliability`() {
    #expect(isClose(BurnRates.rate(consuming: 0.02, hours: 1), 14.4))
    #expect(isClose(BurnRates.rate(consuming: 0.05, hours: 6), 6))
    #expect(isClose(BurnRates.rate(consuming: 0.10, hours: 24), 3))
    #expect(isClose(BurnRates.rate(consuming: 0.10, hours: 72), 1))
  }

  @Test func `small counts have exact bounds, and repetition is told from noise`() throws {
    let reference = try FlowStatisticsTests().reference.errors
    let repeated = ErrorBudgetReading(
      Self.log([("old price list", 14), ("tone", 3), ("name", 3), ("date", 3)]), allowance: 0.05, costs: ["": 12])
    #expect(repeated.errors == 23 && repeated.outputs == 900)
    #expect(isClose(repeated.upperRate, reference.upper_rate))
    #expect(isClose(repeated.repetition, reference.repetition))
    #expect(repeated.finding == .defect && repeated.causes.first?.cause == "old price list")
    #expect(isClose(repeated.spent, 23.0 / 45) && repeated.cost == 276)
    let even = ErrorBudgetReading(
      Self.log([("a", 6), ("b", 6), ("c", 6), ("d", 5)]), allowance: 0.05, costs: ["": 12])
    #expect(even.finding == .noise)
    let worth = ErrorBudgetReading(
      Self.log([("a", 6), ("b", 6), ("c", 6), ("d", 5)]), allowance: 0.05, costs: ["": 12], worth: 4_000)
    #expect(worth.finding == .netWin)
    let over = ErrorBudgetReading(
      Self.log([("a", 16), ("b", 16), ("c", 16), ("d", 15)]), allowance: 0.05, costs: ["": 12])
    #expect(over.finding == .spent && over.spent > 1)
    #expect(isClose(ReviewEscapes(escaped: 0, reviewed: 400).upperBound, reference.upper_none_of_400))
  }

  @Test func `errors are weighted by what their kind costs`() {
    let rows = [
      ErrorLog.Entry(day: Day(2026, 1, 1), kind: "refund", errors: 2, outputs: 100),
      .init(day: Day(2026, 1, 2), kind: "tone", errors: 3, outputs: 100),
    ]
    let reading = ErrorBudgetReading(ErrorLog(rows), allowance: 0.05, costs: ["refund": 50, "tone": 2])
    #expect(reading.cost == 106)
    // Ten allowed at the mean cost of 26.
    #expect(isClose(reading.spentMoney ?? 0, 106 / 260.0))
    let none = ErrorBudgetReading(ErrorLog(rows), allowance: 0)
    #expect(none.spent == .infinity && none.spentMoney == nil && none.finding == .spent)
  }

  @Test func `the last days may burn a budget that the month has not spent`() throws {
    var rows = (0..<30).map { ErrorLog.Entry(day: Day(2026, 1, 1).advanced(by: $0), errors: 0, outputs: 100) }
    rows += (0..<3).map { ErrorLog.Entry(day: Day(2026, 1, 28).advanced(by: $0), errors: 12) }
    let reading = ErrorBudgetReading(ErrorLog(rows), allowance: 0.05)
    #expect(reading.spent < 1)
    let three = try #require(reading.burns.first { $0.days == 3 })
    #expect(isClose(three.rate, 36.0 / 300 / 0.05) && three.isAlert)
  }

  @Test func `a class of risk bears what its objective leaves`() throws {
    #expect(try #require(RiskTolerance(words: "internal drafting")).allowance == 0.05)
    #expect(try #require(RiskTolerance(words: "Incident response")).allowance == 0.001)
    #expect(try #require(RiskTolerance(words: "policy sensitive letters")).allowance == 0)
    #expect(RiskTolerance(words: "colourful") == nil)
  }

  @Test func `a log is read by its columns, and what does not fit is named`() throws {
    func read(_ text: String, cause: String? = nil) throws(ErrorLog.Fault) -> ErrorLog {
      try ErrorLog.read(MemoryBytes(Array(text.utf8)), cause: cause)
    }
    let log = try read(
      "date,reason,kind,errors,outputs\n2026-01-02,tone,minor,3,200\n2026-01-01,price,major,,150\n", cause: "reason")
    #expect(log.errors == 3 && log.outputs == 350 && log.causes.map(\.cause) == ["tone"])
    #expect(try read("date\n2026-01-01\n2026-01-01\n").errors == 2)
    #expect(throws: ErrorLog.Fault.noColumn("date", header: ["when"])) { try read("when\nx\n") }
    #expect(throws: ErrorLog.Fault.noColumn("why", header: ["date"])) { try read("date\n2026-01-01\n", cause: "why") }
    #expect(throws: ErrorLog.Fault.badDate(line: 2, text: "soon")) { try read("date\nsoon\n") }
    #expect(throws: ErrorLog.Fault.badCount(line: 2, column: "errors", text: "-1")) {
      try read("date,errors\n2026-01-01,-1\n")
    }
    #expect(throws: ErrorLog.Fault.empty) { try read("") }
    #expect(throws: ErrorLog.Fault.empty) { try read("date\n") }
  }
}
