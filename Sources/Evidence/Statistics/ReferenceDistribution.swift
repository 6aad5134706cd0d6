import CKernels
import Sampling

/// The distribution of a statistic when the hypothesis holds: Student's, or the normal one.
package struct ReferenceDistribution: Sendable {
  /// Nil for the normal distribution.
  package let degreesOfFreedom: Double?

  package init(degreesOfFreedom: Double?) { self.degreesOfFreedom = degreesOfFreedom }

  package static let normal = ReferenceDistribution(degreesOfFreedom: nil)

  /// P(T < t), precise in the lower tail.
  package func probability(below t: Double) -> Double {
    guard let degrees = degreesOfFreedom, degrees.isFinite else { return ck_normal_cdf(t) }
    guard degrees > 0, !t.isNaN else { return .nan }
    if t.isInfinite { return t < 0 ? 0 : 1 }
    if t == 0 { return 0.5 }
    let square = t * t
    let place = IncompleteBeta.Place(near: degrees / (degrees + square), far: square / (degrees + square))
    let tail = place.near > 0 ? ck_exp(IncompleteBeta(degrees / 2, 0.5).logProbability(place)) / 2 : 0
    return t < 0 ? tail : 1 - tail
  }

  /// The t with P(T < t) = p, for 0 < p < 1.
  package func quantile(_ p: Double) -> Double {
    guard let degrees = degreesOfFreedom, degrees.isFinite else { return ck_normal_quantile(p) }
    guard degrees > 0, p > 0, p < 1 else { return .nan }
    let tail = min(p, 1 - p)
    if tail == 0.5 { return 0 }
    let distribution = IncompleteBeta(degrees / 2, 0.5)
    // Twice the tail is the share of the beta distribution below ν / (ν + t²).
    let place = tail <= 0.25 ? distribution.inverse(2 * tail) : Self.above(IncompleteBeta(0.5, degrees / 2), 2 * tail)
    let t = (degrees * place.far / place.near).squareRoot()
    return p < 0.5 ? -t : t
  }

  /// The place by the other tail, where it is the smaller.
  private static func above(_ mirrored: IncompleteBeta, _ share: Double) -> IncompleteBeta.Place {
    let place = mirrored.inverse(1 - share)
    return IncompleteBeta.Place(near: place.far, far: place.near)
  }

  /// The chance of so extreme a statistic.
  package func p(_ statistic: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: min(2 * probability(below: -abs(statistic)), 1)
    case .less: probability(below: statistic)
    case .greater: probability(below: -statistic)
    }
  }
}
