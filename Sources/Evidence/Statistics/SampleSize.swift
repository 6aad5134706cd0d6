import CKernels
import Sampling

/// How many per arm a test needs, as real numbers; round up.
package enum SampleSize {
  /// To see a difference of means `effect` standard deviations wide with Student's t test, two-sided, equal arms.
  ///
  /// By the noncentral t distribution, exact for few as for many.
  package static func perArm(effect: Double, alpha: Double = 0.05, power: Double = 0.8) -> Double {
    guard effect != 0, effect.isFinite else { return effect == 0 ? .infinity : .nan }
    let size = abs(effect)
    var low = 2.0
    var high = 4.0
    while Self.power(effect: size, perArm: high, alpha: alpha) < power {
      low = high
      high *= 2
      if high > 1e12 { return .infinity }
    }
    for _ in 0..<100 where high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if Self.power(effect: size, perArm: middle, alpha: alpha) < power { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The chance that the two-sided t test of two arms sees a difference of `effect` standard deviations.
  package static func power(effect: Double, perArm n: Double, alpha: Double = 0.05) -> Double {
    let degrees = 2 * n - 2
    let shift = effect * (n / 2).squareRoot()
    guard degrees > 0 else { return 0 }
    let limit = ReferenceDistribution(degreesOfFreedom: degrees).quantile(1 - alpha / 2)
    // E over the sample's deviation s of P(Z + shift > limit·s) + P(Z + shift < −limit·s), by Simpson's rule.
    let spread = 1 / (2 * degrees).squareRoot()
    let from = max(1 - 12 * spread, 0)
    let to = 1 + 12 * spread + (degrees < 20 ? 3 : 0)
    let steps = 600
    let width = (to - from) / Double(steps)
    let logNorm = ck_ln(2) + degrees / 2 * ck_ln(degrees / 2) - logGamma(degrees / 2)
    var sum = 0.0
    for step in 0...steps {
      let s = from + Double(step) * width
      guard s > 0 else { continue }
      let density = ck_exp(logNorm + (degrees - 1) * ck_ln(s) - degrees * s * s / 2)
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      sum += weight * density * (ck_normal_cdf(shift - limit * s) + ck_normal_cdf(-shift - limit * s))
    }
    return sum * width / 3
  }

  /// To show that a share is not worse by more than `margin`, when both are truly `share`.
  package static func nonInferiority(
    share: Double, margin: Double, alpha: Double = 0.05, power: Double = 0.8
  ) -> Double {
    oneSided(variances: 2 * share * (1 - share), distance: margin, alpha: alpha, power: power)
  }

  /// To prove a one-sided claim from `distance` beyond its limit: (z₁₋α + z_power)² · variances / distance².
  /// - Parameter variances: sum of both arms' variances of one value. Infinite where there is no distance.
  package static func oneSided(variances: Double, distance: Double, alpha: Double = 0.05, power: Double = 0.8) -> Double
  {
    guard distance > 0 else { return .infinity }
    let z = ck_normal_quantile(1 - alpha) + ck_normal_quantile(power)
    return z * z * variances / (distance * distance)
  }
}
