import Diagnostics
import Reports

extension DiagnosticCode {
  static let analyses: [DiagnosticCode] = [
    noNumber, emptySpan, impossibleSteps, truthIsNoFigure, nowhereToLook, sweptTwice, nothingToExplainFrom, notAShare,
    impossibleCount, impossibleTrials, noCondition, noProbability,
  ]

  static let noNumber = DiagnosticCode(
    "E0630", "An input is moved along its numbers; a choice, or a yes or no, has none between its values.",
    example: .session(
      """
      load programmes/support-copilot
      input is_live = yes
      goal npv = 0 by is_live
      """),
    mend: "Compare the two: `compare base NAME`, with a scenario that sets the other value.")

  static let emptySpan = DiagnosticCode(
    "E0631", "A stretch that is looked along, or swept, runs from one value to another.",
    example: .session("load programmes/support-copilot\ngoal npv = 0 by seat_price between 30 and 30\n"),
    mend: "Write two different ends: `between 20 and 40`.")

  static let impossibleSteps = DiagnosticCode(
    "E0632",
    "`steps N` is a whole number from 1 to 10,000, along columns to 100: the stretch is cut into so many parts. A table has up to 100,000 cells.",
    example: .session("load programmes/support-copilot\nsweep seat_price from 20 to 40 steps 0\n"),
    mend: "Write `steps 10`.")

  static let truthIsNoFigure = DiagnosticCode(
    "E0633", "What is swept, sought or ranked is a number; a condition holds or does not.",
    example: .session("load programmes/support-copilot\ntornado of npv > 0\n"), mend: "Write `tornado of npv`.")

  static let nowhereToLook = DiagnosticCode(
    "E0634", "Without `between`, the search looks from 0 to ten times the input's value; at 0 that is no stretch.",
    example: .session("load programmes/support-copilot\ninput bonus = 0 EUR/month\ngoal npv = 0 by bonus\n"),
    mend: "Write `goal npv = 0 by bonus between 0 and 10k EUR/month`.")

  static let sweptTwice = DiagnosticCode(
    "E0635", "A two-way table moves two different inputs.",
    example: .session(
      "load programmes/support-copilot\nsweep seat_price from 20 to 40 by seat_price from 20 to 40\n"),
    mend: "Write `sweep seat_price from 20 to 40 by agents from 800 to 1_600`.")

  static let nothingToExplainFrom = DiagnosticCode(
    "E0636", "`why` tells what changed since the last change, the last save or in comparison with another scenario.",
    example: .session("load programmes/support-copilot\nwhy since save\n"),
    mend: "Save first, or name a scenario: `why since cautious`.")

  static let notAShare = DiagnosticCode(
    "E0637", "`tornado by 10%` swings the inputs without a range by a share of their value, above 0% and up to 100%.",
    example: .session("load programmes/support-copilot\ntornado by 200%\n"), mend: "Write `tornado by 10%`.")

  static let impossibleCount = DiagnosticCode(
    "E0638", "A count is a whole number above 0.",
    example: .session("load programmes/support-copilot\ntornado top 0\n"), mend: "Write `tornado top 5`.")
}

extension DiagnosticCode {
  static let impossibleTrials = DiagnosticCode(
    "E0639", "`sensitivity` runs so many trials for each uncertain input, and keeps them all: 2 to 200,000.",
    example: .session("load programmes/support-copilot\nsensitivity 1bn trials\n"),
    mend: "Write `sensitivity 100k trials`; `simulate` takes more.")
}

extension DiagnosticCode {
  static let noCondition = DiagnosticCode(
    "E0640", "A probability is that of one condition that is the same in every period: P(npv < 0).",
    example: .session("load programmes/support-copilot\ngoal P(npv) = 10% by seat_price\n"),
    mend: "Write `goal P(npv < 0) = 10% by seat_price`.")

  static let noProbability = DiagnosticCode(
    "E0641", "A probability to reach lies above 0% and below 100%: what never happens has no place where it begins to.",
    example: .session("load programmes/support-copilot\ngoal P(npv < 0) = 120% by seat_price\n"),
    mend: "Write `goal P(npv < 0) = 10% by seat_price`.")
}

extension Diagnostic {
  static func noCondition(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(.noCondition, "`\(text)` is no condition of one value", at: span, hint: "write a comparison: P(npv < 0)")
  }

  static func noProbability(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .noProbability, "`\(text)` is no probability to reach", at: span, hint: "write a percentage between 0% and 100%")
  }

  static func impossibleTrials(most: Int, at span: Span) -> Diagnostic {
    Diagnostic(.impossibleTrials, "there is no such number of trials", at: span, hint: "write 2 to \(most)")
  }

  static func noNumber(_ name: String, isChoice: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      .noNumber, "`\(name)` cannot be moved along numbers", at: span,
      hint: "it is \(isChoice ? "a choice between options" : "yes or no"): compare scenarios that set it either way")
  }

  static func emptySpan(at span: Span) -> Diagnostic {
    Diagnostic(.emptySpan, "both ends are the same", at: span, hint: "give two different ends")
  }

  static func impossibleSteps(at span: Span) -> Diagnostic {
    Diagnostic(
      .impossibleSteps, "a table has no such number of steps", at: span,
      hint: "write a whole number from 1 to 10,000, along columns to 100, and up to 100,000 cells in all"
    )
  }

  static func truthIsNoFigure(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(.truthIsNoFigure, "`\(text)` holds or does not; it is no figure", at: span)
  }

  static func nowhereToLook(_ name: String, goal: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .nowhereToLook, "`\(name)` is 0 and has no range, so nothing says how far to look", at: span,
      hint: "say it: \(goal) between … and …")
  }

  static func sweptTwice(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(.sweptTwice, "`\(name)` is swept twice", at: span, hint: "name two different inputs")
  }

  static func nothingSaved(at span: Span) -> Diagnostic {
    Diagnostic(
      .nothingToExplainFrom, "nothing was saved yet", at: span, hint: "save FILE.hurdle, or `why since SCENARIO`")
  }

  static func nothingChanged() -> Diagnostic {
    Diagnostic(
      .nothingToExplainFrom, "nothing was changed yet", at: nil,
      hint: "set something, or compare with a scenario: why since SCENARIO")
  }

  static func notAShare(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(.notAShare, "`\(text)` is no share to swing by", at: span, hint: "write a percentage, such as 10%")
  }

  static func impossibleCount(at span: Span) -> Diagnostic {
    Diagnostic(.impossibleCount, "there is no such number of them", at: span, hint: "write a whole number above 0")
  }
}
