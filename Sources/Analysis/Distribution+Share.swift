package import Sampling

extension Distribution {
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
