import CKernels

package enum ModifiedRateOfReturn {
  /// The annual effective rate that turns what is put in, financed at one rate, into what comes out, reinvested at
  /// another until the last period: (FV of inflows / −PV of outflows)^(1/years) − 1.
  ///
  /// Where −100 is followed by 60 and 60 a year, both rates 10%: 126 from 100 over two years, 12.2% a year.
  /// Not meaningful where the net never changes sign.
  ///
  /// - Parameters:
  ///   - net: the flow at the start, then one a period.
  ///   - financing: discounts what is paid in.
  ///   - reinvestment: compounds what comes back.
  package static func annual(net: [Double], financing: Discounting, reinvestment: Discounting) -> MetricValue {
    var paidIn = 0.0
    var returned = 0.0
    for index in net.indices {
      if net[index] < 0 {
        paidIn -= net[index] * financing.factor(at: index)
      } else {
        returned += net[index] * reinvestment.factor(at: index)
      }
    }
    guard paidIn > 0, returned > 0 else { return .notMeaningful(.noSignChange) }
    let years = Double((net.count - 1) * reinvestment.times.monthsPerPeriod) / 12
    return MetricValue(ck_pow(returned / paidIn, 1 / years) * (1 + reinvestment.annualRate) - 1)
  }
}
