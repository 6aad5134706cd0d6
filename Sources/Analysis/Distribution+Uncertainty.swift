package import Checking
package import Sampling

extension Distribution {
  /// What an input may be, in base units; nil where a range stands without a shape.
  ///
  /// - Parameter base: the most likely value of a triangular or PERT shape.
  package init?(_ uncertainty: Uncertainty, base: Double) {
    guard let shape = uncertainty.shape else { return nil }
    let low = uncertainty.low ?? 0
    let high = uncertainty.high ?? 1
    let mode = min(max(base, low), high)
    switch shape {
    case .uniform: self = .uniform(low: low, high: high)
    case .triangular: self = .triangular(low: low, mode: mode, high: high)
    case .pert: self = .pert(low: low, mode: mode, high: high)
    case .normal(let central): self = .normal(low: low, high: high, central: central)
    case .lognormal(let central): self = .lognormal(low: low, high: high, central: central)
    case .normalMoments(let mean, let sd): self = .normal(mean: mean, deviation: sd)
    case .beta(let alpha, let beta): self = .beta(alpha: alpha, beta: beta, low: low, high: high)
    case .discrete(let outcomes, let weights): self = .discrete(outcomes: outcomes, weights: weights)
    case .sampled(_, _, let values): self = .sampled(values)
    }
  }

  /// The probability of a draw below x; for outcomes and samples, half of those that equal it count.
  package func share(below x: Double) -> Double {
    switch self {
    case .discrete(let outcomes, let weights):
      let total = weights.reduce(0, +)
      return zip(outcomes, weights).reduce(0) { $0 + ($1.0 < x ? $1.1 : $1.0 == x ? $1.1 / 2 : 0) } / total
    case .sampled(let values):
      return values.reduce(0) { $0 + ($1 < x ? 1 : $1 == x ? 0.5 : 0) } / Double(max(values.count, 1))
    case .uniform, .triangular, .beta, .normal, .lognormal:
      // The quantile function rises, so its inverse is found by halving.
      var (low, high) = (0.0, 1.0)
      for _ in 0..<52 {
        let middle = (low + high) / 2
        if quantile(middle) < x { low = middle } else { high = middle }
      }
      return low < 1e-15 ? 0 : high > 1 - 1e-15 ? 1 : (low + high) / 2
    }
  }
}
