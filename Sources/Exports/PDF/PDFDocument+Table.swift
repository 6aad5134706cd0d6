import CPage
import Reports

extension PDFDocument {
  /// A table over the width of the page, its head repeated on every page it runs over.
  ///
  /// Columns of numbers keep their width and text gives way; where that is not enough, the type gets smaller, then
  /// the table's own coarser form is taken.
  func table(_ table: Table) {
    for points in [7.5, 7.0, 6.5, 6.0] {
      for form in [table] + (points == 6.0 ? table.folded : []) {
        if let layout = TableLayout(form, points: points, in: self) { return layout.draw() }
      }
    }
    let last = table.folded.last ?? table
    (TableLayout(last, points: 5.5, in: self) ?? TableLayout(last, points: 5.5, in: self, isForced: true))?.draw()
  }
}

/// A table with the widths of its columns.
private struct TableLayout {
  private static let gap = 7.0
  private static let indent = 9.0
  /// Below this, text falls apart into single words.
  private static let narrowest = 58.0

  private let table: Table
  private let points: Double
  private let document: PDFDocument
  private let widths: [Double]
  private let name: Int

  /// nil where it does not fit the page; forced, it is made to.
  init?(_ table: Table, points: Double, in document: PDFDocument, isForced: Bool = false) {
    self.table = table
    self.points = points
    self.document = document
    let name = table.columns.firstIndex { $0.role == .label && $0.header != "Ref" } ?? 0
    self.name = name
    var widths = table.columns.enumerated().map { index, column in
      let head = document.size(column.header, .init(points: points, isBold: true)).width
      return table.rows.reduce(head) { widest, row in
        guard row.cells.indices.contains(index) else { return widest }
        let text = row.cells[index].plain
        if text.isEmpty { return widest }
        let look = PDFDocument.Look(points: points, isBold: row.role.isStrong)
        let level = index == name ? Double(row.level) * Self.indent : 0
        return max(widest, document.size(text, look).width + level)
      } + Self.gap
    }
    var excess = widths.reduce(0, +) - document.paper.textWidth
    if excess > 0 {
      // The widest text gives way first, down to what the next widest has.
      for role in [Table.Column.Role.prose, .label] {
        let columns = table.columns.indices.filter { table.columns[$0].role == role }
        let floor = role == .prose ? Self.narrowest : Self.narrowest * 1.4
        while excess > 0.5, let widest = columns.filter({ widths[$0] > floor }).max(by: { widths[$0] < widths[$1] }) {
          let step = min(excess, max(widths[widest] * 0.1, 2), widths[widest] - floor)
          widths[widest] -= step
          excess -= step
        }
      }
      if excess > 0.5 {
        guard isForced else { return nil }
        let share = document.paper.textWidth / widths.reduce(0, +)
        widths = widths.map { $0 * share }
      }
    } else if let prose = table.columns.lastIndex(where: { $0.role == .prose }) {
      widths[prose] -= excess
    } else if widths.indices.contains(name) {
      // Room to spare goes beside the names, so that figures stand at the right.
      widths[name] -= excess
    }
    self.widths = widths
  }

  func draw() {
    if let caption = table.caption {
      document.need(40)
      document.paragraph(caption, .init(points: points, color: PDFDocument.quiet), after: 1)
    }
    drawHead()
    var reasons: [String] = []
    for row in table.rows {
      for case .notMeaningful(let reason) in row.cells where !reasons.contains(reason) { reasons.append(reason) }
      draw(row)
    }
    document.y += 2
    if !reasons.isEmpty {
      document.paragraph(
        "n/m: " + reasons.joined(separator: "; "), .init(points: points - 0.5, color: PDFDocument.quiet))
    }
    document.y += 4
  }

  private func drawHead() {
    guard table.columns.contains(where: { !$0.header.isEmpty }) else { return }
    let look = PDFDocument.Look(points: points, isBold: true)
    let heights = zip(table.columns, widths).map { column, width in
      column.header.isEmpty ? 0 : document.size(column.header, look, wrap: width - Self.gap).height
    }
    let height = heights.max() ?? 0
    document.need(height + 30)
    var x = document.paper.margin
    for (index, column) in table.columns.enumerated() {
      if !column.header.isEmpty {
        document.text(
          column.header, at: (x, document.y + height - heights[index]), look, wrap: widths[index] - Self.gap,
          alignment: column.role.isFigure ? .end : .start)
      }
      x += widths[index]
    }
    document.y += height + 1.5
    document.rectangle(document.paper.margin, document.y, document.paper.textWidth, 0.9, PDFDocument.ink)
    document.y += 2.5
  }

  private func draw(_ row: Table.Row) {
    func look(_ cell: Cell) -> PDFDocument.Look {
      var color = row.role == .detail ? PDFDocument.quiet : PDFDocument.ink
      if case .number(let value, _) = cell, value < 0 { color = 0x7A_2222 }
      return .init(points: points, isBold: row.role.isStrong, color: color)
    }
    let cells = Array(zip(row.cells, widths))
    let height =
      cells.enumerated().map { index, pair in
        let level = index == name ? Double(row.level) * Self.indent : 0
        return document.size(pair.0.plain, look(pair.0), wrap: max(pair.1 - Self.gap - level, 8)).height
      }.max() ?? 0
    if document.y + height + 4 > document.paper.bottom {
      document.newPage()
      drawHead()
    }
    if row.role == .heading { document.y += 2.5 }
    if row.role == .subtotal || row.role == .total {
      document.rectangle(
        document.paper.margin, document.y, document.paper.textWidth, row.role == .total ? 1.1 : 0.5,
        row.role == .total ? PDFDocument.ink : PDFDocument.rule)
      document.y += 1.5
    }
    var x = document.paper.margin
    for (index, pair) in cells.enumerated() {
      let text = pair.0.plain
      let level = index == name ? Double(row.level) * Self.indent : 0
      if !text.isEmpty {
        document.text(
          text, at: (x + level, document.y), look(pair.0), wrap: max(pair.1 - Self.gap - level, 8),
          alignment: table.columns[index].role.isFigure ? .end : .start)
      }
      x += pair.1
    }
    document.y += height + 1.6
    if row.role == .total {
      document.rectangle(document.paper.margin, document.y, document.paper.textWidth, 1.1, PDFDocument.ink)
      document.y += 2
    }
  }
}

extension Table.Row.Role {
  fileprivate var isStrong: Bool {
    switch self {
    case .heading, .subtotal, .total: true
    case .line, .detail, .note: false
    }
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
