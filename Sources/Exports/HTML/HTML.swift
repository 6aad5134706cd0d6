import Reports

/// Parts of a report as HTML elements.
enum HTML {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// - Parameter id: unique on the page.
  static func block(_ block: Report.Block, id: String) -> String {
    if let picture = BlockPicture(block) { return self.picture(picture, id: id) }
    switch block {
    case .table(let table): return self.table(table)
    case .note(let text): return "<p>\(escaped(text))</p>"
    case .lines(let lines): return "<pre>\(escaped(lines.joined(separator: "\n")))</pre>"
    case .flag(let passed, let text): return flag(passed: passed, text)
    case .pairs(let pairs):
      let items = pairs.map { "<dt>\(escaped($0.label))</dt><dd>\(cell($0.value))</dd>" }
      return "<dl>\n\(items.joined(separator: "\n"))\n</dl>"
    case .tree(let tree): return "<ul class=\"tree\">\n\(node(tree))\n</ul>"
    case .histogram, .fan, .curve, .plot: return ""
    }
  }

  /// A picture, and its numbers: folded away where they are many.
  private static func picture(_ picture: BlockPicture, id: String) -> String {
    let drawing = picture.drawing
    let figure =
      "<figure><figcaption>\(escaped(drawing.title))</figcaption>\n\(SVG.text(of: drawing, id: id))</figure>"
    guard let table = picture.table else { return figure }
    if picture.showsTable { return self.table(table) + "\n" + figure }
    return figure + "\n<details><summary>The figures</summary>\n\(self.table(table))\n</details>"
  }

  static func flag(passed: Bool, _ text: String) -> String {
    "<p class=\"flag \(passed ? "pass" : "fail")\"><strong>\(passed ? "PASS" : "FAIL")</strong> \(escaped(text))</p>"
  }

  private static func node(_ tree: Report.Tree) -> String {
    let figures = tree.cells.map(\.plain).filter { !$0.isEmpty }.joined(separator: ", ")
    let remark = tree.remark.isEmpty ? "" : " <small>\(escaped(tree.remark))</small>"
    let children = tree.children.map(node)
    let below = children.isEmpty ? "" : "\n<ul>\n\(children.joined(separator: "\n"))\n</ul>"
    return "<li><code>\(escaped(tree.text))</code> \(escaped(figures))\(remark)\(below)</li>"
  }

  // MARK: Tables

  static func table(_ table: Table) -> String {
    var lines = ["<table>"]
    if let caption = table.caption { lines.append("<caption>\(escaped(caption))</caption>") }
    let heads = table.columns.map { column in
      column.header.isEmpty
        ? "<td></td>" : "<th scope=\"col\" class=\"\(style(column.role))\">\(escaped(column.header))</th>"
    }
    if table.columns.contains(where: { !$0.header.isEmpty }) {
      lines.append("<thead><tr>\(heads.joined())</tr></thead>")
    }
    lines.append("<tbody>")
    // The first column that names the row; a reference such as C1 does not.
    let name = table.columns.firstIndex { $0.role == .label && $0.header != "Ref" } ?? 0
    var reasons: [String] = []
    for row in table.rows {
      let cells = zip(table.columns, row.cells).enumerated().map { index, pair -> String in
        if case .notMeaningful(let reason) = pair.1, !reasons.contains(reason) { reasons.append(reason) }
        var classes = style(pair.0.role)
        if case .number(let value, _) = pair.1, value < 0 { classes += " negative" }
        let isName = index == name && pair.1 != .empty
        let level = isName && row.level > 0 ? " level\(min(row.level, 3))" : ""
        let tag = isName ? "th scope=\"row\"" : "td"
        return "<\(tag) class=\"\(classes)\(level)\">\(cell(pair.1))</\(isName ? "th" : "td")>"
      }
      lines.append("<tr class=\"\(style(row.role))\">\(cells.joined())</tr>")
    }
    lines += ["</tbody>", "</table>"]
    if !reasons.isEmpty {
      lines.append("<p class=\"reasons\">n/m: \(escaped(reasons.joined(separator: "; ")))</p>")
    }
    return "<div class=\"table\">\n\(lines.joined(separator: "\n"))\n</div>"
  }

  static func cell(_ cell: Cell) -> String {
    if case .notMeaningful(let reason) = cell { return "<abbr title=\"\(escaped(reason))\">n/m</abbr>" }
    return escaped(cell.plain)
  }

  private static func style(_ role: Table.Column.Role) -> String {
    switch role {
    case .label: "label"
    case .prose: "prose"
    case .period, .figure: "figure"
    }
  }

  private static func style(_ role: Table.Row.Role) -> String {
    switch role {
    case .heading: "heading"
    case .line: "line"
    case .detail: "detail"
    case .subtotal: "subtotal"
    case .total: "total"
    case .note: "remark"
    }
  }
}
