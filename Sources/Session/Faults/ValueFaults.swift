import Diagnostics
import Reports

extension DiagnosticCode {
  static let values: [DiagnosticCode] = [
    unknownBy, noSuchAxis, unknownAmount, unknownPeriod, severalPeriods, severalMembers, expectedWithoutValue, noLines,
    noCurrency, noHurdleRate, metricAtPeriod,
  ]

  static let unknownBy = DiagnosticCode(
    "E0821", "`by` is followed by year, quarter, month or a dimension of the model.",
    example: .session("load programmes/support-copilot\nshow by week\n"), mend: "Write `show by month`.")

  static let noSuchAxis = DiagnosticCode(
    "E0822", "A value can be shown by a dimension it has.",
    example: .session(
      """
      load programmes/support-copilot
      dimension queue = billing, claims
      show tokens by queue
      """),
    mend: "Leave `by queue` out, or make an input it rests on one `by queue`.")

  static let unknownAmount = DiagnosticCode(
    "E0823", "`as` says what amounts are shown in: thousands, millions, units, or a unit that measures the same.",
    example: .session("load programmes/support-copilot\nshow as FTE\n"), mend: "Write `show as thousands`.")

  static let unknownPeriod = DiagnosticCode(
    "E0824", "A period is a date on the timeline or a column of the statement.",
    example: .session("load programmes/support-copilot\nexplain tokens at 2031\n"),
    mend: "Write `explain tokens at 2027`.")

  static let severalPeriods = DiagnosticCode(
    "E0825", "An expectation holds one number, and this has one for each period.",
    example: .session("load programmes/support-copilot\nexpect tokens = 60k EUR\n"),
    mend: "Write `expect sum(tokens) = 60k EUR`, or `at(tokens, 2027)`.")

  static let severalMembers = DiagnosticCode(
    "E0826", "An expectation holds one number, and this has one for each member of a dimension.",
    example: .session(
      """
      load programmes/support-copilot
      dimension queue = billing, claims
      input share by queue = { billing: 60%, claims: 40% }
      expect share = 50%
      """),
    mend: "Write `expect share[billing] = 60%`.")

  static let expectedWithoutValue = DiagnosticCode(
    "E0827", "What is expected is a number; a figure that does not exist is expected as n/m.",
    example: .session("load programmes/support-copilot\nexpect irr = irr in cautious\nexpect npv = 0 EUR / 0\n"),
    mend: "Write `expect irr = n/m in cautious`.")

  static let noLines = DiagnosticCode(
    "E0828", "A statement is made of costs and benefits, and there are none yet.",
    example: .session("timeline 2026-01 for 12 months\ncurrency EUR\ndiscount 9% per year\nshow\n"),
    mend: "Load a model (`models` lists what ships) or declare a line: `cost licences = 10k EUR/month`.")

  static let noCurrency = DiagnosticCode(
    "E0829", "The statement adds up in the reporting currency, and none is declared.",
    example: .session("timeline 2026-01 for 12 months\nshow\n"), mend: "Write `currency EUR`.")

  static let noHurdleRate = DiagnosticCode(
    "E0830", "Present values need the hurdle rate, and none is declared.",
    example: .session(
      "timeline 2026-01 for 12 months\ncurrency EUR\ncost licences = 10k EUR/month\nshow\n"),
    mend: "Write `discount 9% per year`.")

  static let metricAtPeriod = DiagnosticCode(
    "E0831", "A metric such as npv is made of all periods at once, so it has no value at one of them.",
    example: .session("load programmes/support-copilot\nexplain npv at 2027\n"),
    mend: "Write `explain npv`, or explain a line at a period: `explain tokens at 2027`.")
}

extension Diagnostic {
  static func unknownBy(_ word: String, dimensions: [String], at span: Span) -> Diagnostic {
    let known = ["year", "quarter", "month"] + dimensions
    return Diagnostic(
      .unknownBy, "nothing is shown by `\(word)`", at: span,
      hint: Suggestions.question(for: word, among: known) ?? "write \(Wording.list(known, joining: "or"))")
  }

  static func noSuchAxis(_ text: String, axis: String, at span: Span) -> Diagnostic {
    Diagnostic(.noSuchAxis, "`\(text)` has no dimension `\(axis)`", at: span)
  }

  static func unknownAmount(_ text: String, currency: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownAmount, "the statement cannot be shown as `\(text)`", at: span,
      hint: "write thousands, millions, units or \(currency)")
  }

  static func amountDoesNotFit(_ text: String, unit: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownAmount, "`\(text)` does not measure this", at: span,
      hint: unit.isEmpty ? "it is a pure number" : "it is in \(unit)")
  }

  static func unknownPeriod(_ text: String, first: String, last: String, years: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownPeriod, "`\(text)` is no period of the timeline", at: span,
      hint: "it goes from \(first) to \(last); years are \(years.listed)")
  }

  static func metricAtPeriod(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .metricAtPeriod, "`\(name)` is about the whole horizon, not one period", at: span,
      hint: "explain a line at a period, or leave the period out")
  }

  static func severalPeriods(_ text: String, isFlow: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      .severalPeriods, "`\(text)` has a value for each period", at: span,
      hint: isFlow
        ? "write sum(\(text)), or at(\(text), 2027)" : "write average(\(text), over: time), or at(\(text), 2027)")
  }

  static func severalMembers(_ text: String, axes: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .severalMembers, "`\(text)` has a value for each \(Wording.list(axes))", at: span,
      hint: "pick a member, as in \(text)[…], or sum over \(Wording.list(axes))")
  }

  static func expectedWithoutValue(at span: Span) -> Diagnostic {
    Diagnostic(.expectedWithoutValue, "this has no value to compare with", at: span, hint: "write n/m to expect none")
  }

  static func noLines() -> Diagnostic {
    Diagnostic(
      .noLines, "there are no costs or benefits yet", at: nil,
      hint: "load a model (`models` lists what ships) or declare a line: cost licences = 10k EUR/month")
  }

  static func noCurrency() -> Diagnostic {
    Diagnostic(.noCurrency, "no reporting currency is declared", at: nil, hint: "declare one: currency EUR")
  }

  static func noHurdleRate() -> Diagnostic {
    Diagnostic(.noHurdleRate, "no hurdle rate is declared", at: nil, hint: "declare one: discount 9% per year")
  }
}
