import Quantities
import Reports

/// Stretches of numbers one below the other about a common value: a tornado, changes, contributions.
enum SwingDrawing {
  private static let most = 16
  private static let lineHeight = 19.0

  /// nil where the table has no stretches.
  static func drawing(of table: Table, width: Double = 720) -> Drawing? {
    guard let chart = table.chart, case .bars(let all, let mark) = chart.kind else { return nil }
    let rows = Array(zip(table.rows, all).prefix(most)).filter { row, bars in
      !bars.isEmpty && bars.allSatisfy { $0.from.isFinite && $0.to.isFinite } && row.cells.first != nil
    }
    guard !rows.isEmpty else { return nil }
    let names = rows.map { name(of: $0.0, in: table) }
    let style = table.rows.lazy.flatMap(\.cells).compactMap { cell -> NumberStyle? in
      if case .number(_, let style) = cell { style } else { nil }
    }.first
    let hasKey = chart.light != nil || chart.dark != nil
    let top = hasKey ? 24.0 : 8
    let bottom = top + lineHeight * Double(rows.count)
    let more = all.count - rows.count
    var drawing = Drawing(
      title: table.caption.map { "The same drawn, \($0)" } ?? "The same drawn",
      summary: summary(rows, names, chart, style), width: width, height: bottom + (more > 0 ? 36 : 22))
    let values = rows.flatMap { $0.1.flatMap { [$0.from, $0.to] } }
    let axis = AxisScale(values + [mark ?? 0], from: 236, to: width - 30, count: 6, showsZero: mark == nil)
    for tick in axis.ticks {
      drawing.line(.init(axis.position(tick), top), .init(axis.position(tick), bottom), .grid)
      if let style { drawing.text(style.text(tick), at: .init(axis.position(tick), bottom + 14), .middle) }
    }
    for (index, row) in rows.enumerated() {
      let y = top + lineHeight * Double(index)
      drawing.text(names[index], at: .init(228, y + 13), .end)
      for bar in row.1 where bar.from != bar.to {
        let (from, to) = (axis.position(min(bar.from, bar.to)), axis.position(max(bar.from, bar.to)))
        drawing.shapes.append(
          .bar(.init(x: from, y: y + 3, width: to - from, height: lineHeight - 6), shade(bar.shade)))
      }
    }
    if let mark { drawing.line(.init(axis.position(mark), top - 4), .init(axis.position(mark), bottom), .axis) }
    var x = 240.0
    for (shade, text) in [(Table.Chart.Bar.Shade.light, chart.light), (.dark, chart.dark)] {
      guard let text else { continue }
      drawing.shapes.append(.bar(.init(x: x, y: 3, width: 11, height: 11), self.shade(shade)))
      drawing.text(text, at: .init(x + 16, 13))
      x += 40 + Double(text.count) * 7
    }
    if more > 0 { drawing.text("and \(more) more in the table", at: .init(236, bottom + 29)) }
    return drawing
  }

  private static func shade(_ shade: Table.Chart.Bar.Shade) -> Drawing.Shade {
    switch shade {
    case .light: .second
    case .dark: .first
    }
  }

  /// The words of a row, its label before its name, as far as there is room.
  private static func name(of row: Table.Row, in table: Table) -> String {
    let texts = zip(table.columns, row.cells).compactMap { column, cell -> String? in
      switch column.role {
      case .label, .prose: cell.plain.isEmpty ? nil : cell.plain
      case .period, .figure: nil
      }
    }
    let text = texts.prefix(2).last ?? ""
    return text.count <= 36 ? text : text.prefix(35) + "…"
  }

  private static func summary(
    _ rows: [(Table.Row, [Table.Chart.Bar])], _ names: [String], _ chart: Table.Chart, _ style: NumberStyle?
  ) -> String {
    func text(_ value: Double) -> String { style?.text(value) ?? NumberText.significant(value, 3) }
    let parts = zip(rows, names).map { row, name in
      "\(name) \(row.1.map { text($0.to) }.joined(separator: " and "))"
    }
    return parts.joined(separator: "; ") + "."
  }
}
