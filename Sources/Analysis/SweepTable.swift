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
    var figures = measures.map { _ in [[MetricValue]]() }
    for row in rows.values {
      var line = measures.map { _ in [MetricValue]() }
      for column in columns.map({ $0.values.map(Optional.some) }) ?? [nil] {
        var moves = [(lever: rows.lever, value: row)]
        if let column, let lever = columns?.lever { moves.append((lever, column)) }
        for (index, value) in whatIf.values(of: measures, moving: moves).enumerated() { line[index].append(value) }
      }
      for index in measures.indices { figures[index].append(line[index]) }
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
}
