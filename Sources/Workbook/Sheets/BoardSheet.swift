import Analysis
import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// One page: what is asked, what comes back, what must be true.
  mutating func bindBoard() {
    let widths = 6
    layout[.board].widths = [(0...0, 46), (1...widths - 1, 19)]
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
    bindUncertainty()
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

  /// How the NPV is distributed: values of the simulation beside what the workbook says of them now.
  private mutating func bindUncertainty() {
    var row = boardRow
    let heads = ["How sure the NPV is, \(figures.currency)", "P10", "P50", "P90", "Mean", "P(loss)"]
    for (column, text) in heads.enumerated() {
      layout.text(.board, row, column, text, column == 0 ? .header : CellStyle(.header, .general))
    }
    row += 1
    guard let simulation = book.source.simulation else {
      layout.text(
        .board, row, 0,
        "No simulation was run: `simulate` in Hurdle before the export gives P10, P50, P90 and the probability of a loss.",
        .note)
      boardRow = row + 2
      return
    }
    for view in [View.economic, .cashOnly] {
      guard let from = simulatedNPV[view] else { continue }
      layout.text(.board, row, 0, "NPV, \(view.title.lowercased())", .label)
      // Mean, P10, P50 and P90 as they stand on Sensitivity.
      for (column, place) in [(1, 6), (2, 7), (3, 8), (4, 3)] {
        layout.copy(.sensitivity, from, place, .board, row, column)
      }
      if view == .economic {
        layout.number(.board, row, 5, simulation.loss.share, CellStyle(.figure, .percent))
      }
      row += 1
    }
    if simulation.asBase.share.isFinite {
      layout.text(.board, row, 0, "Trials below the base case at export", .label)
      layout.number(.board, row, 1, 1 - simulation.asBase.share, CellStyle(.figure, .percent))
      row += 1
    }
    layout.formula(.board, row, 0, .text(Self.provenance(of: simulation) + " ") & simulationState, .note)
    boardRow = row + 2
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
    // Break-evens are values of the export; the checks below them follow every cell.
    for sentence in book.source.driverConditions {
      layout.text(.board, row, 0, sentence, .label)
      row += 1
    }
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
    for sentence in book.source.weakestEvidence {
      layout.text(.board, row, 0, sentence, .label)
      row += 1
    }
    boardRow = row + 1
  }
}
