import Diagnostics
import Quantities

extension DiagnosticCode {
  static let time: [DiagnosticCode] = [timelineShape, outsideTimeline, noValueYet, scheduleKeys, beforeFirstRate]

  static let timelineShape = DiagnosticCode(
    "E0411", "A timeline has 1 to 1,200 whole periods and begins with a month.",
    example: .model("timeline 2026-01 for 0 months\n"), mend: "Write `timeline 2026-01 for 36 months`.")

  static let outsideTimeline = DiagnosticCode(
    "E0412", "The date lies outside the model's timeline, where nothing is computed.",
    example: .model("timeline 2026-01 for 12 months\ninput share = [2026-01: 10%, 2027-01: 20%]\n"),
    mend: "Move the date, or lengthen the timeline.")

  static let noValueYet = DiagnosticCode(
    "E0413", "A schedule holds each value from its date until the next, so its first date reaches back to the start.",
    example: .model("timeline 2026-01 for 12 months\ninput share = [2026-03: 10%]\n"),
    mend: "Begin at the start: `[2026-01: 0%, 2026-03: 10%]`.")

  static let scheduleKeys = DiagnosticCode(
    "E0414", "The entries of a schedule are dates, each once, and `initial`.",
    example: .model("timeline 2026-01 for 12 months\ninput share = [2026-01: 10%, 2026-01: 20%]\n"),
    mend: "Give each value its own date.")

  static let beforeFirstRate = DiagnosticCode(
    "E0415", "An exchange rate holds from its date on, so the first one must reach back to the start of the timeline.",
    example: .model("timeline 2026-01 for 12 months\ncurrency EUR\nrate 2026-06 1 USD = 0.92 EUR\n"),
    mend: "State the rate at the start: `rate 2026-01 1 USD = 0.92 EUR`.")
}

extension Diagnostic {
  static func emptyTimeline(at span: Span) -> Diagnostic {
    Diagnostic(.timelineShape, "the timeline is empty", at: span, hint: "timeline 2026-01 for 36 months")
  }

  static func longTimeline(periods: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .timelineShape, "the timeline has \(periods) periods, more than 1200", at: span,
      hint: "take longer periods, such as yearly")
  }

  static func unevenTimeline(months: Int, period: Timeline.Period, at span: Span) -> Diagnostic {
    Diagnostic(.timelineShape, "\(months) months are not a whole number of \(period.name)s", at: span)
  }

  static func timelineStart(_ date: DateLiteral, at span: Span) -> Diagnostic {
    Diagnostic(
      .timelineShape, "the timeline begins inside a month, on \(date.description)", at: span,
      hint: "begin with the month: 2026-01")
  }

  static func outsideTimeline(_ date: DateLiteral, _ timeline: Timeline, at span: Span) -> Diagnostic {
    Diagnostic(
      .outsideTimeline, "\(date.description) lies outside the timeline", at: span,
      hint: "the timeline runs from \(timeline.start.description) to \((timeline.end + -1).description)")
  }

  static func noValueYet(first: DateLiteral?, _ timeline: Timeline, at span: Span) -> Diagnostic {
    Diagnostic(
      .noValueYet,
      first.map { "no value yet from \(timeline.start.description) to \($0.description)" }
        ?? "no value after `initial`",
      at: span, hint: "begin with \(timeline.start.description): …")
  }

  static func dateTwice(_ date: String, at span: Span) -> Diagnostic {
    Diagnostic(.scheduleKeys, "\(date) stands twice", at: span)
  }

  static func notADate(at span: Span) -> Diagnostic {
    Diagnostic(.scheduleKeys, "`\(span.text)` is not a date", at: span, hint: "write 2026-01, 2026-Q1, 2026 or initial")
  }

  static func beforeFirstRate(_ code: String, _ date: DateLiteral, _ timeline: Timeline, at span: Span) -> Diagnostic {
    Diagnostic(
      .beforeFirstRate, "no rate for \(code) from \(timeline.start.description) to \(date.description)", at: span,
      hint: "rate \(timeline.start.description) 1 \(code) = …")
  }
}
