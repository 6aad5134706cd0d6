import Diagnostics
import Prices
import Quantities
import Syntax

/// `on DATE`, `region R` and a service tier, in any order.
package struct PriceClauses: Sendable {
  var date: PriceDate?
  var region: Identifier?
  var tier: ServiceTier = .standard

  /// Takes one clause, if one is next.
  mutating func take(_ words: inout TokenCursor) throws(Diagnostic) -> Bool {
    if words.take(word: "on") {
      date = PriceDate(lastOf: try words.date("a date such as 2026-07-01"))
      return true
    }
    if words.take(word: "region") {
      region = try words.path("a region such as EU")
      return true
    }
    if let word = words.nextWord, let tier = ServiceTier(rawValue: word), words.next(after: 1).kind != .symbol("/") {
      words.advance()
      self.tier = tier
      return true
    }
    return false
  }

  static let candidates = ["on", "region"] + ServiceTier.allCases.map(\.rawValue)
}

/// `for 3000 in 400 out 60% cached 200 reasoning`, or `for desk`, an imported log: what prices are compared for.
package struct ComparedRequest: Sendable {
  var input = 1_000
  var output = 1_000
  var reasoning = 0
  /// Millionths of the prompt.
  var cachedMillionths = 0
  var span: Span?
  /// The name of an imported log, whose requests are priced instead.
  var log: Identifier?

  mutating func take(_ words: inout TokenCursor) throws(Diagnostic) -> Bool {
    guard words.take(word: "for") else { return false }
    let start = words.next.span
    if case .word = words.next.kind {
      log = try words.identifier("tokens such as 3000 in 400 out, or the name of an imported log")
      return true
    }
    (input, output) = (0, 0)
    while case .number(let value, let percent) = words.next.kind {
      let number = words.next.span
      words.advance()
      guard percent || (value >= 0 && value <= Double(TokenRequest.most) && value == value.rounded()) else {
        throw PriceFault.impossibleCount(what: "a request", count: String(number.text)).diagnostic(at: number)
      }
      switch words.nextWord {
      case "in" where !percent: input = Int(value)
      case "out" where !percent: output = Int(value)
      case "reasoning" where !percent: reasoning = Int(value)
      case "cached" where percent:
        guard (0...100).contains(value) else { throw PriceFault.impossibleShare(value / 100).diagnostic(at: number) }
        cachedMillionths = Int((value * 1e4).rounded())
      case _: throw words.unexpected(percent ? "`cached`" : "`in`, `out` or `reasoning`")
      }
      words.advance()
      _ = words.take(symbol: ",")
    }
    guard let end = words.previous?.span, end.start >= start.start else {
      throw words.unexpected("tokens such as 3000 in 400 out")
    }
    span = start.joined(with: end)
    return true
  }

  /// Cached tokens of the prompt, to the nearest whole one.
  var cached: Int { Int((Int128(input) * Int128(cachedMillionths) + 500_000) / 1_000_000) }

  func request(tier: ServiceTier) -> TokenRequest {
    TokenRequest(
      input: .includingCached(input), cacheRead: cached, output: output, reasoning: reasoning, tier: tier)
  }
}
