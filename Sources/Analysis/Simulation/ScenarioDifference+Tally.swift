package import Finance
import Sampling

extension ScenarioDifference {
  /// One scenario against another, both counted on the same draws with every NPV kept.
  /// - Returns: nil where it was stopped.
  package init?(
    _ other: SimulationTally, of subject: Simulation.Subject, from base: SimulationTally,
    shouldStop: () -> Bool = { false }
  ) {
    let simulation = other.simulation(of: subject, shouldStop: shouldStop)
    if shouldStop() { return nil }
    let sets = Self.differences(other, base)
    if shouldStop() { return nil }
    let differences = sets.map { set in set.map { $0.other - $0.base } }
    guard let difference = DistributionSummary(sets: differences, shouldStop: shouldStop) else { return nil }
    self.init(
      scenario: subject.scenario, scenarioTitle: subject.scenarioTitle, figures: simulation.figures,
      loss: simulation.loss, difference: difference,
      better: ProbabilityEstimate(
        sets.map { set in
          let known = set.filter { $0.base.isFinite && $0.other.isFinite }
          return (known.count { $0.other > $0.base }, known.count)
        }))
  }

  /// By set, both NPVs of each trial.
  private static func differences(
    _ other: SimulationTally, _ base: SimulationTally
  ) -> [[(base: Double, other: Double)]] {
    guard let first = base.keptNumbers(of: MetricReference(.npv)),
      let second = other.keptNumbers(of: MetricReference(.npv))
    else { return [] }
    return zip(first, second).map { zip($0, $1).map { (base: $0, other: $1) } }
  }
}

extension SimulationTally {
  /// Every number of a metric by set; nil where they are not kept.
  package func keptNumbers(of metric: MetricReference) -> [UnsafeBufferPointer<Double>]? {
    guard let index = metric.place(in: labels), case .kept(let place) = gathering[index], let kept else { return nil }
    return sets.indices.filter { (sets[$0]?.trials ?? 0) > 0 }.map {
      kept.numbers(figure: place, trials: range(ofSet: $0))
    }
  }

  /// The probability of the only check.
  package var probability: ProbabilityEstimate {
    let counts = sets.compactMap { set in set.flatMap { set in set.checks.first.map { ($0, set.trials) } } }
    return ProbabilityEstimate(
      counts.map { ($0.0.held, $0.1) }, undecided: counts.reduce(0) { $0 + $1.0.undecided })
  }
}

extension DistributionSummary {
  init?(sets: [[Double]], shouldStop: () -> Bool) {
    let summary = sets.flatMap(\.self).withUnsafeBufferPointer { whole in
      var start = 0
      let parts = sets.map { set -> UnsafeBufferPointer<Double> in
        defer { start += set.count }
        return UnsafeBufferPointer(rebasing: whole[start..<start + set.count])
      }
      return DistributionSummary(numbers: parts, shouldStop: shouldStop)
    }
    guard let summary else { return nil }
    self = summary
  }
}
