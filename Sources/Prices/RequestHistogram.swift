/// Requests of many lengths, counted by length of prompt and answer. Prices that rise above a prompt length do so for
/// each request, so the mean request does not price them: half of them twice as long cost more than all of them alike.
package struct RequestHistogram: Sendable, Hashable {
  /// Requests of about one size. The means are of the bucket, so that totals are kept exactly.
  package struct Bucket: Sendable, Hashable {
    package let requests: Double
    /// All tokens of the prompt, cached ones among them; the mean of the bucket.
    package let promptTokens: Double
    package let outputTokens: Double
    package let reasoningTokens: Double
    package init(requests: Double, promptTokens: Double, outputTokens: Double, reasoningTokens: Double = 0) {
      self.requests = requests
      self.promptTokens = promptTokens
      self.outputTokens = outputTokens
      self.reasoningTokens = reasoningTokens
    }
  }

  package var buckets: [Bucket]
  package init(_ buckets: [Bucket]) { self.buckets = buckets }

  package var requests: Double { buckets.reduce(0) { $0 + $1.requests } }
  package var promptTokens: Double { buckets.reduce(0) { $0 + $1.requests * $1.promptTokens } }
  package var outputTokens: Double { buckets.reduce(0) { $0 + $1.requests * ($1.outputTokens + $1.reasoningTokens) } }
}

/// Which share of the prompts' tokens a cache serves.
package struct CacheUse: Sendable, Hashable {
  /// Shares of the prompt's tokens, together at most 1.
  package let read: Double
  package let write: Double
  package let write1h: Double
  package init(read: Double = 0, write: Double = 0, write1h: Double = 0) {
    self.read = read
    self.write = write
    self.write1h = write1h
  }
  package static let none = CacheUse()
}

/// What a histogram of requests comes to.
package struct HistogramCost: Sendable {
  package let currency: String
  package let total: Double
  package let requests: Double
  /// Requests whose prompt is above a threshold of the list, and what they cost.
  package let longRequests: Double
  package let longCost: Double
  /// Of one request, on average; nil where there are none.
  package var perRequest: Double? { requests > 0 ? total / requests : nil }
}

extension PriceQuote {
  /// What requests of many lengths cost, each bucket by the prices its own length has.
  ///
  /// - Throws: for a tier the model is not sold in, shares that make more than the whole, or numbers that are none.
  package func cost(
    of histogram: RequestHistogram, cached: CacheUse = .none, tier: ServiceTier = .standard
  ) throws(PriceFault) -> HistogramCost {
    let shares = [cached.read, cached.write, cached.write1h]
    guard shares.allSatisfy({ $0 >= 0 && $0 <= 1 }), shares.reduce(0, +) <= 1 + 1e-12 else {
      throw .impossibleShare(shares.reduce(0, +))
    }
    var (total, longRequests, longCost) = (0.0, 0.0, 0.0)
    for bucket in histogram.buckets {
      let numbers = [bucket.requests, bucket.promptTokens, bucket.outputTokens, bucket.reasoningTokens]
      for number in numbers where !(number >= 0 && number <= Double(TokenRequest.most)) {
        throw .impossibleCount(what: "a histogram", count: "\(number)")
      }
      let length = Int(bucket.promptTokens.rounded(.up))
      func rate(_ component: TokenComponent) throws(PriceFault) -> Double {
        try perToken(component, tier: tier, promptTokens: length)
      }
      let plain = max(0, 1 - shares.reduce(0, +))
      var prompt = plain * (try rate(.input))
      if cached.read > 0 { prompt += cached.read * (try rate(.cacheRead)) }
      if cached.write > 0 { prompt += cached.write * (try rate(.cacheWrite)) }
      if cached.write1h > 0 { prompt += cached.write1h * (try rate(.cacheWrite1h)) }
      var one = bucket.promptTokens * prompt + bucket.outputTokens * (try rate(.output))
      if bucket.reasoningTokens > 0 { one += bucket.reasoningTokens * (try rate(.reasoning)) }
      total += bucket.requests * one
      if prices.rates.threshold(forPrompt: length) > 0 {
        longRequests += bucket.requests
        longCost += bucket.requests * one
      }
    }
    return HistogramCost(
      currency: currency, total: total, requests: histogram.requests, longRequests: longRequests, longCost: longCost)
  }
}
