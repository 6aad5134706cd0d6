package import Finance

/// Figures over the values of one lever, or of two.
package struct SweepTable: Sendable {
  package struct Axis: Sendable {
    package let lever: Lever
    /// Numbers in base units, or factors, in the order asked for.
    package let values: [Double]
    package init(_ lever: Lever, _ values: [Double]) {
      self.lever = lever
      self.values = values
    }

    /// Equal steps from one end to the other, both included.
    package init(_ lever: Lever, from start: Double, to end: Double, steps: Int) {
      self.lever = lever
      values = (0...max(steps, 1)).map { step in
        step == max(steps, 1) ? end : start + (end - start) * (Double(step) / Double(max(steps, 1)))
      }
    }
  }

  package let measures: [Measure]
  package let rows: Axis
  /// nil where only one lever is moved.
  package let columns: Axis?
  /// By measure, row and column; one column where only one lever is moved.
  package let figures: [[[MetricValue]]]
  /// With nothing moved, by measure.
  package let base: [MetricValue]
  /// Where the levers stand.
  package let rowBase: Double
  package let columnBase: Double?
  /// Where each measure is 0 between the rows of a one-way table, as far as neighbouring rows bracket it.
  package let crossings: [[Double]]

  package init(of measures: [Measure], over rows: Axis, by columns: Axis? = nil, in whatIf: WhatIf) {
    self.measures = measures
    self.rows = rows
    self.columns = columns
    base = whatIf.values(of: measures)
    let moves = rows.values.flatMap { row in
      (columns?.values.map(Optional.some) ?? [nil]).map { column -> [(lever: Lever, value: Double)] in
        guard let column, let lever = columns?.lever else { return [(rows.lever, row)] }
        return [(rows.lever, row), (lever, column)]
      }
    }
    let flat = Self.figures(of: measures, moving: moves, in: whatIf)
    let width = columns?.values.count ?? 1
    let figures = flat.map { values in
      rows.values.indices.map { Array(values[$0 * width..<($0 + 1) * width]) }
    }
    self.figures = figures
    rowBase = whatIf.position(of: rows.lever)
    columnBase = columns.map { whatIf.position(of: $0.lever) }
    crossings = zip(measures, figures).map { measure, lines in
      guard columns == nil else { return [] }
      let search = RootSearch { whatIf.value(of: measure, moving: [(rows.lever, $0)]).number ?? .nan }
      let points = zip(rows.values, lines).map { (x: $0, y: $1[0].number ?? .nan) }.sorted { $0.x < $1.x }
      return search.crossings(along: points).filter { !$0.isJump }.map(\.place)
    }
  }

  /// By measure, at every move; many of them at once.
  private static func figures(
    of measures: [Measure], moving moves: [[(lever: Lever, value: Double)]], in whatIf: WhatIf
  ) -> [[MetricValue]] {
    var result = measures.map { _ in [MetricValue]() }
    let levers = moves.first?.map(\.lever) ?? []
    let numbers =
      moves.count < atOnce
      ? nil
      : whatIf.table(
        of: measures, moving: levers, levers.indices.map { lever in moves.map { $0[lever].value } })
    for (place, move) in moves.enumerated() {
      // What does not exist is asked once more, for its reason.
      if let numbers, numbers.allSatisfy({ $0[place].isFinite }) {
        for index in measures.indices { result[index].append(.value(numbers[index][place])) }
      } else {
        for (index, value) in whatIf.values(of: measures, moving: move).enumerated() { result[index].append(value) }
      }
    }
    return result
  }

  /// From so many places on, a program for all of them is worth compiling.
  private static let atOnce = 64
}
