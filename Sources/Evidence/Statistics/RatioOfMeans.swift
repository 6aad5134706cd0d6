import CKernels

/// Treated mean over control mean, by the delta method on the logarithm.
package struct RatioOfMeans: Sendable, Equatable {
  /// ln(treated / control).
  package let logRatio: Double
  package let standardError: Double
  /// Of the log ratio; nil for the normal distribution.
  package let degreesOfFreedom: Double?

  package init(logRatio: Double, standardError: Double, degreesOfFreedom: Double? = nil) {
    self.logRatio = logRatio
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// - Parameters: means above 0, and the squared standard error of each.
  package init(
    control: Double, controlVariance: Double, treated: Double, treatedVariance: Double, degreesOfFreedom: Double? = nil
  ) {
    self.init(
      logRatio: ck_ln(treated / control),
      standardError: (controlVariance / (control * control) + treatedVariance / (treated * treated)).squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  package init(control: SampleSummary, treated: SampleSummary) {
    self.init(
      control: control.mean, controlVariance: control.meanVariance, treated: treated.mean,
      treatedVariance: treated.meanVariance)
  }

  /// The relative change, −0.13 for 13% less.
  package var change: Double { ck_expm1(logRatio) }

  package func interval(_ level: Double = 0.95) -> ConfidenceInterval {
    test(against: 1, .twoSided, level: level).interval.map { ck_expm1($0) }
  }

  /// The ratio held against another, on the log scale.
  package func test(against ratio: Double, _ alternative: Alternative, level: Double = 0.95) -> HypothesisTest {
    HypothesisTest(
      estimate: logRatio, standardError: standardError, against: ck_ln(ratio), degreesOfFreedom: degreesOfFreedom,
      alternative: alternative, level: level)
  }

  /// Superiority by a margin: 10% lower asks for a ratio below 0.9, 10% higher for one above 1.1.
  package func superiority(by margin: Double, lowerIsBetter: Bool) -> HypothesisTest {
    lowerIsBetter ? test(against: 1 - margin, .less) : test(against: 1 + margin, .greater)
  }

  /// Not worse by more than a relative margin.
  package func nonInferiority(margin: Double, lowerIsBetter: Bool) -> HypothesisTest {
    lowerIsBetter ? test(against: 1 + margin, .less) : test(against: 1 - margin, .greater)
  }

  /// Whether both limits of the band 1 ± margin are excluded: the larger chance of the two one-sided tests.
  package func equivalence(margin: Double) -> Double {
    max(test(against: 1 + margin, .less).p, test(against: 1 - margin, .greater).p)
  }

  /// The interval of treated / control of E. C. Fieller (1954), without a logarithm; nil where the control's mean is
  /// not clearly off 0 and the interval has no ends.
  package static func fieller(
    control: SampleSummary, treated: SampleSummary, level: Double = 0.95
  ) -> ConfidenceInterval? {
    let z = ck_normal_quantile((1 + level) / 2)
    let a = control.mean * control.mean - z * z * control.meanVariance
    let b = control.mean * treated.mean
    let c = treated.mean * treated.mean - z * z * treated.meanVariance
    let root = b * b - a * c
    guard a > 0, root >= 0 else { return nil }
    return ConfidenceInterval(low: (b - root.squareRoot()) / a, high: (b + root.squareRoot()) / a, level: level)
  }
}
