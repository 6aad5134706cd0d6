import Checking
import Quantities

/// The user's checks, the built-in findings, and the one flag that stands on every export.
package struct ChecksReport: Sendable {
  package let checks: [CheckFigures]
  package let findings: [Finding]
  package let title: String

  package init(_ figures: Figures, others: [Figures] = []) {
    checks = figures.checks
    findings = Findings.all(figures, others: others)
    title = Header.title(figures.model)
  }

  package var failed: Int { checks.count { !$0.passed } }
  /// Findings to look at.
  package var open: Int { findings.count { !$0.isFine } }
  package var passed: Bool { failed == 0 }

  /// `All 3 checks hold; 2 findings to look at.`
  package var flag: String {
    let verdict =
      switch (checks.count, failed) {
      case (0, _): "The model states no checks"
      case (1, 0): "The one check holds"
      case (let count, 0): "All \(count) checks hold"
      case (let count, let failed): "\(failed) of \(Wording.count(count, "check")) \(failed == 1 ? "fails" : "fail")"
      }
    return "\(verdict); \(open == 0 ? "no findings" : Wording.count(open, "finding") + " to look at")."
  }

  package func report() -> Report { Report(title: title, sections: sections()) }

  package func sections() -> [Report.Section] {
    var blocks: [Report.Block] = [.flag(passed: passed, flag)]
    if !checks.isEmpty { blocks.append(.table(checksTable)) }
    return [Report.Section("Checks", blocks), Report.Section("Findings", [.table(findingsTable)])]
  }

  private var checksTable: Table {
    Table(
      columns: [
        Table.Column("", .label), Table.Column("Check", .prose), Table.Column("Left", .figure),
        Table.Column("Right", .figure), Table.Column("Remark", .prose),
      ],
      rows: checks.map { outcome in
        let scenario = outcome.check.scenario.map { _ in "" } ?? ""
        return Table.Row(
          .line,
          [
            .text(outcome.passed ? "holds" : "FAILS"), .text(Wording.oneLine(outcome.check.text) + scenario),
            side(outcome.left, outcome.unit), side(outcome.right, outcome.unit), .text(outcome.remark),
          ])
      })
  }

  private func side(_ value: Double?, _ unit: Unit) -> Cell {
    guard let value else { return .empty }
    return .number(unit.number(value), .quantity(unit: unit.description, average: false))
  }

  private var findingsTable: Table {
    Table(
      columns: [Table.Column("", .label), Table.Column("Finding", .prose), Table.Column("", .prose)],
      rows: findings.map { Table.Row(.line, [.text($0.isFine ? "fine" : "look"), .text($0.title), .text($0.detail)]) })
  }
}
