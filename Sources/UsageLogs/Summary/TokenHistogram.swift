/// How many requests had how many tokens: every number that occurred, rising, with its count.
package struct TokenHistogram: Sendable, Equatable {
  package struct Count: Sendable, Equatable {
    package let tokens: Int
    package let requests: Int
    package init(tokens: Int, requests: Int) {
      self.tokens = tokens
      self.requests = requests
    }
  }

  package let counts: [Count]
  package let requests: Int

  package init(_ counts: [Count]) {
    self.counts = counts
    requests = counts.reduce(0) { $0 + $1.requests }
  }

  /// Several taken together.
  package init(merging parts: [TokenHistogram]) {
    var sums: [Int: Int] = [:]
    for part in parts { for count in part.counts { sums[count.tokens, default: 0] += count.requests } }
    self.init(sums.sorted { $0.key < $1.key }.map { Count(tokens: $0.key, requests: $0.value) })
  }

  package var smallest: Int { counts.first?.tokens ?? 0 }
  package var largest: Int { counts.last?.tokens ?? 0 }

  /// The quantile at a probability, interpolated between neighbours: rank (n − 1) p counted from 0, as spreadsheets
  /// and NumPy do. NaN without requests.
  package func quantile(_ probability: Double) -> Double {
    guard requests > 0 else { return .nan }
    let rank = min(max(probability, 0), 1) * Double(requests - 1)
    let below = Int(rank)
    let share = rank - Double(below)
    let low = Double(tokens(atRank: below))
    return share == 0 ? low : low + (Double(tokens(atRank: min(below + 1, requests - 1))) - low) * share
  }

  private func tokens(atRank rank: Int) -> Int {
    var before = 0
    for count in counts {
      before += count.requests
      if rank < before { return count.tokens }
    }
    return largest
  }

  /// Requests with more than `low` and at most `high` tokens.
  package func requests(above low: Int, upTo high: Int) -> Int {
    counts.reduce(0) { $0 + ($1.tokens > low && $1.tokens <= high ? $1.requests : 0) }
  }
}

/// The requests whose prompts lie between two lengths at which vendors change their prices: a price that is the same
/// for every token of such a request makes their cost exact from these sums.
package struct PromptBand: Sendable, Equatable {
  /// Prompt lengths that some price list changes at, in tokens; a band reaches up to its bound and not beyond.
  package static let bounds = [
    0, 32_000, 64_000, 100_000, 128_000, 200_000, 256_000, 272_000, 400_000, 512_000, 1_000_000,
  ]

  /// Index of the band a prompt lies in.
  @inline(__always)
  static func index(of tokens: Int) -> Int {
    if tokens <= 32_000 { return tokens > 0 ? 1 : 0 }
    var index = 2
    while index < bounds.count, tokens > bounds[index] { index += 1 }
    return index
  }

  /// More tokens than this, which is −1 for empty prompts.
  package let above: Int
  package var requests = 0
  /// Input tokens, the cached ones among them.
  package var tokensIn = 0
  package var cached = 0
  package var cacheWrites = 0
  package var tokensOut = 0
  /// Among the output tokens.
  package var reasoning = 0

  package init(above: Int) { self.above = above }

  static let all = [PromptBand(above: -1)] + bounds.map { PromptBand(above: $0) }

  mutating func add(_ other: PromptBand) {
    requests += other.requests
    tokensIn += other.tokensIn
    cached += other.cached
    cacheWrites += other.cacheWrites
    tokensOut += other.tokensOut
    reasoning += other.reasoning
  }
}
