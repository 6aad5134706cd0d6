/// Why there is no price.
package enum PriceFault: Error, Sendable, Equatable {
  case unknownModel(String, known: [String])
  /// Several vendors sell a model of that name.
  case ambiguousModel(String, names: [String])
  case notInEffect(model: String, date: PriceDate, first: PriceDate?, last: PriceDate?)
  case notInRegion(model: String, region: String?, regions: [String])
  case tierNotSold(model: String, tier: ServiceTier, tiers: [ServiceTier])
  case promptTooLong(model: String, tokens: Int, limit: Int)
  case impossibleCount(what: String, count: String)
  case moreCachedThanInput(cached: Int, input: Int)
  case impossibleShare(Double)
  case currencyWithoutRate(currency: String, reporting: String)
  /// Sources that are equally good say different things.
  case conflicting(model: String, sources: [String])
}
