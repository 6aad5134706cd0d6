package import Checking
package import Prices
package import Quantities
import Synchronization

/// A price catalogue as routes see it. It is read when the first price is asked for.
///
/// A model is offered wherever its vendor serves it; in regions where that does not, another seller of the same model
/// may. Where data stays, the residency table says: an offer's region is the area its data does not leave.
package final class CataloguePrices: PriceList {
  private let read: @Sendable () -> PriceCatalogue
  private let catalogue = Mutex<PriceCatalogue?>(nil)

  package init(_ read: @escaping @Sendable () -> PriceCatalogue) { self.read = read }

  private var current: PriceCatalogue {
    catalogue.withLock { known in
      if let known { return known }
      let made = read()
      known = made
      return made
    }
  }

  package var names: [String] { current.names }

  package func model(_ name: String, on date: DateLiteral?) -> ListedModel? {
    let catalogue = current
    guard let entries = try? catalogue.entries(of: name), let first = entries.first else { return nil }
    let day = date.map { PriceDate(firstOf: $0) }
    var offers: [ListedModel.Offer] = []
    for quote in quotes(of: first.name, on: day, in: catalogue) {
      add(quote, of: first.vendor, in: catalogue, to: &offers)
    }
    guard !offers.isEmpty else { return nil }
    for seller in sellers(of: first, in: catalogue) {
      for quote in quotes(of: seller, on: day, in: catalogue) {
        let vendor = String(seller.prefix { $0 != "/" })
        guard let region = area(of: quote, vendor: vendor, in: catalogue), !region.isEmpty,
          !offers.contains(where: { $0.region == region && !$0.isBatch })
        else { continue }
        add(quote, of: vendor, in: catalogue, to: &offers)
      }
    }
    let entry = quotes(of: first.name, on: day, in: catalogue).first?.prices ?? first
    return ListedModel(
      name: first.name, vendor: first.vendor, currency: entry.currency, offers: offers,
      contextLimit: entry.contextLimit.map(Double.init), deprecation: entry.deprecation.map { .day($0.month, $0.day) },
      successor: entry.successor, source: entry.read.map { "\(entry.source), read \($0.description)" } ?? entry.source)
  }

  /// Everywhere a model can be asked for on a day.
  private func quotes(of name: String, on day: PriceDate?, in catalogue: PriceCatalogue) -> [PriceQuote] {
    let regions: [String?] = [nil] + ((try? catalogue.regions(of: name)) ?? [])
    return regions.compactMap { try? catalogue.quote(name, region: $0, on: day) }
  }

  /// Other vendors' names of a model of the same maker.
  private func sellers(of model: ModelPrices, in catalogue: PriceCatalogue) -> [String] {
    let maker = (model.maker ?? model.vendor).lowercased()
    return catalogue.names.filter { name in
      name != model.name && name.hasSuffix("/\(model.model)")
        && ((try? catalogue.entries(of: name))?.contains { ($0.maker ?? $0.vendor).lowercased() == maker } ?? false)
    }
  }

  /// The area data stays in; empty where nothing says, nil for one that was asked for and is not known to keep it.
  private func area(of quote: PriceQuote, vendor: String, in catalogue: PriceCatalogue) -> String? {
    guard let residency = catalogue.residency(vendor: vendor, region: quote.region) else {
      return quote.region == nil ? "" : nil
    }
    if residency.staysWithin("EU") { return "EU" }
    if residency.processed == residency.stored, residency.processed.uppercased() != "ANY" {
      return residency.processed
    }
    return quote.region == nil ? "" : nil
  }

  private func add(
    _ quote: PriceQuote, of vendor: String, in catalogue: PriceCatalogue, to offers: inout [ListedModel.Offer]
  ) {
    guard let region = area(of: quote, vendor: vendor, in: catalogue),
      !offers.contains(where: { $0.region == region })
    else { return }
    for isBatch in [false, true] {
      let tier: ServiceTier = isBatch ? .batch : .standard
      let table = quote.prices.rates.multiplied(byMillionths: quote.upliftMillionths)
      guard !isBatch || table.tiers.contains(.batch) else { continue }
      let rates = Self.rates(table, tier, above: 0)
      let long = table.thresholds.first.map { (above: Double($0), rates: Self.rates(table, tier, above: $0)) }
      offers.append(ListedModel.Offer(region: region, isBatch: isBatch, rates: rates, long: long))
    }
  }

  private static func rates(_ table: RateTable, _ tier: ServiceTier, above: Int) -> ListedModel.Rates {
    func text(_ component: TokenComponent) -> String {
      NumberText.literal(table.applied(component, tier: tier, above: above).rate.perMillion)
    }
    return ListedModel.Rates(
      input: text(.input), output: text(.output), cached: table.lists(.cacheRead) ? text(.cacheRead) : nil)
  }
}
