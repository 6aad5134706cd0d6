package enum ReturnOnInvestment {
  /// Present value of benefits / present value of costs − 1, a fraction; costs are positive.
  ///
  /// Benefits worth 271 against costs worth 100 return 1.71, shown as 171%. Not meaningful without costs.
  package static func ratio(benefits: Double, costs: Double) -> MetricValue {
    if costs == 0 { return .notMeaningful(.noCosts) }
    if costs < 0 { return .notMeaningful(.negativeCosts) }
    return MetricValue(benefits / costs - 1)
  }
}
