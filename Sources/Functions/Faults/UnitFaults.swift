package import Diagnostics
import Quantities

extension DiagnosticCode {
  package static let argumentsDoNotFit = DiagnosticCode(
    "E0353", "Two arguments of a function must measure the same, as the two ends of a ramp do.",
    example: .model("timeline 2026-01 for 12 months\nunit agent\nseats = ramp(from: 0 agent, to: 80%, over: 6 months)"),
    mend: "seats = ramp(from: 0 agent, to: 400 agent, over: 6 months)")

  package static let argumentUnit = DiagnosticCode(
    "E0354",
    "An argument must be a length of calendar time, a pure number, a flow or the like, and is something else.",
    example: .model("timeline 2026-01 for 12 months\nadoption = ramp(from: 0%, to: 80%, over: 6)"),
    mend: "adoption = ramp(from: 0%, to: 80%, over: 6 months)")

  package static let growthPeriod = DiagnosticCode(
    "E0355",
    "growing compounds per month, per quarter or per year, as its growth is written; a growth must say which.",
    example: .model("timeline 2026-01 for 12 months\nvolume_index = growing(2%)"),
    mend: "volume_index = growing(2% per month)")

  package static let sumOverTime = DiagnosticCode(
    "E0356",
    "Only a flow adds up over time. Twelve months of 1,200 agents are not 14,400 agents, and twelve percentages are "
      + "no percentage.",
    example: .model("timeline 2026-01 for 12 months\nunit agent\nseats = [2026-01: 100 agent]\ntotal = sum(seats)"),
    mend: "total = average(seats, over: time)")

  package static let notAnAmount = DiagnosticCode(
    "E0362",
    "one_off, spread and amounts place an amount in time: money, a count or hours of work. A flow is spread over time "
      + "already.",
    example: .model("timeline 2026-01 for 12 months\ncurrency EUR\nset_up = one_off(60k EUR/month, at: 2026-03)"),
    mend: "set_up = one_off(60k EUR, at: 2026-03)")

  package static let totalsWithoutCurrency = DiagnosticCode(
    "E0364", "cost_per divides the total cost, which needs a reporting currency.",
    example: .model(
      "timeline 2026-01 for 12 months\nunit case\ninput cases = 1k case/month\nmetric unit_cost = cost_per(cases)"),
    mend: "currency EUR")
}

extension Unit {
  /// For a message: `EUR/month`, or `a pure number`.
  var spoken: String { terms.isEmpty || isPercent ? "a pure number" : description }
}

extension Diagnostic {
  /// - Parameter hint: the factor that mends it, where one does.
  static func argumentsDoNotFit(
    of function: some DocumentedFunction, _ first: TypedOperand, _ second: TypedOperand, factor: String?
  ) -> Diagnostic {
    Diagnostic(
      .argumentsDoNotFit,
      "arguments of \(function.name) do not fit: \(first.type.unit.spoken) and \(second.type.unit.spoken)",
      at: second.span, label: second.type.unit.spoken,
      notes: [Note("this is \(first.type.unit.spoken)", at: first.span)],
      hint: factor.map { "\(second.span.text) \($0) fits" })
  }

  /// - Parameter wanted: what it must be, with an example: `a length of time such as 6 months`.
  static func argumentUnit(
    of function: some DocumentedFunction, _ operand: TypedOperand, wanted: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .argumentUnit, "\(function.name) needs \(wanted) here", at: operand.span, label: operand.type.unit.spoken,
      hint: hint)
  }

  static func growthPeriod(_ operand: TypedOperand) -> Diagnostic {
    let text = operand.span.text
    return Diagnostic(
      .growthPeriod, "a growth is per month, per quarter or per year", at: operand.span,
      label: operand.type.unit.spoken, hint: "growing(\(text) per year)")
  }

  static func sumOverTime(_ operand: TypedOperand) -> Diagnostic {
    let text = operand.span.text
    let kind = operand.type.rollUp == .balance ? "a balance" : "a rate"
    let axis = operand.type.axes.first.map { ", or sum(\(text), over: \($0.name)) in each period" } ?? ""
    return Diagnostic(
      .sumOverTime, "\(kind) does not add up over time", at: operand.span, label: operand.type.unit.spoken,
      hint: "average(\(text), over: time)\(axis)")
  }

  static func notAnAmount(of function: some DocumentedFunction, _ operand: TypedOperand) -> Diagnostic {
    let isFlow = operand.type.rollUp == .flow
    return Diagnostic(
      .notAnAmount, "\(function.name) places an amount, and this is \(isFlow ? "a flow" : "none")", at: operand.span,
      label: operand.type.unit.spoken,
      hint: isFlow ? "a flow stands as it is; one month of it is \(operand.span.text) * 1 month" : nil)
  }

  static func totalsWithoutCurrency(at span: Span) -> Diagnostic {
    Diagnostic(.totalsWithoutCurrency, "cost_per needs a reporting currency", at: span, hint: "currency EUR")
  }
}
