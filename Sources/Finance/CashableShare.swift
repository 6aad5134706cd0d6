package enum CashableShare {
  /// The share of capacity benefits that would have to turn into cash for the cash-only net present value to be 0.
  ///
  /// Cash-only −50 and capacity benefits worth 200 need 25%. 0 where cash alone suffices; not meaningful where even
  /// all of it does not.
  ///
  /// - Parameters:
  ///   - cashOnly: net present value of the cash lines.
  ///   - capacityBenefits: present value of the capacity benefits.
  package static func share(cashOnly: Double, capacityBenefits: Double) -> MetricValue {
    if cashOnly >= 0 { return .value(0) }
    guard capacityBenefits > 0, capacityBenefits >= -cashOnly else { return .notMeaningful(.noCashableShare) }
    return MetricValue(-cashOnly / capacityBenefits)
  }
}
