import CKernels
package import DataFiles

/// Reads a pilot's data file as its design says, and computes nothing from what does not fit it.
package struct PilotReader {
  private let design: PilotDesign
  private let header: [String]
  private let columns: [String]
  private let place: [String: Int]
  /// Where each column stands among those that are read.
  private let slot: [String: Int]
  /// Columns of numbers, and those that must have a value, each once.
  private let measured: [String]
  private let required: [String]
  private var table = PilotTable()
  private var missing: [String: (line: Int, counts: [PilotArm: Int])] = [:]
  private var armOfUnit: [String: PilotArm] = [:]
  private var found: [String] = []

  /// - Parameter source: delimited text with a header; commas, or semicolons where the header has no comma.
  package static func read(_ design: PilotDesign, _ source: any ByteSource) throws(PilotFault) -> PilotTable {
    let peeked = PeekedBytes(source)
    let separator: UInt8
    do throws(ByteFailure) {
      let start = try peeked.peek(4_096).prefix { $0 != UInt8(ascii: "\n") }
      separator =
        start.contains(UInt8(ascii: ",")) || !start.contains(UInt8(ascii: ";"))
        ? UInt8(ascii: ",") : UInt8(ascii: ";")
    } catch {
      throw .unreadable(.source(error))
    }
    let reader = CSVReader(peeked, separator: separator)
    let names: [String]?
    do throws(CSVReader.Fault) { names = try reader.header() } catch { throw .unreadable(error) }
    guard let header = names?.map(Self.trimmed) else { throw .empty }
    var pilot = try PilotReader(design, header: header)
    reader.want(pilot.columns.compactMap { pilot.place[$0] })
    while try advance(reader) {
      for record in reader.records.indices {
        let line = reader.line(of: record)
        let fields = Int(reader.records[record].fields)
        guard fields == header.count else { throw .ragged(line: line, fields: fields, header: header.count) }
        try pilot.take(pilot.columns.indices.map { Self.trimmed(reader.text(record: record, place: $0)) }, line)
      }
    }
    return try pilot.finished()
  }

  private static func advance(_ reader: CSVReader) throws(PilotFault) -> Bool {
    do throws(CSVReader.Fault) { return try reader.advance() } catch { throw .unreadable(error) }
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private init(_ design: PilotDesign, header: [String]) throws(PilotFault) {
    self.design = design
    self.header = header
    var keyed: [(column: String, key: String)] = [(design.arms.column, "arm"), (design.primary.column, "primary")]
    func add(_ column: String?, _ key: String) { if let column { keyed.append((column, key)) } }
    add(design.unit, "unit")
    add(design.week, "week")
    add(design.cluster, "cluster")
    add(design.team, "teams")
    add(design.before, "before")
    for column in design.segments { add(column, "segment") }
    for column in design.covariates { add(column, "covariate") }
    for measure in design.guards { add(measure.column, "guard") }
    for measure in design.secondaries { add(measure.column, "secondary") }
    var place: [String: Int] = [:]
    var columns: [String] = []
    for (column, key) in keyed where place[column] == nil {
      let places = header.indices.filter { header[$0] == column }
      guard let first = places.first else { throw .noColumn(column, key: key, header: header) }
      guard places.count == 1 else { throw .columnTwice(column) }
      place[column] = first
      columns.append(column)
    }
    self.place = place
    self.columns = columns
    slot = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let measured = Set(
      [design.primary.column] + design.guards.map(\.column) + design.secondaries.map(\.column) + design.covariates
        + [design.before].compactMap(\.self))
    self.measured = measured.sorted()
    required = measured.union(design.segments + [design.unit, design.cluster, design.team].compactMap(\.self)).sorted()
    for column in design.segments { table.segments[column] = PilotTable.Coded() }
    if design.team != nil { table.team = PilotTable.Coded() }
  }

  // MARK: Rows

  /// What a field without a value says.
  private static let blanks: Set<String> = ["", "na", "n/a", "nan", "null", "none", "-"]
  private static let truths: [String: Double] = ["yes": 1, "true": 1, "y": 1, "no": 0, "false": 0, "n": 0]

  private mutating func take(_ fields: [String], _ line: Int) throws(PilotFault) {
    table.rows += 1
    func text(_ column: String?) -> String? {
      column.flatMap { slot[$0] }.map { fields[$0] }
    }
    let group = text(design.arms.column) ?? ""
    if !found.contains(group), found.count < 12 { found.append(group) }
    let arm: PilotArm
    switch group {
    case design.arms.control: arm = .control
    case design.arms.treated: arm = .treated
    case _: throw .unknownGroup(line: line, value: group, found: found)
    }
    var day: Day?
    if let week = text(design.week) {
      guard let read = Self.day(week, from: design.baseline ?? design.live) else {
        throw .unreadableWeek(line: line, text: week)
      }
      day = read
    }
    guard let phase = phase(of: day, arm) else { return }

    var isComplete = true
    var numbers: [String: Double] = [:]
    for column in required {
      let value = text(column) ?? ""
      if Self.blanks.contains(value.lowercased()) {
        missing[column, default: (line, [:])].counts[arm, default: 0] += 1
        isComplete = false
      }
    }
    guard isComplete else {
      table.leftOut[arm, default: 0] += 1
      return
    }
    for column in measured {
      let value = text(column) ?? ""
      guard let number = Double(value) ?? Self.truths[value.lowercased()], number.isFinite else {
        throw .notANumber(column: column, line: line, text: value)
      }
      numbers[column] = number
    }
    for item in design.guards {
      if let value = numbers[item.column], value < 0 || value > 1 {
        throw .notAShare(column: item.column, line: line, value: value)
      }
    }
    let unit = text(design.unit) ?? "row \(line)"
    if design.unit != nil, design.grade != .beforeAndAfter {
      if let before = armOfUnit[unit], before != arm, phase == .live { throw .unitInBoth(unit: unit, line: line) }
      if phase == .live { armOfUnit[unit] = arm }
    }
    table.arm.append(arm)
    table.phase.append(phase)
    table.day.append(day)
    table.unit.append(unit)
    table.cluster.append(text(design.cluster) ?? unit)
    if let team = text(design.team) { table.team?.append(team) }
    for column in design.segments { table.segments[column]?.append(text(column) ?? "") }
    for (column, number) in numbers {
      table.numbers[column, default: []].append(number)
      table.isYesOrNo[column] = (table.isYesOrNo[column] ?? true) && (number == 0 || number == 1)
    }
  }

  /// Nil for a row that does not count.
  private mutating func phase(of day: Day?, _ arm: PilotArm) -> PilotTable.Phase? {
    guard let day else { return .live }
    if design.exclusions.contains(where: { $0.days.contains(day) }) {
      table.excluded += 1
      return nil
    }
    // Before and after: what was before is the control.
    if design.grade == .beforeAndAfter { return .live }
    if design.live?.contains(day) ?? (design.baseline.map { day > $0.upperBound } ?? true) { return .live }
    if design.baseline?.contains(day) == true { return .baseline }
    if design.priorYear?.contains(day) == true { return .priorYear }
    table.outside += 1
    return nil
  }

  /// `2025-10-13`, `2025-W42`, or the number of the week, the first window's first being 1.
  static func day(_ text: String, from window: ClosedRange<Day>?) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let date = Int(parts[2].prefix(2)), (1...12).contains(month), date >= 1
    {
      let day = Day(year, month, date)
      // Only days that there are come back as they were written; a time of day may follow.
      guard day.description == String(text.prefix(10)) else { return nil }
      guard parts[2].count == 2 || ["T", " "].contains(parts[2].dropFirst(2).first) else { return nil }
      return day
    }
    if parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), parts[1].first?.uppercased() == "W",
      let week = Int(parts[1].dropFirst()), (1...53).contains(week)
    {
      return Day(weekOfYear: week, year)
    }
    if let number = Int(text), (1...520).contains(number), let window {
      return window.lowerBound.advanced(by: (number - 1) * 7)
    }
    return nil
  }

  // MARK: Whole

  private func finished() throws(PilotFault) -> PilotTable {
    if design.missing == .refuse,
      let (column, gap) = missing.min(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) })
    {
      let control = gap.counts[.control] ?? 0
      let treated = gap.counts[.treated] ?? 0
      throw .missing(column: column, line: gap.line, count: control + treated, control: control, treated: treated)
    }
    let live = table.rows(in: .live)
    if live.isEmpty, table.rows > 0 { throw .noLiveRows(rows: table.rows) }
    for arm in PilotArm.allCases {
      let own = live.filter { table.arm[$0] == arm }
      guard !own.isEmpty else { throw .emptyGroup(arm, found: found) }
      guard own.count >= PilotFault.fewestRows else { throw .tooFewRows(arm, rows: own.count) }
      let clusters = Set(own.map { table.cluster.codes[$0] }).count
      guard clusters >= PilotFault.fewestUnits else { throw .tooFewUnits(arm, units: clusters) }
    }
    return table
  }
}

extension Day {
  /// The Monday of an ISO week.
  package init(weekOfYear week: Int, _ year: Int) {
    let fourth = Day(year, 1, 4)
    // 1970-01-01 was a Thursday.
    let sinceMonday = ((fourth.number + 3) % 7 + 7) % 7
    self.init(number: fourth.number - sinceMonday + (week - 1) * 7)
  }
}
