import Checking
import Diagnostics
import Engine
import Planning
import Reports
import Syntax

/// Makes the figures of a scenario from its run.
struct StatementFigures {
  let state: SessionState
  let evaluations: Evaluations

  /// - Throws: where a need is unmet, or nothing says how to discount.
  func figures(in scenario: String) throws(Refusal) -> Figures {
    let run = try evaluations.run(of: state, in: scenario)
    let missing = run.plan.unavailable.filter { $0.severity == .error }
    if !missing.isEmpty { throw Refusal(missing) }
    if state.model.currency == nil { throw Refusal(.noCurrency()) }
    if run.plan.annualDiscount == nil { throw Refusal(.noHurdleRate()) }
    if state.model.lines.isEmpty { throw Refusal(.noLines()) }
    guard
      let figures = Figures(
        run, scenario: scenario, overrides: overrides(in: scenario), checks: try checks(in: scenario))
    else { throw Refusal(.noLines()) }
    return figures
  }

  /// As much as can be computed; the inputs at least.
  func partial(in scenario: String) throws(Refusal) -> Figures {
    let run = try evaluations.run(of: state, in: scenario)
    let overrides = overrides(in: scenario)
    if let figures = Figures(run, scenario: scenario, overrides: overrides) { return figures }
    return Figures(
      model: state.model, timeline: run.plan.timeline, currency: state.model.currency ?? "", scenario: scenario,
      annualDiscount: 0, factors: [], lines: [], views: [:], metrics: [:], userMetrics: [], checks: [],
      inputs: state.model.quantities.compactMap { InputFigures(run, $0) }, overrides: overrides)
  }

  /// Every check of the model: those that name a scenario there, the others in this one.
  func checks(in scenario: String) throws(Refusal) -> [CheckFigures] {
    var checks: [CheckFigures] = []
    for (index, check) in state.model.checks.enumerated() {
      let place = check.scenario ?? scenario
      checks.append(CheckFigures(index, in: try evaluations.run(of: state, in: place)))
    }
    return checks
  }

  /// What was set where the scenario stands: in base, along the line of its parents, and in itself.
  private func overrides(in scenario: String) -> [Figures.Override] {
    var line: [String] = []
    var name: String? = scenario
    while let current = name, !line.contains(current) {
      line.append(current)
      name = state.model.scenarios.first { $0.name == current }?.parent
    }
    let names = ["base"] + line.reversed().filter { $0 != "base" }
    let settings = names.flatMap { name in state.settings.filter { $0.scenario == name } }
    let commandLine = state.compiled.commandLine.assignments.map { assignment in
      Figures.Override(
        name: state.model[assignment.target].name, value: Wording.oneLine(assignment.value.span.text))
    }
    return settings.map { Figures.Override(name: $0.target, value: $0.valueText) } + commandLine
  }
}

extension Setting {
  /// What stands to the right of `=`.
  var valueText: String {
    var text = syntax.value.sourceText
    if let uncertainty = syntax.uncertainty { text += " \(uncertainty.sourceText)" }
    return syntax.keepsRange ? text + " keeping range" : text
  }
}
