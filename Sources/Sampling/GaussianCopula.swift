/// Rank correlations of a Gaussian copula and the Pearson correlations of its normal variables.
enum GaussianCopula {
  /// 2 sin(π ρ / 6): a rank correlation of 0.6 needs 0.618 between the normal variables.
  static func pearson(fromRank coefficient: Double) -> Double {
    if abs(coefficient) >= 1 { return coefficient < 0 ? -1 : 1 }
    return 2 * sine(.pi * coefficient / 6)
  }

  /// 6 / π · arcsin(r / 2).
  static func rank(fromPearson coefficient: Double) -> Double {
    if abs(coefficient) >= 1 { return coefficient < 0 ? -1 : 1 }
    // Newton steps on the sine; at most ±π/6 it is nearly straight.
    let target = coefficient / 2
    var angle = target
    for _ in 0..<6 {
      let value = sine(angle)
      angle -= (value - target) / (1 - value * value).squareRoot()
    }
    return angle * 6 / .pi
  }

  /// Taylor's series, exact to a double for |x| ≤ π/6.
  private static func sine(_ x: Double) -> Double {
    let square = x * x
    var factor = 1.0
    for n in stride(from: 16.0, through: 2, by: -2) { factor = 1 - factor * square / (n * (n + 1)) }
    return x * factor
  }
}
