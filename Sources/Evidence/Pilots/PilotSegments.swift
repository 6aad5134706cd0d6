import CKernels

/// The effect in each part of those who took part, and whether the parts differ by more than chance.
package struct PilotSegments: Sendable {
  package struct Part: Sendable {
    package let name: String
    package let control: Int
    package let treated: Int
    /// Nil where a group is empty or its mean is not above 0.
    package let ratio: RatioOfMeans?
  }

  package let column: String
  package let parts: [Part]
  /// The chance of parts so unlike (W. Cochran's Q); nil with fewer than two.
  package let interaction: Double?

  init(
    _ column: String, _ table: PilotTable, _ coded: PilotTable.Coded, values: [Double], rows: [Int], differences: Bool
  ) {
    self.column = column
    parts = Self.parts(table, coded, values: values, rows: rows, differences: differences)
    interaction = Self.heterogeneity(parts.compactMap(\.ratio))
  }

  /// By name.
  static func parts(
    _ table: PilotTable, _ coded: PilotTable.Coded, values: [Double], rows: [Int], differences: Bool
  ) -> [Part] {
    let byPart = Dictionary(grouping: rows) { coded.codes[$0] }
    return byPart.keys.sorted { coded.names[$0] < coded.names[$1] }.map { code in
      let own = byPart[code] ?? []
      let live = own.filter { table.phase[$0] == .live }
      let control = live.count { table.arm[$0] == .control }
      let effect =
        control > 0 && control < live.count
        ? ClusteredEffect(table, values: values, rows: own, differences: differences) : nil
      return Part(
        name: coded.names[code], control: control, treated: live.count - control,
        ratio: effect.flatMap(\.ratio))
    }
  }

  static func heterogeneity(_ ratios: [RatioOfMeans]) -> Double? {
    let ratios = ratios.filter { $0.standardError > 0 && $0.standardError.isFinite }
    guard ratios.count > 1 else { return nil }
    let weights = ratios.map { 1 / ($0.standardError * $0.standardError) }
    let mean = zip(ratios, weights).reduce(0) { $0 + $1.0.logRatio * $1.1 } / weights.reduce(0, +)
    let q = zip(ratios, weights).reduce(0) { $0 + ($1.0.logRatio - mean) * ($1.0.logRatio - mean) * $1.1 }
    return chiSquareTail(q, degreesOfFreedom: Double(ratios.count - 1))
  }
}

/// The effect week by week, and whether it wears off.
package struct PilotWeeks: Sendable {
  package struct Week: Sendable {
    /// Its first day.
    package let start: Day
    package let rows: Int
    package let ratio: RatioOfMeans?
  }

  package let weeks: [Week]
  /// Of the log ratio over weeks.
  package let slope: LinearTrend?
  package let firstHalf: RatioOfMeans?
  package let secondHalf: RatioOfMeans?
  /// The chance that both halves are alike.
  package let change: Double?

  /// Nil without a column of weeks.
  init?(_ table: PilotTable, values: [Double], start: Day?) {
    let live = table.rows(in: .live)
    let days = live.compactMap { table.day[$0] }
    guard days.count == live.count, let first = start ?? days.min(), !days.isEmpty else { return nil }
    let byWeek = Dictionary(grouping: live) { row in
      table.day[row].map { Int((Double(first.distance(to: $0)) / 7).rounded(.down)) } ?? 0
    }
    let keys = byWeek.keys.sorted()
    weeks = keys.map { key in
      let own = byWeek[key] ?? []
      return Week(
        start: first.advanced(by: key * 7), rows: own.count, ratio: Self.ratio(table, values: values, own))
    }
    let points = zip(keys, weeks).compactMap { key, week in week.ratio.map { (Double(key), $0.logRatio) } }
    slope = LinearTrend(points.map(\.0), points.map(\.1))
    let middle = (keys.count + 1) / 2
    let early = keys.prefix(middle).flatMap { byWeek[$0] ?? [] }
    let late = keys.dropFirst(middle).flatMap { byWeek[$0] ?? [] }
    firstHalf = Self.ratio(table, values: values, early)
    secondHalf = Self.ratio(table, values: values, late)
    if let firstHalf, let secondHalf {
      // The same people in both halves make the two alike rather than unlike: the chance errs upwards.
      let error =
        (firstHalf.standardError * firstHalf.standardError + secondHalf.standardError * secondHalf.standardError)
        .squareRoot()
      change = HypothesisTest(estimate: secondHalf.logRatio - firstHalf.logRatio, standardError: error).p
    } else {
      change = nil
    }
  }

  private static func ratio(_ table: PilotTable, values: [Double], _ rows: [Int]) -> RatioOfMeans? {
    let control = rows.count { table.arm[$0] == .control }
    guard control > 1, rows.count - control > 1 else { return nil }
    return ClusteredEffect(table, values: values, rows: rows, differences: false).ratio
  }

  /// Whether the effect surely gets smaller: the slope's interval, seen towards no effect, excludes 0.
  package func isFading(_ direction: PilotDesign.Direction) -> Bool {
    guard let slope else { return false }
    return direction == .lower ? slope.direction == .up : slope.direction == .down
  }
}
