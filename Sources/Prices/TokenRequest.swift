/// The tokens of one request, with what decides their price. Each count says what it holds, so that nothing is counted
/// twice.
package struct TokenRequest: Sendable, Hashable {
  /// The count of input tokens, by one of the two conventions in use.
  package enum Input: Sendable, Hashable {
    /// All of the prompt: what was read from the cache and written to it is part of it.
    case includingCached(Int)
    /// Only what was neither read from the cache nor written to it.
    case excludingCached(Int)
  }

  package var input: Input
  /// Read from a cache.
  package var cacheRead: Int
  /// Written to a cache, for five minutes, one hour or twelve.
  package var cacheWrite: Int
  package var cacheWrite1h: Int
  package var cacheWrite12h: Int
  /// The answer, without the thinking before it.
  package var output: Int
  /// Thinking: billed as output unless the list prices it apart.
  package var reasoning: Int
  package var tier: ServiceTier
  /// Where it must be handled; nil is anywhere.
  package var region: String?
  package var date: PriceDate?

  package init(
    input: Input, cacheRead: Int = 0, cacheWrite: Int = 0, cacheWrite1h: Int = 0, cacheWrite12h: Int = 0,
    output: Int, reasoning: Int = 0, tier: ServiceTier = .standard, region: String? = nil, date: PriceDate? = nil
  ) {
    self.input = input
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.cacheWrite1h = cacheWrite1h
    self.cacheWrite12h = cacheWrite12h
    self.output = output
    self.reasoning = reasoning
    self.tier = tier
    self.region = region
    self.date = date
  }

  /// More tokens than any prompt or day has: what is counted above it is a mistake.
  package static let most = 1_000_000_000_000_000

  private var cached: [Int] { [cacheRead, cacheWrite, cacheWrite1h, cacheWrite12h] }

  /// All tokens of the prompt, cached or not: what its length is measured by.
  package var promptTokens: Int {
    switch input {
    case .includingCached(let count): count
    case .excludingCached(let count): count + cached.reduce(0, +)
    }
  }

  /// Tokens of the prompt that are billed at the full price of input.
  package var plainInput: Int {
    switch input {
    case .includingCached(let count): count - cached.reduce(0, +)
    case .excludingCached(let count): count
    }
  }

  /// How many tokens each component is billed for, each token once.
  package var billed: [(component: TokenComponent, tokens: Int)] {
    TokenComponent.allCases.map { component in
      let tokens =
        switch component {
        case .input: plainInput
        case .cacheRead: cacheRead
        case .cacheWrite: cacheWrite
        case .cacheWrite1h: cacheWrite1h
        case .cacheWrite12h: cacheWrite12h
        case .output: output
        case .reasoning: reasoning
        }
      return (component: component, tokens: tokens)
    }
  }

  /// - Throws: for counts that no request has.
  package func validate() throws(PriceFault) {
    let given: Int =
      switch input {
      case .includingCached(let count), .excludingCached(let count): count
      }
    for (what, count) in [
      ("input", given), ("cache_read", cacheRead), ("cache_write", cacheWrite), ("cache_write_1h", cacheWrite1h),
      ("cache_write_12h", cacheWrite12h), ("output", output), ("reasoning", reasoning),
    ] where count < 0 || count > Self.most {
      throw .impossibleCount(what: what, count: String(count))
    }
    if plainInput < 0 { throw .moreCachedThanInput(cached: cached.reduce(0, +), input: given) }
  }
}
