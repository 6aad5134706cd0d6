import Reports

extension ReportRenderer {
  /// Formulas to the left under guides, figures aligned to the right of them, remarks below.
  func lines(_ tree: Report.Tree) -> [String] {
    var rows: [TreeRow] = []
    collect(tree, guide: "", below: "", into: &rows)
    let count = rows.map(\.cells.count).max() ?? 0
    let figures = (0..<count).map { column in
      rows.map { column < $0.cells.count ? $0.cells[column].displayWidth : 0 }.max() ?? 0
    }
    let taken = figures.reduce(0) { $0 + $1 + 2 }
    let widest = rows.map { $0.guide.displayWidth + $0.text.displayWidth }.max() ?? 0
    let room = max(min(widest, width - taken), min(24, width))
    return rows.flatMap { lines(of: $0, room: room, figures: figures) }
  }

  private struct TreeRow {
    let guide: String
    /// What stands in front of further lines of the same node.
    let below: String
    let text: String
    let cells: [String]
    let remark: String
  }

  private func collect(_ tree: Report.Tree, guide: String, below: String, into rows: inout [TreeRow]) {
    let bar = usesUnicode ? "│  " : "|  "
    let margin = below + (tree.children.isEmpty ? "   " : bar)
    var cells = tree.cells.map { plain($0.plain) }
    // A share stands in a column of its own: the figure before it fills the first.
    if cells.isEmpty, !tree.remark.isEmpty { cells = [""] }
    var remark = plain(tree.remark)
    for case .notMeaningful(let reason) in tree.cells {
      remark = remark.isEmpty ? plain(reason) : "\(plain(reason)) \(usesUnicode ? "·" : "-") \(remark)"
    }
    rows.append(TreeRow(guide: guide, below: margin, text: plain(tree.text), cells: cells, remark: remark))
    for (index, child) in tree.children.enumerated() {
      let isLast = index == tree.children.count - 1
      let branch = usesUnicode ? (isLast ? "└─ " : "├─ ") : (isLast ? "`- " : "|- ")
      collect(child, guide: below + branch, below: below + (isLast ? "   " : bar), into: &rows)
    }
  }

  private func lines(of row: TreeRow, room: Int, figures: [Int]) -> [String] {
    let space = max(room - row.guide.displayWidth, 12)
    let text = wrapped(row.text, width: space, hanging: 2)
    var lines: [String] = []
    for (index, part) in text.enumerated() {
      let guide = index == 0 ? row.guide : row.below
      var line = styled(guide, .dim) + part
      if index == 0 {
        line += String(repeating: " ", count: max(room - guide.displayWidth - part.displayWidth, 0))
        for (column, figure) in row.cells.enumerated() {
          line += "  " + figure.padded(to: figures[column], alignment: .right)
        }
      }
      lines.append(line.trimmingTrailingSpaces())
    }
    guard !row.remark.isEmpty else { return lines }
    let taken = room + figures.reduce(0) { $0 + $1 + 2 }
    if lines.count == 1, taken + 2 + row.remark.displayWidth <= width {
      let figure = lines[0].padded(to: taken)
      return [figure + "  " + styled(row.remark, .dim)]
    }
    let remark = wrapped(row.remark, width: max(min(width, 110) - row.below.displayWidth, 16))
    return lines + remark.map { styled(row.below + $0, .dim) }
  }
}
