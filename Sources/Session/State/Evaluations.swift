import Checking
import Diagnostics
import Engine
import Planning
import Quantities

/// The runs of a session, one per scenario asked for. A change recomputes only what depends on it, and other
/// scenarios only when they are asked for.
final class Evaluations {
  private struct Run {
    let evaluator: Evaluator
    let edition: Edition
  }

  private var compiled: Compiled?
  private var runs: [String: Run] = [:]

  /// The values of a state in a scenario.
  func run(of state: SessionState, in scenario: String) throws(Refusal) -> Evaluator {
    if compiled !== state.compiled {
      runs = [:]
      compiled = state.compiled
    }
    let known = runs[scenario]
    if let known, known.edition === state.edition { return known.evaluator }
    guard let computation = state.compiled.computation else { throw Refusal(.noTimeline()) }
    let evaluator = try refusing { () throws(Diagnostic) in
      let model = state.model
      let inputs = try computation.resolver.values(
        under: Overlay.stack(
          for: scenario, in: model, sets: state.settings.overlays, commandLine: state.compiled.commandLine),
        excluding: state.excludedLines)
      if let known, inputs.fit(known.evaluator.plan.rowInputs, in: model) {
        known.evaluator.update(inputs)
        return known.evaluator
      }
      if inputs.fit(computation.plan.rowInputs, in: model) { return Evaluator(computation.plan, inputs: inputs) }
      let rows = inputs.rows.filter { !model[$0].type.isSeries }
      return Evaluator(try Planner.plan(model, rowInputs: rows), inputs: inputs)
    }
    runs[scenario] = Run(evaluator: evaluator, edition: state.edition)
    return evaluator
  }
}
