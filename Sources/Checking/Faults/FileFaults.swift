package import Diagnostics

extension DiagnosticCode {
  static let files: [DiagnosticCode] = [
    missingFile, isDirectory, unreadableFile, notUTF8, tooBig, ambiguousFile, badTable,
  ]

  static let missingFile = DiagnosticCode(
    "E0001",
    """
    No file stands at the path. A model is looked for beside the file that names it, then in the model library; a data \
    file beside the file that names it.
    """,
    example: .model("use costs/nothing\n"), mend: "Name a file that is there; `models` lists the library.")

  static let isDirectory = DiagnosticCode(
    "E0002", "The path is a folder, and a model or data file was wanted.",
    example: .model("use costs\n"), mend: "Name a file in the folder: `use costs/licences`.")

  static let unreadableFile = DiagnosticCode(
    "E0003", "The file is there, but the system does not let it be read.",
    example: .model("use costs/locked\n"), mend: "Change who may read the file, or name another.")

  static let notUTF8 = DiagnosticCode(
    "E0004", "Texts are UTF-8. This one has bytes that are not.",
    example: .model("use costs/latin\n"), mend: "Save the file as UTF-8.")

  static let tooBig = DiagnosticCode(
    "E0005", "The file is larger than any model or data file that is read.",
    example: .model("use costs/huge\n"), mend: "Name a smaller file.")

  static let ambiguousFile = DiagnosticCode(
    "E0006", "Two files answer to one name, and which is meant would be a guess.",
    example: .model("use costs/double\n"), mend: "Rename one of them, or begin the path with `./`.")

  static let badTable = DiagnosticCode(
    "E0007",
    """
    A data file is comma-separated values: a header line with the columns' names, then one record a line with as many \
    fields. A number is written plainly, 1234.5; a date as 2026, 2026-Q1, 2026-01 or 2026-01-15.
    """,
    example: .model(
      """
      timeline 2026-01 for 3 months
      unit case
      input cases = series("uneven.csv", date: "month", value: "cases") case/month
      """),
    mend: "Put the line right in the data file.")
}

extension Diagnostic {
  /// - Parameter span: where the path was written; nil on the command line.
  package static func unreadable(_ path: String, _ failure: SourceFailure, at span: Span?) -> Diagnostic {
    switch failure {
    case .missing(let tried):
      Diagnostic(
        .missingFile, "there is no file \(path)", at: span,
        notes: tried.isEmpty ? [] : [Note("looked at \(Words.list(tried))")])
    case .directory: Diagnostic(.isDirectory, "\(path) is a folder", at: span)
    case .unreadable(let reason): Diagnostic(.unreadableFile, "\(path) cannot be read: \(reason)", at: span)
    case .notUTF8(let line):
      Diagnostic(.notUTF8, "\(path) is not UTF-8 in line \(line)", at: span, hint: "save it as UTF-8")
    case .tooBig(let bytes, let limit):
      Diagnostic(.tooBig, "\(path) has \(bytes) bytes, more than the \(limit) that are read", at: span)
    case .ambiguous(let paths):
      Diagnostic(
        .ambiguousFile, "\(path) names two files", at: span, notes: [Note(Words.list(paths))],
        hint: "rename one of them, or begin the path with ./")
    }
  }

  static func openQuote(at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "the quoted field is not closed", at: span)
  }

  static func unevenRecord(found: Int, expected: Int, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "the record has \(found) field\(found == 1 ? "" : "s"), the header \(expected)", at: span)
  }

  static func noRecords(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "\(path) holds no records", at: span)
  }

  static func noColumn(_ name: String, file: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .badTable, "\(file) has no column \(name)", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "its columns are \(Words.list(known))")
  }

  static func notANumber(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, text.isEmpty ? "a number is missing" : "`\(text)` is not a number", at: span)
  }

  static func notADate(in text: String, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "`\(text)` is not a date", at: span, hint: "write 2026-01, 2026-Q1, 2026 or 2026-01-15")
  }

  static func recordTwice(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "\(what) stands twice", at: span)
  }

  static func recordMissing(_ what: String, file: String, at span: Span) -> Diagnostic {
    Diagnostic(.badTable, "\(file) has no value for \(what)", at: span)
  }

  static func readerArgument(_ reader: String, at span: Span) -> Diagnostic {
    let form =
      reader == "table"
      ? "table(\"v.csv\", value: \"cases\", by: queue, date: \"month\") case/month"
      : "series(\"v.csv\", date: \"month\", value: \"cases\") case/month"
    return Diagnostic(.badTable, "\(reader) takes a file and the names of columns", at: span, hint: form)
  }

  static func noFilesHere(at span: Span) -> Diagnostic {
    Diagnostic(
      .badTable, "a data file is read in a declaration only", at: span,
      hint: "declare an input with it: input cases = series(…)")
  }
}
