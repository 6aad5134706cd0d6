package import Diagnostics

extension DiagnosticCode {
  package static let missingArgument = DiagnosticCode(
    "E0350", "A function was called without something it cannot do without.",
    example: .model("timeline 2026-01 for 12 months\nadoption = ramp(from: 0%, to: 80%)"),
    mend: "adoption = ramp(from: 0%, to: 80%, over: 6 months)")

  package static let unexpectedArgument = DiagnosticCode(
    "E0351", "A function was given an argument that it does not take, or one of its arguments twice.",
    example: .model("timeline 2026-01 for 12 months\nadoption = ramp(from: 0%, to: 80%, during: 6 months)"),
    mend: "adoption = ramp(from: 0%, to: 80%, over: 6 months)")

  package static let wrongArgument = DiagnosticCode(
    "E0352", "An argument is of another kind than the function takes: a date, the name of a dimension, a list.",
    example: .model(
      "timeline 2026-01 for 12 months\ncurrency EUR\nset_up = one_off(60k EUR, at: 3 months)"),
    mend: "set_up = one_off(60k EUR, at: 2026-03)")
}

extension Diagnostic {
  static func missingArgument(of function: some DocumentedFunction, _ parameter: Parameter, at span: Span) -> Diagnostic
  {
    Diagnostic(
      .missingArgument, "\(function.name) needs \(parameter.label.map { "\"\($0): …\"" } ?? parameter.name)", at: span,
      hint: function.signature)
  }

  static func unexpectedArgument(of function: some DocumentedFunction, label: String?, at span: Span) -> Diagnostic {
    let labels = function.parameters.compactMap(\.label)
    let title =
      if let label {
        labels.contains(label)
          ? "\"\(label):\" is given twice" : "\(function.name) takes nothing called \"\(label):\""
      } else if labels.isEmpty {
        "\(function.name) takes no more"
      } else {
        "\(function.name) does not say what this is"
      }
    let question = label.flatMap { Suggestions.question(for: $0, among: labels) }
    return Diagnostic(
      .unexpectedArgument, title, at: span,
      hint: question.map { "\($0) – \(function.signature)" } ?? function.signature)
  }

  /// For the checker, which reads each argument as its parameter's kind says.
  package static func wrongArgument(
    of function: some DocumentedFunction, _ parameter: Parameter, at span: Span
  ) -> Diagnostic {
    let wanted =
      switch parameter.kind {
      case .value: "a value"
      case .date(allowsInitial: false): "a date such as 2026-03"
      case .date(allowsInitial: true): "a date such as 2026-03, or initial"
      case .axis: "the name of a dimension, or time"
      case .entries(.dates): "a list such as [2026-01: …, 2027: …]"
      case .entries(.monthNames): "a list such as [Jan: 0.9, Feb: 1.1, …]"
      case .entries(.values): "a list such as [0: …, 100: …]"
      case .period: "month, quarter or year"
      case .text: "a text in quotes"
      }
    return Diagnostic(
      .wrongArgument, "\(function.name) takes \(wanted) as \(parameter.label.map { "\"\($0):\"" } ?? parameter.name)",
      at: span, hint: function.signature)
  }
}
