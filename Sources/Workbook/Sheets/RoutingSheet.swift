import Checking
import Quantities
import Reports
import Routing
import Spreadsheet

extension BookBinder {
  /// What the router decided and why: values, since a workbook cannot route.
  mutating func bindRouting() {
    layout.text(.routing, 0, 0, "Routing", .title)
    layout[.routing].frozen = (3, 0)
    guard !book.source.routes.isEmpty else {
      layout.text(.routing, 1, 0, "The model routes no requests.", .subtitle)
      layout[.routing].widths = [(0...0, 44)]
      return
    }
    layout.text(
      .routing, 1, 0,
      "Values from Hurdle at export, scenario \(figures.scenario), per month: not formulas. The shares of every scenario stand on Scenarios.",
      .subtitle)
    layout.formula(.routing, 2, 0, routingState, .caption)
    if let decidedRow, let staleness {
      layout.formula(
        .scenarios, decidedRow, 0,
        .when(.equal(.cell(staleness), "as exported"), "As exported.", "STALE: route again in Hurdle."), .caption)
    }
    layout.go(.routing, to: 4)
    var writer = ReportTables(sheet: .routing)
    for route in book.source.routes {
      for section in route.sections() {
        writer.heading(section.heading ?? route.route.title, in: &layout)
        for block in section.blocks {
          switch block {
          case .curve(let plot): bind(plot, &writer)
          case .table, .note, .lines, .pairs, .flag, .tree, .plot, .histogram, .fan:
            writer.write(block, in: &layout)
          }
        }
        layout.skip(.routing)
      }
    }
    layout[.routing].widths = writer.widths
  }

  /// Routes are decided by scenario, so that a change of scenario leaves them as they are.
  private var routingState: Formula {
    guard let staleness else { return "" }
    let isSame = Formula.equal(.cell(book.index), .number(Double(book.source.selected + 1)))
    let isUnchanged = Formula.equal(.cell(staleness), "as exported")
    return .when(
      isUnchanged,
      .when(isSame, "As exported.", "The scenario in use is another: this sheet tells of the one exported."),
      "STALE: a cell was changed since; route again in Hurdle.")
  }

  /// A frontier: its points as numbers with the chart beside them.
  private mutating func bind(_ plot: CurvePlot, _ writer: inout ReportTables) {
    func series(
      _ title: String, _ xs: [Double], _ ys: [Double], names: [String], _ colour: UInt32,
      _ mark: WorkbookChart.Series.Mark
    ) -> WorkbookChart.Series {
      let table = Table(
        caption: title,
        columns: [Table.Column("", .label), Table.Column(plot.xName, .figure), Table.Column(plot.yName, .figure)],
        rows: xs.indices.map { index in
          Table.Row(
            .line,
            [
              .text(names.indices.contains(index) ? names[index] : ""), .number(xs[index], plot.xStyle),
              .number(ys[index], plot.yStyle),
            ])
        })
      writer.write(.table(table), in: &layout)
      let last = layout.row(.routing) - 2
      let rows = last - xs.count + 1...last
      return WorkbookChart.Series(
        name: title, categories: layout.columnReference(.routing, 1, rows),
        values: layout.columnReference(.routing, 2, rows), colour: colour, mark: mark)
    }
    guard !plot.xs.isEmpty else { return }
    let top = layout.row(.routing)
    var all = [series("Frontier", plot.xs, plot.ys, names: [], 0x1F4E79, .plain)]
    for mark in plot.marks where mark.x.isFinite && mark.y.isFinite {
      all.append(series(mark.name, [mark.x], [mark.y], names: [mark.name], 0xC55A11, .dots))
    }
    layout[.routing].charts.append(
      WorkbookChart(
        kind: .curve, title: plot.title, series: all, row: top, column: 4, width: 620, height: 340,
        valueTitle: plot.yName, periods: plot.xs.count, categoryTitle: plot.xName))
    layout.go(.routing, to: max(layout.row(.routing), top + 20))
  }
}
