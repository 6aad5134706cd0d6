package import Checking
package import Finance

/// What reports call things: one place, so that a figure has one name on the screen and in every export.
package enum Wording {
  package static let zeroNote =
    "Computed unrounded; figures are rounded only where they are shown, so parts may differ from totals in the last digit."

  /// `base`, or the scenario's label with its name.
  package static func scenario(_ name: String, in model: CheckedModel) -> String {
    guard let label = model.scenarios.first(where: { $0.name == name })?.label else { return name }
    return "\(label) (\(name))"
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ words: [String], joining: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(joining) \(last)"
  }

  /// `1 check`, `2 checks`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// With its first letter large, for the start of a row.
  package static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Runs of blank space as one space: a formula written over several lines, on one.
  package static func oneLine(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Metric {
  package var title: String {
    switch self {
    case .npv: "NPV"
    case .roi: "ROI"
    case .irr: "IRR"
    case .mirr: "MIRR"
    case .payback: "Payback"
    case .discountedPayback: "Discounted payback"
    case .totalCost: "Total cost (TCO)"
    case .costsPresentValue: "PV of costs"
    case .benefitsPresentValue: "PV of benefits"
    case .peakFunding: "Peak funding"
    }
  }

  /// Whether it is money, in the reporting currency.
  package var isMoney: Bool {
    switch self {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: true
    case .roi, .irr, .mirr, .payback, .discountedPayback: false
    }
  }

  /// How it is shown; `money` says how money is.
  package func style(money: NumberStyle) -> NumberStyle {
    switch self {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: money
    case .roi: .percent(decimals: 0)
    case .irr, .mirr: .percent(decimals: 1)
    case .payback, .discountedPayback: .months
    }
  }
}

extension View {
  package var title: String {
    switch self {
    case .economic: "Economic"
    case .cashOnly: "Cash only"
    case .riskAdjusted: "Risk-adjusted"
    case .afterTax: "After tax"
    }
  }
}

extension Line.Kind {
  package var title: String {
    switch self {
    case .cash: "cash"
    case .capacity: "capacity"
    case .avoided: "avoided costs"
    case .revenue: "revenue, at its margin"
    case .risk: "risk reduction"
    }
  }
}
