import Quantities
import Reports

/// Writes tables of a report as stored values, and finds out how wide their columns have to be.
struct ReportTables {
  let sheet: BookLayout.Sheet
  private var longest: [Int: Int] = [:]

  /// In characters. The first column holds names.
  private static func widest(_ column: Int) -> Int { column == 0 ? 44 : 26 }

  init(sheet: BookLayout.Sheet) { self.sheet = sheet }

  /// By what was written, within reason: longer texts run over several lines.
  var widths: [(columns: ClosedRange<Int>, width: Double)] {
    longest.sorted { $0.key < $1.key }.map { column, length in
      (column...column, Double(min(max(length + 2, 10), Self.widest(column))))
    }
  }

  func heading(_ text: String, in layout: inout BookLayout) {
    let row = layout.row(sheet)
    for column in 0...9 { layout.text(sheet, row, column, column == 0 ? text : "", .heading) }
    layout.skip(sheet)
  }

  mutating func write(_ block: Report.Block, in layout: inout BookLayout) {
    switch block {
    case .table(let table): write(table, in: &layout)
    case .note(let text): line(text, .note, in: &layout)
    case .lines(let lines): for text in lines { line(text, .label, in: &layout) }
    case .flag(let passed, let text): line("\(passed ? "PASS" : "FAIL") \(text)", .label, in: &layout)
    case .pairs(let pairs):
      write(
        Table(
          columns: [Table.Column("", .label), Table.Column("", .label)],
          rows: pairs.map { Table.Row(.line, [.text($0.label), $0.value]) }), in: &layout)
    case .tree(let tree): write(tree, depth: 0, in: &layout)
    case .histogram(let plot): write(plot.table, in: &layout)
    case .fan(let plot): write(plot.table, in: &layout)
    case .curve(let plot): write(plot.table, in: &layout)
    case .plot(let plot):
      write(
        Table(
          caption: plot.title, columns: [Table.Column("", .label), Table.Column("", .figure)],
          rows: zip(plot.labels, plot.values).map { Table.Row(.line, [.text($0), .number($1, plot.style)]) }),
        in: &layout)
    }
  }

  private func line(_ text: String, _ style: CellStyle, in layout: inout BookLayout) {
    layout.text(sheet, layout.row(sheet), 0, text, style)
    layout.skip(sheet)
  }

  private func write(_ tree: Report.Tree, depth: Int, in layout: inout BookLayout) {
    let figures = tree.cells.map(\.plain).filter { !$0.isEmpty }.joined(separator: ", ")
    layout.text(
      sheet, layout.row(sheet), 0, figures.isEmpty ? tree.text : "\(tree.text): \(figures)",
      CellStyle.label.indented(depth))
    layout.skip(sheet)
    for child in tree.children { write(child, depth: depth + 1, in: &layout) }
  }

  private mutating func write(_ table: Table, in layout: inout BookLayout) {
    if let caption = table.caption { line(caption, .caption, in: &layout) }
    if table.columns.contains(where: { !$0.header.isEmpty }) {
      let row = layout.row(sheet)
      for (column, head) in table.columns.enumerated() {
        layout.text(sheet, row, column, head.header, head.role.isFigure ? CellStyle(.header, .general) : .header)
        grow(column, head.header)
      }
      layout.skip(sheet)
    }
    for line in table.rows {
      let row = layout.row(sheet)
      for (column, cell) in line.cells.enumerated() where table.columns.indices.contains(column) {
        write(cell, of: line, in: table.columns[column], at: (row, column), in: &layout)
      }
      layout.skip(sheet)
    }
    layout.skip(sheet)
  }

  private mutating func write(
    _ cell: Cell, of line: Table.Row, in column: Table.Column, at place: (row: Int, column: Int),
    in layout: inout BookLayout
  ) {
    let role: CellStyle.Role =
      switch line.role {
      case .total, .subtotal: .subtotal
      case .heading: .caption
      case .line, .detail, .note: .label
      }
    switch cell {
    case .empty: layout.text(sheet, place.row, place.column, "", CellStyle(role))
    case .text(let text):
      let isLong = text.count + 2 > Self.widest(place.column)
      let indent = max(line.level, place.column > 0 && !column.role.isFigure ? 1 : 0)
      layout.text(
        sheet, place.row, place.column, text,
        CellStyle(role, column.role.isFigure ? .general : .text, indent: indent, isWrapped: isLong))
      grow(place.column, text)
    case .number(let value, let style):
      layout.number(
        sheet, place.row, place.column, value,
        CellStyle(role == .subtotal ? .subtotal : .figure, style.number))
      grow(place.column, style.text(value))
    case .notMeaningful(let reason): layout.text(sheet, place.row, place.column, "n/m: \(reason)", CellStyle(.note))
    }
  }

  private mutating func grow(_ column: Int, _ text: String) {
    longest[column] = max(longest[column] ?? 0, text.count)
  }
}

extension Table.Column.Role {
  fileprivate var isFigure: Bool {
    switch self {
    case .period, .figure: true
    case .label, .prose: false
    }
  }
}

extension NumberStyle {
  /// The same kind of number as a cell shows it; a cell keeps the whole value, so that no scale applies.
  fileprivate var number: CellStyle.Number {
    switch self {
    case .money: .money
    case .amount: .exactMoney
    case .percent: .percent
    case .months: .months
    case .factor: .factor
    case .count: .count
    case .quantity, .error: .general
    case .rounded(let base, _), .signed(let base): base.number
    }
  }
}
