package import DataFiles

/// Weekly actuals as they come in: a row for each week and measure, or a column for each measure.
package struct ActualsTable: Sendable, Equatable {
  package enum Fault: Error, Sendable, Equatable {
    case empty
    case unreadable(PlainTable.Fault)
    case noWeek(header: [String])
    /// No column of values beside the week.
    case noMeasure(header: [String])
    case badWeek(line: Int, text: String)
    case notANumber(line: Int, column: String, text: String)
    /// Two values of one measure in one week.
    case twice(measure: String, line: Int)
  }

  /// In order of first appearance; weeks in rising order, each its first day as given. Parts of a measure are added up.
  package let series: [ActualSeries]
  /// What was planned for each measure, where the file says.
  package let plans: [ActualSeries]
  /// Volumes and rates of the parts of a measure over all weeks, planned and actual, where the file has them.
  package let parts: [String: [PlanVariance.Part]]

  private init(series: [ActualSeries], plans: [ActualSeries], parts: [String: [PlanVariance.Part]]) {
    self.series = series
    self.plans = plans
    self.parts = parts
  }

  /// The measures of both; of one that both have the newer.
  package func replaced(by newer: ActualsTable) -> ActualsTable {
    let names = Set(newer.series.map(\.name))
    return ActualsTable(
      series: series.filter { !names.contains($0.name) } + newer.series,
      plans: plans.filter { !names.contains($0.name) } + newer.plans,
      parts: parts.filter { !names.contains($0.key) }.merging(newer.parts) { $1 })
  }

  package subscript(name: String) -> ActualSeries? { series.first { $0.name == name } }
  /// The last day that anything is known of.
  package var last: Day? { series.compactMap { $0.weeks.last }.max() }

  package static func read(_ source: any ByteSource) throws(Fault) -> ActualsTable {
    let table: PlainTable
    do throws(PlainTable.Fault) { table = try PlainTable.read(source) } catch {
      if error == .empty { throw .empty }
      throw .unreadable(error)
    }
    return try ActualsTable(table)
  }

  /// Long where there is a column of names (`measure`, `line`, `kpi` or `name`) and one of values (`value`, `actual` or
  /// `amount`), else wide. Empty fields are weeks without a value. A long file may also have `part`, `volume`, `plan` and
  /// `plan_volume`.
  package init(_ table: PlainTable) throws(Fault) {
    guard let week = table.column(["week", "date", "day", "period", "month"]) else {
      throw .noWeek(header: table.header)
    }
    let names = table.column(["measure", "line", "kpi", "name"])
    let values = table.column(["value", "actual", "amount"])
    var draft = Draft()
    if let names, let values {
      try draft.readLong(table, week: week, names: names, values: values)
    } else {
      let others = table.header.indices.filter { $0 != week }
      guard !others.isEmpty else { throw .noMeasure(header: table.header) }
      for row in table.rows {
        let day = try Self.day(row, week)
        for column in others {
          guard let value = try Self.number(row, column, table) else { continue }
          try draft.add(table.header[column], part: "", day, value, line: row.line)
        }
      }
    }
    guard !draft.order.isEmpty else { throw .empty }
    series = draft.order.map { draft.series($0, draft.values) }
    plans = draft.order.filter { draft.plans[$0] != nil }.map { draft.series($0, draft.plans) }
    parts = draft.parts
  }

  private static func day(_ row: PlainTable.Row, _ column: Int) throws(Fault) -> Day {
    guard let day = PilotReader.day(row.fields[column], from: nil) else {
      throw .badWeek(line: row.line, text: row.fields[column])
    }
    return day
  }

  private static func number(_ row: PlainTable.Row, _ column: Int?, _ table: PlainTable) throws(Fault) -> Double? {
    guard let column, !row.fields[column].isEmpty else { return nil }
    let text = row.fields[column]
    // A share as people write it.
    let share = text.hasSuffix("%") ? Double(String(text.dropLast()).trimmed).map { $0 / 100 } : nil
    guard let value = share ?? Double(text), value.isFinite else {
      throw .notANumber(line: row.line, column: table.header[column], text: text)
    }
    return value
  }

  /// What is being read.
  private struct Draft {
    var order: [String] = []
    var values: [String: [Day: Double]] = [:]
    var plans: [String: [Day: Double]] = [:]
    private var seen: Set<String> = []
    /// By measure and part: planned volume and amount, actual volume and amount.
    private var sums: [String: [String: [Double]]] = [:]

    mutating func add(_ name: String, part: String, _ day: Day, _ value: Double, line: Int) throws(Fault) {
      guard seen.insert("\(name)\u{0}\(part)\u{0}\(day.number)").inserted else {
        throw .twice(measure: name, line: line)
      }
      if values[name] == nil { order.append(name) }
      values[name, default: [:]][day, default: 0] += value
    }

    mutating func readLong(_ table: PlainTable, week: Int, names: Int, values: Int) throws(Fault) {
      let part = table.column(["part", "segment", "queue", "class"])
      let volume = table.column(["volume"])
      let plan = table.column(["plan", "planned", "budget"])
      let planVolume = table.column(["plan_volume", "planned_volume"])
      for row in table.rows {
        let day = try ActualsTable.day(row, week)
        let name = row.fields[names]
        let own = part.map { row.fields[$0] } ?? ""
        guard let value = try ActualsTable.number(row, values, table) else { continue }
        try add(name, part: own, day, value, line: row.line)
        let planned = try ActualsTable.number(row, plan, table)
        if let planned { plans[name, default: [:]][day, default: 0] += planned }
        if let planned, let actual = try ActualsTable.number(row, volume, table),
          let expected = try ActualsTable.number(row, planVolume, table)
        {
          var sum = sums[name]?[own] ?? [0, 0, 0, 0]
          for (place, value) in [expected, planned, actual, value].enumerated() { sum[place] += value }
          sums[name, default: [:]][own] = sum
        }
      }
    }

    func series(_ name: String, _ points: [String: [Day: Double]]) -> ActualSeries {
      let own = (points[name] ?? [:]).sorted { $0.key < $1.key }
      return ActualSeries(name: name, weeks: own.map(\.key), values: own.map(\.value))
    }

    var parts: [String: [PlanVariance.Part]] {
      sums.mapValues { parts in
        parts.sorted { $0.key < $1.key }.map { part, sum in
          PlanVariance.Part(
            name: part, plannedVolume: sum[0], plannedRate: sum[0] != 0 ? sum[1] / sum[0] : 0, actualVolume: sum[2],
            actualRate: sum[2] != 0 ? sum[3] / sum[2] : 0)
        }
      }
    }
  }
}
