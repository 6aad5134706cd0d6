import Sampling

/// Bounds of a share or a rate that hold for any count, however small.
package enum ExactBounds {
  /// Of a share after `successes` of `trials` (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934): each end leaves
  /// out half of what the level leaves.
  /// - Parameter successes: 0 to `trials`; `trials` at least 1.
  package static func share(_ successes: Int, of trials: Int, level: Double = 0.95) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      low: lowerShare(successes, of: trials, tail: tail), high: upperShare(successes, of: trials, tail: tail),
      level: level)
  }

  /// The share that so few successes or fewer would have left a chance of `tail`. With none it is
  /// 1 − tail^(1/n), the rule of three: about 3 / n at 5%.
  package static func upperShare(_ successes: Int, of trials: Int, tail: Double) -> Double {
    guard successes < trials else { return 1 }
    // P(X ≤ k) of a binomial is the beta's share above.
    let beta = IncompleteBeta(Double(trials - successes), Double(successes + 1))
    return place(beta, tail).far
  }

  package static func lowerShare(_ successes: Int, of trials: Int, tail: Double) -> Double {
    guard successes > 0 else { return 0 }
    return place(IncompleteBeta(Double(successes), Double(trials - successes + 1)), tail).near
  }

  private static func place(_ beta: IncompleteBeta, _ p: Double) -> IncompleteBeta.Place {
    if p <= 0.5 { return beta.inverse(p) }
    let mirrored = IncompleteBeta(beta.beta, beta.alpha).inverse(1 - p)
    return IncompleteBeta.Place(near: mirrored.far, far: mirrored.near)
  }

  /// Of the expected number of events, after `count` were seen (F. Garwood, Biometrika 28, 1936).
  package static func events(_ count: Int, level: Double = 0.95) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      low: count > 0 ? IncompleteGamma(Double(count)).quantile(tail) : 0,
      high: upperEvents(count, tail: tail), level: level)
  }

  /// The expected number with which so few events or fewer have a chance of `tail`: 3.0 for none at 5%.
  package static func upperEvents(_ count: Int, tail: Double) -> Double {
    IncompleteGamma(Double(count + 1)).quantile(1 - tail)
  }
}
