import Checking
package import Diagnostics
import Reports
package import Syntax

/// `reset [NAME]`
package struct ResetCommand: Command {
  package let verb = "reset"
  package let page = HelpPage(
    "reset", "reset NAME",
    summary: "Takes back what was set: one input in the scenario in use, or everything, exclusions included.",
    example: "set time_saved = 8%\nreset time_saved")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [Identifier]? {
    words.isAtEnd ? nil : try words.name("the name of an input")
  }

  package func run(_ name: [Identifier]?, in turn: inout Turn) throws(Refusal) -> Answer {
    let old = turn.readings(of: turn.before)
    guard let name else {
      if turn.state.settings.isEmpty, turn.state.excluded.isEmpty {
        return Answer(saying: "Nothing was set; everything is as the models say.")
      }
      turn.state.settings = []
      turn.state.excluded = []
      return turn.changeAnswer(from: old, title: "Everything is as the models say")
    }
    let text = name.map(\.text).joined(separator: ".")
    let scenario = try turn.scenario(nil)
    let kept = turn.state.settings.filter { $0.name != text || $0.scenario != scenario }
    guard kept.count < turn.state.settings.count else {
      let inputs = turn.model.quantities.filter { if case .input = $0.role { true } else { false } }.map(\.name)
      throw Refusal(
        .notSet(text, in: scenario, set: turn.state.settings.map(\.name), inputs: inputs, at: name.span))
    }
    let before = turn.model.idByName[text].flatMap { turn.inputText($0) }
    turn.state.settings = kept
    let after = turn.model.idByName[text].flatMap { turn.inputText($0) }
    let values = after.map { "\(text): \(before.map { "\($0) → " } ?? "")\($0)" } ?? text
    return turn.changeAnswer(from: old, title: "\(values), as the models say")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.settings }
}
