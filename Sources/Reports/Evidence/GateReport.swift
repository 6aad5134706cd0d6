package import Evidence

/// A gate: READY or NOT YET, layer by layer, with what is missing and what to do.
package struct GateReport: Sendable {
  package let verdict: GateVerdict
  package let assessment: Assessment

  package init(_ verdict: GateVerdict, _ assessment: Assessment) {
    self.verdict = verdict
    self.assessment = assessment
  }

  package func report() -> Report {
    let open = verdict.missing.count
    let words =
      verdict.isReady
      ? "READY: everything asked for has been shown" : "NOT YET: \(Wording.count(open, "thing")) missing"
    return Report(
      title: verdict.gate.title,
      subtitle: [
        "Scenario \(Wording.scenario(assessment.scenario, in: assessment.model)) · as of "
          + assessment.dossier.today.description
      ],
      sections: [
        Report.Section(nil, [.flag(passed: verdict.isReady, words)]),
        Report.Section(nil, [.table(table)]),
        Report.Section(nil, [.note("A gate gives or withholds permission; it does not change an estimate.")]),
      ])
  }

  private var table: Table {
    var last: GateVerdict.Layer?
    return Table(
      columns: [
        Table.Column("Layer", .label), Table.Column("", .label), Table.Column("Shown", .prose),
        Table.Column("Do", .prose),
      ],
      rows: verdict.requirements.map { item in
        defer { last = item.layer }
        return Table.Row(
          .line,
          [
            .text(last == item.layer ? "" : item.layer.rawValue), .text(item.isMet ? "yes" : "NO"), .text(item.text),
            .text(item.remedy),
          ])
      })
  }
}
