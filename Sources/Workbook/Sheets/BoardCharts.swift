import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// Cash curve, cost stack, benefit split, and the net by year.
  mutating func bindCharts() {
    let periods = BookLayout.firstPeriod...BookLayout.firstPeriod + timeline.count
    func row(_ slot: Slot) -> String? {
      layout.grid.place(of: slot, column: 0).map { layout.reference(.cashflow, $0.row, periods) }
    }
    let names = layout.reference(.cashflow, 3, periods)
    var lines: [WorkbookChart.Series] = []
    for view in book.views {
      guard let values = row(view.cumulative) else { continue }
      let look = Self.look(view.view)
      lines.append(
        WorkbookChart.Series(
          name: view.view.title, categories: names, values: values, colour: look.colour, mark: look.mark))
    }
    let years = 2...1 + yearHeaders.count
    func stack(_ rows: [(title: String, row: Int)]) -> [WorkbookChart.Series] {
      rows.enumerated().map { number, entry in
        let look = Self.palette[number % Self.palette.count]
        return WorkbookChart.Series(
          name: entry.title, categories: layout.reference(.summary, 4, years),
          values: layout.reference(.summary, entry.row, years), colour: look.colour, mark: look.mark)
      }
    }
    let net = WorkbookChart.Series(
      name: "Net", categories: layout.reference(.summary, 4, years),
      values: layout.reference(.summary, summaryNetRow, years), colour: 0x1F4E79)
    add("Cumulative net by \(timeline.period.name)", .line, lines, timeline.columns, at: 0)
    add("Costs by year", .stackedColumns, stack(costRows), yearHeaders.count, at: 1)
    add("Benefits by year: cash and capacity", .stackedColumns, stack(benefitRows), yearHeaders.count, at: 2)
    add("Net by year, economic", .columns, [net], yearHeaders.count, at: 3)
  }

  /// Two beside each other, two below.
  private mutating func add(
    _ title: String, _ kind: WorkbookChart.Kind, _ series: [WorkbookChart.Series], _ periods: Int, at place: Int
  ) {
    layout[.board].charts.append(
      WorkbookChart(
        kind: kind, title: title, series: series, row: boardRow + place / 2 * 16, column: place % 2 == 0 ? 0 : 3,
        width: place % 2 == 0 ? 590 : 412, height: 290, valueTitle: figures.currency, periods: periods))
  }

  /// Lines that are told apart without colour.
  private static func look(_ view: View) -> (colour: UInt32, mark: WorkbookChart.Series.Mark) {
    switch view {
    case .economic: (0x1F4E79, .plain)
    case .cashOnly: (0xC55A11, .dashed)
    case .riskAdjusted: (0x8FAADC, .plain)
    case .afterTax: (0x7F7F7F, .dashed)
    }
  }

  /// Neighbours differ in lightness and in hatching.
  private static let palette: [(colour: UInt32, mark: WorkbookChart.Series.Mark)] = [
    (0x1F4E79, .plain), (0x9DC3E6, .plain), (0x7F7F7F, .hatched), (0xF2F2F2, .plain), (0xC55A11, .plain),
    (0xFFD966, .hatched), (0x375623, .plain), (0xC5E0B3, .plain), (0x3B3838, .plain), (0xE2D5F0, .hatched),
  ]
}
