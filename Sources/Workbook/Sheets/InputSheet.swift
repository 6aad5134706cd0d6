import Checking
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// What a person may change: blue cells, each with its source.
  mutating func bindInputs() {
    let sheet = TimeSheet(timeline: timeline, sheet: .inputs)
    sheet.begin(
      "Inputs",
      "Change the blue cells. Each is converted to base units under Used, which is what the formulas read.",
      ["Name", "Assumption", "Unit", "Base", "This scenario", "Factor", "Used"], in: &layout)
    var heading = ""
    for entry in book.inputs.entries {
      let quantity = book.model[entry.id]
      let section = section(of: quantity)
      if section != heading {
        heading = section
        sheet.heading(section, in: &layout)
      }
      bind(entry, quantity, sheet)
    }
    bindFigures(sheet)
  }

  private func section(of quantity: Quantity) -> String {
    if quantity.isSetting { return "Settings of the model" }
    let parts = quantity.name.split(separator: ".")
    return parts.count > 1 ? "Inputs of \(parts.dropLast().joined(separator: "."))" : "Inputs"
  }

  private mutating func bind(_ entry: BookInputs.Entry, _ quantity: Quantity, _ sheet: TimeSheet) {
    let row = layout.row(.inputs)
    let member = quantity.type.axes.isEmpty ? "" : ", \(quantity.type.name(ofCell: entry.cell))"
    let shortName =
      quantity.type.axes.isEmpty ? quantity.name : "\(quantity.name)[\(quantity.type.name(ofCell: entry.cell))]"
    let style = CellStyle.Number(quantity.type, inOwnUnit: true)
    let wanted =
      quantity.type.axes.isEmpty ? quantity.name : "\(quantity.name)_\(quantity.type.name(ofCell: entry.cell))"
    let note = note(on: quantity, cell: entry.cell)
    layout.text(.inputs, row, 0, shortName, .label)
    layout.text(.inputs, row, 1, quantity.title + member, .label)
    layout.text(.inputs, row, 2, quantity.type.unit.description, .label)
    layout.put(entry.factor, .inputs, row, 5, CellStyle(.figure, .general))
    if let blue = entry.blue {
      let isRow = layout.builder.contents[blue.index].isRow
      layout.put(
        blue, .inputs, row, isRow ? TimeSheet.first : 3, CellStyle(.input, style), note: note)
      let name = layout.define("in_\(wanted)", blue)
      inputs.append(Workbook.Input(name: name, id: entry.id, cell: entry.cell, scenario: "base"))
    } else {
      let given = book.model.binding(of: quantity)
      layout.text(
        .inputs, row, 3, "given", .note,
        note: given.isEmpty ? "It follows from other inputs" : "Given as \(given.joined(separator: ", "))")
    }
    if entry.isRow {
      if entry.live != entry.blue, entry.byScenario.isEmpty { bindRow(entry.live, "in this scenario", style, sheet) }
      layout.skip(.inputs)
      let used = layout.row(.inputs)
      layout.text(.inputs, used, 1, "\(quantity.title)\(member), used", CellStyle(.detail, indent: 1))
      layout.text(.inputs, used, 2, quantity.type.unit.baseText, CellStyle(.detail))
      layout.put(entry.used, .inputs, used, TimeSheet.first, CellStyle(.calculated, .general))
      layout.define(wanted, entry.used)
    } else {
      if entry.byScenario.isEmpty, let blue = entry.blue {
        layout.formula(.inputs, row, 4, .cell(blue), CellStyle(.calculated, style))
      } else if entry.byScenario.isEmpty {
        layout.put(entry.live, .inputs, row, 4, CellStyle(.calculated, style))
      } else {
        layout.formula(.inputs, row, 4, .cell(entry.live), CellStyle(.calculated, style))
      }
      layout.put(entry.used, .inputs, row, 6, CellStyle(.calculated, .general))
      layout.define(wanted, entry.used, isCalled: true)
    }
    layout.skip(.inputs)
  }

  private mutating func bindRow(_ slot: Slot, _ label: String, _ style: CellStyle.Number, _ sheet: TimeSheet) {
    layout.skip(.inputs)
    let row = layout.row(.inputs)
    layout.text(.inputs, row, 1, label, CellStyle(.detail, indent: 1))
    layout.put(slot, .inputs, row, TimeSheet.first, CellStyle(.calculated, style))
  }

  /// Source, range, owner: what a reviewer asks of a figure.
  private func note(on quantity: Quantity, cell: Int) -> String? {
    var lines: [String] = []
    for key in ["source", "evidence", "owner", "as of", "confidence", "review by", "note"] {
      if let text = quantity.attributes[key], !text.isEmpty {
        lines.append("\(key.prefix(1).uppercased())\(key.dropFirst()): \(text)")
      }
    }
    if case .input(let detail) = quantity.role, detail.uncertainty.indices.contains(cell),
      let range = detail.uncertainty[cell], let low = range.low, let high = range.high
    {
      let unit = quantity.type.unit
      lines.append(
        "Range: \(InputText.join("\(InputText.number(low, quantity.type)) to \(InputText.number(high, quantity.type))", unit))"
      )
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Figures written inside calculations, dates, and what the arithmetic itself needs.
  private mutating func bindFigures(_ sheet: TimeSheet) {
    let used = layout.builder.referenced()
    func bind(_ figure: SheetFigure) {
      guard used.contains(figure.used) else { return }
      let row = layout.row(.inputs)
      layout.text(.inputs, row, 1, figure.label, .label)
      layout.text(.inputs, row, 2, figure.unit, .label)
      let number: CellStyle.Number = figure.isPercent ? .percent : .general
      let isRow = layout.builder.contents[figure.blue.index].isRow
      layout.put(figure.blue, .inputs, row, isRow ? TimeSheet.first : 3, CellStyle(.input, number))
      layout.put(figure.factor, .inputs, row, 5, CellStyle(.figure, .general))
      if isRow {
        layout.skip(.inputs)
        layout.text(.inputs, row + 1, 1, "used", CellStyle(.detail, indent: 1))
        layout.put(figure.used, .inputs, row + 1, TimeSheet.first, CellStyle(.calculated, .general))
      } else {
        layout.put(figure.used, .inputs, row, 6, CellStyle(.calculated, .general))
      }
      layout.skip(.inputs)
    }
    let written = layout.builder.figures.filter { $0.kind == .written } + layout.builder.figureRows
    if written.contains(where: { used.contains($0.used) }) {
      sheet.heading("Figures written inside calculations", in: &layout)
      for figure in written { bind(figure) }
    }
    let others = layout.builder.figures.filter { $0.kind != .written }
    if others.contains(where: { used.contains($0.used) }) {
      sheet.heading("Dates and what the arithmetic needs", in: &layout)
      for figure in others { bind(figure) }
    }
  }
}

extension SheetBuilder {
  /// Every slot that some formula refers to.
  func referenced() -> Set<Slot> {
    var found: Set<Slot> = []
    for content in contents {
      switch content {
      case .cell(.formula(let formula)): formula.forEachSlot { found.insert($0) }
      case .row(let initial, let periods):
        if case .formula(let formula) = initial { formula.forEachSlot { found.insert($0) } }
        if case .formula(let formula) = periods { formula.forEachSlot { found.insert($0) } }
      case .cells(let cells):
        for case .formula(let formula) in cells { formula.forEachSlot { found.insert($0) } }
      case .cell, .undefined: break
      }
    }
    return found
  }
}
