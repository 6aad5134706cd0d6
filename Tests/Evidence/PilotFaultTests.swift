import DataFiles
import Diagnostics
import Evidence
import Testing

/// Data that do not fit the pilot's design: each fault is named, and nothing is computed.
struct PilotFaultTests {
  static var design: PilotDesign {
    var design = PilotDesign(
      name: "desk", data: "desk.csv", arms: .init(column: "group", control: "off", treated: "on"),
      primary: .init(name: "aht", column: "seconds", direction: .lower, margin: 0.10))
    design.unit = "agent"
    design.week = "week"
    design.live = Day(2025, 10, 13)...Day(2025, 12, 7)
    design.guards = [.init(name: "quality", column: "passed", margin: 0.02)]
    return design
  }

  static let header = "agent,group,week,seconds,passed"

  /// Twelve agents of each group, four weeks each.
  static var rows: [String] {
    (0..<24).flatMap { agent in
      (0..<4).map { week in
        let day = Day(2025, 10, 13).advanced(by: week * 7).description
        let seconds = (agent % 2 == 0 ? 480 : 400) + (agent * 7 + week * 13) % 40
        return "a\(agent),\(agent % 2 == 0 ? "off" : "on"),\(day),\(seconds),\(agent == 3 ? 0 : 1)"
      }
    }
  }

  static func text(_ rows: [String], header: String = header) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  private func fault(
    _ text: String, _ design: PilotDesign = Self.design, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PilotFault {
    let fault = try #require(throws: PilotFault.self, sourceLocation: sourceLocation) {
      try PilotReading.read(design, MemoryBytes(Array(text.utf8)))
    }
    let diagnostic = fault.diagnostic(of: design, at: nil)
    #expect(diagnostic.title.contains("desk.csv") || diagnostic.title.contains("mean of"), "\(diagnostic.title)")
    return fault
  }

  @Test func `data that fit are read`() throws {
    let reading = try PilotReading.read(Self.design, MemoryBytes(Array(Self.text(Self.rows).utf8)))
    #expect(reading.groups.map(\.rows) == [48, 48])
    #expect(reading.primary.outcome == .proven)
  }

  @Test func `a pilot without a control, or with one group empty, is refused`() throws {
    let treated = Self.rows.filter { $0.contains(",on,") }
    #expect(try fault(Self.text(treated)) == .emptyGroup(.control, found: ["on"]))
    let control = Self.rows.filter { $0.contains(",off,") }
    #expect(try fault(Self.text(control)) == .emptyGroup(.treated, found: ["off"]))
    #expect(try fault(Self.text([])) == .emptyGroup(.control, found: []))
  }

  @Test func `four rows are too few, and so is one agent`() throws {
    let four = [
      "a0,off,2025-10-13,480,1", "a1,on,2025-10-13,400,1", "a2,off,2025-10-13,470,1", "a3,on,2025-10-13,410,1",
    ]
    #expect(try fault(Self.text(four)) == .tooFewRows(.control, rows: 2))
    let one = (0..<20).map { "a\($0 < 10 ? 0 : 1),\($0 < 10 ? "off" : "on"),2025-10-13,\(400 + $0),1" }
    #expect(try fault(Self.text(one)) == .tooFewUnits(.control, units: 1))
  }

