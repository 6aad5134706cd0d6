import Quantities
import Syntax

/// What the tokens of a request cost at each offer.
///
/// Above a length of prompt a list's other prices hold for the whole request, so that the mean request does not price
/// them: requests are counted by the lengths at which prices change.
extension RouteFormulas {
  /// `200k`
  static func short(_ tokens: Int) -> String { tokens % 1_000 == 0 ? "\(tokens / 1_000)k" : "\(tokens)" }

  /// What follows the name of a price of prompts above a length; nothing for those of any.
  static func suffix(_ above: Int) -> String { above == 0 ? "" : "_above_\(short(above))" }

  /// Money for the tokens of one request of a class at each offer, at list prices.
  mutating func prices() {
    lengths()
    add("request_price", "Tokens of one request, list price", byMember(offers) { price(of: $0) }, by: offers)
  }

  /// Lengths of prompts above which some offer has other prices.
  private var thresholds: [Int] {
    Set(draft.models.flatMap(\.offers).flatMap(\.bands).map(\.above)).subtracting([0]).sorted()
  }

  /// How many requests have longer prompts than prices change at, and how many tokens these hold.
  private mutating func lengths() {
    let unit = draft.tokenUnit
    var length = "tokens_in"
    if let prompts {
      add(
        "prompt_mean", "Tokens of a prompt, by its lengths",
        "\(over(prompts, "\(prompts.share) * \(prompts.tokens)")) / \(over(prompts, prompts.share))")
      length = "tokens_in * \(prompts.tokens) / prompt_mean"
    }
    for above in thresholds {
      let isLong = "\(length) > \(above) \(unit)"
      let name = Self.long(above)
      let words = "with prompts above \(Self.short(above)) tokens"
      guard let prompts else {
        add(name, "Requests \(words)", "if \(isLong) then 100% else 0%")
        continue
      }
      func part(_ value: String, else none: String) -> String {
        "\(over(prompts, "if \(isLong) then \(value) else \(none)")) / \(over(prompts, value))"
      }
      add(name, "Requests \(words)", part(prompts.share, else: "0%"))
      add(
        "\(name)_in", "Input of requests \(words)", part("\(prompts.share) * \(prompts.tokens)", else: "0 \(unit)"))
      if let answers = prompts.answers {
        add("\(name)_out", "Output of requests \(words)", part("\(prompts.share) * \(answers)", else: "0 \(unit)"))
      }
    }
    if draft.hasContext {
      let longest = prompts.map { "max(if \($0.share) > 0% then \(length) else 0 \(unit), over: \($0.axis.name))" }
      add("longest_prompt", "Tokens of the longest prompts", longest ?? length)
    }
  }

  private func over(_ prompts: RoutePrompts, _ text: String) -> String { "sum(\(text), over: \(prompts.axis.name))" }

  private static func long(_ above: Int) -> String { "long_\(short(above))" }

  private func price(of index: Int) -> String {
    let offer = choices.offers[index]
    let model = draft.models[offer.model]
    let name = model.name.text
    let path = offer.name == name ? name : "\(name).\(offer.name.dropFirst(name.count + 1))"
    guard model.listed != nil else {
      let keys = Set(["price_cached", "price_cache_write"].filter { model.entries[$0] != nil })
      let batch = offer.isBatch ? " * \(name).batch_price" : ""
      let both = "tokens_in * \(input(name, "", keys)) + tokens_out * \(name).price_out"
      return request(both) + " * \(name).price" + batch
    }
    let bands = model.offers[choices.offers[..<index].count { $0.model == offer.model }].bands
    func blend(_ part: String, _ price: (ListedModel.Band) -> String) -> String {
      guard bands.count > 1 else { return bands.first.map(price) ?? "0" }
      let above = bands.map { Self.long($0.above) + part }
      let weights = bands.indices.map { band -> String in
        if band == 0 { return "(1 - \(above[1]))" }
        return band + 1 < bands.count ? "(\(above[band]) - \(above[band + 1]))" : above[band]
      }
      return "(" + zip(weights, bands).map { "\($0) * \(price($1))" }.joined(separator: " + ") + ")"
    }
    let inputs = blend(prompts == nil ? "" : "_in") { band in
      var keys: Set<String> = []
      if band.listsCached { keys.insert("price_cached") }
      if band.listsCacheWrite { keys.insert("price_cache_write") }
      return input(path, Self.suffix(band.above), keys)
    }
    let outputs = blend(prompts?.answers == nil ? "" : "_out") { "\(path).price_out\(Self.suffix($0.above))" }
    return request("tokens_in * \(inputs) + tokens_out * \(outputs)") + " * \(name).price"
  }

  /// `loops` calls of the model.
  private func request(_ call: String) -> String { has("loops") ? "loops * (\(call))" : "(\(call))" }

  /// The price of an input token, part of which is read from a cache or written to one.
  private func input(_ path: String, _ suffix: String, _ listed: Set<String>) -> String {
    let parts = [("cached", "price_cached"), ("cache_writes", "price_cache_write")]
      .filter { has($0.0) && listed.contains($0.1) }
    let price = "\(path).price_in\(suffix)"
    if parts.isEmpty { return price }
    let rest = "1 - \(parts.map(\.0).joined(separator: " - "))"
    let other = parts.map { " + \($0.0) * \(path).\($0.1)\(suffix)" }.joined()
    return "(\(parts.count > 1 ? "max(0%, \(rest))" : "(\(rest))") * \(price)\(other))"
  }
}

extension RouteDraft {
  /// Whether a model takes prompts of some length only.
  var hasContext: Bool { models.contains { $0.entries["context"] != nil || $0.listed?.contextLimit != nil } }
}

extension ListedModel.Band {
  var listsCached: Bool { changes.contains { $0.rates.cached != nil } }
  var listsCacheWrite: Bool { changes.contains { $0.rates.cacheWrite != nil } }
}
