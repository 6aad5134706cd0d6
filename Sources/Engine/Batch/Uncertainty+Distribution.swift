package import Checking
package import Sampling

extension Uncertainty {
  /// What may be drawn, in base units; nil where nothing is.
  ///
  /// - Parameter base: the mode of `triangular` and `pert`.
  package func distribution(base: Double) -> Distribution? {
    guard let shape else { return nil }
    switch shape {
    case .normalMoments(let mean, let deviation): return .normal(mean: mean, deviation: deviation)
    case .beta(let alpha, let beta): return .beta(alpha: alpha, beta: beta, low: low ?? 0, high: high ?? 1)
    case .discrete(let outcomes, let weights): return .discrete(outcomes: outcomes, weights: weights)
    case .sampled(_, _, let values): return values.isEmpty ? nil : .sampled(values)
    case .uniform, .triangular, .pert, .normal, .lognormal: break
    }
    guard let low, let high else { return nil }
    let mode = min(max(base, low), high)
    switch shape {
    case .uniform: return .uniform(low: low, high: high)
    case .triangular: return .triangular(low: low, mode: mode, high: high)
    case .pert: return .pert(low: low, mode: mode, high: high)
    case .normal(let central): return .normal(low: low, high: high, central: central)
    case .lognormal(let central): return low > 0 ? .lognormal(low: low, high: high, central: central) : nil
    case .normalMoments, .beta, .discrete, .sampled: return nil
    }
  }
}
