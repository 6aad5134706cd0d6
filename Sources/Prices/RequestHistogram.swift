/// Requests of many lengths, counted by length of prompt and answer. Prices that rise above a prompt length do so for
/// each request, so the mean request does not price them: half of them twice as long cost more than all of them alike.
package struct RequestHistogram: Sendable, Hashable {
  /// Requests of about one size. The means are of the bucket, so that totals are kept exactly.
  package struct Bucket: Sendable, Hashable {
    package let requests: Double
    /// All tokens of the prompt, cached ones among them; the mean of the bucket.
    package let promptTokens: Double
    /// Of the prompt, read from a cache and written to one.
    package let cacheReadTokens: Double
    package let cacheWriteTokens: Double
    /// The answer, without the thinking before it.
    package let outputTokens: Double
    package let reasoningTokens: Double
    package init(
      requests: Double, promptTokens: Double, cacheReadTokens: Double = 0, cacheWriteTokens: Double = 0,
      outputTokens: Double, reasoningTokens: Double = 0
    ) {
      self.requests = requests
      self.promptTokens = promptTokens
      self.cacheReadTokens = cacheReadTokens
      self.cacheWriteTokens = cacheWriteTokens
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

extension RequestHistogram {
  /// The same requests with a share of every prompt read from a cache instead.
  ///
  /// - Parameter share: 0 to 1.
  package func cached(_ share: Double) -> RequestHistogram {
    RequestHistogram(
      buckets.map { bucket in
        Bucket(
          requests: bucket.requests, promptTokens: bucket.promptTokens,
          cacheReadTokens: bucket.promptTokens * share, outputTokens: bucket.outputTokens,
          reasoningTokens: bucket.reasoningTokens)
      })
  }
}

extension PriceQuote {
  /// What requests of many lengths cost, each bucket by the prices its own length has.
  ///
  /// - Throws: for a tier the model is not sold in, more cached tokens than prompts have, or numbers that are none.
  package func cost(
    of histogram: RequestHistogram, tier: ServiceTier = .standard
  ) throws(PriceFault) -> HistogramCost {
    var (total, longRequests, longCost) = (0.0, 0.0, 0.0)
    for bucket in histogram.buckets {
      let tokens = [
        (TokenComponent.input, bucket.promptTokens - bucket.cacheReadTokens - bucket.cacheWriteTokens),
        (.cacheRead, bucket.cacheReadTokens), (.cacheWrite, bucket.cacheWriteTokens), (.output, bucket.outputTokens),
        (.reasoning, bucket.reasoningTokens),
      ]
      for number in [bucket.requests, bucket.promptTokens] + tokens.dropFirst().map(\.1)
      where !(number >= 0 && number <= Double(TokenRequest.most)) {
        throw .impossibleCount(what: "a histogram", count: "\(number)")
      }
      // As many cached as there are may come out a hair more by rounding.
      guard tokens[0].1 >= -1e-9 * bucket.promptTokens else {
        throw .impossibleShare((bucket.cacheReadTokens + bucket.cacheWriteTokens) / bucket.promptTokens)
      }
      let length = Int(bucket.promptTokens.rounded(.up))
      var one = 0.0
      for (component, count) in tokens where count > 0 {
        one += count * (try perToken(component, tier: tier, promptTokens: length))
      }
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
