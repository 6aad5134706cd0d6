import DataFiles
package import Diagnostics

extension DiagnosticCode {
  /// Of pilots' data and of what inputs rest on.
  package static let pilots: [DiagnosticCode] = [
    unreadablePilot, noPilotColumn, unknownGroup, emptyGroup, tooFewPilotRows, missingPilotValue, badPilotNumber,
    unreadableWeek, unitInBothGroups, unknownPrior, refusedPrior, unknownMeasure,
  ]

  private static func model(_ file: String, _ more: String = "") -> Example {
    .model(
      """
      timeline 2026-01 for 12 months
      pilot desk "Service desk" {
        data: "\(file)"
        unit: "agent"
        arm: "group" control "off" treated "on"
        week: "week"
        live: 2025-10-13 .. 2025-12-07
        design: randomised
        primary: aht "seconds" lower by at least 10%
        guard: quality "passed" not worse by 2 points
      }
      \(more)
      """)
  }

  static let unreadablePilot = DiagnosticCode(
    "E0970",
    """
    A pilot's data file is comma-separated values: a header line with the columns' names, then one record a line with \
    as many fields.
    """,
    example: model("pilot-ragged.csv"), mend: "Export the file again, with every field of every record.")

  static let noPilotColumn = DiagnosticCode(
    "E0971", "A pilot names the columns it is read by, and each must be in the file's header once.",
    example: model("pilot-other-names.csv"), mend: "Write the column's name as the header has it.")

  static let unknownGroup = DiagnosticCode(
    "E0972",
    """
    The column of the group has two values, one for the control and one for the treated. A third would be left out in \
    silence, or counted where it does not belong.
    """,
    example: model("pilot-other-groups.csv"),
    mend: "Write `arm: \"group\" control \"A\" treated \"B\"` with the values that the column has.")

  static let emptyGroup = DiagnosticCode(
    "E0973", "A comparison needs rows of both groups while the tool was in use. Without a control nothing is computed.",
    example: model("pilot-no-control.csv"), mend: "Give the file rows of both groups in the live weeks.")

  static let tooFewPilotRows = DiagnosticCode(
    "E0974", "From fewer than 10 rows, or a single person or team, of a group no error can be told, and no effect.",
    example: model("pilot-four-rows.csv"), mend: "Run the pilot longer, or with more people.")

  static let missingPilotValue = DiagnosticCode(
    "E0975",
    """
    A row without a value is not left out in silence: values that go missing in one group alone make the groups unlike.
    """,
    example: model("pilot-missing.csv"),
    mend: "Fill the values in, or write `missing: leave out`, which the verdict then tells.")

  static let badPilotNumber = DiagnosticCode(
    "E0976",
    """
    A measure is a plain number, or yes and no; a guard in points is a share from 0 to 1; a relative change needs \
    means above 0.
    """,
    example: model("pilot-text.csv"), mend: "Put the value right, or name another column.")

  static let unreadableWeek = DiagnosticCode(
    "E0977",
    "The column of the week holds a date such as 2025-10-13, a week such as 2025-W42, or the week's number from 1.",
    example: model("pilot-weeks.csv"), mend: "Write the first day of the week: 2025-10-13.")

  static let unitInBothGroups = DiagnosticCode(
    "E0978",
    """
    What was assigned belongs to one group while the tool is in use. Where each task is drawn anew, the task is the \
    unit, and the person is the cluster.
    """,
    example: model("pilot-both-groups.csv"), mend: "Write `unit:` with the column of what was assigned.")

  static let unknownPrior = DiagnosticCode(
    "E0980", "A prior is the key of a published effect in the list that comes with Hurdle.",
    example: model("pilot.csv", "input saved = 13% from pilot desk.aht prior \"brynjolfson-2025\"\n"),
    mend: "Write `prior \"brynjolfsson-2025\"`.")

  static let refusedPrior = DiagnosticCode(
    "E0981",
    """
    A prior says what a tool brings about. What people say of themselves, a mere correlation, or an effect of which no \
    size was seen does not, however often it is quoted.
    """,
    example: model("pilot.csv", "input saved = 13% from pilot desk.aht prior \"gds-2025\"\n"),
    mend: "Name a trial, such as `prior \"brynjolfsson-2025\"`, or leave the prior out.")

  static let unknownMeasure = DiagnosticCode(
    "E0982",
    """
    An input rests on a pilot's primary measure or on a secondary one. A guard says what did not get worse, and no \
    effect.
    """,
    example: model("pilot.csv", "input saved = 13% from pilot desk.quality\n"), mend: "Write `from pilot desk.aht`.")
}

