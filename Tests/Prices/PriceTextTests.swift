import Diagnostics
import Prices
import Testing

struct PriceTextTests {
  func codes(_ text: String) -> [String] {
    PriceText.read(SourceFile(name: "test.prices", text: text), origin: .shipped).diagnostics.map(\.code.id)
  }

  static let end = ", source \"list\", read 2026-01-01"

  @Test func `an entry is read clause by clause, in lines or in one`() throws {
    let lines = """
      # A list.
      price acme/large "Large", USD per 1M token   # inline
        input 2, output 10, cache_read 0.20
        batch: input 1, output 5
        above 200k: input 4, output 15
        batch above 200k: input 2
        uplift EU 10%, cached apart, context 1M, answer 64k
        deprecated 2027-03, successor acme/huge, maker Acme Labs
        source "list, page 2", read 2026-01-01
      """
    let one = """
      price acme/large "Large", USD per 1M token, input 2, output 10, cache_read 0.20, batch input 1, batch output 5,\
       above 200k input 4, above 200k output 15, batch above 200k input 2, uplift EU 10%, cached apart, context 1M,\
       answer 64k, deprecated 2027-03, successor acme/huge, maker Acme Labs, source "list, page 2", read 2026-01-01
      """
    for text in [lines, one] {
      let list = PriceText.read(SourceFile(name: "test.prices", text: text), origin: .shipped)
      #expect(list.diagnostics.map { $0.rendered() } == [])
      let entry = try #require(list.entries.first)
      #expect(
        entry.rates.entries.map { "\($0.key.words) \($0.rate.perMillionText)" } == [
          "input 2", "cache_read 0.20", "output 10", "above 200k input 4", "above 200k output 15", "batch input 1",
          "batch output 5", "batch above 200k input 2",
        ])
      #expect(entry.uplifts == [ModelPrices.Uplift(region: "EU", millionths: 1_100_000)])
      #expect(entry.cachedCount == .apart && entry.contextLimit == 1_000_000 && entry.outputLimit == 64_000)
      #expect(entry.deprecation == day("2027-03-31") && entry.successor == "acme/huge" && entry.maker == "Acme Labs")
      #expect(entry.source == "list, page 2" && entry.label == "Large")
    }
  }

  @Test func `a price for each thousand or each token is the same price`() throws {
    for (unit, input) in [("USD per 1M token", "2"), ("USD per 1k tokens", "0.002"), ("USD per token", "0.000002")] {
      let text = "price a/b, \(unit), input \(input), output \(input)" + Self.end
      let list = PriceText.read(SourceFile(name: "test.prices", text: text), origin: .shipped)
      #expect(list.entries.first?.rates.applied(.input).rate.perMillionText == "2", "\(unit)")
    }
  }

  @Test(arguments: [
    ("price a/b, input 2, output 4", "E0708"),
    ("price a/b, USD per 1M, input 2, output 4", "E0708"),
    ("price a/b, dollars per 1M token, input 2, output 4", "E0716"),
    ("price a/b, USD per 1M token, ouptut 4, input 2, output 4", "E0709"),
    ("price a/b, USD per 1M token, input -2, output 4", "E0710"),
    ("price a/b, USD per 1M token, input two, output 4", "E0710"),
    ("price a/b, USD per token, input 2, output 4", "E0710"),
    ("price a/b, USD per 1M token, input 2, input 2, output 4", "E0711"),
    ("price a/b, USD per 1M token, USD per 1k token, input 2, output 4", "E0711"),
    ("price a/b, USD per 1M token, input 2, output 4, from July", "E0716"),
    ("price a/b, USD per 1M token, input 2, output 4, from 2026-13", "E0716"),
    ("price a/b, USD per 1M token, input 2, output 4, from 2026-07, to 2026-06", "E0716"),
    ("price b, USD per 1M token, input 2, output 4", "E0716"),
    ("price a/b, USD per 1M token, input 2, output 4, cached twice", "E0709"),
    ("price a/b, USD per 1M token, input 2, output 4, context none", "E0716"),
    ("price a/b, USD per 1M token, input 2, output 4, uplift EU 1.1", "E0710"),
    ("price a/b, USD per 1M token, input 1,200, output 4", "E0716"),
    ("price a/b, USD per 1M token, input 2", "E0717"),
    ("price a/b, hosted 2 H100", "E0716"),
    ("price a/b, hosted 2 H100 at 3.99 USD per hour used 0%, measured 1 in 1 out 5 token/s", "E0710"),
    ("price a/b, hosted 2 H100 at 3.99 USD per hour used 60%", "E0717"),
    ("price a/b \"open, USD per 1M token", "E0716"),
    ("residency a, processed EU", "E0717"),
    ("residency a, processed EU, stored EU, colour red", "E0709"),
    ("costs a/b, USD per 1M token, input 2, output 4", "E0716"),
    ("  input 2", "E0716"),
  ])
  func `what is wrong with an entry is told`(text: String, code: String) throws {
    let list = PriceText.read(SourceFile(name: "test.prices", text: text + Self.end), origin: .shipped)
    #expect(list.diagnostics.contains { $0.code.id == code }, "\(list.diagnostics.map { $0.rendered() })")
    #expect(list.entries.isEmpty && list.residencies.isEmpty)
    #expect(list.diagnostics.allSatisfy { $0.span != nil })
  }

  @Test func `an entry without a source or a date is refused, and one of the same place and time`() {
    #expect(codes("price a/b, USD per 1M token, input 2, output 4") == ["E0717"])
    #expect(codes("price a/b, USD per 1M token, input 2, output 4, source \"list\"") == ["E0717"])
    let entry = "price a/b, USD per 1M token, input 2, output 4" + Self.end + "\n"
    #expect(codes(entry + entry) == ["E0711"])
    #expect(codes(entry + entry.replacing("input 2,", with: "input 2, region EU,")) == [])
  }

  @Test func `any bytes are read to the end`() {
    var state: UInt64 = 7
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let words = [
      "price", "a/b", "\"", ",", ":", "input", "2", "-", "\n", "\n  ", "USD", "per", "1M", "token", "above", "200k",
      "batch:", "hosted", "measured", "#", "é", "%", "1e999", "999999999999999999999999", "from", "2026-07", "like",
      "\0", "\u{10}", "\u{7F}",
    ]
    for _ in 0..<2_000 {
      let text = (0..<next(40)).map { _ in words[next(words.count)] }.joined(separator: next(3) == 0 ? "" : " ")
      _ = PriceText.read(SourceFile(name: "fuzz.prices", text: text), origin: .shipped)
      _ = PriceText.entry(in: SourceFile(name: "fuzz", text: text), from: 0, to: text.utf8.count)
    }
  }
}
