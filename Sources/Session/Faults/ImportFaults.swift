import Diagnostics
import Reports

extension DiagnosticCode {
  static let imports: [DiagnosticCode] = [
    unknownImport, classesDiffer, classTwice, notAModelName, writtenPassword, unknownLog,
  ]

  static let unknownImport = DiagnosticCode(
    "E0730", "`import` says first what is imported.", example: .session("import requests.csv\n"),
    mend: "Write `import usage requests.csv`.")

  static let classesDiffer = DiagnosticCode(
    "E0731",
    """
    The model has a dimension of this name with other members, and a dimension means one thing in a model. Classes that \
    are among its members take their places in it.
    """,
    example: .session("dimension team = sales, legal\nimport usage \"usage-sample.csv\" classes by team\n"),
    mend: "Give the dimension a name of its own: `classes desk by team`.")

  static let classTwice = DiagnosticCode(
    "E0732", "Each class has one rule.",
    example: .session("import usage \"usage-sample.csv\" classes { a: tokens_in below 100; a: rest }\n"),
    mend: "Write `{ a: tokens_in below 100; b: rest }`.")

  static let notAModelName = DiagnosticCode(
    "E0733", "Inputs are written as a model, whose name ends in .roi.",
    example: .session("import usage \"usage-sample.csv\" to desk.txt\n"), mend: "Write `to desk.roi`.")

  static let writtenPassword = DiagnosticCode(
    "E0734", "A password in a statement is kept in the history and in every script that is saved.",
    example: .session("import usage odbc \"Driver=Nothing;Pwd=secret\" table requests\n"),
    mend: "Keep it in an environment variable: `Pwd=$USAGE_PASSWORD`.")
}

extension DiagnosticCode {
  static let unknownLog = DiagnosticCode(
    "E0735", "Prices are compared for a request, or for a log that was imported under this name.",
    example: .session("prices compare anthropic/claude-haiku-4-5 for desk\n"),
    mend: "Import it first: `import usage requests.csv as desk`.")
}

extension Diagnostic {
  static func unknownLog(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownLog, "no log of requests was imported as `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known)
        ?? (known.isEmpty ? "write for 3000 in 400 out, or import a log first" : "there are \(known.listed)"))
  }

  static func unknownImport(_ word: String?, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownImport, word.map { "`\($0)` is nothing that can be imported" } ?? "import what?", at: span,
      hint: word.flatMap { Suggestions.question(for: $0, among: known) } ?? "write import usage FILE")
  }

  static func classesDiffer(_ strangers: [String], dimension: String, members: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .classesDiffer, "\(strangers.listed) \(strangers.count == 1 ? "is" : "are") no member of \(dimension)", at: span,
      notes: [Note("its members are \(members.listed)")],
      hint: "name another dimension: classes task by …, or write rules with its members as names")
  }

  static func classTwice(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      .classTwice, "the class `\(name)` has two rules", at: span, notes: [Note("the first is here", at: earlier)])
  }

  static func noClasses(at span: Span) -> Diagnostic {
    Diagnostic(
      .classTwice, "no class is named", at: span, hint: "write { short: tokens_in below 1_000; long: rest }")
  }

  static func notAModelName(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.notAModelName, "\(path) is not the name of a model", at: span, hint: "end it in .roi")
  }

  static func notAName(_ name: String, at span: Span?) -> Diagnostic {
    Diagnostic(.unknownImport, "`\(name)` cannot be a name", at: span, hint: "write as conv")
  }

  static func writtenPassword(at span: Span) -> Diagnostic {
    Diagnostic(
      .writtenPassword, "the password would be kept in the history and in saved scripts", at: span,
      hint: "keep it in an environment variable: Pwd=$USAGE_PASSWORD", severity: .warning)
  }
}
