import CKernels

/// The distribution function of a standard beta distribution, and its inverse.
package struct IncompleteBeta {
  package let alpha: Double
  package let beta: Double
  /// ln B(α, β).
  let logNorm: Double

  package init(_ alpha: Double, _ beta: Double) {
    self.alpha = alpha
    self.beta = beta
    logNorm = logBeta(alpha, beta)
  }

  /// A number between 0 and 1 by its distances from both ends, so that neither loses digits.
  package struct Place {
    package var near: Double
    package var far: Double
    package init(near: Double, far: Double) {
      self.near = near
      self.far = far
    }
  }

  /// ln of P(X < x).
  package func logProbability(_ x: Place) -> Double {
    let logPower = alpha * ck_ln(x.near) + beta * ck_ln(x.far) - logNorm
    // The continued fraction converges fast below the mean; above it stands for the other tail.
    if x.near <= (alpha + 1) / (alpha + beta + 2) {
      return logPower + ck_ln(Self.continuedFraction(alpha, beta, x) / alpha)
    }
    let above = ck_exp(logPower) * Self.continuedFraction(beta, alpha, Place(near: x.far, far: x.near)) / beta
    return ck_ln1p(-min(above, 1))
  }

  /// Of Press and others, Numerical Recipes 6.4, by the method of Lentz.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Place) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x.near / (a + 1))
    var result = d
    for m in 1...100_000 {
      let m = Double(m)
      let even = m * (b - m) * x.near / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x.near / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }

  /// The place below which a share p lies, 0 < p ≤ ½.
  ///
  /// Newton steps on ln P over ln(x / (1 − x)), where the function is nearly straight in both tails, kept inside a
  /// bracket.
  /// - Parameter start: a guess, such as the place for a share nearby.
  package func inverse(_ p: Double, from start: Place? = nil) -> Place {
    func place(_ logit: Double) -> Place { Place(near: 1 / (1 + ck_exp(-logit)), far: 1 / (1 + ck_exp(logit))) }
    let target = ck_ln(p)
    var low = -745.0
    var high = 745.0
    let guess = start.map { ck_ln($0.near) - ck_ln($0.far) } ?? ck_ln(alpha / beta)
    var logit = min(max(guess, low), high)
    for _ in 0..<200 {
      let x = place(logit)
      let logProbability = logProbability(x)
      let excess = logProbability - target
      if excess > 0 { high = logit } else { low = logit }
      let slope = ck_exp(alpha * ck_ln(x.near) + beta * ck_ln(x.far) - logNorm - logProbability)
      var next = logit - excess / slope
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      let moved = abs(next - logit)
      logit = next
      if moved <= 4e-16 * max(abs(logit), 1) || high - low < 1e-15 { break }
    }
    return place(logit)
  }

  /// The density.
  func density(_ x: Place) -> Double {
    ck_exp((alpha - 1) * ck_ln(x.near) + (beta - 1) * ck_ln(x.far) - logNorm)
  }
}
