package import Diagnostics

extension DiagnosticCode {
  package static let engine: [DiagnosticCode] = [.assignmentCycle, .rangeCannotBeKept]

  static let assignmentCycle = DiagnosticCode(
    "E0701",
    """
    In a scenario a name on the right means that input in the same scenario, so two assignments that name each other \
    have no value. Only the target's own name means its value beneath.
    """,
    example: .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input low = 4 EUR/month
      input high = 9 EUR/month
      cost licences = high - low
      scenario swapped { low = high; high = low }
      show in swapped
      """),
    mend: "Give one of them a value of its own: `scenario swapped { low = 9 EUR/month; high = low }`.")

  static let rangeCannotBeKept = DiagnosticCode(
    "E0702",
    """
    `keeping range` scales a range with its value. That needs a value beneath which is not 0, and a shape that exists \
    at the new size.
    """,
    example: .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input drift = 0% in -2% .. 2% as normal 90%
      cost licences = 10k EUR/month * (1 + drift)
      set drift = 1% keeping range
      """),
    mend: "Give the range anew: `set drift = 1% in -1% .. 3% as normal 90%`.")
}

extension Diagnostic {
  /// - Parameter path: names, the first again at the end.
  static func assignmentCycle(_ path: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .assignmentCycle, "`\(path.first ?? "")` is set by itself", at: span, label: "declared here",
      notes: [Note("the path: \(path.joined(separator: " → "))")], hint: "give one of them a value of its own")
  }

  static func rangeCannotBeKept(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .rangeCannotBeKept, "the range of `\(name)` cannot be kept", at: span,
      hint: "give a range: \(name) = … in LOW .. HIGH as SHAPE")
  }
}
