import CKernels
import Program
import Sampling

/// Between what a value lies in every trial: a finite number, low ≤ value ≤ high. Unbounded where nothing is known, not
/// even that it is a number.
struct Bounds: Sendable, Hashable {
  let low: Double
  let high: Double

  static let unknown = Bounds(low: -.infinity, high: .infinity)
  static let truth = Bounds(low: 0, high: 1)

  var isKnown: Bool { low > -.infinity && high < .infinity }
  /// Known, and never 0.
  var excludesZero: Bool { isKnown && (low > 0 || high < 0) }

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  init(_ number: Double) { self = number.isFinite ? Bounds(low: number, high: number) : .unknown }

  /// What is rounded may lie a little beyond; what comes near the end of all numbers is not known.
  private init(widening low: Double, _ high: Double) {
    let slack = max(abs(low), abs(high)) * 1e-9
    self = abs(low) < 1e280 && abs(high) < 1e280 ? Bounds(low: low - slack, high: high + slack) : .unknown
  }

  /// Of any draw: a uniform number lies between 2^−53 and 1 − 2^−53.
  init(_ distribution: Distribution) {
    switch distribution {
    case .uniform(let low, let high): self.init(widening: low, high)
    case .triangular(let low, _, let high): self.init(widening: low, high)
    case .beta(_, _, let low, let high): self.init(widening: low, high)
    case .normal(let mean, let deviation): self.init(widening: mean - 9 * deviation, mean + 9 * deviation)
    case .lognormal(let mean, let deviation):
      self.init(widening: ck_exp(mean - 9 * deviation), ck_exp(mean + 9 * deviation))
    case .discrete(let outcomes, _): self.init(widening: outcomes.min() ?? .infinity, outcomes.max() ?? .infinity)
    case .sampled(let values): self.init(widening: values.min() ?? .infinity, values.max() ?? .infinity)
    }
  }

  /// Where nothing is known any number will do, and what is none.
  func contains(_ number: Double) -> Bool { !isKnown || (number >= low && number <= high) }

  private static func covering(_ ends: [Double]) -> Bounds {
    guard let low = ends.min(), let high = ends.max() else { return .unknown }
    return Bounds(widening: low, high)
  }

  static func of(_ operation: BinaryOperation, _ a: Bounds, _ b: Bounds) -> Bounds {
    guard a.isKnown, b.isKnown else { return .unknown }
    switch operation {
    case .add: return Bounds(widening: a.low + b.low, a.high + b.high)
    case .subtract: return Bounds(widening: a.low - b.high, a.high - b.low)
    case .multiply: return covering([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high])
    case .divide:
      guard b.excludesZero else { return .unknown }
      return covering([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high])
    case .power:
      guard a.low > 0 else { return .unknown }
      return covering([a.low, a.high].flatMap { base in [b.low, b.high].map { ck_pow(base, $0) } })
    case .minimum: return Bounds(low: min(a.low, b.low), high: min(a.high, b.high))
    case .maximum: return Bounds(low: max(a.low, b.low), high: max(a.high, b.high))
    case .less, .lessOrEqual, .equal, .notEqual, .and, .or: return truth
    case .roundTo: return .unknown
    }
  }

  static func of(_ code: ck_step_code, _ a: Bounds) -> Bounds {
    guard a.isKnown else { return .unknown }
    switch code {
    case CK_STEP_ABSOLUTE: return Bounds(low: a.low > 0 ? a.low : a.high < 0 ? -a.high : 0, high: max(-a.low, a.high))
    case CK_STEP_SQUARE_ROOT where a.low >= 0: return Bounds(widening: a.low.squareRoot(), a.high.squareRoot())
    case CK_STEP_EXPONENTIAL: return Bounds(widening: ck_exp(a.low), ck_exp(a.high))
    case CK_STEP_LOGARITHM where a.low > 0: return Bounds(widening: ck_ln(a.low), ck_ln(a.high))
    case CK_STEP_NOT: return truth
    case CK_STEP_FINITE: return a
    case _: return .unknown
    }
  }

  /// Of either.
  static func either(_ a: Bounds, _ b: Bounds) -> Bounds {
    a.isKnown && b.isKnown ? Bounds(low: min(a.low, b.low), high: max(a.high, b.high)) : .unknown
  }
}
