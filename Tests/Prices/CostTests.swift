import Prices
import Testing

/// Requests worked out by hand from the price list.
struct CostTests {
  func cost(_ model: String, _ request: TokenRequest) throws -> String {
    try Shipped.catalogue.price(of: request, model: model).decimal
  }

  @Test func `a request is priced to the micro-dollar`() throws {
    // 3,000 · 2 + 400 · 10 = 10,000 dollars per million requests.
    #expect(
      try cost("anthropic/claude-sonnet-5", TokenRequest(input: .excludingCached(3_000), output: 400)) == "0.010000")
  }

  @Test func `cached tokens are counted once, whichever way the vendor counts them`() throws {
    // 1,000 · 2 + 9,000 · 0.20 + 500 · 10 = 8,800.
    let apart = TokenRequest(input: .excludingCached(1_000), cacheRead: 9_000, output: 500)
    let included = TokenRequest(input: .includingCached(10_000), cacheRead: 9_000, output: 500)
    #expect(try cost("anthropic/claude-sonnet-5", apart) == "0.008800")
    #expect(try cost("anthropic/claude-sonnet-5", included) == "0.008800")
  }
}
