import Foundation
import Prices
import Testing

struct CostTests {
  /// Worked out by Tests/Support/Reference/token_costs.py.
  struct Worked: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let model: String
    let counts: String
    let cost: String
    let input: Int
    let read: Int?
    let write: Int?
    let write_1h: Int?
    let output: Int?
    let reasoning: Int?
    let tier: String?
    let region: String?
    var testDescription: String { name }

    var request: TokenRequest {
      TokenRequest(
        input: counts == "included" ? .includingCached(input) : .excludingCached(input), cacheRead: read ?? 0,
        cacheWrite: write ?? 0, cacheWrite1h: write_1h ?? 0, output: output ?? 0, reasoning: reasoning ?? 0,
        tier: tier.flatMap { ServiceTier(rawValue: $0) } ?? .standard, region: region)
    }
  }

  static let worked: [Worked] = {
    let file = Shipped.root.appending(path: "Tests/Support/Reference/token_costs.json")
    return (try? JSONDecoder().decode([Worked].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test func `there are worked requests`() { #expect(Self.worked.count > 30) }

  @Test(arguments: worked) func `a request costs what it was worked out to`(worked: Worked) throws {
    #expect(try Shipped.catalogue.price(of: worked.request, model: worked.model).decimal == worked.cost)
  }

  @Test func `cached tokens cost the same whichever way they were counted`() throws {
    let apart = TokenRequest(input: .excludingCached(1_000), cacheRead: 9_000, cacheWrite: 500, output: 70)
    let within = TokenRequest(input: .includingCached(10_500), cacheRead: 9_000, cacheWrite: 500, output: 70)
    for name in Shipped.catalogue.names {
      let quote = try Shipped.catalogue.quote(name)
      #expect(try quote.cost(of: apart).atto == quote.cost(of: within).atto, "\(name)")
    }
  }

  @Test func `the parts of a cost add up to it, and say what the list does not state`() throws {
    let request = TokenRequest(input: .excludingCached(100), cacheWrite1h: 50, output: 10, tier: .batch)
    let cost = try Shipped.catalogue.price(of: request, model: "anthropic/claude-sonnet-5")
    #expect(cost.parts.reduce(Int128(0)) { $0 + $1.atto } == cost.atto)
    #expect(cost.parts.map(\.component) == [.input, .cacheWrite1h, .output])
    #expect(cost.parts.map(\.rate.isListed) == [true, false, true])
    #expect(cost.parts[1].rate.rate == TokenRate("2", perTokens: 1_000_000))
  }

  @Test func `numbers that no request has are refused`() throws {
    let quote = try Shipped.catalogue.quote("openai/gpt-5.5")
    func fault(_ request: TokenRequest) -> PriceFault? {
      do throws(PriceFault) {
        _ = try quote.cost(of: request)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault(TokenRequest(input: .includingCached(-1), output: 0)) == .impossibleCount(what: "input", count: "-1"))
    #expect(
      fault(TokenRequest(input: .includingCached(100), cacheRead: 101, output: 0))
        == .moreCachedThanInput(cached: 101, input: 100))
    #expect(fault(TokenRequest(input: .excludingCached(100), cacheRead: 101, output: 0)) == nil)
    #expect(
      fault(TokenRequest(input: .includingCached(2_000_000), output: 0))
        == .promptTooLong(model: "openai/gpt-5.5", tokens: 2_000_000, limit: 1_050_000))
    #expect(
      fault(TokenRequest(input: .includingCached(.max), output: .max))
        == .impossibleCount(what: "input", count: String(Int.max)))
  }

  @Test func `a tier the list does not have is not made up`() throws {
    let quote = try Shipped.catalogue.quote("anthropic/claude-sonnet-5")
    #expect(
      throws: PriceFault.tierNotSold(model: "anthropic/claude-sonnet-5", tier: .flex, tiers: [.standard, .batch])
    ) {
      try quote.cost(of: TokenRequest(input: .includingCached(1), output: 1, tier: .flex))
    }
  }

  @Test func `rates keep every digit of a list`() throws {
    #expect(TokenRate("0.1375", perTokens: 1_000_000)?.atto == 137_500_000_000)
    #expect(TokenRate("1.375e-07", perTokens: 1)?.atto == 137_500_000_000)
    #expect(TokenRate("1_200.25", perTokens: 1_000_000)?.perMillionText == "1200.25")
    #expect(TokenRate("3.0001999999999996E-7", perTokens: 1)?.perMillionText == "0.30002")
    #expect(TokenRate("1.23456789E-7", perTokens: 1)?.perMillionText == "0.123456789")
    #expect(TokenRate("2.50", perTokens: 1_000)?.perMillionText == "2500")
    #expect(TokenRate("-2", perTokens: 1)?.perMillionText == "-2000000")
    for text in ["", ".", "-", "1e", "e5", "0x10", "1,5", "nan", "inf", "1.2.3", "１"] {
      #expect(TokenRate(text, perTokens: 1) == nil, "\(text)")
    }
    #expect(TokenRate("1e300", perTokens: 1) == nil)
    #expect(TokenRate("1e-300", perTokens: 1) == .zero)
  }
}
