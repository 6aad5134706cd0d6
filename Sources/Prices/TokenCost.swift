/// What a request costs, exact, part by part.
package struct TokenCost: Sendable {
  package struct Part: Sendable {
    package let component: TokenComponent
    package let tokens: Int
    package let rate: RateTable.Applied
    /// In attounits of the currency, before the uplift of a region.
    package var atto: Int128 { Int128(tokens) * rate.rate.atto }
  }

  package let currency: String
  /// Those with tokens.
  package let parts: [Part]
  /// The threshold the prompt is above: its prices hold for the whole request.
  package let threshold: Int
  /// What the region costs more, in millionths: 1,000,000 is nothing more.
  package let upliftMillionths: Int

  /// In attounits of the currency.
  package var atto: Int128 {
    (parts.reduce(0) { $0 + $1.atto } * Int128(upliftMillionths)).dividedToEven(by: 1_000_000)
  }

  /// In millionths of the currency unit, rounded half to even.
  package var micros: Int128 { atto.dividedToEven(by: 1_000_000_000_000) }

  /// In the currency, as near as a Double comes.
  package var value: Double { Double(atto) / 1e18 }

  /// `0.013350`: in the currency to the millionth, exact.
  package var decimal: String {
    let (whole, rest) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest)
    return (micros < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The entry of a price list that holds for a model, a place and a day, ready to price requests.
package struct PriceQuote: Sendable {
  package let prices: ModelPrices
  /// The place asked for; nil is anywhere.
  package let region: String?
  package let upliftMillionths: Int

  package init(_ prices: ModelPrices, region: String?, upliftMillionths: Int = 1_000_000) {
    self.prices = prices
    self.region = region
    self.upliftMillionths = upliftMillionths
  }

  package var currency: String { prices.currency }

  /// What a request costs. Its own region and date are not looked at: they chose this quote.
  ///
  /// - Throws: for counts that no request has, a prompt longer than the model takes, or a tier it is not sold in.
  package func cost(of request: TokenRequest) throws(PriceFault) -> TokenCost {
    try request.validate()
    if let limit = prices.contextLimit, request.promptTokens > limit {
      throw .promptTooLong(model: prices.name, tokens: request.promptTokens, limit: limit)
    }
    let tiers = prices.rates.tiers
    guard tiers.contains(request.tier) else {
      throw .tierNotSold(model: prices.name, tier: request.tier, tiers: tiers)
    }
    let threshold = prices.rates.threshold(forPrompt: request.promptTokens)
    let parts = request.billed.filter { $0.tokens > 0 }.map { component, tokens in
      TokenCost.Part(
        component: component, tokens: tokens,
        rate: prices.rates.applied(component, tier: request.tier, above: threshold))
    }
    return TokenCost(currency: currency, parts: parts, threshold: threshold, upliftMillionths: upliftMillionths)
  }

  /// The price of one token in the currency, the region's uplift included, for requests whose prompt has so many
  /// tokens. For models of whole classes of requests; `cost(of:)` is exact for one.
  package func perToken(
    _ component: TokenComponent, tier: ServiceTier = .standard, promptTokens: Int = 0
  ) throws(PriceFault) -> Double {
    let tiers = prices.rates.tiers
    guard tiers.contains(tier) else { throw .tierNotSold(model: prices.name, tier: tier, tiers: tiers) }
    let above = prices.rates.threshold(forPrompt: promptTokens)
    let rate = prices.rates.applied(component, tier: tier, above: above).rate
    let atto = (rate.atto * Int128(upliftMillionths)).dividedToEven(by: 1_000_000)
    return TokenRate(atto: atto).value
  }
}
