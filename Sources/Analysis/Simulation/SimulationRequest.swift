package import Finance
package import Sampling

/// What a simulation is asked for.
package struct SimulationRequest: Sendable, Hashable {
  package var trials: Int
  package var seed: UInt64
  package var points: PointSet
  /// Metrics whose numbers are kept one by one beside the headline ones; a rate of return is searched for only if it
  /// stands here.
  package var metrics: [MetricReference]
  /// Names of lines and own metrics that are followed however many larger ones there are.
  package var named: [String]
  /// Whether routes are decided anew in every trial; else the base tables stay and are priced in each.
  package var decidesAnew = false

  package init(
    trials: Int = Self.usualTrials, seed: UInt64 = Self.usualSeed, points: PointSet = Self.usualPoints,
    metrics: [MetricReference] = [], named: [String] = []
  ) {
    self.trials = trials
    self.seed = seed
    self.points = points
    self.metrics = metrics
    self.named = named
  }

  /// Measured on the support copilot: the digits that a table shows then hold.
  package static let usualTrials = 65_536
  /// Each takes the solver's time for every route.
  package static let usualTrialsDeciding = 1_024
  package static let usualSeed: UInt64 = 1
  /// Measured on every shipped model (Tests/Benchmarks/points.py): fewer trials for the same precision than independent
  /// numbers, for every figure.
  package static let usualPoints = PointSet.sobol
  /// Up to here every number of the headline metrics is kept, and their percentiles are exact.
  package static let mostKept = 10_000_000
  package static let mostTrials = 1_000_000_000
  /// Lines, and own metrics, that are followed: the largest lines and the first metrics. Each takes 200 KB a thread.
  package static let mostFollowed = 100
  /// Whole numbers up to here stand in every format.
  package static let greatestSeed: UInt64 = 1 << 53

  /// Kept one by one where there are not too many: headline metrics first.
  package static let headline = [MetricReference(.npv), MetricReference(.roi), MetricReference(.payback)]
  package static let probabilities = [0.05, 0.10, 0.50, 0.90, 0.95]
}
