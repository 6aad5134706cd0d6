import DataFiles
package import Diagnostics

extension DiagnosticCode {
  /// Of actuals, error logs and savings.
  package static let actuals: [DiagnosticCode] = [unreadableTable, noTableColumn, badTableValue]

  static let unreadableTable = DiagnosticCode(
    "E0985",
    """
    Actuals, errors and savings come as comma-separated values: a header line with the columns' names, then one record \
    a line with as many fields.
    """,
    example: .session("load programmes/support-copilot\nactuals \"actuals-ragged.csv\"\n"),
    mend: "Export the file again, with every field of every record.")

  static let noTableColumn = DiagnosticCode(
    "E0986",
    """
    Actuals have a column of the week, and a column for each measure or one of names and one of values; errors have a \
    date; savings a column of hours saved.
    """,
    example: .session("load programmes/support-copilot\nactuals \"actuals-no-week.csv\"\n"),
    mend: "Name the columns `week`, `measure` and `value`.")

  static let badTableValue = DiagnosticCode(
    "E0987",
    "A value is written plainly, 1234.5, a week as 2026-01-05 or 2026-W02, and a measure has one value a week.",
    example: .session("load programmes/support-copilot\nactuals \"actuals-words.csv\"\n"),
    mend: "Put the value in the line named right.")
}

/// Names a file's fault, at the value that names the file.
private struct TableFault {
  let file: String
  let span: Span?

  func diagnostic(_ code: DiagnosticCode, _ title: String, _ hint: String? = nil) -> Diagnostic {
    Diagnostic(code, title, at: span, hint: hint)
  }

  func empty() -> Diagnostic {
    diagnostic(.unreadableTable, "\(file) holds no rows", "give it a header and a row for each week or case")
  }

  func unreadable(_ fault: CSVReader.Fault) -> Diagnostic {
    switch fault {
    case .openQuote(let line, _):
      diagnostic(.unreadableTable, "\(file) has a quote in line \(line) that is never closed", "close the quote")
    case .tooLong(let line, _): diagnostic(.unreadableTable, "\(file) has a record in line \(line) without an end")
    case .source(let failure): diagnostic(.unreadableTable, "\(file) cannot be read: \(failure.reason)")
    }
  }

  func unreadable(_ fault: PlainTable.Fault) -> Diagnostic {
    switch fault {
    case .empty: empty()
    case .unreadable(let fault): unreadable(fault)
    case .ragged(let line, let fields, let header): ragged(line, fields, header)
    }
  }

  func ragged(_ line: Int, _ fields: Int, _ header: Int) -> Diagnostic {
    diagnostic(
      .unreadableTable, "line \(line) of \(file) has \(fields) fields, and the header has \(header)",
      "give every record \(header) fields")
  }

  func noColumn(_ column: String, _ header: [String], _ hint: String? = nil) -> Diagnostic {
    diagnostic(
      .noTableColumn, "\(file) has no column \(column)",
      Suggestions.question(for: column, among: header) ?? hint
        ?? "it has \(Wording.list(Array(header.prefix(8)), "and"))")
  }

  func value(_ line: Int, _ what: String, _ hint: String) -> Diagnostic {
    diagnostic(.badTableValue, "line \(line) of \(file) has \(what)", hint)
  }
}

extension ActualsTable.Fault {
  package func diagnostic(of file: String, at span: Span?) -> Diagnostic {
    let table = TableFault(file: file, span: span)
    switch self {
    case .empty: return table.empty()
    case .unreadable(let fault): return table.unreadable(fault)
    case .noWeek(let header): return table.noColumn("week", header)
    case .noMeasure(let header):
      return table.noColumn("measure", header, "give it a column for each measure, named as in the model")
    case .badWeek(let line, let text):
      return table.value(
        line, "\"\(text)\" for the week", "write a date such as 2026-01-05, or a week such as 2026-W02")
    case .notANumber(let line, let column, let text):
      return table.value(line, "\"\(text)\" for \(column), which is no number", "write it plainly: 1234.5")
    case .twice(let measure, let line):
      return table.value(line, "a second value of \(measure) in one week", "keep one of them")
    }
  }
}

extension ErrorLog.Fault {
  package func diagnostic(of file: String, at span: Span?) -> Diagnostic {
    let table = TableFault(file: file, span: span)
    switch self {
    case .empty: return table.empty()
    case .unreadable(let fault): return table.unreadable(fault)
    case .noColumn(let column, let header): return table.noColumn(column, header)
    case .ragged(let line, let fields, let header): return table.ragged(line, fields, header)
    case .badDate(let line, let text):
      return table.value(line, "\"\(text)\" for the date", "write a date such as 2026-01-05")
    case .badCount(let line, let column, let text):
      return table.value(line, "\"\(text)\" for \(column), which is no count", "write a number from 0")
    }
  }
}

extension ValueConcentration.Fault {
  package func diagnostic(of file: String, at span: Span?) -> Diagnostic {
    let table = TableFault(file: file, span: span)
    switch self {
    case .unreadable(let fault): return table.unreadable(fault)
    case .noColumn(let header): return table.noColumn("saved", header)
    case .notANumber(let line, let text):
      return table.value(line, "\"\(text)\" for the hours saved", "write it plainly: 2.5")
    case .nothingSaved:
      return table.diagnostic(
        .badTableValue, "nobody in \(file) saves anything in all", "check the column of hours saved")
    }
  }
}
