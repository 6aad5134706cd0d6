package import Diagnostics

extension DiagnosticCode {
  package static let planning: [DiagnosticCode] = [.noTimeline, .unmetNeed, .ownFuture, .noDiscount]

  static let noTimeline = DiagnosticCode(
    "E0401",
    "Values stand in the periods of a timeline, so nothing can be computed before one is declared.",
    example: .model(
      """
      currency EUR
      discount 9% per year
      cost licences = 10k EUR/month
      """),
    mend: "Say when the model begins and how long it is: `timeline 2026-01 for 36 months`.")

  static let unmetNeed = DiagnosticCode(
    "E0402",
    """
    A library model computes from quantities it does not hold itself and says so with `needs`. Until one is supplied, \
    by a binding of `use`, by a declaration of that name or by another model, what depends on it cannot be computed.
    """,
    example: .model(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      unit case
      needs volume: case/month "Cases handled"
      cost handling = volume * 3 EUR/case
      """),
    mend: "Declare it, `input volume = 310k case/month`, or load a model that does.")

  static let ownFuture = DiagnosticCode(
    "E0403",
    """
    A quantity may look at its own past through `prev`. A total, an average or a metric over all periods looks at the \
    future too, so a quantity cannot be computed from its own.
    """,
    example: .model(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      unit agent
      staff = prev(average(staff, over: time), initial: 10 agent) * 101%
      cost licences = staff * 30 EUR/agent/month
      """),
    mend: "Look at the period before: `staff = prev(staff, initial: 10 agent) * 101%`.")

  static let noDiscount = DiagnosticCode(
    "E0404",
    "Present values need the hurdle rate. Without one only undiscounted metrics are shown: irr, payback, tco.",
    example: .model(
      """
      timeline 2026-01 for 12 months
      currency EUR
      cost licences = 10k EUR/month
      check npv < 0
      """),
    mend: "Say what money costs: `discount 9% per year`.")
}

extension Diagnostic {
  package static func noTimeline() -> Diagnostic {
    Diagnostic(
      .noTimeline, "no timeline is declared", at: nil, hint: "declare one: timeline 2026-01 for 36 months")
  }

  static func noDiscount() -> Diagnostic {
    Diagnostic(
      .noDiscount, "no discount rate is declared, so nothing is discounted", at: nil,
      hint: "declare one: discount 9% per year", severity: .warning)
  }

  static func unmetNeed(_ name: String, stops names: [String], suppliers: [String], at span: Span) -> Diagnostic {
    let shown = names.prefix(8).joined(separator: ", ")
    let more = names.count > 8 ? " and \(names.count - 8) more" : ""
    let parts = name.split(separator: ".")
    let hint =
      if let need = parts.last, parts.count > 1 {
        "bind it where the model is used: use … as \(parts.dropLast().joined(separator: ".")) { \(need) = … }"
      } else if suppliers.isEmpty {
        "declare it, as in: input \(name) = …"
      } else {
        "declare it, or load a model that supplies it: \(suppliers.joined(separator: ", "))"
      }
    return Diagnostic(
      .unmetNeed, "nothing supplies `\(name)`, so what depends on it cannot be computed", at: span,
      label: "needed here",
      notes: names.isEmpty ? [] : [Note("cannot be computed without it: \(shown)\(more)")], hint: hint)
  }

  /// Something asked for depends on what is missing; the first thing missing says why.
  static func notComputable(at span: Span, because missing: [Diagnostic]) -> Diagnostic {
    guard let first = missing.first(where: { $0.severity == .error }) ?? missing.first else { return .noDiscount() }
    return Diagnostic(
      first.code, "this cannot be computed: \(first.title)", at: span, notes: first.notes, hint: first.hint)
  }

  static func ownFuture(_ names: [String], at span: Span?) -> Diagnostic {
    let path = (names + names.prefix(1)).joined(separator: " → ")
    return Diagnostic(
      .ownFuture, "`\(names.first ?? "a quantity")` needs its own future", at: span,
      label: "refers to itself over all periods",
      notes: [Note("the path: \(path)")], hint: "look at the period before with prev(…)")
  }
}