extension PilotFault {
  /// - Parameter span: the value of `data:` in the pilot.
  package func diagnostic(of pilot: PilotDesign, at span: Span?) -> Diagnostic {
    func fault(_ code: DiagnosticCode, _ title: String, _ hint: String? = nil, notes: [String] = []) -> Diagnostic {
      Diagnostic(code, title, at: span, notes: notes.map { .init($0) }, hint: hint)
    }
    let file = pilot.data
    switch self {
    case .empty: return fault(.unreadablePilot, "\(file) is empty", "give it a header and a row for each case or week")
    case .unreadable(let reason):
      switch reason {
      case .openQuote(let line, _):
        return fault(.unreadablePilot, "\(file) has a quote in line \(line) that is never closed", "close the quote")
      case .tooLong(let line, _): return fault(.unreadablePilot, "\(file) has a record in line \(line) without an end")
      case .source(let failure): return fault(.unreadablePilot, "\(file) cannot be read: \(failure.reason)")
      }
    case .ragged(let line, let fields, let header):
      return fault(
        .unreadablePilot, "line \(line) of \(file) has \(fields) fields, and the header has \(header)",
        "give every record \(header) fields")
    case .noColumn(let column, let key, let header):
      let near = Suggestions.question(for: column, among: header)
      return fault(
        .noPilotColumn, "\(file) has no column \(column), which \(key): names",
        near ?? "it has \(Wording.list(Array(header.prefix(8)), "and"))")
    case .columnTwice(let column):
      return fault(.noPilotColumn, "\(file) has the column \(column) more than once", "rename one of them")
    case .unknownGroup(let line, let value, let found):
      let shown = value.isEmpty ? "nothing" : "\"\(value)\""
      return fault(
        .unknownGroup,
        "line \(line) of \(file) has \(shown) for \(pilot.arms.column), which is neither \"\(pilot.arms.control)\" nor \"\(pilot.arms.treated)\"",
        "write the values that the column has: arm: \"\(pilot.arms.column)\" control \"…\" treated \"…\"",
        notes: ["so far it has \(Wording.list(found.map { "\"\($0)\"" }, "and"))"])
    case .emptyGroup(let arm, let found):
      let name = arm == .control ? pilot.arms.control : pilot.arms.treated
      return fault(
        .emptyGroup,
        "\(file) has no rows of the \(arm.rawValue) group, \"\(name)\"\(pilot.live == nil ? "" : ", in the live weeks")",
        arm == .control
          ? "without a control there is nothing to compare with: give the file its rows"
          : "give the file the rows of those who had the tool",
        notes: found.isEmpty ? [] : ["\(pilot.arms.column) has \(Wording.list(found.map { "\"\($0)\"" }, "and"))"])
    case .noLiveRows(let rows):
      return fault(
        .emptyGroup, "none of the \(Wording.count(rows, "row")) of \(file) lies in the live weeks",
        "compare the dates of live: with the column \(pilot.week ?? "week")")
    case .tooFewRows(let arm, let rows):
      return fault(
        .tooFewPilotRows, "the \(arm.rawValue) group of \(file) has \(Wording.count(rows, "row")) in the live weeks",
        "nothing is told from fewer than \(Self.fewestRows): run the pilot longer")
    case .tooFewUnits(let arm, let units):
      return fault(
        .tooFewPilotRows,
        "the \(arm.rawValue) group of \(file) is \(Wording.count(units, pilot.cluster ?? pilot.unit ?? "row")) alone",
        "what one does by itself cannot be told from what the tool does: take more")
    case .missing(let column, let line, let count, let control, let treated):
      return fault(
        .missingPilotValue,
        "\(file) has \(Wording.count(count, "missing value")) in \(column), the first in line \(line)",
        "fill them in, or write missing: leave out, which is then told",
        notes: ["\(control) in the control group and \(treated) in the treated"])
    case .notANumber(let column, let line, let text):
      return fault(
        .badPilotNumber, "line \(line) of \(file) has \"\(text)\" for \(column), which is no number",
        "write it plainly: 412.5")
    case .notAShare(let column, let line, let value):
      return fault(
        .badPilotNumber,
        "line \(line) of \(file) has \(value) for \(column), and a guard in points looks at shares from 0 to 1",
        "name a column of 0 and 1, or of shares")
    case .noRatio(let column):
      return fault(
        .badPilotNumber, "the mean of \(column) is not above 0 in both groups, so that no relative change can be told",
        "name a column of times, costs or counts")
    case .unreadableWeek(let line, let text):
      return fault(
        .unreadableWeek, "line \(line) of \(file) has \"\(text)\" for \(pilot.week ?? "the week")",
        "write a date such as 2025-10-13, or a week such as 2025-W42")
    case .unitInBoth(let unit, let line):
      return fault(
        .unitInBothGroups, "\(pilot.unit ?? "the unit") \(unit) is in both groups by line \(line) of \(file)",
        "name as unit: what was assigned, and as cluster: the person")
    }
  }
}

extension Diagnostic {
  package static func unknownMeasure(_ measure: String, of reading: PilotReading, at span: Span?) -> Diagnostic {
    let isGuard = reading.guards.contains { $0.name == measure }
    let known = reading.measures
    return Diagnostic(
      .unknownMeasure,
      isGuard
        ? "\(measure) is a guard of \(reading.design.name), and a guard has no effect to take over"
        : "\(reading.design.name) has no measure \(measure)", at: span,
      hint: Suggestions.question(for: measure, among: known) ?? "it has \(Wording.list(known, "and"))")
  }

  package static func unknownPrior(_ key: String, among effects: PublishedEffects, at span: Span?) -> Diagnostic {
    Diagnostic(
      .unknownPrior, "no published effect is called \(key)", at: span,
      hint: Suggestions.question(for: key, among: effects.keys)
        ?? "there are \(Wording.list(Array(effects.usable.prefix(6).map(\.key)), "and"))")
  }

  package static func refusedPrior(_ effect: PublishedEffect, because reason: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .refusedPrior, "\(effect.key) is no prior: \(reason)", at: span,
      notes: [.init("\(effect.study), \(effect.year): \(effect.effect)")],
      hint: "name a trial, or leave the prior out")
  }
}
