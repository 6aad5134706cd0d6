import CKernels

extension Distribution {
  package var mean: Double {
    switch self {
    case .uniform(let low, let high): return (low + high) / 2
    case .triangular(let low, let mode, let high): return (low + mode + high) / 3
    case .beta(let alpha, let beta, let low, let high): return low + (high - low) * (alpha / (alpha + beta))
    case .normal(let mean, _): return mean
    case .lognormal(let logMean, let logDeviation): return ck_exp(logMean + logDeviation * logDeviation / 2)
    case .discrete(let outcomes, let weights):
      return zip(outcomes, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    case .sampled(let values): return values.reduce(0, +) / Double(values.count)
    }
  }

  /// Standard deviation; of sampled values that of the values themselves, divided by their number.
  package var deviation: Double {
    switch self {
    case .uniform(let low, let high): return (high - low) / 12.0.squareRoot()
    case .triangular(let low, let mode, let high):
      let (left, right) = (mode - low, high - mode)
      return ((left * left + left * right + right * right) / 18).squareRoot()
    case .beta(let alpha, let beta, let low, let high):
      let sum = alpha + beta
      return (high - low) * (alpha * beta / (sum + 1)).squareRoot() / sum
    case .normal(_, let deviation): return deviation
    case .lognormal(_, let logDeviation): return mean * ck_expm1(logDeviation * logDeviation).squareRoot()
    case .discrete(let outcomes, let weights):
      let mean = mean
      let squares = zip(outcomes, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
      return (squares / weights.reduce(0, +)).squareRoot()
    case .sampled(let values):
      let mean = mean
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
  }
}
