import CKernels

/// What an uncertain number may be, in plain values.
package enum Distribution: Sendable, Hashable {
  /// Every number from low to high alike.
  case uniform(low: Double, high: Double)
  /// A density that rises in a straight line from low to the mode and falls to high.
  case triangular(low: Double, mode: Double, high: Double)
  /// A beta distribution stretched over low to high.
  case beta(alpha: Double, beta: Double, low: Double, high: Double)
  case normal(mean: Double, deviation: Double)
  /// The logarithm is normal.
  case lognormal(logMean: Double, logDeviation: Double)
  /// Outcomes by weight; weights need not add up to 1.
  case discrete(outcomes: [Double], weights: [Double])
  /// One of the values, all alike.
  case sampled([Double])

  /// The PERT distribution: a beta between the extremes whose mean is (low + 4 mode + high) / 6.
  package static func pert(low: Double, mode: Double, high: Double) -> Distribution {
    let width = high - low
    // No width leaves nothing to shape.
    guard width > 0 else { return .uniform(low: low, high: high) }
    return .beta(alpha: 1 + 4 * (mode - low) / width, beta: 1 + 4 * (high - mode) / width, low: low, high: high)
  }

  /// The normal distribution with the share `central` of its mass between the ends, half of the rest beyond each.
  package static func normal(low: Double, high: Double, central: Double) -> Distribution {
    .normal(mean: (low + high) / 2, deviation: (high - low) / (2 * ck_normal_quantile((1 + central) / 2)))
  }

  /// The same of the logarithm; the ends are positive.
  package static func lognormal(low: Double, high: Double, central: Double) -> Distribution {
    let width = ck_ln(high / low)
    return .lognormal(
      logMean: ck_ln(low) + width / 2, logDeviation: width / (2 * ck_normal_quantile((1 + central) / 2)))
  }
}
