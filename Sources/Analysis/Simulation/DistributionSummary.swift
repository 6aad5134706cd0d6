import Sampling

/// How a figure is distributed, and how precise that is known.
package struct DistributionSummary: Sendable, Equatable {
  package struct Estimate: Sendable, Equatable {
    package let value: Double
    /// Standard error, from how independent sets of trials differ; NaN where there is one set only.
    package let error: Double
    package init(value: Double, error: Double) {
      self.value = value
      self.error = error
    }
  }

  /// Trials in which the figure exists.
  package let defined: Int
  package let undefined: Int
  /// Why it does not exist elsewhere, each reason once.
  package let reasons: [String]
  /// NaN, like the percentiles, where it exists in no trial.
  package let mean: Estimate
  /// Standard deviation.
  package let deviation: Estimate
  /// P5, P10, P50, P90 and P95.
  package let percentiles: [Estimate]

  package init(
    defined: Int, undefined: Int, reasons: [String], mean: Estimate, deviation: Estimate, percentiles: [Estimate]
  ) {
    self.defined = defined
    self.undefined = undefined
    self.reasons = reasons
    self.mean = mean
    self.deviation = deviation
    self.percentiles = percentiles
  }

  package var p5: Estimate { percentiles[0] }
  package var p10: Estimate { percentiles[1] }
  package var p50: Estimate { percentiles[2] }
  package var p90: Estimate { percentiles[3] }
  package var p95: Estimate { percentiles[4] }
  package var exists: Bool { defined > 0 }
  package var trials: Int { defined + undefined }

  /// The largest error among mean and percentiles: how far every number of a row holds.
  package var largestError: Double {
    ([mean] + percentiles).map(\.error).filter(\.isFinite).max() ?? .nan
  }
}

extension DistributionSummary {
  /// - Parameters:
  ///   - sets: in order.
  ///   - quantiles: of all the numbers, at rising probabilities.
  init(_ sets: [SetStatistics], quantiles: ([Double]) -> [Double]) {
    var all = SampleMoments()
    for set in sets { all.add(set.moments) }
    // A set that was stopped early says little about the others.
    let largest = sets.map(\.moments.count).max() ?? 0
    let known = sets.filter { $0.moments.count > 0 && $0.moments.count * 2 >= largest }
    let exists = all.count > 0
    func error(_ estimate: (SetStatistics) -> Double) -> Double {
      EstimateError.standardError(ofIndependent: known.map(estimate))
    }
    var reasons: [String] = []
    for case let reason? in sets.map(\.reason) where !reasons.contains(reason) { reasons.append(reason) }
    let probabilities = SimulationRequest.probabilities
    let found = quantiles(probabilities)
    // How far the share below a percentile is known, then how far that moves the percentile.
    let percentiles = probabilities.indices.map { index -> Estimate in
      let spread = error { Double($0.below[index]) / Double($0.moments.count) }
      guard exists, spread.isFinite else { return Estimate(value: found[index], error: .nan) }
      let ends = quantiles([max(probabilities[index] - spread, 0), min(probabilities[index] + spread, 1)])
      return Estimate(value: found[index], error: (ends[1] - ends[0]) / 2)
    }
    self.init(
      defined: all.count, undefined: sets.reduce(0) { $0 + $1.undefined }, reasons: reasons,
      mean: Estimate(value: exists ? all.mean : .nan, error: error(\.moments.mean)),
      deviation: Estimate(value: exists ? all.deviation : .nan, error: error(\.moments.deviation)),
      percentiles: percentiles)
  }
}

/// How likely something is.
package struct ProbabilityEstimate: Sendable, Equatable {
  package let share: Double
  package let error: Double
  /// Trials in which it cannot be decided; they count as no.
  package let undecided: Int

  package init(share: Double, error: Double, undecided: Int = 0) {
    self.share = share
    self.error = error
    self.undecided = undecided
  }

  /// - Parameter sets: how many of how many trials, by set.
  init(_ sets: [(held: Int, of: Int)], undecided: Int = 0) {
    let known = sets.filter { $0.of > 0 }
    let held = known.reduce(0) { $0 + $1.held }
    let trials = known.reduce(0) { $0 + $1.of }
    guard trials > 0 else {
      self.init(share: .nan, error: .nan, undecided: undecided)
      return
    }
    let spread = EstimateError.standardError(ofIndependent: known.map { Double($0.held) / Double($0.of) })
    // Where all sets agree, as with what never happens, one trial more might still have gone the other way.
    self.init(
      share: Double(held) / Double(trials), error: spread.isFinite ? max(spread, 1 / Double(trials)) : .nan,
      undecided: undecided)
  }
}
