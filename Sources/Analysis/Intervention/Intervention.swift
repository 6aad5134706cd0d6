package import Checking
package import Diagnostics
package import Engine
package import Finance
import Planning
import Program
import Quantities
import Sampling

/// What figures would be with some quantities held at a number, trial by trial on the same draws as without.
///
/// The quantities that read a held one read the number instead (J. Pearl, Causality, 2009, §3.2.1: the graph with the
/// arrows into it removed); the held one itself goes on being computed and drawn, so that both sides share every draw.
package struct Intervention {
  /// One figure of a trial: a metric, or a quantity over the whole horizon as a column shows it.
  package enum Figure: Sendable, Hashable {
    case metric(MetricReference)
    case quantity(QuantityID)
  }

  package let trials: Int
  private let model: CheckedModel
  private let resolver: (CheckedModel) throws(Diagnostic) -> InputResolver
  private let overlays: [Overlay]
  private let excluded: Set<Int>
  private let seed: UInt64

  /// - Parameters:
  ///   - resolver: of a model; with what decides its routes.
  ///   - overlays: the scenario, from the bottom.
  ///   - excluding: lines left out by hand, by index.
  package init(
    _ model: CheckedModel, overlays: [Overlay], excluding: Set<Int> = [], trials: Int = Self.usualTrials,
    seed: UInt64 = SimulationRequest.usualSeed, resolver: @escaping (CheckedModel) throws(Diagnostic) -> InputResolver
  ) {
    self.model = model
    self.overlays = overlays
    self.resolver = resolver
    excluded = excluding
    self.trials = trials
    self.seed = seed
  }

  /// The standard error of a probability is then at most 0.4 points.
  package static let usualTrials = 16_384

  /// Figures of the deterministic run and of each trial, in base units; NaN where a trial has none.
  package struct Outcome: Sendable {
    /// By figure.
    package let base: [Double]
    /// By figure, then by trial; one trial where nothing is uncertain.
    package let trials: [[Double]]
  }

  /// - Parameter holding: in base units; quantities of one cell.
  /// - Returns: nil where a figure is no number of the model.
  /// - Throws: what keeps the model from being run.
  package func outcome(
    of figures: [Figure], holding values: [QuantityID: Double] = [:], threads: Int = 1
  ) throws(Diagnostic) -> Outcome? {
    let held = values.isEmpty ? model : model.holding(values)
    let inputs = try resolver(held).values(under: overlays, excluding: excluded)
    let rows = inputs.rows.filter { !held[$0].type.isSeries }
    let plan = try Planner.plan(held, rowInputs: rows)
    var readings = PlanReadings(plan)
    var nodes: [Node] = []
    for figure in figures {
      guard let node = Self.node(figure, held: values, plan, &readings) else { return nil }
      nodes.append(node)
    }
    let extended = readings.extended
    let uncertain = UncertainInputs(extended, inputs)
    let program = BatchProgram(
      extended, inputs: inputs, uncertain: uncertain, varying: uncertain.cells.indices.map { .draw($0) }, reads: nodes)
    let evaluator = Evaluator(extended, inputs: inputs)
    let base = nodes.map { evaluator.value($0, at: 1).number ?? .nan }
    guard !uncertain.cells.isEmpty else { return Outcome(base: base, trials: base.map { [$0] }) }
    let sampler: Sampler
    do throws(ImpossibleCorrelations) {
      sampler = try uncertain.sampler(points: SimulationRequest.usualPoints, seed: seed)
    } catch {
      return nil
    }
    let columns = BatchRun(program, draws: .sampled(sampler, for: program)).columns(
      0..<UInt64(trials), threads: threads)
    return Outcome(base: base, trials: columns)
  }

  private static func node(
    _ figure: Figure, held: [QuantityID: Double], _ plan: Plan, _ readings: inout PlanReadings
  ) -> Node? {
    switch figure {
    case .metric(let reference): return plan.metrics[reference]
    case .quantity(let id):
      let quantity = plan.model[id]
      // What is held is what it is held at, whoever asks.
      if let value = held[id] { return readings.constant(value) }
      guard quantity.type.cellCount == 1, let node = plan.cells[id.index].first else { return nil }
      if let ratio = plan.ratios[node] { return readings.ratio(ratio.numerator, ratio.denominator) }
      return quantity.type.isSeries ? readings.rolledUp(node, quantity.type.rollUp) : node
    }
  }
}
