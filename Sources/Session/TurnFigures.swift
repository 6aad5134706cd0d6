import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Reports

extension Turn {
  /// A scenario's figures as far as they can be computed.
  func partialFigures(in scenario: String) throws(Refusal) -> Figures {
    try StatementFigures(state: state, evaluations: evaluations).partial(in: scenario)
  }

  /// Base and the scenarios, without one.
  func otherFigures(than scenario: String) throws(Refusal) -> [Figures] {
    var others: [Figures] = []
    for name in ["base"] + model.scenarios.map(\.name) where name != scenario {
      others.append(try figures(in: name))
    }
    return others
  }

  /// Everything an export of the scenario in use holds.
  /// - Parameters:
  ///   - withDrivers: the break-evens too.
  ///   - request: a simulation whose outcome is put in later.
  func pack(withDrivers: Bool = false, simulated request: SimulationRequest? = nil) throws(Refusal) -> Pack {
    let scenario = try self.scenario(nil)
    let figures = try figures(in: scenario)
    let simulation = request == nil ? state.simulation(of: scenario) : nil
    var tornado: TornadoAnalysis?
    var breakEvens: BreakEvenAnalysis?
    if let measure = try? measure(MetricReference(.npv), in: scenario) {
      let whatIf = try whatIf(in: scenario)
      let swings = TornadoAnalysis(of: measure, in: whatIf)
      // A board asks for those of what moves the NPV; a dimension of many members has many that do not.
      if withDrivers { breakEvens = BreakEvenAnalysis(of: measure, at: swings.bars.map(\.lever), in: whatIf) }
      tornado = swings
    }
    var pack = Pack(
      figures: figures, others: try otherFigures(than: scenario),
      provenance: Provenance(
        version: options.version, sources: model.sources, scenario: scenario, overrides: figures.overrides,
        seed: (request ?? simulation?.request)?.seed, trials: request?.trials ?? simulation?.trials,
        time: options.time),
      tornado: tornado, breakEvens: breakEvens, simulation: simulation, analyses: state.analyses(of: scenario),
      overlays: Dictionary(
        uniqueKeysWithValues: (["base"] + model.scenarios.map(\.name)).map { name in
          (
            name,
            Overlay.stack(
              for: name, in: model, sets: state.settings.overlays, commandLine: state.compiled.commandLine)
          )
        }), decided: try decided(), changes: changes(),
      routes: try routeFigures(in: scenario),
      assessment: try model.evidence.isEmpty ? nil : assessment(in: scenario))
    pack.logs = state.usage.values.map(\.figures).sorted { $0.name < $1.name }
    return pack
  }

  /// What routes decided in each scenario.
  private func decided() throws(Refusal) -> [String: [QuantityID: [[Double]]]] {
    let quantities = model.quantities.filter(\.isDecided)
    if quantities.isEmpty { return [:] }
    var decided: [String: [QuantityID: [[Double]]]] = [:]
    for name in ["base"] + model.scenarios.map(\.name) {
      let inputs = try run(in: name).inputs
      for quantity in quantities {
        decided[name, default: [:]][quantity.id] = (0..<quantity.type.cellCount).map {
          Array(inputs.values(of: quantity.id, cell: $0))
        }
      }
    }
    return decided
  }

  /// What was set, in order: the session's own, then the command line's.
  private func changes() -> [Pack.Change] {
    let settings = state.settings.map {
      Pack.Change(scenario: $0.scenario, name: $0.target, value: $0.valueText, reason: $0.reason)
    }
    let commandLine = state.compiled.commandLine.assignments.map { assignment in
      Pack.Change(
        scenario: "all", name: model[assignment.target].name, value: Wording.oneLine(assignment.value.span.text),
        reason: "on the command line")
    }
    return settings + commandLine
  }

  /// An input's value in the scenario in use as a person writes it; nil while it cannot be computed.
  func inputText(_ id: QuantityID) -> String? {
    guard let run = try? run(in: state.scenario) else { return nil }
    return InputFigures(run, model[id]).map { InputText.value($0, timeline: run.plan.timeline) }
  }
}
