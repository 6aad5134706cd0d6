import Checking
import Diagnostics
import Foundation
import ModelLibrary
import Prices

/// The price lists that ship, as one catalogue.
enum Shipped {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let list = PriceText.read(
    ModelLibrary(folder: root.appending(path: "models").path).priceLists.map(\.file), origin: .shipped)

  static let catalogue = PriceCatalogue(entries: list.entries, residencies: list.residencies)
}

/// A day as written.
func day(_ text: String) -> PriceDate? { PriceDate.literal(text).map { PriceDate(firstOf: $0) } }
