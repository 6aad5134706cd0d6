import CKernels

/// A bound that holds however often one looks (I. Waudby-Smith and others, 2021: the asymptotic confidence sequence
/// that gbstats uses).
package struct SequentialBound: Sendable, Equatable {
  package let alpha: Double
  /// Where the bound is to be tightest.
  package let rho: Double

  /// - Parameter tightestAt: number of values at which the bound is to be tightest.
  package init(alpha: Double = 0.05, tightestAt count: Double) {
    self.alpha = alpha
    let logs = -2 * ck_ln(alpha)
    rho = ((logs + ck_ln(logs + 1)) / count).squareRoot()
  }

  /// Half the width around the mean of `count` values with this deviation.
  package func halfWidth(count: Double, deviation: Double = 1) -> Double {
    guard count > 0 else { return .infinity }
    let grown = count * rho * rho + 1
    let inside = 2 * grown * ck_ln(grown.squareRoot() / alpha) / (count * count * rho * rho)
    return deviation * inside.squareRoot()
  }
}