  @Test func `missing values are named with their line and group, or left out by word`() throws {
    var rows = Self.rows
    rows[5] = "a1,on,2025-10-20,,1"
    rows[9] = "a2,off,2025-10-20,NA,1"
    #expect(
      try fault(Self.text(rows)) == .missing(column: "seconds", line: 7, count: 2, control: 1, treated: 1))
    var design = Self.design
    design.missing = .leaveOut
    let reading = try PilotReading.read(design, MemoryBytes(Array(Self.text(rows).utf8)))
    #expect(reading.leftOut == 2 && reading.groups.map(\.rows) == [47, 47])
  }

  @Test func `values that go missing in one group alone cast doubt on a pass`() throws {
    let rows = Self.rows.enumerated().map { place, row in
      row.contains(",on,") && place % 4 < 2 ? row.replacing(/,\d+,(\d)$/) { ",,\($0.1)" } : row
    }
    var design = Self.design
    design.missing = .leaveOut
    let reading = try PilotReading.read(design, MemoryBytes(Array(Self.text(rows).utf8)))
    guard case .unevenLoss(let p)? = reading.doubts.first else {
      Issue.record("no doubt about an uneven loss")
      return
    }
    #expect(p < 0.001 && reading.verdict != .pass)
  }

  @Test func `groups of other names are told with what the column has`() throws {
    let rows = Self.rows.map { $0.replacing(",on,", with: ",pilot,") }
    #expect(try fault(Self.text(rows)) == .unknownGroup(line: 6, value: "pilot", found: ["off", "pilot"]))
    let title = try fault(Self.text(rows)).diagnostic(of: Self.design, at: nil).title
    #expect(title.contains("\"pilot\"") && title.contains("\"off\"") && title.contains("\"on\""))
  }

  @Test func `a column of another name is told with the nearest`() throws {
    let text = Self.text(Self.rows, header: "agent,group,week,second,passed")
    #expect(
      try fault(text)
        == .noColumn("seconds", key: "primary", header: ["agent", "group", "week", "second", "passed"]))
    #expect(try fault(text).diagnostic(of: Self.design, at: nil).hint == "did you mean second?")
    #expect(
      try fault(Self.text([], header: "agent,group,group,week,seconds,passed")) == .columnTwice("group"))
  }

  @Test func `words, weeks, shares and short records that cannot be are named`() throws {
    func with(_ row: String) -> String { Self.text([row] + Self.rows) }
    #expect(
      try fault(with("x,off,2025-10-13,fast,1")) == .notANumber(column: "seconds", line: 2, text: "fast"))
    #expect(try fault(with("x,off,2025-10-13,inf,1")) == .notANumber(column: "seconds", line: 2, text: "inf"))
    #expect(try fault(with("x,off,13.10.2025,480,1")) == .unreadableWeek(line: 2, text: "13.10.2025"))
    #expect(try fault(with("x,off,2025-02-30,480,1")) == .unreadableWeek(line: 2, text: "2025-02-30"))
    #expect(try fault(with("x,off,2025-10-13,480,97")) == .notAShare(column: "passed", line: 2, value: 97))
    #expect(try fault(with("x,off,2025-10-13")) == .ragged(line: 2, fields: 3, header: 5))
    #expect(try fault(with("a1,off,2025-10-13,480,1")) == .unitInBoth(unit: "a1", line: 7))
    #expect(try fault("") == .empty)
    #expect(try fault(Self.header + "\na,\"off") == .unreadable(.openQuote(line: 2, lines: 1)))
  }

  @Test func `windows without rows, and means that have no ratio, are told`() throws {
    var design = Self.design
    design.live = Day(2024, 1, 1)...Day(2024, 3, 1)
    #expect(try fault(Self.text(Self.rows), design) == .noLiveRows(rows: 96))
    let zero = Self.rows.map { $0.replacing(/,\d+,(\d)$/) { ",0,\($0.1)" } }
    #expect(try fault(Self.text(zero)) == .noRatio(column: "seconds"))
  }

  @Test func `weeks are read as dates, ISO weeks or numbers`() throws {
    let rows = Self.rows.enumerated().map { place, row in
      row.replacing(/2025-\d\d-\d\d/) { _ in "2025-W\(42 + place % 4)" }
    }
    let weeks = try PilotReading.read(Self.design, MemoryBytes(Array(Self.text(rows).utf8)))
    #expect(weeks.weekly?.weeks.map(\.start.description) == ["2025-10-13", "2025-10-20", "2025-10-27", "2025-11-03"])
    let numbered = Self.rows.enumerated().map { place, row in
      row.replacing(/2025-\d\d-\d\d/) { _ in "\(place % 4 + 1)" }
    }
    let numbers = try PilotReading.read(Self.design, MemoryBytes(Array(Self.text(numbered).utf8)))
    #expect(numbers.weekly?.weeks.map(\.start) == weeks.weekly?.weeks.map(\.start))
  }

  @Test func `contaminated weeks do not count, and are counted`() throws {
    var design = Self.design
    design.exclusions = [.init(days: Day(2025, 10, 20)...Day(2025, 10, 26), reason: "major incident")]
    let reading = try PilotReading.read(design, MemoryBytes(Array(Self.text(Self.rows).utf8)))
    #expect(reading.excluded == 24 && reading.groups.map(\.rows) == [36, 36])
  }

  @Test func `a split far from the planned one casts doubt on a pass`() throws {
    var design = Self.design
    design.plannedShare = 0.9
    let reading = try PilotReading.read(design, MemoryBytes(Array(Self.text(Self.rows).utf8)))
    guard case .sampleRatio? = reading.doubts.first else {
      Issue.record("no doubt about the split")
      return
    }
    #expect(reading.verdict != .pass)
  }

  @Test func `no text of any kind stops the reader`() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let whole = Array(Self.text(Self.rows).utf8)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<(1 + next(6)) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.remove(at: place)
        case _: bytes.insert(UInt8(next(128)), at: place)
        }
      }
      if let reading = try? PilotReading.read(Self.design, MemoryBytes(bytes)) {
        #expect(reading.primary.p.isFinite && reading.guards.allSatisfy { $0.p.isFinite })
      }
    }
  }
}
