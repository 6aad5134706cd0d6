import CKernels

extension Uncertainty.Shape {
  /// The mean in the unit of the ends; nil where the shape needs an end or a base that is not there.
  ///
  /// - Parameters:
  ///   - base: the mode of `triangular` and `pert`.
  package func mean(low: Double?, high: Double?, base: Double?) -> Double? {
    switch self {
    case .uniform, .normal:
      guard let low, let high else { return nil }
      return (low + high) / 2
    case .triangular:
      guard let low, let high, let base else { return nil }
      return (low + base + high) / 3
    case .pert:
      guard let low, let high, let base else { return nil }
      return (low + 4 * base + high) / 6
    case .lognormal(let central):
      guard let low, let high, low > 0 else { return nil }
      // The ends lie z standard deviations either side of the median, on a logarithmic scale.
      let deviation = ck_ln(high / low) / (2 * NormalQuantile.halfWidth(central: central))
      return (low * high).squareRoot() * ck_exp(deviation * deviation / 2)
    case .normalMoments(let mean, _): return mean
    case .beta(let alpha, let beta):
      let low = low ?? 0
      return low + ((high ?? 1) - low) * alpha / (alpha + beta)
    case .discrete(let outcomes, let weights):
      return zip(outcomes, weights).reduce(0) { $0 + $1.0 * $1.1 }
    case .sampled(_, _, let values):
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }

  /// What the base should be for the deterministic case to stand in the middle: the mean of a normal, the median of
  /// a lognormal; nil for other shapes.
  func middle(low: Double?, high: Double?) -> (name: String, value: Double)? {
    switch self {
    case .normal:
      guard let low, let high else { return nil }
      return ("mean", (low + high) / 2)
    case .normalMoments(let mean, _): return ("mean", mean)
    case .lognormal:
      guard let low, let high, low > 0 else { return nil }
      return ("median", (low * high).squareRoot())
    case .uniform, .triangular, .pert, .beta, .discrete, .sampled: return nil
    }
  }
}
