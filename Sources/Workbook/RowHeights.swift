/// How tall rows must be for texts that run over several lines: not every program finds out by itself.
enum RowHeights {
  private static let line = 13.0
  /// Beyond this a row can be no taller.
  private static let tallest = 400.0

  /// Rows that need more than one line and have no height of their own yet, in points.
  static func heights(of sheet: WorkbookSheet) -> [(row: Int, height: Double)] {
    let given = Set(sheet.tallRows.map(\.row)).union(sheet.outlines.map(\.row))
    var lines: [Int: Int] = [:]
    for cell in sheet.cells where cell.style.isWrapped && !given.contains(cell.row) {
      guard case .text(let text) = cell.content else { continue }
      let width = sheet.widths.last { $0.columns.contains(cell.column) }?.width ?? 8.43
      // Words are not split, so that a line is not filled to its end.
      let room = max(width * 0.95, 4)
      let needed = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
        $0 + max(1, Int((Double($1.count) / room).rounded(.up)))
      }
      lines[cell.row] = max(lines[cell.row] ?? 1, needed)
    }
    return lines.filter { $0.value > 1 }.sorted { $0.key < $1.key }.map { row, count in
      (row, min(line * Double(count) + 3, tallest))
    }
  }
}
