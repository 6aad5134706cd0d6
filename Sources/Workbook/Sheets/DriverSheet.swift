import Checking
import Diagnostics
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// Every calculation between the inputs and the lines, in base units.
  mutating func bindDrivers() {
    let sheet = TimeSheet(timeline: timeline, sheet: .drivers)
    sheet.begin(
      "Drivers", "Calculations between the inputs and the lines, in base units; flows are per month.",
      ["Name", "Calculation", "Unit", "Adds up as", "", "", "Value"], in: &layout)
    sheet.heading("Calculations", in: &layout)
    for quantity in book.model.quantities {
      switch quantity.role {
      case .input, .line, .metric: continue
      case .calculation, .need: break
      }
      let slots = book.slots[quantity.id.index]
      let style = CellStyle(.calculated, CellStyle.Number(quantity.type))
      for (cell, slot) in slots.enumerated() {
        let member = quantity.type.axes.isEmpty ? "" : ", \(quantity.type.name(ofCell: cell))"
        sheet.add(
          slot, [quantity.name, quantity.title + member, quantity.type.unit.baseText, quantity.type.rollUp.word], style,
          note: quantity.definition.map { "= \(BookBinder.oneLine($0.span.text))" }, in: &layout)
        let wanted = quantity.type.axes.isEmpty ? quantity.name : "\(quantity.name)_\(quantity.type.name(ofCell: cell))"
        layout.define(wanted, slot, isCalled: !layout.builder.contents[slot.index].isRow)
      }
      sheet.addHelpers(quantity.id.index + 1, quantity.title, in: &layout)
    }
    for metric in book.metrics {
      sheet.addHelpers(metric.id.index + 1, book.model[metric.id].title, in: &layout)
    }
    for number in book.checks.indices { sheet.addHelpers(-1 - number, "Check \(number + 1)", in: &layout) }
  }

  /// Whatever a formula needs that no sheet has placed.
  mutating func bindTheRest() {
    let sheet = TimeSheet(timeline: timeline, sheet: .drivers)
    let rest = layout.homeless()
    guard !rest.isEmpty else { return }
    sheet.heading("Further working", in: &layout)
    for slot in rest { sheet.add(slot, ["", "Working"], CellStyle(.detail, .general), in: &layout) }
  }
}

extension RollUp {
  var word: String {
    switch self {
    case .flow: "flow"
    case .balance: "balance"
    case .rate: "rate"
    }
  }
}
