import Reports

extension CSVExport {
  /// What an assessment says, as rows of the view `evidence`: the line is what a table's row is about, the category its
  /// heading and column, with the words where a cell holds words.
  func add(_ assessment: Assessment, to rows: inout CSVRows) {
    let report = AssessmentReport(assessment)
    for section in report.packOutcomes() + report.packAppendix() {
      let heading = section.heading ?? "Evidence"
      for block in section.blocks {
        switch block {
        case .table(let table): add(table, heading, assessment.scenario, to: &rows)
        case .note(let text): add(heading, "note: \(text)", nil, assessment.scenario, to: &rows)
        case .lines(let lines):
          for text in lines { add(heading, "note: \(text)", nil, assessment.scenario, to: &rows) }
        case .flag(let passed, let text): add(heading, "flag: \(text)", passed ? 1 : 0, assessment.scenario, to: &rows)
        case .pairs(let pairs):
          for pair in pairs { add(pair.value, of: pair.label, heading, assessment.scenario, to: &rows) }
        case .tree, .plot, .histogram, .fan, .curve: break
        }
      }
    }
  }

  private func add(_ table: Table, _ heading: String, _ scenario: String, to rows: inout CSVRows) {
    for row in table.rows {
      let named = row.cells.firstIndex { !$0.plain.isEmpty } ?? 0
      let line = row.cells.indices.contains(named) ? row.cells[named].plain : ""
      for (index, cell) in row.cells.enumerated() where index != named && table.columns.indices.contains(index) {
        let header = table.columns[index].header
        add(cell, of: line, header.isEmpty ? heading : "\(heading)/\(header)", scenario, to: &rows)
      }
    }
  }

  private func add(_ cell: Cell, of line: String, _ category: String, _ scenario: String, to rows: inout CSVRows) {
    switch cell {
    case .empty: break
    case .text(let text): if !text.isEmpty { add(line, "\(category): \(text)", nil, scenario, to: &rows) }
    case .number(let value, _): add(line, category, value, scenario, to: &rows)
    case .notMeaningful(let reason): add(line, "\(category): n/m, \(reason)", nil, scenario, to: &rows)
    }
  }

  private func add(_ line: String, _ category: String, _ value: Double?, _ scenario: String, to rows: inout CSVRows) {
    rows.add(scenario, "evidence", line, category, "", value, "")
  }
}
