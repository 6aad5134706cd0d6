package import Quantities

/// What a price list says of one model; handed in, so that checking knows no catalogue.
package struct ListedModel: Sendable, Hashable {
  /// What a token costs, in `currency` per 1M tokens, as the list writes it.
  package struct Rates: Sendable, Hashable {
    package var input: String
    package var output: String
    /// Input read from a cache, and written to one; nil where there is no such price, so that it costs what other input
    /// does.
    package var cached: String?
    package var cacheWrite: String?
    package init(input: String, output: String, cached: String? = nil, cacheWrite: String? = nil) {
      self.input = input
      self.output = output
      self.cached = cached
      self.cacheWrite = cacheWrite
    }
  }

  /// Rates from a day on.
  package struct Change: Sendable, Hashable {
    /// nil: from the first period.
    package var from: DateLiteral?
    package var rates: Rates
    package init(from: DateLiteral?, rates: Rates) {
      self.from = from
      self.rates = rates
    }
  }

  /// The rates of requests whose prompt is longer than `above`, in order of time; 0 for the shortest.
  package struct Band: Sendable, Hashable {
    package var above: Int
    package var changes: [Change]
    package init(above: Int, changes: [Change]) {
      self.above = above
      self.changes = changes
    }
  }

  /// The model at one place and service.
  package struct Offer: Sendable, Hashable {
    /// Empty where the list names none.
    package var region: String
    package var isBatch: Bool
    /// By length of the prompt, rising from 0.
    package var bands: [Band]
    /// Who sells it there, where that is another than the model's vendor: `vendor/model`.
    package var seller: String?
    /// From when it is no longer served there, and what is offered in its place.
    package var deprecation: DateLiteral?
    package var successor: String?

    package init(
      region: String, isBatch: Bool, bands: [Band], seller: String? = nil, deprecation: DateLiteral? = nil,
      successor: String? = nil
    ) {
      self.region = region
      self.isBatch = isBatch
      self.bands = bands
      self.seller = seller
      self.deprecation = deprecation
      self.successor = successor
    }

    /// At one price for prompts of any length, all the time.
    package init(region: String, isBatch: Bool, rates: Rates) {
      self.init(region: region, isBatch: isBatch, bands: [Band(above: 0, changes: [Change(from: nil, rates: rates)])])
    }
  }

  /// A machine of one's own that the model was measured on, for who pays it by the month instead of by the token.
  package struct Machine: Sendable, Hashable {
    /// In `currency` per month.
    package var fixed: String
    /// Hours a month in which it can be busy.
    package var hours: String
    /// Seconds for a million tokens read and written.
    package var secondsIn: String
    package var secondsOut: String
    package init(fixed: String, hours: String, secondsIn: String, secondsOut: String) {
      self.fixed = fixed
      self.hours = hours
      self.secondsIn = secondsIn
      self.secondsOut = secondsOut
    }
  }

  /// What a list cannot say of the whole time.
  package enum Gap: Sendable, Hashable {
    /// It begins later: its first prices are taken before, too.
    case listedFrom(DateLiteral)
    /// Prices in another currency from a day on: those before are taken after, too.
    case otherCurrency(String, from: DateLiteral)
  }

  /// `vendor/model`
  package var name: String
  package var vendor: String
  package var currency: String
  package var offers: [Offer]
  /// The most tokens of a prompt; nil where the list does not say.
  package var contextLimit: Double?
  package var machine: Machine?
  package var gaps: [Gap]
  /// Where the prices come from, with the date they were read.
  package var source: String

  package init(
    name: String, vendor: String, currency: String, offers: [Offer], contextLimit: Double? = nil,
    machine: Machine? = nil, gaps: [Gap] = [], source: String
  ) {
    self.name = name
    self.vendor = vendor
    self.currency = currency
    self.offers = offers
    self.contextLimit = contextLimit
    self.machine = machine
    self.gaps = gaps
    self.source = source
  }
}

/// Finds models by the name that `price("…")` gives.
package protocol PriceList: Sendable {
  /// The model as it is listed from one date to another (nil: as it is listed last); nil where the list has none of that
  /// name.
  func model(_ name: String, over dates: (first: DateLiteral, last: DateLiteral)?) -> ListedModel?
  /// Every name, for did-you-mean.
  var names: [String] { get }
}

/// A list without a model.
package struct NoPrices: PriceList {
  package init() {}
  package func model(_ name: String, over dates: (first: DateLiteral, last: DateLiteral)?) -> ListedModel? { nil }
  package var names: [String] { [] }
}
