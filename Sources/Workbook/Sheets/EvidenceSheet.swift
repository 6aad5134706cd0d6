import Reports
import Spreadsheet

extension BookBinder {
  /// What is known from pilots, key figures and gates: outcomes first, activity last.
  mutating func bindEvidence() {
    layout.text(.evidence, 0, 0, "Evidence", .title)
    layout[.evidence].frozen = (3, 0)
    let sections = book.source.evidence
    guard !sections.isEmpty else {
      layout.text(.evidence, 1, 0, "The model states no evidence.", .subtitle)
      layout[.evidence].widths = [(0...0, 44)]
      return
    }
    layout.text(
      .evidence, 1, 0,
      "Findings of Hurdle at export, scenario \(figures.scenario): values, not formulas. Outcomes first, activity last.",
      .subtitle)
    layout.formula(.evidence, 2, 0, exportState, .caption)
    layout.go(.evidence, to: 4)
    var writer = ReportTables(sheet: .evidence)
    for section in sections {
      if let heading = section.heading { writer.heading(heading, in: &layout) }
      for block in section.blocks { writer.write(block, in: &layout) }
      layout.skip(.evidence)
    }
    layout[.evidence].widths = writer.widths
  }
}
