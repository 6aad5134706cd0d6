import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Reports
import Syntax

/// One statement under way: the state it may change, and what it may ask for. Only a statement that succeeds is kept.
package struct Turn {
  /// Where a statement stands: what paths are relative to, and the scripts that are running.
  struct Place: Sendable {
    /// Identities of the scripts, the innermost last; none at the prompt.
    var scripts: [String] = []
    var naming: String? { scripts.last }
  }

  /// Going back or forth instead of changing.
  enum Travel: Sendable { case back, forth }

  var state: SessionState
  let before: SessionState
  /// The states `undo` and `redo` lead to.
  let earlier: SessionState?
  let later: SessionState?
  /// The state that was saved last.
  var saved: SessionState?
  let place: Place
  let files: any SessionFiles
  let options: Session.Options
  let lastTyped: String
  let evaluations: Evaluations
  let prices: PriceShelf
  let emit: (Answer) -> Void
  var travel: Travel?
  /// What the answer showed, as statements that expect it again.
  var expectations: [String] = []
  /// How the statement is kept; nil keeps it as it was typed.
  var said: LogEntry.Said?

  var model: CheckedModel { state.model }

  // MARK: Scenarios

  /// The scenario meant: the one named, else the one in use.
  func scenario(_ named: Identifier?) throws(Refusal) -> String {
    if let named {
      try requireScenario(named.text, at: named.span)
    } else {
      try requireScenario(state.scenario, at: nil)
    }
    return named?.text ?? state.scenario
  }

  func requireScenario(_ name: String, at span: Span?) throws(Refusal) {
    if name == "base" || model.scenarios.contains(where: { $0.name == name }) { return }
    throw Refusal(.unknownScenario(name, known: ["base"] + model.scenarios.map(\.name), at: span))
  }

  // MARK: Values

  func run(in scenario: String) throws(Refusal) -> Evaluator { try evaluations.run(of: state, in: scenario) }

  /// A scenario's whole statement.
  /// - Throws: what is missing for it.
  func figures(in scenario: String) throws(Refusal) -> Figures {
    try StatementFigures(state: state, evaluations: evaluations).figures(in: scenario)
  }

  /// What the watched metrics are in the scenario in use; nil where they cannot be computed yet.
  func readings(of state: SessionState) -> ChangeReport.Reading? {
    guard state.compiled.computation != nil,
      let run = try? evaluations.run(of: state, in: state.scenario)
    else { return nil }
    var metrics: [MetricReference: MetricValue] = [:]
    for reference in ChangeReport.completed(state.watchedMetrics) { metrics[reference] = run.metric(reference) }
    let own = state.watched.compactMap { watched -> Figures.UserMetric? in
      guard case .own(let name) = watched, let id = state.model.idByName[name], let value = run.value(of: id) else {
        return nil
      }
      return Figures.UserMetric(id: id, value: value)
    }
    guard !metrics.isEmpty || !own.isEmpty else { return nil }
    return ChangeReport.Reading(metrics: metrics, userMetrics: own)
  }

  // MARK: Changing

  /// Composes anew with these parts; what was set must still fit.
  mutating func compose(_ parts: [CheckInput.Part]) throws(Refusal) -> [Diagnostic] {
    let reader = UsageTexts(files: files, imported: state.usage)
    let compiled = try Compiled.compile(parts, reader: reader, options: options, ownPrices: state.prices)
    var settings: [Setting] = []
    for setting in state.settings {
      settings.append(
        try Setting(setting.syntax, in: setting.scenario, reason: setting.reason, model: compiled.model))
    }
    let remarks = compiled.newRemarks(since: state.compiled) + changedDigests(compiled)
    state.compiled = compiled
    state.settings = settings
    return remarks
  }

  /// Files that are not what they were when the script was saved.
  private mutating func changedDigests(_ compiled: Compiled) -> [Diagnostic] {
    var changed: [Diagnostic] = []
    for source in compiled.model.sources {
      guard let recorded = state.recordedDigests.removeValue(forKey: source.path), recorded != source.sha256 else {
        continue
      }
      changed.append(.changedSince(source.path, recorded: recorded, now: source.sha256))
    }
    return changed
  }
}

extension SessionState {
  var watchedMetrics: [MetricReference] {
    watched.compactMap { if case .metric(let reference) = $0 { reference } else { nil } }
  }
}
