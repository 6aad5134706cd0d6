import CKernels

extension Distribution {
  /// The number that a share p of draws stays below, 0 < p < 1, to a double's precision: for one number, not for
  /// columns of draws.
  ///
  /// P10 of `uniform(low: 0, high: 20)` is 2.
  package func quantile(_ p: Double) -> Double {
    switch self {
    case .uniform(let low, let high): return low + (high - low) * p
    case .triangular(let low, let mode, let high):
      guard high > low else { return low }
      return p < (mode - low) / (high - low)
        ? low + (p * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - p) * (high - low) * (high - mode)).squareRoot()
    case .beta(let alpha, let beta, let low, let high):
      return p > 0.5
        ? high - (high - low) * IncompleteBeta(beta, alpha).inverse(1 - p).near
        : low + (high - low) * IncompleteBeta(alpha, beta).inverse(p).near
    case .normal(let mean, let deviation): return mean + deviation * ck_normal_quantile(p)
    case .lognormal(let logMean, let logDeviation): return ck_exp(logMean + logDeviation * ck_normal_quantile(p))
    case .discrete(let outcomes, let weights):
      let steps = OutcomeSteps(outcomes: outcomes, weights: weights)
      let place = steps.cumulative.firstIndex { p < $0 } ?? steps.outcomes.count - 1
      return steps.outcomes[place]
    case .sampled(let values):
      return values.sorted()[min(Int(p * Double(values.count)), values.count - 1)]
    }
  }
}

/// Outcomes in rising order, and the probability up to and with each. Those without weight are left out.
struct OutcomeSteps {
  let outcomes: [Double]
  let cumulative: [Double]

  init(outcomes: [Double], weights: [Double]) {
    let pairs = zip(outcomes, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    let total = pairs.reduce(0) { $0 + $1.1 }
    var running = 0.0
    self.outcomes = pairs.map(\.0)
    cumulative = pairs.map {
      running += $0.1
      return running / total
    }
  }
}
