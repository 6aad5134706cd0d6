/// What a request is billed for.
package enum TokenComponent: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Prompt tokens that were neither read from a cache nor written to one.
  case input
  case cacheRead = "cache_read"
  /// Written to the cache for its shortest life, five minutes where a vendor has several.
  case cacheWrite = "cache_write"
  case cacheWrite1h = "cache_write_1h"
  case cacheWrite12h = "cache_write_12h"
  case output
  /// Thinking tokens, where a list prices them apart from the answer's.
  case reasoning

  var isOutput: Bool {
    switch self {
    case .output, .reasoning: true
    case .input, .cacheRead, .cacheWrite, .cacheWrite1h, .cacheWrite12h: false
    }
  }

  /// The price this one follows: of the same side of the request, always listed.
  package var main: TokenComponent { isOutput ? .output : .input }

  /// The component whose price holds where a list has none for this one.
  var substitute: TokenComponent? {
    switch self {
    case .input, .output: nil
    case .cacheRead, .cacheWrite: .input
    case .cacheWrite1h: .cacheWrite
    case .cacheWrite12h: .cacheWrite1h
    case .reasoning: .output
    }
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: TokenComponent, b: TokenComponent) -> Bool { a.order < b.order }
}

/// How soon an answer is wanted, which vendors price apart.
package enum ServiceTier: String, Sendable, Hashable, CaseIterable, Comparable {
  case standard
  /// Within a day, at a discount.
  case batch
  /// When there is room, at a discount.
  case flex
  /// Ahead of others, at a surcharge.
  case priority

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: ServiceTier, b: ServiceTier) -> Bool { a.order < b.order }
}

/// Whether a vendor's count of input tokens holds those read from and written to a cache. Two conventions are in use,
/// and taking one for the other counts cached tokens twice, or not at all.
package enum CachedCount: String, Sendable, Hashable, CaseIterable {
  /// `prompt_tokens` holds them: OpenAI, Google, DeepSeek and most others.
  case included
  /// `input_tokens` leaves them out, and they are counted beside it: Anthropic.
  case apart
}
