/// The figures every model has (the language's names are the raw values).
package enum Metric: String, Sendable, Hashable, CaseIterable {
  case npv
  case roi
  case irr
  case mirr
  case payback
  case discountedPayback = "discounted_payback"
  case totalCost = "tco"
  case costsPresentValue = "pv_costs"
  case benefitsPresentValue = "pv_benefits"
  case peakFunding = "peak_funding"
}

/// Which costs and benefits a metric counts (the language's names are the raw values).
package enum View: String, Sendable, Hashable, CaseIterable {
  /// Everything that counts, own people's time included; before tax. The bare metric names.
  case economic
  /// Cash costs; cash benefits, avoided costs with a budget, revenue at its margin.
  case cashOnly = "cash_only"
  /// Economic with each line's haircut against it: benefits lowered, costs raised.
  case riskAdjusted = "risk_adjusted"
  /// Economic less tax on the cash net.
  case afterTax = "after_tax"
}

/// A metric in a view: `npv`, `npv.cash_only`.
package struct MetricReference: Sendable, Hashable {
  package let metric: Metric
  package let view: View
  package init(_ metric: Metric, _ view: View = .economic) {
    self.metric = metric
    self.view = view
  }

  /// As the language writes it.
  package var name: String { view == .economic ? metric.rawValue : "\(metric.rawValue).\(view.rawValue)" }
}
