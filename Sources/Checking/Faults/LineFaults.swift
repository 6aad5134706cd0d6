import Diagnostics

extension DiagnosticCode {
  static let lines: [DiagnosticCode] = [notAFlowOfMoney, bareMoney, noExchangeRate, lineKind]

  static let notAFlowOfMoney = DiagnosticCode(
    "E0305", "A cost or a benefit is money over time, such as EUR/month, or money placed in time.",
    example: .model(
      """
      currency EUR
      unit agent
      input agents = 1_200 agent
      input seat_price = 28 EUR/agent/month
      cost licences = agents
      """),
    mend: "Multiply by a price: `cost licences = agents * seat_price`.")

  static let bareMoney = DiagnosticCode(
    "E0306", "An amount of money says nothing of when. A line places it in time.",
    example: .model("currency EUR\ncost set_up = 60k EUR\n"),
    mend: "Write `one_off(60k EUR, at: initial)`, `spread(60k EUR, from: 2026-01, over: 6 months)` or `amounts([…])`.")

  static let noExchangeRate = DiagnosticCode(
    "E0307", "The line is in another currency than the statement, and no rate is stated for it.",
    example: .model("currency EUR\ncost seats = 300 USD/month\n"),
    mend: "State one: `rate 2026-01 1 USD = 0.92 EUR`.")

  static let lineKind = DiagnosticCode(
    "E0511",
    """
    A benefit says what it is: `cash`; `avoided`, cash only with a `budget`; `revenue`, at its `margin`; `capacity`, \
    counted only with `reallocated to`; `risk`. A cost is `cash`, or `capacity` for own people's time.
    """,
    example: .model("currency EUR\nbenefit saved = 300 EUR/month\n"), mend: "Add the line `kind: cash` below it.")
}

extension Diagnostic {
  static func notAFlowOfMoney(_ found: String, mend: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      .notAFlowOfMoney, "a statement line is money over time, and this is \(found)", at: span, label: found, hint: mend)
  }

  static func bareZeroLine(at span: Span) -> Diagnostic {
    Diagnostic(
      .notAFlowOfMoney, "a bare 0 does not say why", at: span, hint: "state the zero with its reason: none \"reason\"")
  }

  static func bareMoney(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .bareMoney, "an amount of money does not say when", at: span,
      hint: "one_off(\(text), at: initial), spread(\(text), from: 2026-01, over: 6 months), or amounts([2026: \(text)])"
    )
  }

  static func noExchangeRate(_ code: String, reporting: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .noExchangeRate, "no exchange rate for \(code)", at: span, hint: "rate 2026-01 1 \(code) = 0.92 \(reporting)")
  }

  static func noCross(_ code: String, reporting: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .noExchangeRate, "no rate between \(code) and the reporting currency", at: span,
      hint: "rate 2026-01 1 \(code) = … \(reporting)")
  }

  static func benefitWithoutKind(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .lineKind, "the benefit `\(name)` does not say its kind", at: span,
      hint: "add below it kind: cash, avoided, revenue, capacity or risk")
  }

  static func lineKind(
    _ text: String, side: String, allowed: [String], question: String?, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .lineKind, "`\(text)` is no kind of \(side)", at: span,
      hint: question ?? "a \(side) is \(Words.list(allowed, joinedBy: "or"))")
  }
}
