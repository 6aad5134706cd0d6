/// Where a quantity lies with a stated confidence.
package struct ConfidenceInterval: Sendable, Equatable {
  package let low: Double
  package let high: Double
  /// The confidence, such as 0.95.
  package let level: Double

  package init(low: Double, high: Double, level: Double) {
    self.low = low
    self.high = high
    self.level = level
  }

  /// `estimate` ± `reach`.
  package init(_ estimate: Double, reach: Double, level: Double) {
    self.init(low: estimate - reach, high: estimate + reach, level: level)
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The interval of a rising function of the quantity.
  package func map(_ transform: (Double) -> Double) -> ConfidenceInterval {
    ConfidenceInterval(low: transform(low), high: transform(high), level: level)
  }
}

/// Which way a hypothesis looks.
package enum Alternative: Sendable, Equatable {
  case twoSided
  /// The quantity is below what is assumed.
  case less
  case greater
}

/// A test of a hypothesis: the estimate, how many standard errors it lies off, and how likely so much is by chance.
package struct HypothesisTest: Sendable, Equatable {
  package let estimate: Double
  package let standardError: Double
  /// Standard errors from the hypothesis.
  package let statistic: Double
  /// Of Student's distribution; nil for the normal one.
  package let degreesOfFreedom: Double?
  package let p: Double
  /// Of the estimate.
  package let interval: ConfidenceInterval

  /// - Parameters:
  ///   - hypothesis: the value that the estimate is held against.
  ///   - level: the confidence of the interval, which is two-sided whatever the alternative.
  package init(
    estimate: Double, standardError: Double, against hypothesis: Double = 0, degreesOfFreedom: Double? = nil,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) {
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    let distance = estimate - hypothesis
    // No spread at all: what differs does so surely.
    statistic = standardError > 0 ? distance / standardError : distance == 0 ? 0 : distance * .infinity
    let reference = ReferenceDistribution(degreesOfFreedom: degreesOfFreedom)
    p = reference.p(statistic, alternative)
    interval = ConfidenceInterval(
      estimate, reach: standardError > 0 ? reference.quantile((1 + level) / 2) * standardError : 0, level: level)
  }

  /// Whether the chance is below `alpha`.
  package func isSignificant(at alpha: Double) -> Bool { p < alpha }
}
