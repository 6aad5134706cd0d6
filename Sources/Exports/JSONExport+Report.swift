package import Reports

extension JSONExport {
  /// Any answer: its tables, notes and trees by section. A shape for reading along, not the documented schema.
  package func text(of report: Report) -> String { JSONExport.value(of: report).text }

  package static func value(of report: Report) -> JSON {
    .object([
      "title": .string(report.title), "subtitle": .array(report.subtitle.map(JSON.string)),
      "sections": .array(
        report.sections.map { section in
          .object(["heading": .optional(section.heading), "blocks": .array(section.blocks.map(block))])
        }),
    ])
  }

  private static func block(_ block: Report.Block) -> JSON {
    switch block {
    case .table(let table): self.table(table)
    case .histogram(let plot): self.table(plot.table)
    case .fan(let plot): self.table(plot.table)
    case .note(let text): .object(["note": .string(text)])
    case .lines(let lines): .object(["lines": .array(lines.map(JSON.string))])
    case .flag(let passed, let text): .object(["passed": .bool(passed), "text": .string(text)])
    case .pairs(let pairs): .object(["pairs": .object(pairs.map { .init($0.label, cell($0.value)) })])
    case .tree(let tree): .object(["tree": self.tree(tree)])
    case .curve(let plot):
      .object(["plot": .string(plot.title), "x": .numbers(plot.xs), "values": .numbers(plot.ys)])
    case .plot(let plot): .object(["plot": .string(plot.title), "values": .numbers(plot.values)])
    }
  }

  private static func table(_ table: Table) -> JSON {
    .object([
      "caption": .optional(table.caption), "columns": .array(table.columns.map { .string($0.header) }),
      "rows": .array(table.rows.map { .array($0.cells.map(cell)) }),
    ])
  }

  private static func tree(_ tree: Report.Tree) -> JSON {
    .object([
      "text": .string(tree.text), "values": .array(tree.cells.map(cell)), "remark": .string(tree.remark),
      "children": .array(tree.children.map(self.tree)),
    ])
  }

  private static func cell(_ cell: Cell) -> JSON {
    switch cell {
    case .empty: .null
    case .text(let text): .string(text)
    case .number(let value, _): .number(value)
    case .notMeaningful(let reason): .object(["value": .null, "reason": .string(reason)])
    }
  }
}
