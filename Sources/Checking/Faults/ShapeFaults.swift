import Diagnostics

extension DiagnosticCode {
  static let shapes: [DiagnosticCode] = [notAValue, scalarNeeded, otherAxis]

  static let notAValue = DiagnosticCode(
    "E0314", "A text or a date stands where a value belongs: a number, a name, a function.",
    example: .model("start = 2026-01\n"), mend: "Write dates where a function asks for one: `at: 2026-01`.")

  static let scalarNeeded = DiagnosticCode(
    "E0308",
    "A metric is one number. A value over time, or by member, is brought to one explicitly: nothing is summed silently.",
    example: .model(
      "timeline 2026-01 for 12 months\nunit case\ninput cases = [2026-01: 5, 2026-06: 7] case/month\nmetric handled = cases\n"
    ),
    mend: "Say how: `sum(cases)`, `average(x, over: time)`, `at(x, 2026)`.")

  static let otherAxis = DiagnosticCode(
    "E0309", "The value differs by members of a dimension that its place does not have.",
    example: .model(
      """
      unit case
      dimension queue = billing, claims
      dimension region = north, south
      input volume by region = { billing: 3, claims: 4 } case/month
      """),
    mend: "Declare the dimension there, or sum over it: `sum(x, over: queue)`.")
}

extension Diagnostic {
  static func notAValue(_ what: String, hint: String? = nil, at span: Span) -> Diagnostic {
    Diagnostic(.notAValue, "\(what) is not a value", at: span, hint: hint)
  }

  static func seriesWhereScalar(_ what: String, series: String, isFlow: Bool = false, at span: Span) -> Diagnostic {
    Diagnostic(
      .scalarNeeded, "\(what) is one number, and this differs from period to period", at: span,
      hint: isFlow ? "sum(\(series)) adds it up" : "average(\(series), over: time), or at(\(series), 2026)")
  }

  static func axisWhereScalar(_ what: String, axis: String, text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .scalarNeeded, "\(what) is one number, and this differs by \(axis)", at: span,
      hint: "sum(\(text), over: \(axis))")
  }

  static func otherAxis(_ name: String, axis: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .otherAxis, "the value differs by \(axis), and `\(name)` does not", at: span,
      hint: "declare \(name) by \(axis), or sum over it: sum(…, over: \(axis))")
  }
}
