import Diagnostics
import Quantities
import Syntax

/// The numbers of a route's models and of its vendors' terms.
extension RouteExpansion {
  mutating func expand(_ model: RouteDraft.Model) {
    let name = model.name.text
    let span = model.name.span
    var extra = [("vendor", model.vendor)]
    if let listed = model.listed { extra.append(("source", listed.source)) }
    listed("\(name).price", "100%", .level, label: "Price level of \(name)", at: span, extra: extra)
    for key in RouteKey.ofModels {
      guard let measure = key.measure, let entry = model.entries[key.name] else { continue }
      number(
        "\(name).\(key.name)", entry, measure, by: key.byClass ? [classes] : [],
        label: "\(Self.modelLabels[key.name] ?? key.name) of \(name)", extra: [("vendor", model.vendor)])
    }
    if model.entries["available"] == nil {
      listed("\(name).available", "yes", .truth, label: "Whether \(name) is served", at: span, extra: extra)
    }
    guard let list = model.listed else { return }
    if let limit = list.contextLimit, model.entries["context"] == nil {
      listed(
        "\(name).context", "\(NumberText.literal(limit)) \(draft.tokenUnit)", .tokens,
        label: "Longest prompt \(name) takes", at: span, extra: extra)
    }
    if let machine = model.machine { expand(machine, of: model, currency: list.currency, extra) }
    for (offer, listed) in zip(choices.offers.filter { draft.models[$0.model].name.text == name }, model.offers) {
      let path = offer.name == name ? name : "\(name).\(offer.name.dropFirst(name.count + 1))"
      let unit = "\(list.currency) per 1M \(draft.tokenName)"
      for band in listed.bands {
        let words = band.above > 0 ? ", prompts above \(RouteFormulas.short(band.above)) tokens" : ""
        for (key, label, isListed, rate) in Self.components where isListed(band) {
          self.listed(
            "\(path).\(key)\(RouteFormulas.suffix(band.above))", priceText(band, unit, rate), .moneyPerToken,
            label: "\(label) of \(offer.name)\(words)", at: span, extra: extra)
        }
      }
    }
  }

  /// What a band prices: the key, its label, whether it is listed, and the price.
  private typealias Component = (
    key: String, label: String, isListed: (ListedModel.Band) -> Bool, rate: (ListedModel.Rates) -> String
  )

  private static var components: [Component] {
    [
      ("price_in", "Input price", { _ in true }, \.input), ("price_out", "Output price", { _ in true }, \.output),
      ("price_cached", "Cached input price", \.listsCached, { $0.cached ?? $0.input }),
      ("price_cache_write", "Price of input written to the cache", \.listsCacheWrite, { $0.cacheWrite ?? $0.input }),
    ]
  }

  /// One price, or one from each date on.
  private func priceText(_ band: ListedModel.Band, _ unit: String, _ rate: (ListedModel.Rates) -> String) -> String {
    var steps: [(from: DateLiteral?, text: String)] = []
    for change in band.changes {
      let text = rate(change.rates)
      if steps.last?.text != text { steps.append((change.from, text)) }
    }
    guard steps.count > 1, let start = draft.start else { return "\(steps.first?.text ?? "0") \(unit)" }
    let texts = steps.map { "\(($0.from ?? start).description): \($0.text) \(unit)" }
    return "[\(texts.joined(separator: ", "))]"
  }

  /// Machines of one's own as the list has them, but for what the route says itself.
  private mutating func expand(
    _ machine: ListedModel.Machine, of model: RouteDraft.Model, currency: String, _ extra: [(String, String)]
  ) {
    let name = model.name.text
    for (key, text, unit, measure) in [
      ("fixed", machine.fixed, "\(currency)/month", RouteMeasure.moneyPerTime),
      ("gpu_hours", machine.hours, "hour/month", .effortPerTime),
      ("gpu_time_in", machine.secondsIn, "s per 1M \(draft.tokenName)", .effortPerToken),
      ("gpu_time_out", machine.secondsOut, "s per 1M \(draft.tokenName)", .effortPerToken),
    ] where model.entries[key] == nil {
      listed(
        "\(name).\(key)", "\(text) \(unit)", measure, label: "\(Self.modelLabels[key] ?? key) of \(name)",
        at: model.name.span, extra: extra)
    }
  }

  private static let modelLabels: [String: String] = [
    "price_in": "Input price", "price_out": "Output price", "price_cached": "Cached input price",
    "price_cache_write": "Price of input written to the cache", "batch_price": "Batch price level",
    "context": "Longest prompt", "fixed": "Fixed cost", "capacity": "Capacity", "throughput": "Most tokens a minute",
    "gpu_hours": "Machine hours per unit", "gpu_time_in": "Machine time of input",
    "gpu_time_out": "Machine time of output", "units": "Most units",
    "latency": "95th percentile of the answer time", "available": "Availability",
  ]

  mutating func expand(_ terms: RouteDraft.Terms) {
    let path = "terms.\(Self.word(terms.vendor.text))"
    for key in RouteKey.ofTerms {
      guard let measure = key.measure, let entry = terms.entries[key.name] else { continue }
      number(
        "\(path).\(key.name)", entry, measure, by: [],
        label: key.name == "discount" ? "Discount under the commitment" : "Minimum spend",
        extra: [("vendor", terms.vendor.text)])
    }
    for (place, step) in terms.steps.enumerated() {
      for (key, value, measure) in [("from", step.key, RouteMeasure.moneyPerTime), ("discount", step.value, .share)] {
        let entry = RouteEntry(
          key: Identifier(key, value.span), values: [value], uncertainty: nil, span: value.span)
        number(
          "\(path).step_\(place + 1)_\(key)", entry, measure, by: [], label: nil, extra: [("vendor", terms.vendor.text)]
        )
      }
    }
  }
}
