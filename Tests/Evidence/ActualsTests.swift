import DataFiles
import Evidence
import Testing

struct ActualsTests {
  private func read(_ text: String) throws(ActualsTable.Fault) -> ActualsTable {
    try ActualsTable.read(MemoryBytes(Array(text.utf8)))
  }

  @Test func `a column for each measure and a row for each are one`() throws {
    let wide = try read("week,handle_time,adoption\n2026-01-12,8.9,0.52\n2026-01-05,9.1,\n")
    let long = try read(
      "week;measure;value\n2026-01-05;handle_time;9.1\n2026-01-12;handle_time;8.9\n2026-01-12;adoption;0.52\n")
    #expect(wide == long)
    let time = try #require(wide["handle_time"])
    #expect(time.weeks == [Day(2026, 1, 5), Day(2026, 1, 12)] && time.values == [9.1, 8.9])
    #expect(wide["adoption"]?.values == [0.52] && wide.last == Day(2026, 1, 12))
    let rows = try ActualsTable(
      PlainTable(header: ["week", "adoption"], rows: [["2026-W03", "0.52"]]))
    #expect(rows["adoption"] == wide["adoption"])
  }

  @Test func `a share may be written in percent, and a later file replaces its measures`() throws {
    let first = try read("week,adoption,hours\n2026-01-05,52 %,9\n")
    #expect(first["adoption"]?.values == [0.52])
    let both = first.replaced(by: try read("week,hours\n2026-01-05,8\n2026-01-12,7\n"))
    #expect(both.series.map(\.name) == ["adoption", "hours"] && both["hours"]?.values == [8, 7])
  }

  @Test func `what cannot be read is named`() {
    #expect(throws: ActualsTable.Fault.empty) { try read("") }
    #expect(throws: ActualsTable.Fault.empty) { try read("week,a\n") }
    #expect(throws: ActualsTable.Fault.noWeek(header: ["a", "b"])) { try read("a,b\n1,2\n") }
    #expect(throws: ActualsTable.Fault.noMeasure(header: ["week"])) { try read("week\n2026-01-05\n") }
    #expect(throws: ActualsTable.Fault.badWeek(line: 2, text: "5 January")) { try read("week,a\n5 January,2\n") }
    #expect(throws: ActualsTable.Fault.notANumber(line: 2, column: "a", text: "1,5")) {
      try read("week;a\n2026-01-05;1,5\n")
    }
    #expect(throws: ActualsTable.Fault.twice(measure: "a", line: 3)) {
      try read("week,a\n2026-01-05,1\n2026-01-05,2\n")
    }
    #expect(throws: ActualsTable.Fault.unreadable(.ragged(line: 2, fields: 1, header: 2))) {
      try read("week,a\n2026-01-05\n")
    }
  }

  @Test func `a file with its plan is split into volume, rate and mix`() throws {
    let table = try read(
      """
      week,line,part,value,volume,plan,plan_volume
      2026-01-05,support,faq,135,45,100,50
      2026-01-05,support,claims,450,45,250,25
      2026-01-12,support,faq,135,45,100,50
      2026-01-12,support,claims,450,45,250,25
      2026-01-05,licences,,90,,80,

      """)
    #expect(table["support"]?.values == [585, 585] && table.plans.first?.values == [350, 350])
    let variance = PlanVariance(try #require(table.parts["support"]))
    #expect(variance.planned == 700 && variance.actual == 1_170)
    #expect(isClose(variance.volume, 30 * 700.0 / 150) && variance.rate == 90)
    #expect(isClose(variance.volume + variance.rate + variance.mix, 470))
    #expect(table.parts["licences"] == nil && table.plans.map(\.name) == ["support", "licences"])
  }

  @Test func `actuals stand against the plan, flows as sums and levels as means`() throws {
    let table = try read(
      "week,hours,share\n2026-01-05,90,0.5\n2026-01-12,101,0.6\n2026-01-19,117,0.7\n2026-01-26,118,0.8\n")
    let reading = ActualsReading(table, today: Day(2026, 2, 10)) { series in
      series.name == "hours"
        ? .init(kind: .flow, weeks: [100, 110, 120, 130], rest: 520, good: .higher)
        : .init(kind: .level, weeks: [0.6, 0.6, nil, nil], good: .higher)
    }
    let hours = reading.lines[0]
    #expect(hours.actual == 426 && hours.planned == 460 && hours.deviation == -34 && hours.isWorse == true)
    #expect(isClose(try #require(hours.reforecast?.atRateSoFar), 907.5652173913043))
    let share = reading.lines[1]
    #expect(isClose(share.actual, 0.55) && share.planned == 0.6 && share.reforecast == nil)
    // The week that began on 26 January ended on 1 February.
    #expect(hours.age == 9 && hours.freshness == .stale)
    let later = ActualsReading(table, today: Day(2026, 4, 1)) { _ in nil }
    #expect(later.lines[0].freshness == .dead && later.lines[0].planned == nil && later.lines[0].isWorse == nil)
    let now = ActualsReading(table, today: Day(2026, 2, 3)) { _ in nil }
    #expect(now.lines[0].freshness == .fresh && now.lines[0].trend?.direction == .up)
  }

  @Test func `no text of any kind stops the readers`() {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let whole = Array("week,measure,value,errors,saved,user\n2026-01-05,a,1.5,2,3,u\n2026-01-12,a,2,0,4,v\n".utf8)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<(1 + next(8)) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.remove(at: place)
        case _: bytes.insert(UInt8(next(128)), at: place)
        }
      }
      let table = try? ActualsTable.read(MemoryBytes(bytes))
      #expect(table?.series.allSatisfy { series in series.values.allSatisfy { $0.isFinite } } ?? true)
      if let log = try? ErrorLog.read(MemoryBytes(bytes)) {
        let reading = ErrorBudgetReading(log, allowance: 0.05, outputs: 100)
        #expect(reading.errors >= 0 && !reading.upperRate.isNaN)
      }
      if let found = try? ValueConcentration.read(MemoryBytes(bytes)) { #expect(found.total > 0) }
    }
  }
}
