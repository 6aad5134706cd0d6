import Sampling

/// What a test needs of one arm's numbers.
package struct SampleSummary: Sendable, Equatable {
  package let mean: Double
  /// Standard deviation of single values, by n − 1.
  package let deviation: Double
  /// At least 1.
  package let count: Int

  package init(mean: Double, deviation: Double, count: Int) {
    self.mean = mean
    self.deviation = deviation
    self.count = count
  }

  /// - Parameter values: at least one, finite.
  package init(_ values: [Double]) {
    let moments = SampleMoments(values)
    self.init(mean: moments.mean, deviation: moments.deviation, count: moments.count)
  }

  package var variance: Double { deviation * deviation }
  /// Squared standard error of the mean.
  package var meanVariance: Double { variance / Double(count) }
}

/// So many successes of so many trials.
package struct ShareSummary: Sendable, Equatable {
  /// May be a fraction, where clustered trials are counted for what they are worth.
  package let successes: Double
  package let trials: Double

  package init(_ successes: Double, of trials: Double) {
    self.successes = successes
    self.trials = trials
  }

  package var share: Double { successes / trials }
  package var meanVariance: Double { share * (1 - share) / trials }

  /// The same share in so many trials.
  package func counted(as trials: Double) -> ShareSummary { ShareSummary(share * trials, of: trials) }
}
