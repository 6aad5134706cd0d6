import Finance
import Diagnostics
import Checking
import Quantities

/// One statement line on its own: what counts by column and by member, and what it is in each view.
package struct LineReport {
  let figures: Figures
  let line: LineFigures
  let options: Statement.Options

  package init(_ line: LineFigures, in figures: Figures, options: Statement.Options = Statement.Options()) {
    self.figures = figures
    self.line = line
    self.options = options
  }

  package func report() -> Report {
    let scale = options.scale ?? .fitting(rows.map { abs($0.amounts.total) }.max() ?? 0)
    let grains = [options.grain, .quarter, .year].filter { $0.rawValue >= options.grain.rawValue }
    var tables = grains.enumerated().filter { !grains[..<$0.offset].contains($0.element) }.map {
      table(by: $0.element, scale)
    }
    var widest = tables.removeFirst()
    widest.folded = tables
    var blocks = [Report.Block.table(widest)]
    // How what the columns add up goes, where it does not stay the same.
    let periods = Array(line.economic.dropFirst())
    if options.grain != figures.timeline.period, periods.count > 3, periods.contains(where: { $0 != periods[0] }) {
      blocks.append(
        .plot(
          Plot(
            kind: .line, title: "by \(figures.timeline.period.name)", labels: [], values: periods, style: scale.style)))
    }
    return Report(
      title: figures.title(of: line.quantity), subtitle: Header.lines(figures),
      sections: [Report.Section(nil, blocks + notes.map { .note($0) })])
  }

  private typealias Row = (title: String, role: Table.Row.Role, amounts: [Double])

  private var rows: [Row] {
    var rows: [Row] = [(line.label(in: figures), .total, line.economic)]
    if line.cells.count > 1, line.counted[.economic] != nil, line.standing == .counted {
      let names = line.cells.indices.map { line.quantity.type.name(ofCell: $0) }
      rows.insert(contentsOf: zip(names, line.cells).map { ($0, .line, $1) }, at: 0)
    }
    if line.cash != line.economic { rows.append(("as paid, if it counted", .detail, line.cash)) }
    if line.accrual != line.cash { rows.append(("as incurred", .detail, line.accrual)) }
    for view in figures.shownViews where view != .economic {
      let amounts = line.amounts(in: view)
      if amounts != line.economic { rows.append((view.title.lowercasedFirst, .detail, amounts)) }
    }
    return rows
  }

  private func table(by grain: Timeline.Period, _ scale: MoneyScale) -> Table {
    let columns = figures.timeline.columns(by: grain)
    let style = scale.style
    return Table(
      caption: "\(scale.name(of: figures.currency)), by \(grain.name)",
      columns: [Table.Column("", .label)] + columns.map { Table.Column($0.name, .period) }
        + [Table.Column("Total", .figure), Table.Column("PV", .figure)],
      rows: rows.map { row in
        Table.Row(
          row.role,
          [.text(row.title)] + columns.map { figures.cell(row.amounts.amount(in: $0), style) }
            + [figures.cell(row.amounts.total, style), figures.cell(figures.presentValue(row.amounts), style)],
          level: row.role == .detail ? 1 : 0)
      })
  }

  private var notes: [String] {
    var parts = ["A \(line.line.side.rawValue), \(line.line.kind.title)"]
    if line.isCost { parts.append("category \(line.line.category)") }
    if let months = line.line.capexMonths { parts.append("capital over \(months) months") }
    switch line.line.payment {
    case .asIncurred: break
    case .inAdvance(let months): parts.append("paid \(months == 12 ? "yearly" : "quarterly") in advance")
    case .after(let days): parts.append("paid after \(NumberText.significant(days)) days")
    }
    for key in ["owner", "vendor", "reallocated to", "budget", "margin", "risk", "evidence"] {
      if let text = line.quantity.attributes[key] { parts.append("\(key) \(text)") }
    }
    let (at, _) = line.quantity.span.file.position(at: line.quantity.span.start)
    parts.append("\(line.quantity.span.file.name):\(at)")
    return [parts.joined(separator: " · ")] + StatementNotes.standing(of: line)
  }
}
