import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// The scenario in use, what each scenario changes, and what came out at export.
  mutating func bindScenarios() {
    let scenarios = book.source.scenarios
    let last = 4 + scenarios.count - 1
    layout.text(.scenarios, 0, 0, "Scenarios", .title)
    layout.text(
      .scenarios, 1, 0, "Choose a scenario in the blue cell: the whole workbook follows. No other switch is needed.",
      .subtitle)
    layout.text(.scenarios, 3, 1, "Scenario in use", CellStyle(.subtotal))
    layout.put(book.selected, .scenarios, 3, 3, CellStyle(.choice, .text))
    layout.define("scenario_selected", book.selected)
    layout.text(.scenarios, 4, 1, "Its place in the list", .label)
    layout.put(book.index, .scenarios, 4, 3, CellStyle(.calculated, .general))
    layout.define("scenario_index", book.index, isCalled: true)

    for (column, text) in ["Name", "What the scenario changes", "Unit", "In use"].enumerated() {
      layout.text(.scenarios, 6, column, text, .header)
    }
    for (number, slot) in scenarioNames.enumerated() {
      layout.put(slot, .scenarios, 6, 4 + number, CellStyle(.header, .general))
      layout.text(
        .scenarios, 7, 4 + number, scenarios[number].title(ofScenario: number), CellStyle(.caption, isWrapped: true))
    }
    if let first = scenarioNames.first, let end = scenarioNames.last {
      let list = BookBinder.absoluteRow(6, 4...last, on: .scenarios)
      layout[.scenarios].choices.append((3, 3, list))
      _ = (first, end)
    }
    layout.go(.scenarios, to: 8)
    bindMatrix()
    bindDecided()
    bindVerdicts()
    bindResults()
    bindRows()
    bindDecidedRows()
    layout[.scenarios].widths = [
      (0...0, 24), (1...1, 44), (2...2, 18), (3...3, 16), (4...max(last, TimeSheet.first), 16),
    ]
    layout[.scenarios].frozen = (8, 4)
    layout[.scenarios].tallRows.append((7, 32))
  }

  private mutating func bindMatrix() {
    for entry in book.inputs.entries where !entry.byScenario.isEmpty && !entry.isRow {
      let quantity = book.model[entry.id]
      let row = layout.row(.scenarios)
      let members = quantity.type.axes.isEmpty ? "" : "[\(quantity.type.name(ofCell: entry.cell))]"
      layout.text(.scenarios, row, 0, quantity.name + members, .label)
      layout.text(.scenarios, row, 1, quantity.title, .label)
      layout.text(.scenarios, row, 2, quantity.type.unit.description, .label)
      let style = CellStyle.Number(quantity.type, inOwnUnit: true)
      layout.put(entry.live, .scenarios, row, 3, CellStyle(.subtotal, style))
      for (number, slot) in entry.byScenario.enumerated() {
        let isInput = entry.plain.contains(number)
        layout.put(slot, .scenarios, row, 4 + number, CellStyle(isInput ? .input : .calculated, style))
        if isInput {
          let name =
            "sc_\(book.source.scenarios[number].scenario)_\(quantity.name)"
            + (quantity.type.axes.isEmpty ? "" : "_\(quantity.type.name(ofCell: entry.cell))")
          addInput(name, slot, entry, book.source.scenarios[number].scenario)
        }
      }
      layout.skip(.scenarios)
    }
    for choice in book.choices {
      let row = layout.row(.scenarios)
      layout.text(.scenarios, row, 0, choice.name, .label)
      layout.text(.scenarios, row, 1, "Choice", .label)
      layout.put(choice.live, .scenarios, row, 3, CellStyle(.subtotal))
      for (number, slot) in choice.byScenario.enumerated() {
        layout.put(slot, .scenarios, row, 4 + number, CellStyle(.input))
      }
      layout.skip(.scenarios)
    }
  }

  private mutating func addInput(_ name: String, _ slot: Slot, _ entry: BookInputs.Entry, _ scenario: String) {
    let given = layout.define(name, slot)
    inputs.append(Workbook.Input(name: given, id: entry.id, cell: entry.cell, scenario: scenario))
  }

  /// What the router decided, one column for each scenario.
  private mutating func bindDecided() {
    let stored = book.decided.filter { !$0.isRow }
    guard !stored.isEmpty else { return }
    layout.skip(.scenarios)
    let row = layout.row(.scenarios)
    layout.text(.scenarios, row, 0, "Decided by the router at export", .heading)
    for column in 1..<(4 + book.source.scenarios.count) { layout.text(.scenarios, row, column, "", .heading) }
    layout.text(
      .scenarios, row + 1, 1, "Values, not formulas: stale once an input that a route reads is changed.", .note)
    decidedRow = row + 1
    layout.skip(.scenarios, 2)
    for entry in stored {
      let quantity = book.model[entry.id]
      let row = layout.row(.scenarios)
      let member = quantity.type.axes.isEmpty ? "" : "[\(quantity.type.name(ofCell: entry.cell))]"
      layout.text(.scenarios, row, 0, quantity.name + member, .label)
      layout.text(.scenarios, row, 1, quantity.title, .label)
      layout.text(.scenarios, row, 2, quantity.type.unit.baseText, .label)
      for (number, slot) in entry.byScenario.enumerated() {
        layout.put(slot, .scenarios, row, 4 + number, CellStyle(.figure, CellStyle.Number(quantity.type)))
      }
      layout.skip(.scenarios)
    }
  }

  /// The same by period, a row for each scenario.
  private mutating func bindDecidedRows() {
    let stored = book.decided.filter(\.isRow)
    guard !stored.isEmpty else { return }
    layout.skip(.scenarios)
    layout.text(
      .scenarios, layout.row(.scenarios), 0,
      "Decided by the router at export, by period and scenario: values, stale once an input that a route reads is changed",
      .heading)
    layout.skip(.scenarios)
    for entry in stored {
      let quantity = book.model[entry.id]
      let member = quantity.type.axes.isEmpty ? "" : "[\(quantity.type.name(ofCell: entry.cell))]"
      for (number, slot) in entry.byScenario.enumerated() {
        let row = layout.row(.scenarios)
        layout.text(.scenarios, row, 0, quantity.name + member, .label)
        layout.text(.scenarios, row, 1, "\(quantity.title), \(book.source.scenarios[number].scenario)", .label)
        layout.text(.scenarios, row, 2, quantity.type.unit.baseText, .label)
        layout.put(slot, .scenarios, row, TimeSheet.first, CellStyle(.figure, CellStyle.Number(quantity.type)))
        layout.skip(.scenarios)
      }
      layout.skip(.scenarios)
    }
  }

  private mutating func bindVerdicts() {
    layout.skip(.scenarios)
    let row = layout.row(.scenarios)
    layout.text(.scenarios, row, 0, "Rates of return, found by Hurdle at export", .heading)
    for column in 1..<(4 + book.source.scenarios.count) { layout.text(.scenarios, row, column, "", .heading) }
    layout.text(
      .scenarios, row + 1, 1,
      "Values, not formulas: IRR searches from there, and where the net changes sign more than once they stand.", .note)
    layout.skip(.scenarios, 2)
    for verdict in book.verdicts {
      let row = layout.row(.scenarios)
      layout.text(.scenarios, row, 1, verdict.label, .label)
      for (number, slot) in verdict.byScenario.enumerated() {
        layout.put(
          slot, .scenarios, row, 4 + number, CellStyle(.figure, verdict.label.hasSuffix("then") ? .money : .percent))
      }
      layout.skip(.scenarios)
    }
  }

  /// What every scenario came to at export, beside what the workbook says now.
  private mutating func bindResults() {
    layout.skip(.scenarios)
    let row = layout.row(.scenarios)
    layout.text(.scenarios, row, 0, "Results at export", .heading)
    for column in 1..<(4 + book.source.scenarios.count) { layout.text(.scenarios, row, column, "", .heading) }
    layout.text(
      .scenarios, row + 1, 1, "Values from Hurdle; under In use the live figure of the scenario selected.", .note)
    layout.skip(.scenarios, 2)
    for view in book.views {
      for metric in Metric.allCases {
        guard let live = view.metrics[metric] else { continue }
        let row = layout.row(.scenarios)
        let style = metric.number
        layout.text(.scenarios, row, 0, MetricReference(metric, view.view).name, .label)
        layout.text(.scenarios, row, 1, "\(metric.title), \(view.view.title.lowercased())", .label)
        layout.text(.scenarios, row, 2, metric.unit(figures.currency), .label)
        layout.formula(.scenarios, row, 3, .cell(live), CellStyle(.subtotal, style))
        var stored: [Slot] = []
        for (number, other) in book.source.scenarios.enumerated() {
          let slot: Slot
          switch other.metric(metric, view.view) {
          case .value(let value): slot = layout.builder.cell(value)
          case .notMeaningful(let reason): slot = layout.builder.slot(.cell(.text("n/m: \(reason.description)")))
          }
          layout.put(slot, .scenarios, row, 4 + number, CellStyle(.figure, style))
          stored.append(slot)
        }
        if metric == .npv, view.view == .economic { storedNPV = stored }
        layout.skip(.scenarios)
      }
    }
  }

  /// Inputs by period: a row for each scenario, one below the other.
  private mutating func bindRows() {
    let entries = book.inputs.entries.filter { !$0.byScenario.isEmpty && $0.isRow }
    guard !entries.isEmpty else { return }
    layout.skip(.scenarios)
    let head = layout.row(.scenarios)
    let timeline = timeline
    layout.text(.scenarios, head, 0, "Inputs by period, by scenario", .heading)
    for period in 0...timeline.count {
      layout.text(
        .scenarios, head, TimeSheet.first + period, period == 0 ? "Initial" : timeline.name(ofPeriod: period), .header)
    }
    layout.skip(.scenarios)
    for entry in entries {
      let quantity = book.model[entry.id]
      let style = CellStyle.Number(quantity.type, inOwnUnit: true)
      let members = quantity.type.axes.isEmpty ? "" : "_\(quantity.type.name(ofCell: entry.cell))"
      for (number, slot) in entry.byScenario.enumerated() {
        let row = layout.row(.scenarios)
        let name = book.source.scenarios[number].scenario
        layout.text(.scenarios, row, 0, quantity.name, .label)
        layout.text(.scenarios, row, 1, "\(quantity.title), \(name)", .label)
        layout.text(.scenarios, row, 2, quantity.type.unit.description, .label)
        let isInput = entry.plain.contains(number)
        layout.put(slot, .scenarios, row, TimeSheet.first, CellStyle(isInput ? .input : .calculated, style))
        if isInput { addInput("sc_\(name)_\(quantity.name)\(members)", slot, entry, name) }
        layout.skip(.scenarios)
      }
      let row = layout.row(.scenarios)
      layout.text(.scenarios, row, 1, "\(quantity.title), in use", CellStyle(.subtotal))
      layout.put(entry.live, .scenarios, row, TimeSheet.first, CellStyle(.subtotal, style))
      layout.skip(.scenarios, 2)
    }
  }
}
