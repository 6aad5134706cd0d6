package import Quantities

/// What a price list says of one model; handed in, so that checking knows no catalogue.
package struct ListedModel: Sendable, Hashable {
  /// What a token costs, in `currency` per 1M tokens, as the list writes it.
  package struct Rates: Sendable, Hashable {
    package var input: String
    package var output: String
    /// Input read from a cache; nil where there is no such price, so that it costs what other input does.
    package var cached: String?
    package init(input: String, output: String, cached: String? = nil) {
      self.input = input
      self.output = output
      self.cached = cached
    }
  }

  /// The model at one place and service.
  package struct Offer: Sendable, Hashable {
    /// Empty where the list names none.
    package var region: String
    package var isBatch: Bool
    package var rates: Rates
    /// Rates of requests with more input tokens than `above`.
    package var long: (above: Double, rates: Rates)? {
      get { longAbove.flatMap { above in longRates.map { (above, $0) } } }
      set {
        longAbove = newValue?.above
        longRates = newValue?.rates
      }
    }
    private var longAbove: Double?
    private var longRates: Rates?

    package init(region: String, isBatch: Bool, rates: Rates, long: (above: Double, rates: Rates)? = nil) {
      self.region = region
      self.isBatch = isBatch
      self.rates = rates
      longAbove = long?.above
      longRates = long?.rates
    }
  }

  /// `vendor/model`
  package var name: String
  package var vendor: String
  package var currency: String
  package var offers: [Offer]
  /// The most tokens of a request, in and out; nil where the list does not say.
  package var contextLimit: Double?
  /// From when it is no longer served, and what the vendor offers in its place.
  package var deprecation: DateLiteral?
  package var successor: String?
  /// Where the prices come from, with the date they were read.
  package var source: String

  package init(
    name: String, vendor: String, currency: String, offers: [Offer], contextLimit: Double? = nil,
    deprecation: DateLiteral? = nil, successor: String? = nil, source: String
  ) {
    self.name = name
    self.vendor = vendor
    self.currency = currency
    self.offers = offers
    self.contextLimit = contextLimit
    self.deprecation = deprecation
    self.successor = successor
    self.source = source
  }
}

/// Finds models by the name that `price("…")` gives.
package protocol PriceList: Sendable {
  /// The model as it is listed on a date (nil is the newest); nil where the list has none of that name.
  func model(_ name: String, on date: DateLiteral?) -> ListedModel?
  /// Every name, for did-you-mean.
  var names: [String] { get }
}

/// A list without a model.
package struct NoPrices: PriceList {
  package init() {}
  package func model(_ name: String, on date: DateLiteral?) -> ListedModel? { nil }
  package var names: [String] { [] }
}
