import Diagnostics
import Quantities

extension DiagnosticCode {
  static let scenarios: [DiagnosticCode] = [
    setOnCalculation, unknownScenario, scenarioCycle, bareForPercent, setTwice, noRangeToKeep, notAnOption,
  ]

  static let setOnCalculation = DiagnosticCode(
    "E0601", "Only inputs are set: what is computed follows from them.",
    example: .model("input share = 10%\ndouble = share * 2\nscenario high { double = 30% }\n"),
    mend: "Set an input it is computed from: `share = 15%`.")

  static let unknownScenario = DiagnosticCode(
    "E0602", "There is no scenario of this name; `base` is the model as it stands.",
    example: .model("input share = 10%\nscenario high from higher { share = 15% }\n"),
    mend: "Declare the scenario, or leave out `from`.")

  static let scenarioCycle = DiagnosticCode(
    "E0603", "A scenario stands on itself, through its parents.",
    example: .model(
      "input share = 10%\nscenario low from high { share = 5% }\nscenario high from low { share = 15% }\n"),
    mend: "Let one of them stand on base.")

  static let bareForPercent = DiagnosticCode(
    "E0604", "A bare number takes the unit of the input it is set to, but 12 for a percentage could be 12% or 1200%.",
    example: .session("input share = 10%\nset share = 12\n"), mend: "Write `set share = 12%`.")

  static let setTwice = DiagnosticCode(
    "E0605", "A scenario sets an input once.",
    example: .model("input share = 10%\nscenario high { share = 15%; share = 20% }\n"), mend: "Keep one of them.")

  static let noRangeToKeep = DiagnosticCode(
    "E0606", "`keeping range` scales the range an input has; this one has none, or is given a new one.",
    example: .model("input share = 10%\nscenario high { share = 15% keeping range }\n"),
    mend: "Leave `keeping range` out, or give the input a range.")

  static let notAnOption = DiagnosticCode(
    "E0607", "A choice is set to one of its options.",
    example: .model(
      "unit case\nvolume = 5 case/month\nuse costs/seats as alpha\nuse costs/seats as beta\nchoice vendor = alpha, beta\nscenario other { vendor = gamma }\n"
    ),
    mend: "Write `vendor = beta`.")
}

extension Diagnostic {
  static func setOnCalculation(_ name: String, inputs: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .setOnCalculation, "`\(name)` is computed, and only inputs are set", at: span,
      hint: inputs.isEmpty ? nil : "it follows from \(Words.list(inputs))")
  }

  static func unknownScenario(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownScenario, "there is no scenario `\(name)`", at: span, hint: Suggestions.question(for: name, among: known))
  }

  static func scenarioCycle(_ path: [String], at span: Span) -> Diagnostic {
    Diagnostic(.scenarioCycle, "a scenario stands on itself: \(path.joined(separator: " → "))", at: span)
  }

  static func bareForPercent(_ value: Double, _ unit: Unit, at span: Span) -> Diagnostic {
    let number = NumberText.literal(value)
    return Diagnostic(
      .bareForPercent, "\(number) for a percentage is unclear", at: span,
      hint: "write \(number)%\(unit.isPercent ? "" : String(unit.description.dropFirst()))")
  }

  static func setTwice(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(.setTwice, "`\(name)` is set twice", at: span, notes: [Note("first here", at: earlier)])
  }

  static func noRangeToKeep(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(.noRangeToKeep, "`\(name)` has no range to keep", at: span)
  }

  static func notAnOption(_ text: String, of choice: Choice, at span: Span) -> Diagnostic {
    Diagnostic(
      .notAnOption, "`\(text)` is no option of `\(choice.name)`", at: span,
      hint: Suggestions.question(for: text, among: choice.options)
        ?? "it is \(Words.list(choice.options, joinedBy: "or"))")
  }
}
