import Checking
import Diagnostics
import Foundation
import ModelLibrary
import Prices
import Testing

struct ImportTests {
  func read(_ json: String, cached: CachedCount? = nil) -> CatalogueImport {
    CatalogueImport(SourceFile(name: "list.json", text: json), read: day("2026-06-01"), cached: cached)
  }

  func one(_ prices: String, key: String = "acme/large", provider: String = "acme") -> CatalogueImport {
    read("{\"\(key)\": {\"litellm_provider\": \"\(provider)\", \(prices)}}")
  }

  func words(_ entry: ModelPrices?) -> [String] {
    entry?.rates.entries.map { "\($0.key.words) \($0.rate.perMillionText)" } ?? []
  }

  @Test func `suffixes of price keys combine in any order`() {
    let list = one(
      """
      "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05,
      "cache_creation_input_token_cost_above_1hr_above_272k_tokens_batches": 3e-06,
      "cache_creation_input_token_cost_above_128k_tokens_above_12hr_flex": 4e-06,
      "input_cost_per_token_batches_above_32k_tokens": 5e-06,
      "output_cost_per_token_above_512k_tokens_priority": 6e-06,
      "cache_read_input_token_cost_above_256k_tokens": 7e-06, "output_cost_per_reasoning_token_batches": 8e-06
      """)
    #expect(
      words(list.entries.first) == [
        "input 2", "output 10", "above 256k cache_read 7", "batch reasoning 8", "batch above 32k input 5",
        "batch above 272k cache_write_1h 3", "flex above 128k cache_write_12h 4", "priority above 512k output 6",
      ])
    #expect(list.unknownKeys.isEmpty && list.otherKeys.isEmpty && list.diagnostics.isEmpty)
  }

  @Test func `a price key that is not known is listed by name`() {
    let list = one(
      """
      "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05, "input_cost_per_token_moonlight": 1e-06,
      "input_cost_per_token_batches_batches": 1e-06, "input_cost_per_token_above_1hr": 1e-06,
      "night_pricing": {}, "input_cost_per_audio_token": 1e-06, "rpm": 3
      """)
    #expect(
      list.unknownKeys.keys.sorted() == [
        "input_cost_per_token_above_1hr", "input_cost_per_token_batches_batches", "input_cost_per_token_moonlight",
        "night_pricing",
      ])
    #expect(list.otherKeys.keys.sorted() == ["input_cost_per_audio_token"])
    #expect(words(list.entries.first) == ["input 2", "output 10"])
  }

  @Test func `tiers of prompt lengths are read from lists`() {
    let list = one(
      """
      "tiered_pricing": [{"range": [0, 32000.0], "input_cost_per_token": 1e-06, "output_cost_per_token": 4e-06},
        {"range": [32000.0, 128000], "input_cost_per_token": 2e-06, "output_cost_per_token": 8e-06, "discount_cost": 1}]
      """)
    #expect(words(list.entries.first) == ["input 1", "output 4", "above 32k input 2", "above 32k output 8"])
    #expect(list.unknownKeys == ["tiered_pricing.discount_cost": 1])
  }

  @Test func `each vendor's way to count cached tokens is taken down, unless the user says otherwise`() {
    let prices = "\"input_cost_per_token\": 2e-06, \"output_cost_per_token\": 1e-05"
    #expect(one(prices, key: "claude-x", provider: "anthropic").entries.first?.cachedCount == .apart)
    #expect(one(prices, key: "gpt-x", provider: "openai").entries.first?.cachedCount == .included)
    let said = read("{\"claude-x\": {\"litellm_provider\": \"anthropic\", \(prices)}}", cached: .included)
    #expect(said.entries.first?.cachedCount == .included)
  }

  @Test func `names, regions and makers are those of this catalogue`() {
    let prices = "\"input_cost_per_token\": 2e-06, \"output_cost_per_token\": 1e-05"
    for (key, provider, name, region) in [
      ("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "bedrock_converse", "bedrock/claude-haiku-4-5", "EU"),
      ("global.anthropic.claude-sonnet-5", "bedrock_converse", "bedrock/claude-sonnet-5", nil),
      ("bedrock/eu-central-1/anthropic.claude-v2", "bedrock", "bedrock/claude-v2", "eu-central-1"),
      ("azure/eu/gpt-5.4", "azure", "azure/gpt-5.4", "EU"), ("azure/gpt-5.4", "azure", "azure/gpt-5.4", nil),
      ("gemini/gemini-2.5-pro", "gemini", "google/gemini-2.5-pro", nil),
      ("vertex_ai/claude-sonnet-5@default", "vertex_ai-anthropic_models", "vertex/claude-sonnet-5", nil),
      ("gpt-5", "openai", "openai/gpt-5", nil), ("mistral/mistral-large-4", "mistral", "mistral/mistral-large-4", nil),
    ] as [(String, String, String, String?)] {
      let entry = one(prices, key: key, provider: provider).entries.first
      #expect(entry?.name == name && entry?.region == region, "\(key): \(entry?.name ?? "none")")
    }
  }

  @Test func `what contradicts itself is shown and not taken`() {
    let list = read(
      """
      {"gpt-x": {"litellm_provider": "openai", "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
       "openai/gpt-x": {"litellm_provider": "openai", "input_cost_per_token": 3e-06, "output_cost_per_token": 1e-05},
       "gpt-y": {"litellm_provider": "openai", "input_cost_per_token": 3e-06, "output_cost_per_token": 1e-05},
       "openai/gpt-y": {"litellm_provider": "openai", "input_cost_per_token": 0.000003, "output_cost_per_token": 1e-05,
                        "output_cost_per_token_batches": 5e-06},
       "gpt-z": {"litellm_provider": "openai", "input_cost_per_token": 3e-06, "output_cost_per_token": 1e-05,
                 "cache_read_input_token_cost": 1e-07, "input_cost_per_token_cache_hit": 2e-07}}
      """)
    #expect(list.entries.map(\.name) == ["openai/gpt-y"])
    #expect(list.entries.first?.rates.tiers == [.standard, .batch])
    #expect(list.repeated == 1)
    #expect(list.conflicts.map(\.name).sorted() == ["openai/gpt-x", "openai/gpt-z"])
    #expect(list.conflicts.allSatisfy { !$0.statements.isEmpty })
  }

  @Test(arguments: [
    ("", "E0714"), ("price a/b", "E0714"), ("[1, 2]", "E0714"), ("{}", "E0714"), ("{\"a\": 1}", "E0714"),
    (
      "{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06}",
      "E0714"
    ),
    (
      "{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": -1e-06, \"output_cost_per_token\": 1e-06}}",
      "E0710"
    ),
    (
      "{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": \"1\", \"output_cost_per_token\": 1e-06}}",
      "E0710"
    ),
    ("{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": 3, \"output_cost_per_token\": 15}}", "E0710"),
    ("{\"a\": {\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06}}", "E0717"),
    (
      "{\"a\": {\"litellm_provider\": \"x\", \"deprecation_date\": \"soon\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06}}",
      "E0716"
    ),
    (String(repeating: "[", count: 100_000), "E0714"), ("{\"a\": 01}", "E0714"), ("{\"a\": \"\u{1}\"}", "E0714"),
    ("{\"a\": tru", "E0714"), ("{\"a\": 1} x", "E0714"), ("{'a': 1}", "E0714"), ("nul", "E0714"),
  ])
  func `a file that is no price list is refused whole`(json: String, code: String) {
    let list = read(json)
    #expect(list.hasErrors)
    #expect(list.diagnostics.contains { $0.code.id == code }, "\(list.diagnostics.map { $0.rendered() })")
  }

  @Test func `a file that was cut off anywhere is refused`() {
    let whole = """
      {"gpt-x": {"litellm_provider": "openai", "input_cost_per_token": 2e-06, "output_cost_per_token": 1.5E+1,
       "a": [true, null, "\\u20ac\\n"]}}
      """
    for length in 0..<whole.utf8.count {
      let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      let list = read(part)
      #expect(list.hasErrors && list.entries.isEmpty, "\(part)")
    }
  }

  // MARK: The public catalogue

  static let file = Shipped.root.deletingLastPathComponent().appending(path: "shared/data/prices/litellm_1.109.1.json")
    .path
  static let isAtHand = FileManager.default.fileExists(atPath: file)

  @Test(.enabled(if: isAtHand, "needs ../shared/data/prices beside the clone"))
  func `what ships agrees with the public catalogue price by price`() throws {
    let text = try TextReader.read(Self.file, named: "litellm.json").get()
    let list = CatalogueImport(
      text.file, read: nil, canonical: { Shipped.catalogue.canonical($0) ?? $0 })
    #expect(list.diagnostics.map { $0.rendered() } == [])
    #expect(list.count == 4_553)
    #expect(list.entries.count > 3_000)
    #expect(list.unknownKeys.keys.contains("input_cost_per_token_ultrafast"))
    var compared = 0
    for entry in Shipped.catalogue.entries where entry.hosting == nil {
      // What the public catalogue contradicts itself on has to be looked up entry by entry.
      guard let other = list.entries.first(where: { $0.name == entry.name && $0.region == entry.region }) else {
        #expect(list.conflicts.contains { $0.name == entry.name }, "\(entry.name)")
        continue
      }
      compared += 1
      #expect(entry.contradictions(of: other) == [], "\(entry.name)")
      #expect(entry.rates.lists(.cacheRead) == other.rates.lists(.cacheRead), "\(entry.name)")
      #expect(
        entry.rates.thresholds == other.rates.thresholds && entry.rates.tiers == other.rates.tiers, "\(entry.name)")
      #expect(entry.contextLimit == other.contextLimit, "\(entry.name)")
      if let date = other.deprecation { #expect(entry.deprecation == date, "\(entry.name)") }
      #expect(entry.cachedCount == other.cachedCount, "\(entry.name)")
    }
    #expect(compared > 140)
  }
}
