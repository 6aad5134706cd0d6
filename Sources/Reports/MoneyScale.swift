/// The unit money is shown in: the currency itself, its thousands or its millions.
package enum MoneyScale: String, Sendable, Hashable, CaseIterable {
  case units
  case thousands
  case millions

  package var factor: Double {
    switch self {
    case .units: 1
    case .thousands: 1_000
    case .millions: 1_000_000
    }
  }

  package var style: NumberStyle { .money(per: factor) }

  /// `EUR`, `EUR thousands`.
  package func name(of currency: String) -> String { self == .units ? currency : "\(currency) \(rawValue)" }

  /// The finest in which no figure has more than seven digits; millions beyond that.
  package static func fitting(_ largest: Double) -> MoneyScale {
    allCases.first { (abs(largest) / $0.factor).rounded() < 10_000_000 } ?? .millions
  }

  /// This one, and the next where fewer digits help a narrow screen: below thousands too little is left to read.
  package var andCoarser: [MoneyScale] { self == .units ? [.units, .thousands] : [self] }
}
