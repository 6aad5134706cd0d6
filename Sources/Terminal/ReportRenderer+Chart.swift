import Reports

extension ReportRenderer {
  /// A line for each row of a table.
  func lines(_ chart: Table.Chart, width: Int) -> [String] {
    switch chart.kind {
    case .bars(let rows, let mark):
      let ends = rows.joined().flatMap { [$0.from, $0.to] }.filter(\.isFinite) + (mark.map { [$0] } ?? [])
      guard let low = ends.min(), let high = ends.max() else { return rows.map { _ in "" } }
      return rows.map { row in
        row.isEmpty
          ? ""
          : Bar.stretches(
            row.map { ($0.from, $0.to, $0.shade == .light) }, on: low...high, width: width, mark: mark,
            unicode: usesUnicode)
      }
    case .curves(let rows):
      let all = rows.joined().filter(\.isFinite)
      guard let low = all.min(), let high = all.max() else { return rows.map { _ in "" } }
      return rows.map { row in Sparkline.line(row, from: low, to: high, unicode: usesUnicode) }
    }
  }

  /// What stands over the picture: the names of the two shades where they fit.
  func legend(_ chart: Table.Chart, width: Int) -> String {
    guard let light = chart.light, let dark = chart.dark else { return "" }
    let shades = usesUnicode ? ("▒", "█") : ("-", "#")
    let text = "\(shades.0) \(light)  \(shades.1) \(dark)"
    return text.displayWidth <= width ? text : ""
  }
}

extension Table.Chart {
  /// Columns that its curves take; nil for bars, which take what there is.
  var curveWidth: Int? {
    if case .curves(let rows) = kind { rows.map(\.count).max() ?? 0 } else { nil }
  }
}
