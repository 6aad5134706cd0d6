package import Diagnostics
import Reports
package import Syntax

/// `history`
package struct HistoryCommand: Command {
  package let verb = "history"
  package let isReplayed = false
  package let page = HelpPage(
    "history", summary: "Lists what was said and not undone: what `save` would write.",
    example: "set time_saved = 8%\nhistory")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) {}

  package func run(_ words: Void, in turn: inout Turn) throws(Refusal) -> Answer {
    if turn.state.log.isEmpty { return Answer(saying: "Nothing yet.") }
    let rows = turn.state.log.enumerated().map { index, entry in
      Reports.Table.Row(.line, [.number(Double(index + 1), .count), .text(entry.text)])
    }
    let table = Reports.Table(
      columns: [Reports.Table.Column("", .figure), Reports.Table.Column("Statement", .prose)], rows: rows)
    return Answer(reports: [Report(title: "History", sections: [Report.Section(nil, [.table(table)])])])
  }
}
