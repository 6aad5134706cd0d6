package import Reports

/// The whole pack as a page: readable as text, and as HTML wherever Markdown is rendered.
package struct MarkdownExport: TextFormat {
  package let name = "markdown"
  package let extensions = ["md", "markdown"]
  package let summary = "board page, statement, metrics, scenarios, assumptions, checks, provenance as one page"
  package let hasBoardPage = true
  package init() {}

  package func text(of pack: Pack) -> String { text(of: pack.wholeReport()) }

  package func text(of report: Report) -> String {
    var parts = ["# \(Self.escaped(report.title))"]
    parts += report.subtitle.map(Self.escaped)
    for section in report.sections {
      if let heading = section.heading { parts.append("## \(Self.escaped(heading))") }
      parts += section.blocks.map(Self.block)
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: Report.Block) -> String {
    switch block {
    case .table(let table): return self.table(table)
    case .note(let text): return escaped(text)
    case .lines(let lines): return (["```"] + lines + ["```"]).joined(separator: "\n")
    case .flag(let passed, let text): return "**\(passed ? "PASS" : "FAIL")** \(escaped(text))"
    case .pairs(let pairs):
      return pairs.map { "- \(escaped($0.label)): \(escaped($0.value.plain))" }.joined(separator: "\n")
    case .tree(let tree): return lines(of: tree, depth: 0).joined(separator: "\n")
    case .histogram(let plot): return self.table(plot.table)
    case .fan(let plot): return self.table(plot.table)
    case .curve(let plot): return self.table(plot.table)
    case .plot: return ""
    }
  }

  private static func lines(of tree: Report.Tree, depth: Int) -> [String] {
    let figures = tree.cells.map(\.plain).filter { !$0.isEmpty }.joined(separator: ", ")
    let remark = tree.remark.isEmpty ? "" : " (\(escaped(tree.remark)))"
    let line = "\(String(repeating: "  ", count: depth))- `\(tree.text)`: \(escaped(figures))\(remark)"
    return [line] + tree.children.flatMap { lines(of: $0, depth: depth + 1) }
  }

  // MARK: Tables

  private static func table(_ table: Table) -> String {
    var lines: [String] = []
    if let caption = table.caption { lines += ["*\(escaped(caption))*", ""] }
    lines.append(row(table.columns.map { escaped($0.header) }))
    lines.append(row(table.columns.map { $0.role == .label || $0.role == .prose ? "---" : "---:" }))
    let name = table.columns.firstIndex { $0.role == .label && $0.header != "Ref" } ?? 0
    var reasons: [String] = []
    for line in table.rows {
      let cells = line.cells.enumerated().map { index, cell -> String in
        if case .notMeaningful(let reason) = cell, !reasons.contains(reason) { reasons.append(reason) }
        let text = escaped(cell.plain)
        // Two em spaces a level: leading blanks would be dropped.
        let margin = index == name ? String(repeating: "&emsp;", count: line.level) : ""
        return margin + (line.isStrong && !text.isEmpty ? "**\(text)**" : text)
      }
      lines.append(row(cells))
    }
    if !reasons.isEmpty { lines += ["", "n/m: " + reasons.map(escaped).joined(separator: "; ")] }
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Characters that Markdown or HTML would read as marks.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "|", "[", "]", "#": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}

extension Table.Row {
  fileprivate var isStrong: Bool {
    switch role {
    case .heading, .total: true
    case .subtotal: level == 0
    case .line, .detail, .note: false
    }
  }
}
