import Checking
import Quantities
import Spreadsheet

/// What the sheets with periods share: seven columns that say what a row is, then `initial` and the periods.
struct TimeSheet {
  let timeline: Timeline
  let sheet: BookLayout.Sheet

  static let first = BookLayout.firstPeriod

  /// Title, what the figures are, and the header row; the rows begin below.
  func begin(_ title: String, _ subtitle: String, _ headers: [String], in layout: inout BookLayout) {
    layout.text(sheet, 0, 0, title, .title)
    layout.text(sheet, 1, 0, subtitle, .subtitle)
    for (column, header) in headers.enumerated() { layout.text(sheet, 3, column, header, .header) }
    for period in 0...timeline.count {
      let name = period == 0 ? "Initial" : timeline.name(ofPeriod: period)
      layout.text(sheet, 3, Self.first + period, name, CellStyle(.header, .general))
    }
    layout[sheet].widths = [
      (0...0, 20), (1...1, 44), (2...2, 18), (3...3, 13), (4...4, 13), (5...5, 14), (6...6, 14),
      (Self.first...Self.first + timeline.count, 12),
    ]
    layout[sheet].frozen = (4, Self.first)
    layout[sheet].repeatedRows = 3...3
    layout[sheet].printed = (4, Self.first + timeline.count)
    // A year and a bit of months stay readable on a page.
    layout[sheet].pagesWide = max(1, (timeline.count + 8) / 19)
    layout.go(sheet, to: 4)
  }

  /// One row: what stands to the left, and the slot in its column or its periods.
  func add(
    _ slot: Slot, _ lead: [String], _ style: CellStyle, level: Int = 0, note: String? = nil,
    in layout: inout BookLayout
  ) {
    guard !layout.isPlaced(slot) else { return }
    let row = layout.row(sheet)
    for (column, text) in lead.enumerated() where !text.isEmpty {
      var labelStyle = style.numbered(.text)
      if column == 1 { labelStyle.indent = max(level - 1, 0) }
      layout.text(sheet, row, column, text, labelStyle, note: column == 1 ? note : nil)
    }
    let isRow = layout.builder.contents[slot.index].isRow
    layout.put(slot, sheet, row, isRow ? Self.first : 6, style)
    if level > 1 { layout[sheet].outlines.append((row, level - 1)) }
    layout.skip(sheet)
  }

  /// A total and a present value beside a row of amounts.
  func addTotals(_ slot: Slot, _ row: Int, _ style: CellStyle, in layout: inout BookLayout) -> (Slot, Slot) {
    let total = layout.formula(sheet, row, 5, .call(.sum, [layout.builder.wholeArea(slot)]), style)
    let present = layout.formula(sheet, row, 6, layout.builder.presentValue(slot), style)
    return (total, present)
  }

  /// The working rows of what an owner's formulas needed.
  func addHelpers(_ owner: Int, _ title: String, in layout: inout BookLayout) {
    for helper in layout.builder.helpers[owner] ?? [] {
      add(helper.slot, ["", "\(title), \(helper.label)"], CellStyle(.detail, .general), level: 2, in: &layout)
    }
  }

  func heading(_ text: String, in layout: inout BookLayout) {
    layout.skip(sheet)
    let last = Self.first + timeline.count
    for column in 0...last {
      layout.text(sheet, layout.row(sheet), column, column == 0 ? text : "", .heading)
    }
    layout.skip(sheet)
  }
}
