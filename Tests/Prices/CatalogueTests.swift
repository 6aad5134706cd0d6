import Diagnostics
import Prices
import Testing

struct CatalogueTests {
  /// A catalogue of a text.
  func catalogue(_ text: String, own: String = "") -> PriceCatalogue {
    let list = PriceText.read(SourceFile(name: "test.prices", text: text), origin: .shipped)
    #expect(list.diagnostics.map { $0.rendered() } == [])
    let mine = PriceText.read(SourceFile(name: "own.prices", text: own), origin: .own)
    #expect(mine.diagnostics.map { $0.rendered() } == [])
    return PriceCatalogue(entries: list.entries, residencies: list.residencies).adding(mine.entries)
  }

  func input(_ catalogue: PriceCatalogue, _ name: String, region: String? = nil, on date: String? = nil) throws
    -> String
  {
    let quote = try catalogue.quote(name, region: region, on: date.flatMap { day($0) })
    return quote.prices.rates.applied(.input).rate.perMillionText
  }

  let dated = """
    price acme/large, USD per 1M token, input 3, output 9, to 2026-06, source "list", read 2026-01-01
    price acme/large, USD per 1M token, input 2, output 8, from 2026-07-01, source "list", read 2026-07-01
    price acme/large, USD per 1M token, region EU
      input 4, output 9, from 2026-07-01, source "list", read 2026-07-01
    """

  @Test func `prices have dates`() throws {
    let catalogue = catalogue(dated)
    #expect(try input(catalogue, "acme/large", on: "2026-06-30") == "3")
    #expect(try input(catalogue, "acme/large", on: "2026-07-01") == "2")
    #expect(try input(catalogue, "acme/large") == "2")
    #expect(try input(catalogue, "acme/large", region: "eu", on: "2026-08") == "4")
    #expect(throws: PriceFault.notInRegion(model: "acme/large", region: "EU", regions: [])) {
      try catalogue.quote("acme/large", region: "EU", on: day("2026-01-01"))
    }
    #expect(throws: PriceFault.notInRegion(model: "acme/large", region: "JP", regions: ["EU"])) {
      try catalogue.quote("acme/large", region: "JP", on: day("2026-07-01"))
    }
  }

  @Test func `a day without a price is told with the days that have one`() throws {
    let catalogue = catalogue(
      "price acme/small, USD per 1M token, input 1, output 2, from 2026-02, to 2026-03, source \"list\", read 2026-01-01"
    )
    let april = try #require(day("2026-04-01"))
    #expect(
      throws: PriceFault.notInEffect(
        model: "acme/small", date: april, first: day("2026-02-01"), last: day("2026-03-31"))
    ) { try catalogue.quote("acme/small", on: day("2026-04-01")) }
  }

  @Test func `a price of one's own goes before a list from the day it holds`() throws {
    let catalogue = catalogue(
      dated,
      own:
        "price acme/large, USD per 1M token, input 1.50, output 6, from 2026-09-01, to 2026-10, source \"c\", read 2026-08-01"
    )
    #expect(try input(catalogue, "acme/large", on: "2026-08-31") == "2")
    #expect(try input(catalogue, "acme/large", on: "2026-09-01") == "1.50")
    #expect(try input(catalogue, "acme/large", on: "2026-11-01") == "2")
  }

  @Test func `a model is found without its vendor where one vendor has it, and in any case`() throws {
    let catalogue = catalogue(
      """
      price acme/large, USD per 1M token, input 3, output 9, alias acme/large-2026, source "list", read 2026-01-01
      price best/large, USD per 1M token, input 4, output 9, source "list", read 2026-01-01
      price best/tiny, USD per 1M token, input 1, output 1, source "list", read 2026-01-01
      """)
    #expect(try input(catalogue, "tiny") == "1")
    #expect(try input(catalogue, "ACME/Large") == "3")
    #expect(try input(catalogue, "acme/large-2026") == "3")
    #expect(throws: PriceFault.ambiguousModel("large", names: ["acme/large", "best/large"])) {
      try catalogue.quote("large")
    }
    #expect(throws: PriceFault.unknownModel("acme/tiny", known: catalogue.names)) { try catalogue.quote("acme/tiny") }
  }

  @Test func `a mistyped model is answered with those that may be meant`() throws {
    let fault = PriceFault.unknownModel("anthropic/claude-sonett-5", known: Shipped.catalogue.names)
    #expect(fault.diagnostic(at: nil).hint?.contains("anthropic/claude-sonnet-5") == true)
    let elsewhere = PriceFault.unknownModel("azure/claude-opus-5", known: Shipped.catalogue.names)
    #expect(elsewhere.diagnostic(at: nil).hint?.contains("anthropic/claude-opus-5") == true)
  }

  @Test func `a model that is no longer served is told with its successor`() throws {
    let entry = try Shipped.catalogue.quote("openai/gpt-5").prices
    let last = try #require(day("2026-12-11"))
    #expect(entry.retirement(on: last, at: nil) == nil)
    let after = try #require(day("2026-12-12"))
    let warning = try #require(entry.retirement(on: after, at: nil))
    #expect(warning.severity == .warning)
    #expect(warning.hint?.contains("openai/gpt-6.1-sol") == true)
  }
}
