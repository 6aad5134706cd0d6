package enum ProfitTax {
  /// Tax by period: rate × (cash net before capital amounts − amortisation).
  ///
  /// A loss is credited at once, as a negative tax: the programme sits in a profitable company. At 25%, net 100 with
  /// amortisation 40 pays 15; net −100 is credited 25.
  ///
  /// - Parameters:
  ///   - rate: a fraction.
  ///   - net: cash benefits less cash costs, capital amounts and capacity left out.
  ///   - amortisation: as positive charges, of the same length.
  package static func payments(rate: Double, net: [Double], amortisation: [Double]) -> [Double] {
    net.indices.map { rate * (net[$0] - amortisation[$0]) }
  }
}
