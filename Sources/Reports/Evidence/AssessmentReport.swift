import Checking
package import Evidence
import Quantities

/// An assessment as pages: outcomes first, activity last.
package struct AssessmentReport: Sendable {
  package let assessment: Assessment

  package init(_ assessment: Assessment) { self.assessment = assessment }

  private var dossier: Dossier { assessment.dossier }

  package func report() -> Report {
    Report(
      title: assessment.model.title ?? "Evidence", subtitle: [subtitle],
      sections: outcomeSections() + activitySections())
  }

  private var subtitle: String {
    let blocks = Wording.count(dossier.records.count, "block")
    return "Scenario \(Wording.scenario(assessment.scenario, in: assessment.model)) · as of "
      + "\(dossier.today.description) · \(blocks) of evidence"
  }

  // MARK: Sections

  /// What a reader decides by: the verdicts, the objectives, what is red and for whom.
  package func outcomeSections() -> [Report.Section] {
    var sections = [Report.Section(nil, head)]
    sections.append(Report.Section("Five questions", questionBlocks))
    sections.append(Report.Section("Scorecard", [.table(scorecard)]))
    for reader in Rule.Theme.Reader.allCases {
      let red = assessment.findings.filter { $0.severity == .red && self.reader(of: $0) == reader }
      if !red.isEmpty {
        sections.append(Report.Section("Red for \(reader.rawValue.lowercased())", [.table(table(red))]))
      }
    }
    let missing = assessment.findings.filter { $0.severity == .missing }
    if !missing.isEmpty { sections.append(Report.Section("To be stated", [.table(table(missing))])) }
    let cascade = CascadeTable(dossier: dossier, model: assessment.model)
    if !cascade.isEmpty {
      sections.append(Report.Section("Objectives and key results", [.table(cascade.table())] + cascadeNotes))
    }
    if !assessment.pilots.isEmpty { sections.append(Report.Section("Pilots", [.table(pilots)])) }
    if let next = NextStudy.section(assessment.studies, currency: dossier.money.currency) { sections.append(next) }
    if !assessment.gates.isEmpty { sections.append(Report.Section("Gates", [.table(gates)])) }
    if let goLive { sections.append(goLive) }
    return sections
  }

  /// What is watched rather than decided by: warnings, measures of activity, what is in order.
  package func activitySections() -> [Report.Section] {
    var sections: [Report.Section] = []
    let warnings = assessment.findings.filter { $0.severity == .warning }
    if !warnings.isEmpty { sections.append(Report.Section("Worth a look", [.table(table(warnings))])) }
    let measures = MeasureTable(dossier: dossier, model: assessment.model)
    if !measures.isEmpty { sections.append(Report.Section("Measures", [.table(measures.table())])) }
    let good = Set(assessment.findings.filter { $0.severity == .good }.map(\.rule)).sorted()
    if !good.isEmpty {
      sections.append(
        Report.Section(
          "In order",
          [
            .note(
              "\(Wording.count(assessment.count(.good), "finding")) of \(Wording.count(good.count, "rule")) found nothing to change."
            )
          ]))
    }
    return sections
  }

  /// The outcomes as part of a pack, each under a heading of its own.
  package func packOutcomes() -> [Report.Section] {
    outcomeSections().enumerated().map { index, section in
      let heading = index == 0 ? "Evidence" : "Evidence: \((section.heading ?? "").lowercasedFirst)"
      return Report.Section(heading, section.blocks)
    }
  }

  /// What is watched rather than decided by, for the end of a pack.
  package func packAppendix() -> [Report.Section] {
    activitySections().map { section in
      Report.Section("Appendix: \((section.heading ?? "").lowercasedFirst)", section.blocks)
    }
  }

  /// The cascade and the measures alone.
  package func measures() -> Report {
    let cascade = CascadeTable(dossier: dossier, model: assessment.model)
    let measures = MeasureTable(dossier: dossier, model: assessment.model)
    var sections: [Report.Section] = []
    if !cascade.isEmpty {
      sections.append(Report.Section("Objectives and key results", [.table(cascade.table())] + cascadeNotes))
    }
    if !measures.isEmpty { sections.append(Report.Section("Measures", [.table(measures.table())])) }
    if sections.isEmpty { sections = [Report.Section(nil, [.note("No objective, key result or KPI is stated.")])] }
    return Report(title: assessment.model.title ?? "Measures", subtitle: [subtitle], sections: sections)
  }

  // MARK: Questions, scorecard, go-live

  private var questionBlocks: [Report.Block] {
    let diagnosis = assessment.diagnosis
    /// The question in full, or its subject where the screen is narrow.
    func table(_ text: (ProgrammeQuestion) -> String) -> Table {
      Table(
        columns: [Table.Column("Question", .label), Table.Column("", .label), Table.Column("Because", .prose)],
        rows: diagnosis.answers.map { answer in
          let word = answer.yes.map { $0 ? "yes" : "NO" } ?? "not known"
          return Table.Row(.line, [.text(text(answer.question)), .text(word), .text(answer.because)])
        })
    }
    var whole = table(\.words)
    whole.folded = [table { Wording.capitalised($0.rawValue) }]
    return [
      .table(whole),
      .note(
        "\(Wording.count(diagnosis.noes, "no", plural: "noes")): \(diagnosis.verdict). More than two make an adoption programme."
      ),
    ]
  }

  private var scorecard: Table {
    var whole = Table(
      columns: [
        Table.Column("Row", .label), Table.Column("", .label), Table.Column("Seen", .prose),
        Table.Column("Good is", .prose),
        Table.Column("A warning is", .prose),
      ],
      rows: assessment.scorecard.rows.map { row in
        let seen = row.warning ?? (row.signals.isEmpty ? row.measures : row.signals).joined(separator: "; ")
        return Table.Row(
          .line,
          [
            .text(Wording.capitalised(row.row.rawValue)),
            .text(row.verdict == .warning ? "WARNING" : row.verdict.rawValue),
            .text(seen), .text(row.goodSignal), .text(row.warningSignal),
          ])
      })
    whole.folded = [whole.without(column: 4).without(column: 3)]
    return whole
  }

  /// When it may start, and what waiting costs.
  private var goLive: Report.Section? {
    let plan = assessment.goLive
    guard !plan.steps.isEmpty else { return nil }
    let table = Table(
      columns: [
        Table.Column("Obligation", .prose), Table.Column("Article", .prose), Table.Column("Ready", .figure),
        Table.Column("Late by", .figure), Table.Column("", .label),
      ],
      rows: plan.steps.map { step in
        Table.Row(
          .line,
          [
            .text(step.obligation.title), .text(step.obligation.article), .text(step.ready.description),
            .text(step.delay > 0 ? Wording.count(step.delay, "day") : "in time"),
            .text(step.isKnown ? "" : "if it applies"),
          ])
      })
    var notes: [String] = []
    if let planned = plan.planned, let earliest = plan.earliest {
      notes.append("Planned for \(planned.description), earliest \(earliest.description).")
    }
    if let npv = dossier.money.npv, let later = dossier.money.npvAfterDelay[plan.delayDays], plan.delayDays > 0 {
      let amount = NumberStyle.amount(currency: dossier.money.currency)
      notes.append(
        "A delay of \(Wording.count(plan.delayDays, "day")) leaves an NPV of \(amount.text(later)), "
          + "\(NumberStyle.signed(amount).text(later - npv)): costs run as planned, benefits come later, the horizon stays."
      )
    }
    return Report.Section("Go-live", [.table(table)] + notes.map(Report.Block.note))
  }

  // MARK: Head

  private var head: [Report.Block] {
    let red = assessment.count(.red)
    let counts =
      "\(red) red, \(assessment.count(.missing)) to be stated, \(assessment.count(.warning)) worth a look, "
      + "\(assessment.count(.good)) in order"
    var pairs: [(label: String, value: Cell)] = []
    if let npv = dossier.money.npv { pairs.append(("NPV", .number(npv, .amount(currency: dossier.money.currency)))) }
    if let chance = dossier.money.probabilityOfPositiveNPV {
      pairs.append(("P(npv > 0)", .number(chance, .percent(decimals: 1))))
    }
    for gate in assessment.gates { pairs.append(("Gate \(gate.gate.name)", .text(gate.words))) }
    for pilot in assessment.pilots {
      pairs.append(("Pilot \(pilot.design.name)", .text(pilot.verdict.rawValue)))
    }
    return [.flag(passed: red == 0, counts), .pairs(pairs)]
  }

  private func reader(of finding: RuleFinding) -> Rule.Theme.Reader {
    Assessment.theme(of: finding)?.reader ?? .finance
  }

  // MARK: Findings

  private func table(_ findings: [RuleFinding]) -> Table {
    let hasAmounts = findings.contains { $0.amount != nil }
    var columns = [
      Table.Column("Rule", .figure), Table.Column("Where", .prose), Table.Column("What", .prose),
      Table.Column("Do", .prose),
    ]
    if hasAmounts { columns.append(Table.Column(dossier.money.currency, .figure)) }
    return Table(
      columns: columns,
      rows: findings.map { finding in
        var cells: [Cell] = [
          .text(String(finding.rule)), .text(finding.subject.words), .text(finding.text), .text(finding.remedy),
        ]
        if hasAmounts { cells.append(finding.amount.map { .number($0, .money(per: 1)) } ?? .empty) }
        return Table.Row(.line, cells)
      })
  }

  private var cascadeNotes: [Report.Block] {
    var notes: [String] = []
    if !dossier.money.effects.isEmpty {
      notes.append(
        "Moves it: the chance that the objective moves by its least change as things are, and with the key result at "
          + "its target, on the same draws.")
    }
    if !dossier.money.coverage.isEmpty {
      notes.append("Covered: the share of the objective's target that all key results below it make good together.")
    }
    return notes.map(Report.Block.note)
  }

  // MARK: Pilots and gates

  private var pilots: Table {
    Table(
      columns: [
        Table.Column("Pilot", .prose), Table.Column("Verdict", .label), Table.Column("Primary", .figure),
        Table.Column("Grade", .label), Table.Column("Needed", .figure),
      ],
      rows: assessment.pilots.map { pilot in
        Table.Row(
          .line,
          [
            .text(pilot.design.title), .text(pilot.verdict.rawValue),
            .text("\(pilot.primary.name) \(PilotReport.signed(pilot.primary.estimate))"),
            .text(pilot.design.grade.letter),
            pilot.needed.map { $0.isFinite ? .number($0.rounded(.up), .count) : .text("none") } ?? .empty,
          ])
      })
  }

  private var gates: Table {
    Table(
      columns: [
        Table.Column("Gate", .prose), Table.Column("Verdict", .label), Table.Column("Missing", .prose),
      ],
      rows: assessment.gates.map { gate in
        Table.Row(
          .line, [.text(gate.gate.title), .text(gate.words), .text(gate.missing.map(\.text).joined(separator: "; "))])
      })
  }
}

extension Subject {
  /// `key result handle_time_now, target`, or `Programme`.
  package var words: String {
    guard let name else { return title }
    let place = keyword.map { "\($0) \(name)" } ?? name
    return key.map { "\(place), \($0)" } ?? place
  }
}
