import CKernels

package enum LoanPayment {
  /// The level payment at each period's end that repays a loan: a spreadsheet's PMT, negative for money received.
  ///
  /// 15,000 over 60 months at 8%/12 a month cost −304.15 a month; over 10 periods at 0%, −1,500.
  ///
  /// - Parameters:
  ///   - rate: per period, a fraction above −1.
  ///   - periods: how many payments; none is not meaningful.
  ///   - principal: what is received at the start.
  package static func level(rate: Double, periods: Int, principal: Double) -> MetricValue {
    guard periods > 0 else { return .notMeaningful(.noPayments) }
    if rate == 0 { return MetricValue(-principal / Double(periods)) }
    // P · i / (1 − (1 + i)^−n), without cancellation where i is small.
    return MetricValue(principal * rate / ck_expm1(-Double(periods) * ck_ln1p(rate)))
  }
}
