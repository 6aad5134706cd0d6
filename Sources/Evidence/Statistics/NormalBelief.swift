import CKernels

/// What is believed of a number: normal, with a mean and a deviation.
package struct NormalBelief: Sendable, Equatable {
  package let mean: Double
  /// Above 0; infinite where nothing is known.
  package let deviation: Double

  package init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  package static let ignorance = NormalBelief(mean: 0, deviation: .infinity)

  private var precision: Double { deviation.isFinite ? 1 / (deviation * deviation) : 0 }

  /// What is believed after an estimate with this standard error: (d/s² + μ/τ²) / (1/s² + 1/τ²).
  package func after(estimate: Double, standardError: Double) -> NormalBelief {
    let weight = weight(of: standardError)
    guard weight > 0 else { return self }
    let held = weight < 1 ? weight * estimate + (1 - weight) * mean : estimate
    return NormalBelief(mean: held, deviation: (1 / (precision + 1 / (standardError * standardError))).squareRoot())
  }

  /// The share of the new mean that an estimate of this error brings: (1/s²) / (1/s² + 1/τ²).
  package func weight(of standardError: Double) -> Double {
    guard standardError.isFinite else { return 0 }
    guard standardError > 0 else { return 1 }
    let new = 1 / (standardError * standardError)
    return new / (new + precision)
  }

  /// P(X > 0): a treatment's chance to win.
  package var chanceAboveZero: Double {
    guard deviation.isFinite else { return 0.5 }
    return deviation > 0 ? ck_normal_cdf(mean / deviation) : mean > 0 ? 1 : 0
  }

  /// E[max(X, 0)]: what is lost by leaving it, should it be good.
  package var expectedGain: Double {
    guard deviation > 0 else { return max(mean, 0) }
    let u = mean / deviation
    return deviation * (Self.density(u) + u * ck_normal_cdf(u))
  }

  /// E[max(−X, 0)]: what is lost by taking it, should it be bad.
  package var expectedLoss: Double { NormalBelief(mean: -mean, deviation: deviation).expectedGain }

  /// The shortest interval with this share of belief.
  package func interval(_ level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval(mean, reach: ck_normal_quantile((1 + level) / 2) * deviation, level: level)
  }

  private static func density(_ u: Double) -> Double { 0.398_942_280_401_432_7 * ck_exp(-u * u / 2) }

  // MARK: Worth of knowing

  /// Expected value of perfect information for go or no-go, where no-go is worth 0: E[max(X, 0)] − max(E[X], 0).
  package var perfectInformation: Double { min(expectedGain, expectedLoss) }

  /// Expected value of an estimate with this standard error, for the same decision: how far the mean is expected to
  /// move, before one knows which way.
  package func sampleInformation(standardError: Double) -> Double {
    guard deviation.isFinite, deviation > 0 else { return 0 }
    let moved = deviation * deviation / (deviation * deviation + standardError * standardError).squareRoot()
    return NormalBelief(mean: mean, deviation: moved).perfectInformation
  }
}
