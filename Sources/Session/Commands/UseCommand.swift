package import Diagnostics
import Reports
package import Syntax

/// `use scenario NAME`, `use base`. (`use costs/licences` is a declaration.)
package struct UseCommand: Command {
  package let verb = "use"
  package let page = HelpPage(
    "use scenario NAME", "use base", "use MODEL [as NAME] { NAME = VALUE; … }",
    summary: "Changes to another scenario; with a model's path, brings in that model with its needs bound.",
    example: "use scenario cautious\nshow npv\nuse base")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Identifier {
    try words.word("scenario")
    return try words.identifier("the name of a scenario")
  }

  package func run(_ name: Identifier, in turn: inout Turn) throws(Refusal) -> Answer {
    try turn.use(name)
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty
      ? [Candidate("scenario"), Candidate("base")] + context.models
      : context.words == ["scenario"] ? context.scenarios : []
  }

  /// `use base` reads as the use of a model called base, of which there is none.
  static func base(_ declaration: Declaration) -> BoundCommand? {
    guard case .use(let use) = declaration.kind, use.path.text == "base", use.alias == nil, use.bindings.isEmpty else {
      return nil
    }
    let syntax = CommandSyntax(verb: Identifier("use", declaration.span), tokens: [], span: declaration.span)
    return BoundCommand(syntax: syntax, isReplayed: true) { turn throws(Refusal) in try turn.use(use.path) }
  }
}

/// `scenario`, `scenario NAME`. (`scenario NAME { … }` is a declaration.)
package struct ScenarioCommand: Command {
  package let verb = "scenario"
  package let page = HelpPage(
    "scenario NAME [\"Label\"] [from PARENT] { NAME = VALUE; … }", "scenario NAME", "scenario",
    summary: "Declares an overlay of inputs; with a name alone, uses it; alone, says which one is in use.",
    notes: ["What is `set` belongs to the scenario in use; base and its settings stand beneath every scenario."],
    example: "scenario late \"A slow start\" { peak_use = 40% }\nscenario late\nshow npv")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Identifier? {
    words.isAtEnd ? nil : try words.identifier("the name of a scenario")
  }

  package func run(_ name: Identifier?, in turn: inout Turn) throws(Refusal) -> Answer {
    guard let name else {
      return Answer(reports: [Listings.scenarios(turn.model, inUse: turn.state.scenario)])
    }
    return try turn.use(name)
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty ? context.scenarios : context.inputs
  }
}

extension Turn {
  /// Changes to a scenario and tells what that means for the watched metrics.
  mutating func use(_ name: Identifier) throws(Refusal) -> Answer {
    try requireScenario(name.text, at: name.span)
    let old = readings(of: before)
    let from = state.scenario
    state.scenario = name.text
    let title = "Scenario \(Wording.scenario(name.text, in: model))"
    if from == name.text { return Answer(saying: "\(title) is in use.") }
    return changeAnswer(from: old, title: "\(title), compared with \(from)")
  }
}
