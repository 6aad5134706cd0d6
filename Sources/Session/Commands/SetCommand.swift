import Checking
package import Diagnostics
import Engine
import Finance
import Quantities
import Reports
package import Syntax

/// `set NAME = VALUE`
package struct SetCommand: Command {
  package let verb = "set"
  package let page = HelpPage(
    "set NAME = VALUE [in LOW .. HIGH as SHAPE] [keeping range] [because \"reason\"]",
    "set NAME by +10% [because \"reason\"]", "set NAME[MEMBER] = VALUE",
    summary: "Adjusts an assumption in the scenario in use and tells what that did to the watched metrics.",
    notes: [
      "A bare number takes the input's unit. A plain value fixes an uncertain input; `keeping range` scales its range instead.",
      "On the right a name means its value beneath: set price_in = price_in * 3. `undo` and `reset NAME` go back.",
    ],
    example: "set time_saved = 8% because \"Half of the trial's effect\"\nset agents by +10%")

  package struct Request: Sendable {
    let assignment: Assignment
    let reason: String?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let assignment = try words.assignment()
    return Request(assignment: assignment, reason: try words.reason())
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(nil)
    let setting = try Setting(request.assignment, in: scenario, reason: request.reason, model: turn.model)
    let shown = SettingTitle(setting, in: turn)
    let old = turn.readings(of: turn.before)
    let valueBefore = shown.value(in: turn)
    turn.state.settings = turn.state.settings.adding(setting)
    if turn.state.compiled.computation != nil { _ = try turn.run(in: scenario) }
    let title = shown.text(from: valueBefore, to: shown.value(in: turn))
    return turn.changeAnswer(from: old, title: title)
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty ? context.inputs : context.values + ["keeping range", "because"].map { Candidate($0) }
  }
}

extension Turn {
  /// The watched metrics before and after, or the title alone while none can be computed.
  mutating func changeAnswer(from old: ChangeReport.Reading?, title: String) -> Answer {
    guard let report = change(from: old, title: title, always: true) else { return Answer(saying: title) }
    if let new = readings(of: state), let currency = model.currency {
      expectations += ExpectationText.changes(new, currency: currency)
    }
    return Answer(reports: [report])
  }
}

/// `time_saved: 13% → 8%`, with the unit that was taken.
private struct SettingTitle {
  let setting: Setting

  init(_ setting: Setting, in turn: Turn) { self.setting = setting }

  /// The input's value as a person writes it; nil while it cannot be computed.
  func value(in turn: Turn) -> String? {
    switch setting.effect {
    case .choice(let name, option: _):
      return (try? turn.run(in: turn.state.scenario))?.inputs.choices[name]
    case .assignment(let assignment):
      return turn.inputText(assignment.target)
    }
  }

  func text(from before: String?, to after: String?) -> String {
    var text = setting.target
    if let after { text = "\(setting.name): \(before.map { "\($0) → " } ?? "")\(after)" }
    if setting.scenario != "base" { text += " in \(setting.scenario)" }
    return setting.reason.map { "\(text), because \($0)" } ?? text
  }
}
