import Diagnostics
import Finance
import Reports

extension DiagnosticCode {
  static let commands: [DiagnosticCode] = [
    unknownScenario, unknownOption, nothingToDescribe, nothingToUndo, notSet, unknownMetric, notALine, notExcluded,
    nothingToCompare, nothingToExplain, unknownFormat, unknownTopic,
    nothingToEdit, noEditor,
  ]

  static let unknownScenario = DiagnosticCode(
    "E0801", "A scenario is declared before it is used or compared; base is always there.",
    example: .session("load programmes/support-copilot\nuse scenario cautoius\n"),
    mend: "Write `use scenario cautious`; `show scenarios` lists them.")

  static let unknownOption = DiagnosticCode(
    "E0802", "A choice is set to one of its options, by name.",
    example: .session(
      """
      use costs/governance as alpha
      use costs/governance as beta
      choice vendor = alpha, beta
      set vendor = gamma
      """),
    mend: "Write `set vendor = beta`.")

  static let nothingToDescribe = DiagnosticCode(
    "E0803", "An indented `key: value` line belongs to the declaration typed before it; here there is none.",
    example: .session("  source: \"Headcount report\"\n"), mend: "Type the declaration first.")

  static let nothingToUndo = DiagnosticCode(
    "E0804", "`undo` takes the last change back and `redo` does it again; there is none to take back or do again.",
    example: .session("undo\n"), mend: "Change something first; `history` lists what was said.")

  static let notSet = DiagnosticCode(
    "E0805", "`reset NAME` takes back what was set in the scenario in use, and this was not set there.",
    example: .session("load programmes/support-copilot\nset agents = 900\nreset cases\n"),
    mend: "Write `reset agents`, or `reset` for everything.")

  static let unknownMetric = DiagnosticCode(
    "E0806", "Watched are the metrics every model has, in any view, and the model's own metrics.",
    example: .session("load programmes/support-copilot\nwatch nvp\n"), mend: "Write `watch npv`.")

  static let notALine = DiagnosticCode(
    "E0807", "Only lines of the statement, costs and benefits, are left out of it and taken in again.",
    example: .session("load programmes/support-copilot\nexclude agents\n"), mend: "Write `exclude licences`.")

  static let notExcluded = DiagnosticCode(
    "E0808", "`include` takes in what `exclude` left out; this line counts already.",
    example: .session("load programmes/support-copilot\ninclude licences\n"),
    mend: "Leave the statement out; `exclude` comes first.")

  static let nothingToCompare = DiagnosticCode(
    "E0809", "A comparison needs two scenarios that differ, base among them or not.",
    example: .session("load programmes/support-copilot\ncompare base base\n"), mend: "Write `compare base cautious`.")

  static let nothingToExplain = DiagnosticCode(
    "E0810", "What is explained has a name: an input, a calculation, a line or a metric.",
    example: .session("load programmes/support-copilot\nexplain handlign\n"), mend: "Write `explain handling`.")

  static let nothingToEdit = DiagnosticCode(
    "E0814", "`edit` takes the last statement, or a name whose declaration is to be changed; there is none.",
    example: .session("load programmes/support-copilot\nedit agnets\n"), mend: "Write `edit agents`.")

  static let noEditor = DiagnosticCode(
    "E0815", "`edit` opens an editor, and there is none where statements do not come from a person at a terminal.",
    example: .session("load programmes/support-copilot\nedit agents\n"),
    mend: "Write the declaration or the `set` itself into the script.")

  static let unknownFormat = DiagnosticCode(
    "E0812", "Answers are written as text, json, csv or markdown.", example: .session("format xml\n"),
    mend: "Write `format json`.")

  static let unknownTopic = DiagnosticCode(
    "E0813",
    "There is help for verbs, functions, units, metrics, codes of diagnostics, names of the model and the language.",
    example: .session("help shwo\n"), mend: "Write `help show`; `help` lists the verbs.")
}

extension Diagnostic {
  static func unknownScenario(_ name: String, known: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .unknownScenario, "there is no scenario `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "there \(known.count == 1 ? "is" : "are") \(known.listed)")
  }

  static func unknownOption(_ text: some StringProtocol, of choice: String, options: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      .unknownOption, "`\(text)` is no option of \(choice)", at: span, hint: "its options are \(options.listed)")
  }

  static func nothingToDescribe(at span: Span?) -> Diagnostic {
    Diagnostic(.nothingToDescribe, "no declaration stands before this line", at: span)
  }

  static func nothingToUndo() -> Diagnostic { Diagnostic(.nothingToUndo, "there is nothing to undo", at: nil) }

  static func nothingToRedo() -> Diagnostic { Diagnostic(.nothingToUndo, "there is nothing to do again", at: nil) }

  static func notSet(
    _ name: String, in scenario: String, set: [String], inputs: [String] = [], at span: Span?
  ) -> Diagnostic {
    Diagnostic(
      .notSet, "`\(name)` was not set in \(scenario)", at: span,
      hint: Suggestions.question(for: name, among: set) ?? Suggestions.question(for: name, among: inputs)
        ?? (set.isEmpty ? "nothing was set" : "set were \(Set(set).sorted().listed)"))
  }

  static func unknownMetric(_ name: String, own: [String], at span: Span?) -> Diagnostic {
    let known = MetricReference.all.map(\.name) + own
    return Diagnostic(
      .unknownMetric, "there is no metric `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known)
        ?? "there are \((Metric.allCases.map(\.rawValue) + own).listed)")
  }

  static func notALine(_ name: String, lines: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .notALine, "`\(name)` is no cost or benefit", at: span,
      hint: Suggestions.question(for: name, among: lines) ?? (lines.isEmpty ? nil : "there are \(lines.listed)"))
  }

  static func notExcluded(_ name: String, excluded: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .notExcluded, "`\(name)` is not excluded", at: span,
      hint: excluded.isEmpty ? nil : "excluded \(excluded.count == 1 ? "is" : "are") \(excluded.listed)")
  }

  static func nothingToCompare(scenarios: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .nothingToCompare, "there is nothing to compare", at: span,
      hint: scenarios.isEmpty
        ? "declare one: scenario cautious { … }" : "compare base \(scenarios.joined(separator: " "))")
  }

  static func nothingToExplain(_ name: String, known: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .nothingToExplain, "there is nothing called `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known))
  }

  static func nothingToEdit(_ name: String, known: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .nothingToEdit, name.isEmpty ? "nothing was typed yet" : "nothing called `\(name)` is declared", at: span,
      hint: name.isEmpty ? "type a statement first" : Suggestions.question(for: name, among: known))
  }

  static func noEditor(at span: Span?) -> Diagnostic {
    Diagnostic(
      .noEditor, "there is no editor here", at: span, hint: "type the statement, or `set` an assumption, in the script")
  }

  static func unknownFormat(_ name: String, at span: Span? = nil) -> Diagnostic {
    let known = AnswerFormat.allCases.map(\.rawValue)
    return Diagnostic(
      .unknownFormat, "answers are not written as `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "there are \(known.listed)")
  }

  static func unknownTopic(_ topic: String, known: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .unknownTopic, "there is no help on `\(topic)`", at: span,
      hint: Suggestions.question(for: topic, among: known) ?? "`help` lists the verbs, `help functions` the functions")
  }
}

extension [String] {
  /// `a, b and c`, cut where it would be too long to read.
  var listed: String {
    guard count > 12 else { return Wording.list(self) }
    return prefix(12).joined(separator: ", ") + " and \(count - 12) more"
  }
}
