import CKernels

/// Discounting at an annual effective rate.
///
/// The factor of a flow m months from the start is (1 + r)^(−m/12): a month's rate is (1 + r)^(1/12) − 1, never r / 12,
/// and what falls at `initial` is not discounted.
///
/// At 9%, the factor of month 12 is 1 / 1.09 = 0.9174…
package struct Discounting: Sendable, Equatable {
  /// Annual effective, as a fraction, above −1.
  package let annualRate: Double
  package let times: FlowTimes

  package init(annualRate: Double, times: FlowTimes) {
    self.annualRate = annualRate
    self.times = times
  }

  /// The factor of the flow at an index of a series.
  package func factor(at index: Int) -> Double {
    ck_pow(1 + annualRate, -times.months(at: index) / 12)
  }

  /// The factors of a series with `periods` periods: `periods` + 1 of them, the first 1.
  package func factors(periods: Int) -> [Double] {
    (0...max(periods, 0)).map(factor(at:))
  }
}
