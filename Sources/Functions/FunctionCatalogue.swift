/// Every function of the language.
package enum FunctionCatalogue {
  /// In the order help lists them.
  package static let all: [any Function] = [
    // Shapes over time.
    Ramp(), SCurve(), Growing(), Decay(), Step(), Seasonal(),
    // Along time.
    Delay(), Prev(), Change(), Cumulative(), PeriodLength(), PeriodNumber(),
    // Over dimensions and time.
    Sum(), Average(), Max(), Min(), At(),
    // Money placed in time.
    OneOff(), Spread(), Amounts(),
    // Prices and bands.
    Tiered(), Lookup(), Clamp(), Round(),
    // Numbers.
    Exp(), Ln(), Sqrt(), Abs(),
    // Figures of a flow of money.
    NetPresentValue(), InternalRate(), Payback(), CostPer(),
  ]

  /// Those that read data files.
  package static let data: [any DataFunction] = [Series(), Table()]

  package static var documented: [any DocumentedFunction] { all + data }

  package static func named(_ name: String) -> (any Function)? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
