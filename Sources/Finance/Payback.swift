/// Time until the programme has paid for itself for good.
package enum Payback {
  /// Months from the start until cumulative net is at least 0 and stays there, interpolated inside the period.
  ///
  /// −100 at the start, then 40 and 120 a year, pays back at 18 months: half of the second year's flow is needed.
  /// 0 where cumulative net is never negative; not meaningful where it ends negative, or where nothing flows.
  package static func months(net: [Double], monthsPerPeriod: Int) -> MetricValue {
    months(count: net.count, monthsPerPeriod: monthsPerPeriod) { net[$0] }
  }

  /// The same on discounted flows; `factors` are those of a `Discounting`.
  package static func discountedMonths(net: [Double], factors: [Double], monthsPerPeriod: Int) -> MetricValue {
    months(count: net.count, monthsPerPeriod: monthsPerPeriod) { net[$0] * factors[$0] }
  }

  private static func months(count: Int, monthsPerPeriod: Int, flow: (Int) -> Double) -> MetricValue {
    var cumulative = 0.0
    var paidBackAfter = 0.0
    var flows = false
    for index in 0..<count {
      let before = cumulative
      cumulative += flow(index)
      flows = flows || cumulative != 0
      // Each return to 0 replaces the earlier one: only the last return is for good.
      if before < 0, cumulative >= 0 { paidBackAfter = Double(index) - cumulative / (cumulative - before) }
    }
    guard cumulative.isFinite else { return .notMeaningful(.overflow) }
    guard flows else { return .notMeaningful(.noFlows) }
    guard cumulative >= 0 else {
      return .notMeaningful(.neverPaysBack(withinMonths: (count - 1) * monthsPerPeriod))
    }
    return MetricValue(paidBackAfter * Double(monthsPerPeriod))
  }
}
