import Checking
import Diagnostics
import Engine
import Syntax

/// One `set`: an assumption adjusted in a scenario.
struct Setting: Sendable {
  enum Effect: Sendable {
    case assignment(CheckedAssignment)
    /// `set vendor = beta`
    case choice(name: String, option: String)
  }
  let scenario: String
  let syntax: Assignment
  let reason: String?
  let effect: Effect

  /// Reads an assignment against a model.
  init(_ syntax: Assignment, in scenario: String, reason: String?, model: CheckedModel) throws(Refusal) {
    self.syntax = syntax
    self.scenario = scenario
    self.reason = reason
    let name = syntax.target.map(\.text).joined(separator: ".")
    if let choice = model.choices.first(where: { $0.name == name }) {
      effect = .choice(name: name, option: try Self.option(syntax, of: choice))
      return
    }
    let (checked, diagnostics) = Checker.checkAssignment(syntax, in: model, reason: reason)
    guard let checked, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Refusal(diagnostics.filter { $0.severity == .error })
    }
    effect = .assignment(checked)
  }

  private static func option(_ syntax: Assignment, of choice: Choice) throws(Refusal) -> String {
    if case .name(let words) = syntax.value.kind {
      let option = words.map(\.text).joined(separator: ".")
      if choice.options.contains(option) { return option }
    }
    throw Refusal(
      .unknownOption(syntax.value.span.text, of: choice.name, options: choice.options, at: syntax.value.span))
  }

  var name: String { syntax.target.map(\.text).joined(separator: ".") }

  /// With its members: `volume[billing]`.
  var target: String {
    syntax.members.isEmpty ? name : "\(name)[\(syntax.members.map(\.text).joined(separator: ", "))]"
  }

  /// As it is typed, without the verb.
  var text: String { syntax.sourceText + (reason.map { " because \($0.quoted)" } ?? "") }

  /// Whether an earlier setting of the same target no longer shows beneath it.
  var hides: Bool {
    switch effect {
    case .choice: true
    case .assignment(let assignment):
      !syntax.keepsRange && syntax.members.isEmpty && !assignment.value.references.contains(assignment.target)
    }
  }
}

extension [Setting] {
  /// With one more; those that it hides are dropped, so that a long session does not slow down.
  func adding(_ setting: Setting) -> [Setting] {
    let kept = setting.hides ? filter { $0.name != setting.name || $0.scenario != setting.scenario } : self
    return kept + [setting]
  }

  /// What was set, by scenario.
  var overlays: [String: Overlay] {
    var overlays: [String: Overlay] = [:]
    for setting in self {
      switch setting.effect {
      case .assignment(let assignment): overlays[setting.scenario, default: Overlay()].assignments.append(assignment)
      case .choice(let name, let option): overlays[setting.scenario, default: Overlay()].choices[name] = option
      }
    }
    return overlays
  }
}
