package import Diagnostics
import Quantities

extension DiagnosticCode {
  package static let axisNotThere = DiagnosticCode(
    "E0357", "A function is asked to work over a dimension that its argument does not have.",
    example: .model(
      "timeline 2026-01 for 12 months\nunit case\ndimension queue = billing, claims\ndimension site = north, south\n"
        + "input volume by queue = { billing: 120k, claims: 60k } case/month\nall = sum(volume, over: site)"),
    mend: "all = sum(volume, over: queue)")

  package static let dateOutsideTimeline = DiagnosticCode(
    "E0358", "A date lies outside the timeline, so that what is placed there would be lost.",
    example: .model("timeline 2026-01 for 12 months\ncurrency EUR\nset_up = one_off(60k EUR, at: 2027-03)"),
    mend: "set_up = one_off(60k EUR, at: 2026-03)")

  package static let impossibleArgument = DiagnosticCode(
    "E0359", "An argument has a value with which the function means nothing: a ramp over no time, a negative delay.",
    example: .model("timeline 2026-01 for 12 months\nadoption = ramp(from: 0%, to: 80%, over: 0 months)"),
    mend: "adoption = ramp(from: 0%, to: 80%, over: 6 months)")

  package static let entriesOutOfOrder = DiagnosticCode(
    "E0360", "The keys of a list must rise from one to the next; the first tier begins at 0.",
    example: .model("timeline 2026-01 for 12 months\nfactor = lookup(5, [10: 0.8, 1: 1])"),
    mend: "factor = lookup(5, [1: 1, 10: 0.8])")

  package static let missingMonths = DiagnosticCode(
    "E0361", "A seasonal pattern gives each of the twelve calendar months once.",
    example: .model("timeline 2026-01 for 12 months\nseason = seasonal([Jan: 0.9, Feb: 1.1])"),
    mend: "season = seasonal([Jan: 0.9, Feb: 1.1, Mar: 1, Apr: 1, May: 1, Jun: 1, Jul: 1, Aug: 1, Sep: 1, Oct: 1, "
      + "Nov: 1, Dec: 1])")

  package static let argumentVaries = DiagnosticCode(
    "E0363", "An argument must be the same in every period, such as the length of a delay.",
    example: .model(
      "timeline 2026-01 for 12 months\nunit case\ninput cases = 1k case/month\n"
        + "handled = delay(cases, by: period_number * 1 month)"),
    mend: "handled = delay(cases, by: 2 months)")

  package static let dimensionLeft = DiagnosticCode(
    "E0365", "A function needs one value per period, and nothing aggregates silently over a dimension.",
    example: .model(
      "timeline 2026-01 for 12 months\ncurrency EUR\nunit case\ndimension queue = billing, claims\n"
        + "input volume by queue = { billing: 120k, claims: 60k } case/month\nmetric unit_cost = cost_per(volume)"),
    mend: "metric unit_cost = cost_per(sum(volume, over: queue))")
}

extension Diagnostic {
  static func axisNotThere(_ axis: String, in operand: TypedOperand, at span: Span) -> Diagnostic {
    let axes = operand.type.axes.map(\.name)
    let question = Suggestions.question(for: axis, among: axes)
    let has = axes.isEmpty ? "it has no dimension" : "it is by \(axes.joined(separator: " and "))"
    return Diagnostic(
      .axisNotThere, "\(operand.span.text) has no dimension \(axis)", at: span, hint: question ?? has)
  }

  static func dateOutsideTimeline(_ date: DateLiteral, _ timeline: Timeline, at span: Span) -> Diagnostic {
    Diagnostic(
      .dateOutsideTimeline, "\(date.description) is outside the timeline", at: span,
      hint: "the timeline runs from \(timeline.start.description) to \((timeline.end + -1).description)")
  }

  /// - Parameter reason: what it must be: `a length of time above 0`.
  static func impossibleArgument(of function: some DocumentedFunction, _ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(.impossibleArgument, "\(function.name) needs \(reason)", at: span)
  }

  static func entriesOutOfOrder(_ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(.entriesOutOfOrder, reason, at: span)
  }

  static func missingMonths(_ title: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .missingMonths, title, at: span, hint: "give Jan to Dec once each; they are scaled so that their mean is 1")
  }

  static func argumentVaries(of function: some DocumentedFunction, at span: Span) -> Diagnostic {
    Diagnostic(
      .argumentVaries, "\(function.name) needs one value for the whole timeline here", at: span,
      hint: "at(\(span.text), 2026-01) takes one period's value")
  }

  static func dimensionLeft(of function: some DocumentedFunction, _ operand: TypedOperand) -> Diagnostic {
    let text = operand.span.text
    let axes = operand.type.axes.map(\.name)
    return Diagnostic(
      .dimensionLeft, "\(function.name) needs one value, and this is by \(axes.joined(separator: " and "))",
      at: operand.span, hint: axes.first.map { "sum(\(text), over: \($0))" })
  }
}
