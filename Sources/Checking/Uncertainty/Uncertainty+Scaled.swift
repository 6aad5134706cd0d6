extension Uncertainty {
  /// The same shape of a value `ratio` times as large; nil where there is none, as for a lognormal turned negative.
  package func scaled(by ratio: Double) -> Uncertainty? {
    guard ratio.isFinite, ratio != 0 else { return nil }
    let ends = [low.map { $0 * ratio }, high.map { $0 * ratio }]
    var (low, high) = ratio < 0 ? (ends[1], ends[0]) : (ends[0], ends[1])
    var shape = shape
    switch self.shape {
    case nil, .uniform, .triangular, .pert, .normal: break
    case .lognormal: if ratio < 0 { return nil }
    case .normalMoments(let mean, let sd): shape = .normalMoments(mean: mean * ratio, sd: sd * abs(ratio))
    case .beta(let alpha, let beta):
      // Without ends a beta runs from 0 to 1.
      if self.low == nil, self.high == nil { (low, high) = (min(0, ratio), max(0, ratio)) }
      if ratio < 0 { shape = .beta(alpha: beta, beta: alpha) }
    case .discrete(let outcomes, let weights):
      shape = .discrete(outcomes: outcomes.map { $0 * ratio }, weights: weights)
    case .sampled(let path, let column, let values):
      shape = .sampled(path: path, column: column, values: values.map { $0 * ratio })
    }
    return Uncertainty(low: low, high: high, shape: shape, mean: mean.map { $0 * ratio })
  }
}
