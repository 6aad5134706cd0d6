package import Analysis
import Checking
import Finance
import Quantities

/// One page for a decision: what is asked for, what it is worth and how sure that is, what it hangs on.
package struct BoardPage: Sendable {
  /// A figure that stands alone.
  package struct KeyFigure: Sendable {
    package let label: String
    package let value: Cell
    /// What it means, in a few words; may be empty.
    package let remark: String
    package init(_ label: String, _ value: Cell, remark: String = "") {
      self.label = label
      self.value = value
      self.remark = remark
    }
  }

  package let title: String
  package let subtitle: [String]
  package let passed: Bool
  /// The checks' master flag.
  package let flag: String
  /// What is to be decided, and whether it clears the hurdle rate.
  package let ask: [String]
  package let keyFigures: [KeyFigure]
  /// How the NPV is distributed; empty where no simulation was run.
  package let uncertainty: [KeyFigure]
  /// What they rest on, or why there are none.
  package let uncertaintyNote: String
  package let cashAndCapacity: Table
  /// The inputs that move the NPV most, with their break-evens; nil where no analysis was made.
  package let drivers: Table?
  /// On which side of its break-even each of them has to stay.
  package let driverConditions: [String]
  /// The same, then the model's own checks.
  package let mustBeTrue: [String]
  package let weakestEvidence: [String]

  package init(
    _ figures: Figures, checks: ChecksReport, tornado: TornadoAnalysis? = nil, breakEvens: BreakEvenAnalysis? = nil,
    simulation: Simulation? = nil
  ) {
    let uncertainty = BoardUncertainty(figures, simulation)
    let texts = BoardTexts(figures)
    let drivers = BoardDrivers(figures, tornado: tornado, breakEvens: breakEvens)
    title = Header.title(figures.model)
    subtitle = Header.lines(figures)
    passed = checks.passed
    flag = checks.flag
    ask = texts.ask
    keyFigures = texts.keyFigures
    self.uncertainty = uncertainty.keyFigures
    uncertaintyNote = uncertainty.note
    cashAndCapacity = texts.cashAndCapacity
    self.drivers = drivers.table
    driverConditions = drivers.mustBeTrue
    mustBeTrue = driverConditions + texts.statedChecks
    weakestEvidence = BoardEvidence(figures, ranks: tornado?.ranks ?? [:]).sentences
  }

  /// As a report, for a screen and for formats that lay out no page.
  package func report() -> Report {
    var sections = [
      Report.Section("The ask", ask.map { .note($0) }),
      Report.Section("Key figures", [.table(Self.table(keyFigures))]),
      Report.Section(
        "How sure the NPV is",
        (uncertainty.isEmpty ? [] : [.table(Self.table(uncertainty))]) + [.note(uncertaintyNote)]),
      Report.Section("Cash and capacity", [.table(cashAndCapacity)]),
    ]
    if let drivers { sections.append(Report.Section("What moves it most", [.table(drivers)])) }
    sections.append(Report.Section("What must be true", mustBeTrue.map { .note($0) }))
    sections.append(Report.Section("Weakest evidence", weakestEvidence.map { .note($0) }))
    sections.insert(Report.Section(nil, [.flag(passed: passed, flag)]), at: 0)
    return Report(title: title, subtitle: subtitle, sections: sections)
  }

  private static func table(_ figures: [KeyFigure]) -> Table {
    Table(
      columns: [Table.Column("", .label), Table.Column("", .figure), Table.Column("", .prose)],
      rows: figures.map { Table.Row(.line, [.text($0.label), $0.value, .text($0.remark)]) })
  }
}
