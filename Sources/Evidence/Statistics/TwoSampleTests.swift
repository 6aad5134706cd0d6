import CKernels

/// Two means against each other.
package enum TwoSampleTests {
  /// The difference treated − control without assuming equal spread (B. L. Welch, Biometrika 34, 1947).
  package static func welch(
    control: SampleSummary, treated: SampleSummary, alternative: Alternative = .twoSided, level: Double = 0.95
  ) -> HypothesisTest {
    HypothesisTest(
      estimate: treated.mean - control.mean,
      standardError: (control.meanVariance + treated.meanVariance).squareRoot(),
      degreesOfFreedom: satterthwaite([
        (control.meanVariance, Double(control.count - 1)), (treated.meanVariance, Double(treated.count - 1)),
      ]), alternative: alternative, level: level)
  }

  /// Degrees of freedom of a sum of variances (F. E. Satterthwaite, 1946); infinite without spread.
  package static func satterthwaite(_ parts: [(variance: Double, degrees: Double)]) -> Double {
    let sum = parts.reduce(0) { $0 + $1.variance }
    let squares = parts.reduce(0) { $0 + ($1.variance > 0 ? $1.variance * $1.variance / $1.degrees : 0) }
    return squares > 0 ? sum * sum / squares : .infinity
  }

  /// The standardised mean difference: treated − control over the root of the mean variance. 0 where neither spreads
  /// and both agree.
  package static func standardisedDifference(control: SampleSummary, treated: SampleSummary) -> Double {
    let pooled = ((control.variance + treated.variance) / 2).squareRoot()
    let difference = treated.mean - control.mean
    return pooled > 0 ? difference / pooled : difference == 0 ? 0 : difference * .infinity
  }

  /// Whether arms have the sizes that assignment promised: the chi-square test's chance of so uneven a split.
  /// - Parameter shares: planned shares of the arms; equal by default.
  package static func sampleRatio(_ counts: [Int], planned shares: [Double]? = nil) -> Double {
    let total = Double(counts.reduce(0, +))
    let shares = shares ?? counts.map { _ in 1 / Double(counts.count) }
    let sum = shares.reduce(0, +)
    var statistic = 0.0
    for (count, share) in zip(counts, shares) {
      let expected = total * share / sum
      statistic += (Double(count) - expected) * (Double(count) - expected) / expected
    }
    return chiSquareTail(statistic, degreesOfFreedom: Double(counts.count - 1))
  }
}
