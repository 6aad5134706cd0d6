package import Checking
package import Prices
package import Quantities
import Synchronization

/// A price catalogue as routes see it: every price from the day it holds. It is read when the first price is asked for.
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

  package func model(_ name: String, over dates: (first: DateLiteral, last: DateLiteral)?) -> ListedModel? {
    let catalogue = current
    guard let entries = try? catalogue.entries(of: name), let first = entries.first else { return nil }
    let sellers = sellers(of: first, in: catalogue)
    var found: [Snapshot] = []
    for day in days(of: [first.name] + sellers, over: dates, in: catalogue) {
      if let one = snapshot(of: first, sellers, on: day, in: catalogue) { found.append(one) }
    }
    guard let start = found.first ?? snapshot(of: first, sellers, on: nil, in: catalogue) else { return nil }
    var gaps: [ListedModel.Gap] = []
    if let dates, let day = start.day, PriceDate(firstOf: dates.first) < day {
      gaps.append(.listedFrom(.day(day.month, day.day)))
    }
    let currency = start.entry.currency
    if let other = found.first(where: { $0.entry.currency != currency }), let day = other.day {
      gaps.append(.otherCurrency(other.entry.currency, from: .day(day.month, day.day)))
    }
    let offers = offers(found.isEmpty ? [start] : found, currency: currency, of: first.name)
    guard !offers.isEmpty else { return nil }
    let entry = start.entry
    return ListedModel(
      name: first.name, vendor: first.vendor, currency: currency, offers: offers,
      contextLimit: entry.contextLimit.map(Double.init), machine: entry.hosting.flatMap(Self.machine), gaps: gaps,
      source: entry.read.map { "\(entry.source), read \($0.description)" } ?? entry.source)
  }

  // MARK: Over time

  /// A model on a day, wherever it is sold.
  private struct Snapshot {
    /// nil: as it is listed last.
    let day: PriceDate?
    let entry: ModelPrices
    let places: [Place]
  }

  /// A region's prices, and whose they are.
  private struct Place {
    let region: String
    let seller: ModelPrices
    let table: RateTable
  }

  /// The first day and every later one on which a price begins or ends.
  private func days(
    of names: [String], over dates: (first: DateLiteral, last: DateLiteral)?, in catalogue: PriceCatalogue
  ) -> [PriceDate?] {
    guard let dates else { return [nil] }
    let first = PriceDate(firstOf: dates.first)
    let last = PriceDate(lastOf: dates.last)
    var days: Set<PriceDate> = [first]
    for entry in names.flatMap({ (try? catalogue.entries(of: $0)) ?? [] }) {
      for day in [entry.from, entry.to?.next].compactMap(\.self) where first < day && day <= last { days.insert(day) }
    }
    return days.sorted()
  }

  /// The vendor's own regions first; another seller's where that serves none.
  private func snapshot(
    of first: ModelPrices, _ sellers: [String], on day: PriceDate?, in catalogue: PriceCatalogue
  ) -> Snapshot? {
    var places: [Place] = []
    func add(_ quote: PriceQuote, _ region: String) {
      guard !places.contains(where: { $0.region == region }) else { return }
      let table = quote.prices.rates.multiplied(byMillionths: quote.upliftMillionths)
      places.append(Place(region: region, seller: quote.prices, table: table))
    }
    let own = quotes(of: first.name, on: day, in: catalogue)
    for quote in own {
      if let region = area(of: quote, vendor: first.vendor, in: catalogue) { add(quote, region) }
    }
    guard let entry = own.first?.prices, !places.isEmpty else { return nil }
    for seller in sellers {
      for quote in quotes(of: seller, on: day, in: catalogue) where quote.currency == entry.currency {
        let vendor = String(seller.prefix { $0 != "/" })
        if let region = area(of: quote, vendor: vendor, in: catalogue), !region.isEmpty { add(quote, region) }
      }
    }
    return Snapshot(day: day, entry: entry, places: places)
  }

  private func offers(_ snapshots: [Snapshot], currency: String, of name: String) -> [ListedModel.Offer] {
    let priced = snapshots.filter { $0.entry.currency == currency }
    var regions: [String] = []
    for place in priced.flatMap(\.places) where !regions.contains(place.region) { regions.append(place.region) }
    return regions.flatMap { region -> [ListedModel.Offer] in
      let there = priced.compactMap { snapshot in
        snapshot.places.first { $0.region == region }.map { (day: snapshot.day, place: $0) }
      }
      return [ServiceTier.standard, .batch].compactMap { tier -> ListedModel.Offer? in
        let sold = there.filter { $0.place.table.tiers.contains(tier) }
        guard let last = sold.last?.place.seller else { return nil }
        let lengths = Set(sold.flatMap(\.place.table.thresholds)).sorted()
        let bands = ([0] + lengths).map { above -> ListedModel.Band in
          var changes: [ListedModel.Change] = []
          for (day, place) in sold {
            let table = place.table
            let rates = Self.rates(table, tier, above: above > 0 ? table.threshold(forPrompt: above + 1) : 0)
            guard rates != changes.last?.rates else { continue }
            let from = changes.isEmpty ? nil : day.map { DateLiteral.day($0.month, $0.day) }
            changes.append(ListedModel.Change(from: from, rates: rates))
          }
          return ListedModel.Band(above: above, changes: changes)
        }
        return ListedModel.Offer(
          region: region, isBatch: tier == .batch, bands: bands, seller: last.name == name ? nil : last.name,
          deprecation: last.deprecation.map { .day($0.month, $0.day) }, successor: last.successor)
      }
    }
  }

  // MARK: On a day

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

  private static func rates(_ table: RateTable, _ tier: ServiceTier, above: Int) -> ListedModel.Rates {
    func text(_ component: TokenComponent) -> String {
      NumberText.literal(table.applied(component, tier: tier, above: above).rate.perMillion)
    }
    return ListedModel.Rates(
      input: text(.input), output: text(.output), cached: table.lists(.cacheRead) ? text(.cacheRead) : nil,
      cacheWrite: table.lists(.cacheWrite) ? text(.cacheWrite) : nil)
  }

  private static func machine(_ hosting: Hosting) -> ListedModel.Machine? {
    guard let seconds = hosting.secondsPerToken else { return nil }
    return ListedModel.Machine(
      fixed: NumberText.literal(hosting.monthlyCost),
      hours: NumberText.literal(Double(Hosting.hoursPerMonth) * hosting.utilisation),
      secondsIn: NumberText.literal(seconds.input * 1e6), secondsOut: NumberText.literal(seconds.output * 1e6))
  }
}
