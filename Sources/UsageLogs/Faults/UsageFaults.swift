package import Diagnostics
import DataFiles

extension DiagnosticCode {
  package static let usageLogs: [DiagnosticCode] = [
    notALog, noLogColumn, tooManyRefused, tooManyClasses, openQuoteInLog, severalCurrencies, stoppedReading,
    unreadableDatabase,
  ]

  static let notALog = DiagnosticCode(
    "E0720",
    """
    A usage log is text: CSV with a header line, JSON records, or a bill by the FOCUS specification as CSV. Other files \
    are not guessed at.
    """,
    example: .session("import usage \"requests.csv.gz\"\n"), mend: "Unpack or convert the file, then import it.")

  static let noLogColumn = DiagnosticCode(
    "E0721",
    """
    A log tells at least the input and output tokens of each request. Columns are known by the names that gateways and \
    SDKs give them; others are to be named.
    """,
    example: .session("import usage \"renamed.csv\"\n"),
    mend: "Write `import usage \"renamed.csv\" columns in: p, out: c, time: at`.")

  static let tooManyRefused = DiagnosticCode(
    "E0722",
    """
    A row that cannot be read is counted and told with its line. Above 1% of the rows the log is not what it seems, and \
    nothing of it is imported.
    """,
    example: .session("import usage \"broken.csv\"\n"), mend: "Put the lines right, or export the log anew.")

  static let tooManyClasses = DiagnosticCode(
    "E0723", "A column with more than 200 different values, such as a user or a request, names no task classes.",
    example: .session("import usage \"requests.csv\" classes by request_id\n"),
    mend: "Name another column, or write rules: `classes { short: tokens_in below 1_000; long: rest }`.")

  static let openQuoteInLog = DiagnosticCode(
    "E0724", "A quoted field is never closed, so that everything after it would be taken for its content.",
    example: .session("import usage \"unclosed.csv\"\n"), mend: "Close the quote in the line named.")

  static let severalCurrencies = DiagnosticCode(
    "E0725", "Amounts of several currencies are not added up.",
    example: .session("import usage \"two-currencies.csv\" as bill\n"), mend: "Split the bill by currency.")

  static let stoppedReading = DiagnosticCode(
    "E0726", "The reading was stopped with Ctrl-C. Nothing was imported.",
    example: .session("import usage \"endless.csv\"\n"), mend: "Import it again, or a part of it.")

  static let unreadableDatabase = DiagnosticCode(
    "E0727",
    """
    A database is reached through unixODBC and the driver its connection string names; the counting is done there, as \
    SQL. The message is the driver's own.
    """,
    example: .session("import usage odbc \"Driver=Nothing;Database=usage.db\" table requests\n"),
    mend: "Write `Driver=SQLite3;Database=usage.db`; `odbcinst -q -d` lists the drivers that are installed.")
}

extension Diagnostic {
  static func notALog(_ log: UsageRequest.Name, what: String, hint: String) -> Diagnostic {
    Diagnostic(.notALog, "\(log.text) is \(what)", at: log.span, hint: hint)
  }

  static func emptyLog(_ log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .notALog, "\(log.text) holds no requests", at: log.span, hint: "name a log with a row for each request")
  }

  static func noBytes(_ failure: ByteFailure, log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(.notALog, "\(log.text) cannot be read: \(failure.reason)", at: log.span)
  }

  static func malformedJSON(_ log: UsageRequest.Name, line: Int) -> Diagnostic {
    Diagnostic(
      .notALog, "\(log.text) is not JSON from line \(line) on", at: log.span,
      hint: "one record a line lets a broken one be passed over")
  }

  static func longRow(_ log: UsageRequest.Name, line: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .notALog, "\(log.text) has a row of more than \(limit >> 20) MB at line \(line)", at: log.span,
      hint: "is a quote left open there?")
  }

  static func noTokenColumns(_ missing: [ColumnRole], header: [String], log: UsageRequest.Name) -> Diagnostic {
    let wanted = missing.map { "\($0.rawValue): …" }.joined(separator: ", ")
    return Diagnostic(
      .noLogColumn, "\(log.text) has no column of \(missing.map(\.title).joined(separator: " and "))", at: log.span,
      notes: [Note("its columns are \(listed(header))")],
      hint: "name \(missing.count == 1 ? "it" : "them"): columns \(wanted)")
  }

  static func noLogColumn(_ name: UsageRequest.Name, header: [String], log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .noLogColumn, "\(log.text) has no column \(name.text)", at: name.span,
      notes: [Note("its columns are \(listed(header))")], hint: Suggestions.question(for: name.text, among: header))
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(24).map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: ", ")
      + (names.count > 24 ? " and \(names.count - 24) more" : "")
  }

  static func tooManyRefused(_ refused: RefusedRows, of rows: Int, log: UsageRequest.Name) -> Diagnostic {
    let reasons = refused.reasons.prefix(6).map { Note("\($0.count) × \($0.text)") }
    let first = refused.first.map { row in
      Note("line \(row.line): \(row.fault.text)\(row.excerpt.isEmpty ? "" : " · \(row.excerpt)")")
    }
    return Diagnostic(
      .tooManyRefused, "\(refused.count) of the \(rows) rows of \(log.text) cannot be read", at: log.span,
      notes: reasons + first, hint: "up to 1% are passed over; put these right first")
  }

  static func tooManyClasses(_ name: UsageRequest.Name, limit: Int) -> Diagnostic {
    Diagnostic(
      .tooManyClasses, "\(name.text) has more than \(limit) values, too many for task classes", at: name.span,
      hint: "name another column, or write rules: classes { short: tokens_in below 1_000; long: rest }")
  }

  static func openQuoteInLog(_ log: UsageRequest.Name, line: Int, lines: Int) -> Diagnostic {
    Diagnostic(
      .openQuoteInLog, "\(log.text) has a quote at line \(line) that is never closed", at: log.span,
      notes: [Note("it would take in all \(lines) lines that follow")])
  }

  static func severalCurrencies(_ currencies: [String], log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .severalCurrencies, "\(log.text) has amounts in \(currencies.joined(separator: " and "))", at: log.span,
      hint: "split it by currency")
  }

  static func noRulesForBills(_ name: UsageRequest.Name, log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .noLogColumn, "\(log.text) is a bill, which a column tells apart and rules do not", at: name.span,
      hint: "classes by ServiceName")
  }

  package static func unreadableDatabase(_ text: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .unreadableDatabase, "the database gives no answer", at: span, notes: [Note(text)],
      hint: text.contains("Can't open lib") || text.contains("Data source name not found")
        ? "`odbcinst -q -d` lists the drivers that are installed" : nil)
  }

  static func changedWhileRead(_ log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .unreadableDatabase, "\(log.text) changed while it was counted", at: log.span,
      hint: "import it again, or a query that ends at a date")
  }

  static func notATimeColumn(_ text: String, _ log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(
      .unreadableDatabase, "`\(text)` in \(log.text) is not a time", at: log.span,
      hint: "write a query that gives its time as a timestamp, or name another column: columns time: …")
  }

  package static func stoppedReading(_ log: UsageRequest.Name) -> Diagnostic {
    Diagnostic(.stoppedReading, "stopped: nothing of \(log.text) was imported", at: log.span)
  }
}
