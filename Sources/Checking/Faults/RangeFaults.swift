import Diagnostics
import Quantities

extension DiagnosticCode {
  static let ranges: [DiagnosticCode] = [
    impossibleRange, shape, rangePlace, baseNotInMiddle, inputWithoutBase, correlation,
  ]

  static let impossibleRange = DiagnosticCode(
    "E0502", "The range cannot be: its ends are the wrong way round or equal, or the base lies outside.",
    example: .model("input share = 14% in 19% .. 9% as pert\n"), mend: "Write `14% in 9% .. 19% as pert`.")

  static let shape = DiagnosticCode(
    "E0503",
    """
    A shape says how an uncertain input is spread: `uniform`, `triangular`, `pert` between two ends; `normal 90%` and \
    `lognormal 90%` with that share between them; `normal(mean: …, sd: …)`, `beta(…)`, `discrete { … }`, `sampled(…)`.
    """,
    example: .model("input share = 14% in 9% .. 19% as normal\n"), mend: "Write `as normal 90%`.")

  static let rangePlace = DiagnosticCode(
    "E0504", "A range belongs to an input whose base is a plain number, and its ends are plain numbers.",
    example: .model(
      "timeline 2026-01 for 12 months\ninput share = [2026-01: 10%, 2026-06: 20%] in 5% .. 30%\n"),
    mend: "Give the range to an input of its own that multiplies the schedule.")

  static let baseNotInMiddle = DiagnosticCode(
    "E0505",
    """
    The base is what the deterministic case uses. Where it is not the mean of a normal, or the median of a lognormal, \
    simulation and base case differ for that reason alone.
    """,
    example: .model("input share = 10% in 9% .. 19% as normal 90%\n"),
    mend: "Nothing has to be mended; `pert` takes the base as its most likely value.")

  static let inputWithoutBase = DiagnosticCode(
    "E0508", "Without a base the deterministic case uses the mean of the shape; a range alone has none.",
    example: .model("input share = in 9% .. 19%\n"), mend: "Give a base, or a shape: `in 9% .. 19% as uniform`.")

  static let correlation = DiagnosticCode(
    "E0510", "Two different uncertain inputs are correlated, once, with a rank correlation from −1 to 1.",
    example: .model(
      "input share = 10%\ninput use_rate = 14% in 9% .. 19% as pert\ncorrelate share with use_rate 0.5\n"),
    mend: "Give both a range and a shape.")
}

extension Diagnostic {
  static func impossibleRange(_ reason: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.impossibleRange, "the range cannot be: \(reason)", at: span, hint: mend)
  }

  static func baseOutsideRange(
    _ base: Double, _ low: Double, _ high: Double, _ unit: Unit, at span: Span
  ) -> Diagnostic {
    impossibleRange(
      "the base \(shown(base, unit)) lies outside", mend: "\(shown(low, unit)) to \(shown(high, unit)) must hold it",
      at: span)
  }

  static func impossibleShape(_ name: String, _ reason: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.shape, "\(name) cannot be: \(reason)", at: span, hint: mend)
  }

  static func unknownShape(_ name: String, known: [String], question: String?, at span: Span) -> Diagnostic {
    Diagnostic(.shape, "there is no shape `\(name)`", at: span, hint: question ?? "shapes are \(Words.list(known))")
  }

  static func rangeOutsideInput(at span: Span) -> Diagnostic {
    Diagnostic(.rangePlace, "only an input has a range", at: span, hint: "give the range to an input")
  }

  static func rangeNotPlain(at span: Span) -> Diagnostic {
    Diagnostic(.rangePlace, "a plain number is wanted here", at: span)
  }

  static func rangeOfSeries(at span: Span) -> Diagnostic {
    Diagnostic(
      .rangePlace, "a value that differs from period to period has no range", at: span,
      hint: "multiply it by an input that has one")
  }

  static func uncertainTruth(at span: Span) -> Diagnostic {
    Diagnostic(.rangePlace, "yes or no has no range", at: span, hint: "use a percentage from 0% to 100%")
  }

  /// A note: the model is fine.
  static func baseNotInMiddle(
    _ base: Double, _ name: String, _ value: Double, shape: String, _ unit: Unit, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .baseNotInMiddle, "the base \(shown(base, unit)) is not the \(name) of this \(shape), \(shown(value, unit))",
      at: span, severity: .note)
  }

  static func inputWithoutBase(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .inputWithoutBase, "`\(name)` has neither a base nor a mean", at: span,
      hint: "give a base, or a shape such as uniform")
  }

  static func notUncertain(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .correlation, "`\(name)` is not an uncertain input", at: span,
      hint: "give it a range and a shape: in … .. … as pert")
  }

  static func correlatedWithItself(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(.correlation, "`\(name)` is correlated with itself", at: span)
  }

  static func correlationCoefficient(at span: Span) -> Diagnostic {
    Diagnostic(.correlation, "a rank correlation lies from -1 to 1", at: span)
  }

  static func correlatedTwice(_ first: String, _ second: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      .correlation, "`\(first)` and `\(second)` are correlated twice", at: span,
      notes: [Note("first here", at: earlier)])
  }

  /// A value in base units as a person would write it.
  private static func shown(_ value: Double, _ unit: Unit) -> String {
    let number = NumberText.significant(unit.number(value), 6)
    let name = unit.description
    return name.hasPrefix("%") ? number + name : name.isEmpty ? number : "\(number) \(name)"
  }
}
