import Diagnostics
import Quantities

/// Price lists put together: what ships, what was imported, what the user added. A later origin overrides an earlier
/// one from the day it holds; within one origin the entry that begins last holds.
package struct PriceCatalogue: Sendable {
  package private(set) var entries: [ModelPrices]
  package private(set) var residencies: [Residency]
  private var byName: [String: [Int]]

  package init(entries: [ModelPrices] = [], residencies: [Residency] = []) {
    self.entries = []
    self.residencies = residencies
    byName = [:]
    for entry in entries { add(entry) }
  }

  /// With one more entry, over those before it.
  package mutating func add(_ entry: ModelPrices) {
    for name in [entry.name] + entry.aliases { byName[name.lowercased(), default: []].append(entries.count) }
    entries.append(entry)
  }

  package func adding(_ more: [ModelPrices]) -> PriceCatalogue {
    var catalogue = self
    for entry in more { catalogue.add(entry) }
    return catalogue
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// `vendor/model`, each once, in order.
  package var names: [String] {
    var seen: Set<String> = []
    return entries.map(\.name).filter { seen.insert($0).inserted }.sorted()
  }

  /// What a name stands for in the catalogue: itself, the name it is another name of, or nil.
  package func canonical(_ name: String) -> String? { byName[name.lowercased()]?.first.map { entries[$0].name } }

  package var vendors: [String] { Set(entries.map(\.vendor)).sorted() }

  /// The latest day on which anything in it was read.
  package var lastRead: PriceDate? { entries.compactMap(\.read).max() }

  // MARK: Finding

  /// All entries of a model, by its full name, a name it goes by, or the part after the vendor where only one vendor
  /// has it.
  ///
  /// - Parameter orVendor: whether a vendor could have been meant.
  /// - Throws: for names that are none, or more than one vendor's.
  package func entries(of name: String, orVendor: Bool = false) throws(PriceFault) -> [ModelPrices] {
    if let found = byName[name.lowercased()] {
      let models = Set(found.map { entries[$0].name }).sorted()
      if models.count > 1 { throw .ambiguousModel(name, names: models) }
      return found.map { entries[$0] }
    }
    let known = { names + (orVendor ? vendors : []) }
    guard !name.contains("/") else { throw .unknownModel(name, known: known()) }
    let sellers = names.filter { $0.lowercased().hasSuffix("/\(name.lowercased())") }
    guard let only = sellers.first else { throw .unknownModel(name, known: known()) }
    if sellers.count > 1 { throw .ambiguousModel(name, names: sellers) }
    return (byName[only.lowercased()] ?? []).map { entries[$0] }
  }

  /// The entry that holds for a model in a region on a day, ready to price requests.
  ///
  /// - Parameters:
  ///   - region: `EU`, `US`, or as the vendor names it; nil is wherever the vendor likes.
  ///   - date: nil takes the entry that begins last.
  /// - Throws: for a model nobody sells, not there or not then.
  package func quote(_ name: String, region: String? = nil, on date: PriceDate? = nil) throws(PriceFault) -> PriceQuote
  {
    let all = try entries(of: name)
    let model = all.first?.name ?? name
    var current = all
    if let date {
      current = all.filter { $0.isInEffect(on: date) }
      if current.isEmpty {
        throw .notInEffect(
          model: model, date: date, first: all.compactMap(\.from).min(), last: all.compactMap(\.to).max())
      }
    }
    let there = current.enumerated().compactMap { position, entry -> (rank: Rank, quote: PriceQuote)? in
      guard let quote = entry.quote(in: region) else { return nil }
      let isOwn = entry.region != nil
      return (Rank(origin: entry.origin, from: entry.from, isRegional: isOwn, position: position), quote)
    }
    guard let best = there.max(by: { $0.rank < $1.rank }) else {
      throw .notInRegion(model: model, region: region, regions: Self.regions(of: current))
    }
    return best.quote
  }

  /// What decides between entries that all hold.
  private struct Rank: Comparable {
    let origin: ModelPrices.Origin
    let from: PriceDate?
    let isRegional: Bool
    let position: Int
    static func < (a: Rank, b: Rank) -> Bool {
      if a.origin != b.origin { return a.origin < b.origin }
      // An entry for the very region is more to the point than one for anywhere with an uplift.
      if a.isRegional != b.isRegional { return !a.isRegional }
      if a.from != b.from {
        guard let first = a.from else { return true }
        guard let second = b.from else { return false }
        return first < second
      }
      return a.position < b.position
    }
  }

  /// The price of a request, exact.
  package func price(of request: TokenRequest, model: String) throws(PriceFault) -> TokenCost {
    try quote(model, region: request.region, on: request.date).cost(of: request)
  }

  // MARK: Places

  /// Regions a model can be asked for in.
  package func regions(of name: String) throws(PriceFault) -> [String] { Self.regions(of: try entries(of: name)) }

  private static func regions(of entries: [ModelPrices]) -> [String] {
    Set(entries.flatMap { [$0.region].compactMap(\.self) + $0.uplifts.map(\.region) }).sorted()
  }

  /// Where a vendor keeps what is sent for a region; nil where the table does not say.
  package func residency(vendor: String, region: String?) -> Residency? {
    let rows = residencies.filter { $0.vendor == vendor }
    return rows.first { $0.region?.lowercased() == region?.lowercased() }
  }

  /// The regions of a model, nil for no particular one, in which data stays within an area. Those the residency table
  /// says nothing about are not among them.
  package func regions(of name: String, keepingDataIn area: String) throws(PriceFault) -> [String?] {
    let all = try entries(of: name)
    guard let vendor = all.first?.vendor else { return [] }
    let asked: [String?] = (all.contains { $0.region == nil } ? [nil] : []) + Self.regions(of: all)
    return asked.filter { residency(vendor: vendor, region: $0)?.staysWithin(area) == true }
  }
}

extension ModelPrices {
  /// The entry as it holds in a region; nil where it does not.
  func quote(in region: String?) -> PriceQuote? {
    guard let region else { return self.region == nil ? PriceQuote(self, region: nil) : nil }
    if let own = self.region { return own.isSamePlace(as: region) ? PriceQuote(self, region: own) : nil }
    guard let uplift = uplifts.first(where: { $0.region.isSamePlace(as: region) }) else { return nil }
    return PriceQuote(self, region: uplift.region, upliftMillionths: uplift.millionths)
  }
}

extension String {
  fileprivate func isSamePlace(as other: String) -> Bool { lowercased() == other.lowercased() }
}
