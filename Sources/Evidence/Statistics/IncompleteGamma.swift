import CKernels
import Sampling

/// The distribution function of a gamma distribution of unit scale, and its inverse: chi-square and Poisson tails.
package struct IncompleteGamma: Sendable {
  package let shape: Double
  private let logNorm: Double

  /// - Parameter shape: above 0.
  package init(_ shape: Double) {
    self.shape = shape
    logNorm = logGamma(shape)
  }

  /// P(X < x).
  package func probability(below x: Double) -> Double { x < shape + 1 ? series(x) : 1 - fraction(x) }
  /// P(X > x), precise in the upper tail.
  package func probability(above x: Double) -> Double { x < shape + 1 ? 1 - series(x) : fraction(x) }

  /// Of Press and others, Numerical Recipes 6.2.
  private func series(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    var term = 1 / shape
    var sum = term
    var a = shape
    for _ in 0..<100_000 {
      a += 1
      term *= x / a
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum * ck_exp(shape * ck_ln(x) - x - logNorm)
  }

  /// The continued fraction by the method of Lentz.
  private func fraction(_ x: Double) -> Double {
    guard x < .infinity else { return x.isNaN ? .nan : 0 }
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for i in 1...100_000 {
      let i = Double(i)
      let a = -i * (i - shape)
      b += 2
      let below = a * d + b
      d = 1 / (abs(below) < tiny ? tiny : below)
      let over = b + a / c
      c = abs(over) < tiny ? tiny : over
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result * ck_exp(shape * ck_ln(x) - x - logNorm)
  }

  /// The x below which the share p lies, 0 < p < 1, by bisection on the tail that is the smaller.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? 0 : p == 1 ? .infinity : .nan }
    var low = 0.0
    var high = max(shape, 1)
    while probability(below: high) < p { high *= 2 }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      let isBelow = p < 0.5 ? probability(below: middle) < p : probability(above: middle) > 1 - p
      if isBelow { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}

/// P(X > x) of the chi-square distribution.
package func chiSquareTail(_ x: Double, degreesOfFreedom: Double) -> Double {
  IncompleteGamma(degreesOfFreedom / 2).probability(above: x / 2)
}
