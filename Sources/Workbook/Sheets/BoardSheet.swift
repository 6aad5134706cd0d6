import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// One page: what is asked, what comes back, what must be true.
  mutating func bindBoard() {
    let widths = 6
    layout[.board].widths = [(0...0, 30), (1...widths - 1, 19)]
    layout[.board].pagesTall = 1
    layout[.board].isLandscape = false
    layout.text(.board, 0, 0, Header.title(book.model), .title)
    layout.formula(
      .board, 1, 0,
      "Scenario: " & .cell(book.selected)
        & .text(
          " · \(figures.currency), nominal · \(timeline.count) \(timeline.period.name)s from \(timeline.start.description)"
        ),
      .subtitle)
    bindTiles()
    bindViews()
    bindLists()
    bindCharts()
  }

  private mutating func metric(_ metric: Metric, _ view: View = .economic) -> Slot? {
    book.views.first { $0.view == view }?.metrics[metric]
  }

  private mutating func bindTiles() {
    let tiles: [(String, Metric, View, String)] = [
      ("The ask: peak funding", .peakFunding, .economic, figures.currency),
      ("NPV, economic", .npv, .economic, figures.currency), ("NPV, cash only", .npv, .cashOnly, figures.currency),
      ("ROI", .roi, .economic, "of costs"), ("IRR", .irr, .economic, "a year"),
      ("Payback", .payback, .economic, "months"),
    ]
    for (column, tile) in tiles.enumerated() {
      layout.text(.board, 3, column, tile.0, CellStyle(.caption))
      if let slot = metric(tile.1, tile.2) {
        layout.formula(
          .board, 4, column, .when(.call(.isNumber, [.cell(slot)]), .cell(slot), "n/m"),
          CellStyle(.value, tile.1.number))
      }
      layout.text(.board, 5, column, tile.3, CellStyle(.note))
    }
    layout[.board].tallRows.append((4, 30))
    layout[.board].tallRows.append((0, 28))
  }

  /// Every metric that a board asks for, view beside view; and cash beside capacity.
  private mutating func bindViews() {
    layout.text(.board, 7, 0, "Side by side", .header)
    for column in 1...5 {
      let name = book.views.indices.contains(column - 1) ? book.views[column - 1].view.title : ""
      layout.text(.board, 7, column, name, CellStyle(.header, .general))
    }
    var row = 8
    for metric in [Metric.npv, .roi, .irr, .payback, .discountedPayback, .peakFunding, .totalCost] {
      layout.text(.board, row, 0, metric.title, .label)
      for (column, view) in book.views.enumerated() {
        guard let slot = view.metrics[metric] else { continue }
        layout.formula(
          .board, row, 1 + column, .when(.call(.isNumber, [.cell(slot)]), .cell(slot), "n/m"),
          CellStyle(.calculated, metric.number))
      }
      layout.text(.board, row, 1 + book.views.count, metric.unit(figures.currency), .note)
      row += 1
    }
    // Cash and capacity stand apart, and the share of capacity that would have to become cash.
    if let cash = metric(.npv, .cashOnly), let all = metric(.benefitsPresentValue),
      let cashBenefits = metric(.benefitsPresentValue, .cashOnly)
    {
      layout.text(.board, row, 0, "Benefits that are capacity, present value", .label)
      let capacity = layout.formula(
        .board, row, 1, .cell(all) - .cell(cashBenefits), CellStyle(.calculated, .money))
      layout.text(.board, row, 2, figures.currency, .note)
      layout.text(.board, row + 1, 0, "Share to be cashed for NPV 0", .label)
      layout.formula(
        .board, row + 1, 1,
        .when(
          0 <= Formula.cell(cash), 0,
          .when(
            .call(.and, [0 < .cell(capacity), -.cell(cash) <= .cell(capacity)]), -(.cell(cash) / .cell(capacity)),
            "n/m")), CellStyle(.calculated, .percent))
      row += 2
    }
    boardRow = row + 1
  }

  private mutating func bindLists() {
    var row = boardRow
    if !drivers.isEmpty {
      for (column, text) in ["The drivers that matter", "Low", "High", "NPV at low", "NPV at high", "NPV is 0 at"]
        .enumerated()
      {
        layout.text(.board, row, column, text, column == 0 ? .header : CellStyle(.header, .general))
      }
      row += 1
      for driver in drivers {
        layout.text(.board, row, 0, driver.title, .label)
        for (column, from) in [3, 5, 6, 7, 10].enumerated() {
          layout.copy(.sensitivity, driver.row, from, .board, row, 1 + column)
        }
        row += 1
      }
      row += 1
    }
    layout.text(.board, row, 0, "What must be true", .header)
    for column in 1...4 { layout.text(.board, row, column, "", .header) }
    layout.formula(
      .board, row, 5, "All checks: " & .cell(masterFlag), CellStyle(.header, .general))
    row += 1
    for check in checkRows.prefix(6) {
      layout.text(.board, row, 0, check.text, .label)
      layout.formula(.board, row, 5, .cell(check.status), CellStyle(.flag))
      layout[.board].flags.append((row, 5))
      row += 1
    }
    if checkRows.isEmpty {
      layout.text(.board, row, 0, "The model states no checks of its own.", .note)
      row += 1
    }
    if !book.metrics.isEmpty {
      row += 1
      layout.text(.board, row, 0, "Cost per outcome and other questions", .header)
      for column in 1...5 { layout.text(.board, row, column, "", .header) }
      row += 1
      for (id, slot) in book.metrics.prefix(6) {
        let quantity = book.model[id]
        layout.text(.board, row, 0, figures.title(of: quantity), .label)
        layout.formula(.board, row, 5, .cell(slot), CellStyle(.calculated, quantity.metricNumber))
        layout.text(.board, row, 4, quantity.type.unit.description, CellStyle(.note, .general))
        row += 1
      }
    }
    row += 1
    layout.text(.board, row, 0, "Weakest evidence", .header)
    for column in 1...5 { layout.text(.board, row, column, "", .header) }
    row += 1
    for (title, why) in weakest.prefix(5) {
      layout.text(.board, row, 0, title, .label)
      layout.text(.board, row, 3, why, .note)
      row += 1
    }
    row += 1
    layout.text(
      .board, row, 0,
      "No simulation was run, so there is no P10, P50, P90 and no probability of loss here. The base case is one case.",
      .note)
    boardRow = row + 2
  }

  /// Uncertain inputs by how little stands behind them.
  private var weakest: [(String, String)] {
    let register = AssumptionRegister(figures)
    let bare = Set(register.withoutSource.map(\.id))
    return register.entries.filter { !$0.input.quantity.isSetting && $0.binding.isEmpty }.map {
      entry -> (Int, String, String) in
      let confidence = entry[attribute: "confidence"]
      let grade = bare.contains(entry.id) ? 9 : ["D": 8, "C": 5, "": 4, "B": 2, "A": 1][confidence] ?? 3
      let why =
        bare.contains(entry.id)
        ? "no source"
        : confidence.isEmpty ? "no confidence stated" : "confidence \(confidence): \(entry[attribute: "source"])"
      return (grade, entry.input.quantity.title, why)
    }.enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }.map { ($0.element.1, $0.element.2) }
  }

  // MARK: Charts

  private mutating func bindCharts() {
    let periods = BookLayout.firstPeriod...BookLayout.firstPeriod + timeline.count
    func row(_ slot: Slot) -> String? {
      layout.grid.place(of: slot, column: 0).map { layout.reference(.cashflow, $0.row, periods) }
    }
    let names = layout.reference(.cashflow, 3, periods)
    var lines: [WorkbookChart.Series] = []
    let colours: [View: UInt32] = [
      .economic: 0x1F4E79, .cashOnly: 0xC55A11, .riskAdjusted: 0x7F7F7F, .afterTax: 0x548235,
    ]
    for view in book.views {
      guard let values = row(view.cumulative) else { continue }
      lines.append(
        WorkbookChart.Series(
          name: view.view.title, categories: names, values: values, colour: colours[view.view] ?? 0x1F4E79))
    }
    let top = boardRow
    layout[.board].charts.append(
      WorkbookChart(
        kind: .line, title: "Cumulative net", series: lines, row: top, column: 0, width: 480, height: 280,
        valueTitle: figures.currency, periods: timeline.columns))
    let palette: [UInt32] = [
      0x1F4E79, 0xC55A11, 0x7F7F7F, 0xBF9000, 0x548235, 0x2E75B6, 0x833C0B, 0xA5A5A5, 0x375623, 0x9DC3E6,
    ]
    let years = 2...1 + yearHeaders.count
    func stack(_ rows: [(title: String, row: Int)]) -> [WorkbookChart.Series] {
      rows.enumerated().map { number, entry in
        WorkbookChart.Series(
          name: entry.title, categories: layout.reference(.summary, 4, years),
          values: layout.reference(.summary, entry.row, years), colour: palette[number % palette.count])
      }
    }
    layout[.board].charts.append(
      WorkbookChart(
        kind: .stackedColumns, title: "Costs by year", series: stack(costRows), row: top, column: 3, width: 420,
        height: 280, valueTitle: figures.currency, periods: yearHeaders.count))
    layout[.board].charts.append(
      WorkbookChart(
        kind: .stackedColumns, title: "Benefits by year: cash and capacity", series: stack(benefitRows), row: top + 15,
        column: 0, width: 480, height: 280, valueTitle: figures.currency, periods: yearHeaders.count))
    let nets = layout.reference(.summary, summaryNetRow, years)
    layout[.board].charts.append(
      WorkbookChart(
        kind: .columns, title: "Net by year, economic",
        series: [
          WorkbookChart.Series(
            name: "Net", categories: layout.reference(.summary, 4, years), values: nets, colour: 0x1F4E79)
        ], row: top + 15, column: 3, width: 420, height: 280, valueTitle: figures.currency, periods: yearHeaders.count))
  }
}
