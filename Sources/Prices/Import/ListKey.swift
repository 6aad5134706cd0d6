/// A key of a JSON catalogue that states a price, read: `cache_creation_input_token_cost_above_1hr_batches`.
enum ListKey: Equatable {
  /// A price of tokens of text.
  case rate(RateTable.Key)
  /// Known, and a price of something else: of pictures, sound, searches, pages.
  case otherGoods
  /// A price by its name, and none that is known.
  case unknown
  /// No price.
  case plain

  init(_ key: String) {
    if let rate = Self.rate(key) {
      self = .rate(rate)
    } else if !Self.looksLikePrice(key) {
      self = .plain
    } else {
      self = Self.otherGoods(key) ? .otherGoods : .unknown
    }
  }

  private static let bases: [(String, TokenComponent)] = [
    ("input_cost_per_token_cache_hit", .cacheRead),
    ("input_cost_per_token", .input),
    ("output_cost_per_token", .output),
    ("output_cost_per_reasoning_token", .reasoning),
    ("cache_read_input_token_cost", .cacheRead),
    ("cache_creation_input_token_cost", .cacheWrite),
  ]

  /// Suffixes combine in any order.
  private static func rate(_ key: String) -> RateTable.Key? {
    guard let (base, component) = bases.first(where: { key == $0.0 || key.hasPrefix($0.0 + "_") }) else { return nil }
    var rest = key.dropFirst(base.count)
    var tier: ServiceTier?
    var above: Int?
    var life: TokenComponent?
    func take(_ suffix: String) -> Bool {
      guard rest == suffix || rest.hasPrefix(suffix + "_") else { return false }
      rest = rest.dropFirst(suffix.count)
      return true
    }
    while !rest.isEmpty {
      if tier == nil, take("_batches") {
        tier = .batch
      } else if tier == nil, take("_flex") {
        tier = .flex
      } else if tier == nil, take("_priority") {
        tier = .priority
      } else if life == nil, component == .cacheWrite, take("_above_1hr") {
        life = .cacheWrite1h
      } else if life == nil, component == .cacheWrite, take("_above_12hr") {
        life = .cacheWrite12h
      } else if above == nil, rest.hasPrefix("_above_"),
        let count = Int(rest.dropFirst(7).prefix { ("0"..."9").contains($0) }), (1...1_000_000).contains(count),
        take("_above_\(count)k_tokens")
      {
        above = count * 1_000
      } else {
        return nil
      }
    }
    return RateTable.Key(tier ?? .standard, above: above ?? 0, life ?? component)
  }

  private static func looksLikePrice(_ key: String) -> Bool {
    ["cost", "price", "pricing", "multiplier", "uplift", "surcharge", "discount"].contains { key.contains($0) }
  }

  /// By what they count, however they go on.
  private static func otherGoods(_ key: String) -> Bool {
    for side in ["input_cost_per_", "output_cost_per_"] where key.hasPrefix(side) {
      let counted = key.dropFirst(side.count)
      return ["audio", "image", "video", "character", "pixel", "second", "query", "request", "text_message"]
        .contains { counted.hasPrefix($0) }
    }
    return [
      "cache_creation_input_audio_token_cost", "cache_read_input_audio_token_cost", "cache_read_input_image_token_cost",
      "search_context_cost_per_query", "google_maps_grounding_cost_per_query", "ocr_cost_per_",
      "annotation_cost_per_page",
      "code_interpreter_cost_per_session", "computer_use_", "file_search_cost_per_", "vector_store_cost_per_",
      "guardrail_cost_per_unit", "citation_cost_per_token", "cost_per_second", "input_dbu_cost_per_token",
      "output_dbu_cost_per_token",
    ].contains { key.hasPrefix($0) }
  }
}
