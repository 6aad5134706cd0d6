import Diagnostics

extension DiagnosticCode {
  static let actualsCommands: [DiagnosticCode] = [noActuals]

  static let noActuals = DiagnosticCode(
    "E0988", "`actuals` alone sets what was read against the plan as it is now; nothing was read yet.",
    example: .session("load programmes/support-copilot\nactuals\n"), mend: "Name a file: `actuals \"actuals.csv\"`.")
}

extension Diagnostic {
  static func noActuals(at span: Span?) -> Diagnostic {
    Diagnostic(
      .noActuals, "no actuals were read yet", at: span,
      hint: "name a file with a column week and one for each measure: actuals \"actuals.csv\"")
  }
}
