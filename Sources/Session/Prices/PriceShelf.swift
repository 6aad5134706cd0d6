import Checking
import Diagnostics
import Prices

/// The price lists that ship, read when they are first asked for.
final class PriceShelf {
  private let files: any SessionFiles
  private var read: PriceText.List?

  init(_ files: any SessionFiles) { self.files = files }

  var shipped: PriceText.List {
    if let read { return read }
    let list = PriceText.read(files.priceLists.map(\.file), origin: .shipped)
    read = list
    return list
  }

  /// What ships, overridden by entries of the user's own.
  func catalogue(with own: [ModelPrices]) -> PriceCatalogue {
    PriceCatalogue(entries: shipped.entries, residencies: shipped.residencies).adding(own)
  }
}

extension Turn {
  /// The price catalogue as it stands. - Throws: what is wrong in a list that ships.
  func priceCatalogue() throws(Refusal) -> PriceCatalogue {
    let faults = prices.shipped.diagnostics.filter { $0.severity == .error }
    if !faults.isEmpty { throw Refusal(faults) }
    return prices.catalogue(with: state.prices)
  }
}

/// Runs what looks into the catalogue; what it does not find is told at `span`.
func pricing<Value>(at span: Span?, _ look: () throws(PriceFault) -> Value) throws(Refusal) -> Value {
  do { return try look() } catch { throw Refusal(error.diagnostic(at: span)) }
}
