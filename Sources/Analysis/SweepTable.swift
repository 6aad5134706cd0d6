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
  }
}
