/// A JSON catalogue's key and provider as this one names them: `eu.anthropic.claude-sonnet-5` of `bedrock_converse` is
/// `bedrock/claude-sonnet-5` in the region EU, made by Anthropic.
struct ListName {
  let name: String
  let region: String?
  let maker: String?
  let cachedCount: CachedCount

  init(key: String, provider: String) {
    let vendor = Self.vendor(of: provider)
    var model = key
    for prefix in [provider + "/", vendor + "/"] + (Self.prefixes[vendor] ?? []) where model.hasPrefix(prefix) {
      model.removeFirst(prefix.count)
    }
    var region: String?
    var maker: String?
    switch vendor {
    case "azure": region = Self.takeZone(&model, separator: "/")
    case "bedrock":
      if model.split(separator: "/").count > 1, let place = model.split(separator: "/").first, place.contains("-") {
        region = String(place)
        model.removeFirst(place.count + 1)
      }
      region = Self.takeZone(&model, separator: ".") ?? region
      let makers = [
        "anthropic": "Anthropic", "amazon": "Amazon", "meta": "Meta", "mistral": "Mistral AI", "cohere": "Cohere",
        "openai": "OpenAI", "deepseek": "DeepSeek", "ai21": "AI21", "xai": "xAI", "moonshotai": "Moonshot AI",
        "zai": "Z.ai", "qwen": "Alibaba", "writer": "Writer", "minimax": "MiniMax", "google": "Google",
        "nvidia": "NVIDIA",
      ]
      if let point = model.firstIndex(of: "."), let known = makers[String(model[..<point])] {
        maker = known
        model = String(model[model.index(after: point)...])
      }
      Self.dropVersion(&model)
    case "vertex":
      if model.contains("claude") { maker = "Anthropic" }
      if model.hasPrefix("gemini") { maker = "Google" }
      if let at = model.firstIndex(of: "@") { model = String(model[..<at]) }
    case _: break
    }
    name = "\(vendor)/\(model.lowercased())"
    self.region = region
    self.maker = maker
    let countsApart =
      vendor == "anthropic" || vendor == "bedrock" || (model.contains("claude") && vendor != "openrouter")
    cachedCount = countsApart ? .apart : .included
  }

  private static func vendor(of provider: String) -> String {
    switch provider {
    case "gemini": "google"
    case "dashscope": "alibaba"
    case "bedrock_converse", "bedrock": "bedrock"
    case "azure", "azure_ai": "azure"
    case "cohere", "cohere_chat": "cohere"
    case "together_ai": "together"
    case "fireworks_ai": "fireworks"
    case "text-completion-openai": "openai"
    case _ where provider.hasPrefix("vertex_ai"): "vertex"
    case _: provider
    }
  }

  private static let prefixes: [String: [String]] = [
    "vertex": ["vertex_ai/"], "google": ["gemini/"], "azure": ["azure/", "azure_ai/"], "bedrock": ["bedrock/"],
    "cohere": ["cohere/"], "together": ["together_ai/"],
  ]

  /// `eu/`, `us.`, `global.`: where, taken off the name; nil for anywhere.
  private static func takeZone(_ model: inout String, separator: Character) -> String? {
    let zones = [
      "eu": "EU", "us": "US", "apac": "APAC", "jp": "JP", "au": "AU", "us-gov": "US-GOV", "global": "",
      "global-standard": "",
    ]
    guard let end = model.firstIndex(of: separator), let zone = zones[String(model[..<end])] else { return nil }
    model = String(model[model.index(after: end)...])
    return zone.isEmpty ? nil : zone
  }

  /// `-20251001-v1:0` at the end of `claude-haiku-4-5-20251001-v1:0`.
  private static func dropVersion(_ model: inout String) {
    var parts = model.split(separator: "-", omittingEmptySubsequences: false)
    func isNumber(_ text: some StringProtocol) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    if parts.count > 1, let last = parts.last, last.first == "v" {
      let numbers = last.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
      if numbers.count == 2, numbers.allSatisfy({ isNumber($0) }) { parts.removeLast() }
    }
    if parts.count > 1, let last = parts.last, last.count == 8, last.hasPrefix("20"), isNumber(last) {
      parts.removeLast()
    }
    model = parts.joined(separator: "-")
  }
}
