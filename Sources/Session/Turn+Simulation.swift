import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Reports
import Sampling

extension Turn {
  /// Everything about a simulation of a scenario before a trial is run.
  struct PreparedSimulation {
    let run: SimulationRun
    let subject: Simulation.Subject
  }

  /// - Parameter isHeadline: with the headline metrics alone.
  func prepareSimulation(
    _ request: SimulationRequest, in scenario: String, isHeadline: Bool = false
  ) throws(Refusal) -> PreparedSimulation {
    let figures = try figures(in: scenario)
    let evaluator = try run(in: scenario)
    let outputs = SimulationOutputs(
      evaluator.plan, inputs: evaluator.inputs, scenario: scenario, metrics: request.metrics, named: request.named,
      isHeadline: isHeadline
    ) { figures.title(of: $0) }
    let run = try simulationRun(
      outputs, evaluator.inputs, request, bound: isHeadline ? [] : try checksElsewhere(than: scenario))
    return PreparedSimulation(
      run: run,
      subject: Simulation.Subject(
        title: model.title ?? "", currency: figures.currency, scenario: scenario,
        scenarioTitle: Wording.scenario(scenario, in: model), uncertain: run.uncertain.cells.count,
        correlations: model.correlations.count - evaluator.inputs.droppedCorrelations.count,
        periods: (0...figures.timeline.count).map { figures.timeline.name(ofPeriod: $0) },
        months: figures.timeline.count * figures.timeline.monthsPerPeriod, base: run.base, leftOut: run.leftOut))
  }

  /// The checks that are bound to other scenarios.
  private func checksElsewhere(than scenario: String) throws(Refusal) -> [SimulationRun.Bound] {
    var bound: [SimulationRun.Bound] = []
    for name in ["base"] + model.scenarios.map(\.name) where name != scenario {
      guard model.checks.contains(where: { $0.scenario == name }) else { continue }
      let evaluator = try run(in: name)
      bound.append(
        SimulationRun.Bound(SimulationOutputs(checksOf: name, in: evaluator.plan), inputs: evaluator.inputs))
    }
    return bound
  }

  private func simulationRun(
    _ outputs: SimulationOutputs, _ inputs: InputValues, _ request: SimulationRequest,
    bound: [SimulationRun.Bound] = []
  ) throws(Refusal) -> SimulationRun {
    do throws(ImpossibleCorrelations) {
      let resolver = request.decidesAnew ? state.compiled.computation?.resolver : nil
      return try SimulationRun(
        outputs, inputs: inputs, request: request, bound: bound, deciding: resolver.flatMap { TrialDecision($0) })
    } catch {
      let cells = UncertainInputs(outputs.plan, inputs).cells
      throw Refusal(.impossibleCorrelations(error, of: cells, in: model))
    }
  }

  /// Runs the trials, watched; nil where it was stopped before a trial was done.
  func runSimulation(_ prepared: PreparedSimulation, sets: Range<Int>? = nil) -> SimulationTally {
    let work = options.watch("simulating")
    defer { work.end() }
    let ranges = (sets ?? 0..<prepared.run.layout.sets).map { prepared.run.layout.range(ofSet: $0).count }
    let all = Double(max(ranges.reduce(0, +), 1))
    return prepared.run.run(
      sets: sets, threads: options.threads, shouldStop: { work.isStopped }, progress: { work.tell(Double($0) / all) })
  }

  /// The rates of return that are searched for because somebody looks at them.
  var watchedRates: [MetricReference] { state.watchedMetrics.filter { $0.metric == .irr } }

  // MARK: Probabilities

  /// How likely a condition is in a scenario, by the points and trials of the last simulation or the usual ones.
  func probability(
    of condition: CheckedExpression, in scenario: String
  ) throws(Refusal) -> (estimate: ProbabilityEstimate, trials: Int) {
    var request = state.simulation?.simulation.request ?? SimulationRequest()
    (request.metrics, request.named) = ([], [])
    let evaluator = try run(in: scenario)
    let outputs = try refusing { () throws(Diagnostic) in
      try SimulationOutputs(condition: condition, of: evaluator.plan)
    }
    let run = try simulationRun(outputs, evaluator.inputs, request)
    let work = options.watch("simulating")
    defer { work.end() }
    let all = Double(request.trials)
    let tally = run.run(
      threads: options.threads, shouldStop: { work.isStopped }, progress: { work.tell(Double($0) / all) })
    guard tally.trials > 0 else { throw Refusal(.stoppedAtOnce()) }
    return (tally.probability, tally.trials)
  }
}
