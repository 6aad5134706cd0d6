import Prices
import Testing

struct HistogramTests {
  typealias Bucket = RequestHistogram.Bucket

  @Test func `a threshold acts on each request, so the mean request costs less than the requests do`() throws {
    let quote = try Shipped.catalogue.quote("google/gemini-2.5-pro")
    let spread = RequestHistogram([
      Bucket(requests: 90, promptTokens: 50_000, outputTokens: 1_000),
      Bucket(requests: 10, promptTokens: 400_000, outputTokens: 1_000),
    ])
    // 90 · (0.05 · 1.25 + 0.001 · 10) + 10 · (0.4 · 2.50 + 0.001 · 15) = 6.525 + 10.15
    let cost = try quote.cost(of: spread)
    #expect(abs(cost.total - 16.675) < 1e-9)
    #expect(cost.longRequests == 10)
    #expect(abs(cost.longCost - 10.15) < 1e-9)
    let mean = RequestHistogram([Bucket(requests: 100, promptTokens: 85_000, outputTokens: 1_000)])
    #expect(mean.promptTokens == spread.promptTokens)
    #expect(abs(try quote.cost(of: mean).total - 11.625) < 1e-9)
  }

  @Test func `one bucket of one request costs what the request does`() throws {
    for name in Shipped.catalogue.names {
      let quote = try Shipped.catalogue.quote(name)
      let request = TokenRequest(input: .includingCached(10_000), cacheRead: 6_000, output: 500, reasoning: 300)
      let histogram = RequestHistogram([
        Bucket(requests: 1, promptTokens: 10_000, outputTokens: 500, reasoningTokens: 300)
      ]).cached(0.6)
      let exact = try quote.cost(of: request).value
      let cost = try quote.cost(of: histogram)
      #expect(abs(cost.total - exact) <= 1e-9 * max(exact, 1e-6), "\(name)")
    }
  }

  @Test func `shares and counts that cannot be are refused`() throws {
    let quote = try Shipped.catalogue.quote("openai/gpt-5.5")
    let one = RequestHistogram([Bucket(requests: 1, promptTokens: 10, outputTokens: 1)])
    #expect(throws: PriceFault.impossibleShare(1.2)) { try quote.cost(of: one.cached(1.2)) }
    #expect(throws: PriceFault.self) { try quote.cost(of: one.cached(.nan)) }
    #expect(throws: PriceFault.self) { try quote.cost(of: one.cached(-0.1)) }
    _ = try quote.cost(of: one.cached(1))
    for wrong in [-1, .nan, .infinity] as [Double] {
      let histogram = RequestHistogram([Bucket(requests: wrong, promptTokens: 10, outputTokens: 1)])
      #expect(throws: PriceFault.self) { try quote.cost(of: histogram) }
    }
    #expect(try quote.cost(of: RequestHistogram([])).perRequest == nil)
  }
}
