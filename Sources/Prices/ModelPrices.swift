package import Diagnostics

/// One entry of a price list: what a model costs, where, from when until when, and where that was read.
package struct ModelPrices: Sendable {
  /// Where an entry stands, weakest first: a later one overrides an earlier.
  package enum Origin: Sendable, Hashable, Comparable {
    /// The catalogue that ships.
    case shipped
    /// A file the user imported.
    case imported
    /// What the user added, such as a negotiated price.
    case own
  }

  /// `anthropic/claude-sonnet-5`: who bills, and what the model is called there.
  package let name: String
  package var label: String?
  /// nil: wherever the vendor likes, with `uplifts` for the places that can be asked for.
  package var region: String?
  /// First and last day; nil where the list does not say.
  package var from: PriceDate?
  package var to: PriceDate?
  /// Three capital letters.
  package var currency: String
  package var rates: RateTable
  /// What a request costs that must be handled in a region, against one that need not: 1,100,000 millionths is 10% more.
  package var uplifts: [Uplift]
  package var cachedCount: CachedCount?
  /// Most tokens of prompt and answer.
  package var contextLimit: Int?
  package var outputLimit: Int?
  /// The day after which the vendor no longer serves it.
  package var deprecation: PriceDate?
  /// What the vendor says to use instead.
  package var successor: String?
  /// Who made the model, where another sells it.
  package var maker: String?
  /// Other names it goes by at the vendor.
  package var aliases: [String]
  package var hosting: Hosting?
  package var source: String
  package var read: PriceDate?
  package var note: String?
  package var origin: Origin
  /// Where it was declared.
  package var span: Span?

  package struct Uplift: Sendable, Hashable {
    package let region: String
    package let millionths: Int
    package init(region: String, millionths: Int) {
      self.region = region
      self.millionths = millionths
    }
  }

  package init(
    name: String, currency: String = "USD", rates: RateTable = RateTable(), origin: Origin = .shipped,
    span: Span? = nil
  ) {
    self.name = name
    self.currency = currency
    self.rates = rates
    self.origin = origin
    self.span = span
    uplifts = []
    aliases = []
    source = ""
  }

  /// Who bills: `anthropic` of `anthropic/claude-sonnet-5`.
  package var vendor: String { String(name.prefix { $0 != "/" }) }
  /// What the vendor calls it.
  package var model: String { String(name.drop { $0 != "/" }.dropFirst()) }

  package func isInEffect(on date: PriceDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
  }

  /// Whether the vendor has switched it off by then.
  package func isRetired(on date: PriceDate) -> Bool { deprecation.map { $0 < date } ?? false }
}
