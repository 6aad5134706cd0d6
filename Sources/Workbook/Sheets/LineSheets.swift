import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

/// A group of lines with its subtotal, as Summary shows it again.
struct BoundGroup {
  let title: String
  let lines: [(ref: String, line: BookLine, total: Slot, present: Slot)]
  let subtotal: Slot
}

extension BookBinder {
  mutating func bindCosts() {
    costGroups = bindLines(
      .cost, .costs, "Costs", mark: "C",
      groups: Self.categories.map { category in
        (category.prefix(1).uppercased() + category.dropFirst(), { $0.line.category == category })
      })
  }

  mutating func bindBenefits() {
    benefitGroups = bindLines(
      .benefit, .benefits, "Benefits", mark: "B",
      groups: [
        ("Cash benefits", { $0.line.kind == .cash }), ("Avoided costs", { $0.line.kind == .avoided }),
        ("Revenue at its margin", { $0.line.kind == .revenue }),
        ("Capacity benefits", { $0.line.kind == .capacity }), ("Risk reduction", { $0.line.kind == .risk }),
      ])
  }

  private static let categories = [
    "licences", "tokens", "review", "rework", "change", "integration", "governance", "infrastructure", "exceptions",
    "other",
  ]

  private mutating func bindLines(
    _ side: Line.Side, _ tab: BookLayout.Sheet, _ title: String, mark: String,
    groups: [(title: String, holds: (BookLine) -> Bool)]
  ) -> [BoundGroup] {
    let sheet = TimeSheet(timeline: timeline, sheet: tab)
    sheet.begin(
      title, "\(subtitle). Amounts when paid, as they count in the economic view; 0 under Counts leaves a line out.",
      ["Ref", "Line", "Kind", "Counts", "Basis", "Total", "Present value"], in: &layout)
    let lines = book.lines.filter { $0.line.side == side }
    var bound: [BoundGroup] = []
    var number = 0
    for group in groups {
      let members = lines.filter(group.holds)
      guard !members.isEmpty else { continue }
      sheet.heading(group.title, in: &layout)
      var rows: [(ref: String, line: BookLine, total: Slot, present: Slot)] = []
      for member in members {
        number += 1
        let ref = "\(mark)\(number)"
        let sums = bind(member, ref, sheet)
        rows.append((ref, member, sums.0, sums.1))
      }
      let sum = layout.builder.total(members.map { .row($0.counted) })
      let subtotal = layout.builder.slot(of: sum)
      let row = layout.row(tab)
      let style = CellStyle(.subtotal, .money)
      sheet.add(
        subtotal, ["", "Total \(group.title.prefix(1).lowercased())\(group.title.dropFirst())"], style, in: &layout)
      _ = sheet.addTotals(subtotal, row, style, in: &layout)
      bound.append(BoundGroup(title: group.title, lines: rows, subtotal: subtotal))
    }
    layout.skip(tab)
    let row = layout.row(tab)
    let style = CellStyle(.total, .money)
    let all = layout.builder.slot(of: layout.builder.total(bound.map { .row($0.subtotal) }).flowRow)
    sheet.add(all, [mark, "Total \(title.lowercased())"], style, in: &layout)
    _ = sheet.addTotals(all, row, style, in: &layout)
    bindBasis(lines, sheet)
    return bound
  }

  private mutating func bind(_ line: BookLine, _ ref: String, _ sheet: TimeSheet) -> (Slot, Slot) {
    let row = layout.row(sheet.sheet)
    let note = line.line.statedZero.map { "None: \($0)" }
    let label = figures.title(of: line.quantity)
    if line.details.count > 1 {
      // The line, then a row for each member.
      let style = CellStyle(.calculated, .money)
      sheet.add(line.counted, [ref, label, kind(of: line)], style, note: note, in: &layout)
      layout.put(line.flag, sheet.sheet, row, 3, CellStyle(.choice, .general))
      layout.text(sheet.sheet, row, 4, basis(of: line), .label)
      let sums = sheet.addTotals(line.counted, row, style, in: &layout)
      for (cell, slot) in line.details.enumerated() {
        let name = line.quantity.type.name(ofCell: cell)
        let detailRow = layout.row(sheet.sheet)
        let detail = CellStyle(.detail, .money)
        sheet.add(slot, ["", name], detail, level: 2, in: &layout)
        _ = sheet.addTotals(slot, detailRow, detail, in: &layout)
      }
      define(line)
      return sums
    }
    let style = CellStyle(.calculated, .money)
    sheet.add(line.counted, [ref, label, kind(of: line)], style, note: note, in: &layout)
    layout.put(line.flag, sheet.sheet, row, 3, CellStyle(.choice, .general))
    layout.text(sheet.sheet, row, 4, basis(of: line), .label)
    define(line)
    return sheet.addTotals(line.counted, row, style, in: &layout)
  }

  private mutating func define(_ line: BookLine) {
    layout.define("line_\(line.quantity.name)", line.counted)
    if line.details.count > 1 {
      for (cell, slot) in line.details.enumerated() {
        layout.define("line_\(line.quantity.name)_\(line.quantity.type.name(ofCell: cell))", slot)
      }
    }
  }

  private func kind(of line: BookLine) -> String {
    switch line.line.kind {
    case .cash: "cash"
    case .capacity: "capacity"
    case .avoided: line.line.countsAsCash ? "avoided, in a budget" : "avoided"
    case .revenue: "revenue"
    case .risk: "risk"
    }
  }

  private func basis(of line: BookLine) -> String {
    switch line.line.payment {
    case .asIncurred: line.line.capexMonths.map { "capex \($0) months" } ?? ""
    case .inAdvance(let months): "paid \(months) months ahead"
    case .after(let days): "paid after \(Int(days)) days"
    }
  }

  /// What stands behind the amounts: haircuts, amounts as incurred, and each line as calculated.
  private mutating func bindBasis(_ lines: [BookLine], _ sheet: TimeSheet) {
    let money = CellStyle(.calculated, .money)
    if lines.contains(where: { $0.haircut != nil }) {
      sheet.heading("Haircuts, which only the risk-adjusted view counts", in: &layout)
      for line in lines {
        guard let slot = line.haircut else { continue }
        sheet.add(slot, [line.quantity.name, "\(line.quantity.title), haircut", figures.currency], money, in: &layout)
      }
    }
    if lines.contains(where: { $0.amortisation != nil }) {
      sheet.heading("Amortisation of capital lines", in: &layout)
      for line in lines {
        guard let slot = line.amortisation else { continue }
        sheet.add(slot, [line.quantity.name, line.quantity.title, figures.currency], money, in: &layout)
      }
    }
    sheet.heading("How each line is made: a month's flow, then the amounts as incurred", in: &layout)
    for line in lines {
      let title = line.quantity.title
      let unit = line.quantity.type.unit.baseText
      let names =
        line.quantity.type.axes.isEmpty ? [""] : line.details.indices.map { ", " + line.quantity.type.name(ofCell: $0) }
      for (cell, slot) in book.slots[line.quantity.id.index].enumerated() {
        let name = names.indices.contains(cell) ? names[cell] : ""
        let style = CellStyle(.calculated, CellStyle.Number(line.quantity.type))
        sheet.add(slot, [line.quantity.name, title + name, unit], style, in: &layout)
      }
      for (cell, slot) in line.incurred.enumerated() {
        let name = names.indices.contains(cell) ? names[cell] : ""
        sheet.add(slot, ["", "\(title)\(name), as incurred", figures.currency], money, in: &layout)
      }
      sheet.addHelpers(line.quantity.id.index + 1, title, in: &layout)
    }
  }
}
