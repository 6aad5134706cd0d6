package import Prices
import Quantities

/// What the verbs of the price catalogue answer.
package enum PriceReports {
  /// A model with what a request costs there.
  package struct Compared: Sendable {
    package let quote: PriceQuote
    package let cost: TokenCost
    /// What one unit of its currency is worth in the currency of the comparison; nil where it is that one.
    package var rate: Double?
    package init(quote: PriceQuote, cost: TokenCost, rate: Double?) {
      self.quote = quote
      self.cost = cost
      self.rate = rate
    }
    /// In the currency of the comparison.
    var value: Double { cost.value * (rate ?? 1) }
  }

  // MARK: Vendors

  /// Who sells what, in a line each.
  package static func vendors(_ catalogue: PriceCatalogue) -> Report {
    let rows = catalogue.vendors.map { vendor -> Table.Row in
      let entries = catalogue.entries.filter { $0.vendor == vendor }
      let regions = Set(entries.flatMap { [$0.region].compactMap(\.self) + $0.uplifts.map(\.region) }).sorted()
      let own = entries.count { $0.origin != .shipped }
      return Table.Row(
        .line,
        [
          .text(vendor), .number(Double(Set(entries.map(\.name)).count), .count),
          own > 0 ? .number(Double(own), .count) : .empty, .text(regions.joined(separator: ", ")),
          .text(entries.compactMap(\.read).max()?.description ?? ""),
        ])
    }
    let table = Table(
      columns: [
        Table.Column("Vendor", .label), Table.Column("Models", .figure), Table.Column("Your own", .figure),
        Table.Column("Regions with prices", .prose), Table.Column("Read", .label),
      ], rows: rows)
    return Report(
      title: "Price catalogue",
      subtitle: ["\(catalogue.names.count) models of \(catalogue.vendors.count) vendors"],
      sections: [
        Report.Section(nil, [.table(table)]),
        Report.Section(nil, [.note("prices list VENDOR lists models; prices show MODEL shows one whole.")]),
      ])
  }

  // MARK: Lists

  /// Models with the prices of a tier, vendor by vendor.
  package static func list(
    _ quotes: [PriceQuote], tier: ServiceTier, region: String?, date: PriceDate?, leftOut: Int
  ) -> Report {
    var rows: [Table.Row] = []
    var vendor = ""
    for quote in quotes {
      if quote.prices.vendor != vendor {
        vendor = quote.prices.vendor
        rows.append(Table.Row(.heading, [.text(vendor)] + Array(repeating: .empty, count: 6)))
      }
      rows.append(Table.Row(.line, cells(quote, tier: tier, date: date), level: 1))
    }
    var table = Table(
      columns: [
        Table.Column("Model", .label), Table.Column("Input", .figure), Table.Column("Cached", .figure),
        Table.Column("Output", .figure), Table.Column("Above", .figure), Table.Column("Context", .figure),
        Table.Column("Remarks", .prose),
      ], rows: rows)
    table.folded = [table.without(column: 5), table.without(column: 5).without(column: 4)]
    var sections = [Report.Section(nil, [.table(table)])]
    var notes: [String] = []
    if quotes.contains(where: { $0.prices.rates.thresholds.first != nil }) {
      notes.append(
        "Above: prompts longer than this have other prices, for the whole request; prices show MODEL has them.")
    }
    if leftOut > 0 {
      let what = [tier == .standard ? "" : "in the tier \(tier.rawValue)", region.map { "in the region \($0)" } ?? ""]
      let place = what.filter { !$0.isEmpty }.joined(separator: " ")
      notes.append(
        "\(Wording.count(leftOut, "more model")) \(leftOut == 1 ? "is" : "are") not sold \(place.isEmpty ? "at that time" : place)."
      )
    }
    if !notes.isEmpty { sections.append(Report.Section(nil, notes.map { .note($0) })) }
    return Report(
      title: quotes.isEmpty ? "No prices" : "Prices",
      subtitle: [conditions(tier: tier, region: region, date: date) + " · " + currencies(quotes) + " per 1M tokens"],
      sections: sections)
  }

  private static func currencies(_ quotes: [PriceQuote]) -> String {
    let all = Set(quotes.map(\.currency)).sorted()
    return all.isEmpty ? "USD" : all.joined(separator: ", ")
  }

  private static func conditions(tier: ServiceTier, region: String?, date: PriceDate?) -> String {
    [
      tier == .standard ? nil : "Tier \(tier.rawValue)", region.map { "Region \($0)" },
      date.map { "Prices as of \($0.description)" },
    ]
    .compactMap(\.self).joined(separator: " · ")
  }

  private static func cells(_ quote: PriceQuote, tier: ServiceTier, date: PriceDate?) -> [Cell] {
    let prices = quote.prices
    func rate(_ component: TokenComponent) -> Cell {
      .text(text(prices.rates.applied(component, tier: tier).rate, uplift: quote.upliftMillionths))
    }
    var remarks: [String] = []
    if quote.currency != "USD" { remarks.append(quote.currency) }
    if let date, prices.isRetired(on: date) {
      remarks.append("gone after \(prices.deprecation?.description ?? "")")
    } else if let deprecation = prices.deprecation {
      remarks.append("until \(deprecation.description)")
    }
    if let hosting = prices.hosting { remarks.append("own machines, \(hosting.gpus) × \(hosting.gpu)") }
    switch prices.origin {
    case .own: remarks.append("your own")
    case .imported: remarks.append("imported")
    case .shipped: break
    }
    return [
      .text(prices.model), rate(.input), prices.rates.lists(.cacheRead) ? rate(.cacheRead) : .empty, rate(.output),
      .text(prices.rates.thresholds.first.map { tokens($0) } ?? ""),
      .text(prices.contextLimit.map { tokens($0) } ?? ""), .text(remarks.joined(separator: "; ")),
    ]
  }

  /// A rate of a million tokens with a region's uplift, exact.
  static func text(_ rate: TokenRate, uplift: Int = 1_000_000) -> String {
    if uplift == 1_000_000 { return rounded(rate) }
    return rounded(TokenRate(atto: rate.atto * Int128(uplift) / 1_000_000))
  }

  /// Six decimals at most: what is computed from hours of machines has more.
  private static func rounded(_ rate: TokenRate) -> String {
    let text = rate.perMillionText
    guard let point = text.firstIndex(of: "."), text.distance(from: point, to: text.endIndex) > 7 else { return text }
    return NumberText.significant(rate.perMillion, 4)
  }

  /// `200k`, `1.05M`, `1,047,576`.
  static func tokens(_ count: Int) -> String {
    if count > 0, count % 1_000_000 == 0 { return "\(count / 1_000_000)M" }
    if count >= 1_000_000, count % 10_000 == 0 { return "\(NumberText.significant(Double(count) / 1e6, 4))M" }
    if count > 0, count % 1_000 == 0 { return "\(count / 1_000)k" }
    return NumberText.fixed(Double(count), decimals: 0)
  }

  // MARK: Comparison

  package static func comparison(
    _ costs: [Compared], request: TokenRequest, currency: String, region: String?, date: PriceDate?
  ) -> Report {
    let cheapest = costs.map(\.value).min() ?? 0
    let rows = costs.map { one -> Table.Row in
      func part(_ components: TokenComponent...) -> Cell {
        let parts = one.cost.parts.filter { components.contains($0.component) }
        if parts.isEmpty { return .empty }
        let atto = parts.reduce(Int128(0)) { $0 + $1.atto } * Int128(one.cost.upliftMillionths) / 1_000_000
        return .text(perThousand(Double(atto) / 1e18 * (one.rate ?? 1)))
      }
      let more = cheapest > 0 ? one.value / cheapest : 1
      return Table.Row(
        .line,
        [
          .text(one.quote.prices.name), part(.input), part(.cacheRead), part(.output, .reasoning),
          .text(perThousand(one.value)),
          .text(one.value == cheapest ? "cheapest" : cheapest > 0 ? "× \(NumberText.fixed(more, decimals: 2))" : ""),
        ])
    }
    let table = Table(
      columns: [
        Table.Column("Model", .label), Table.Column("Input", .figure), Table.Column("Cached", .figure),
        Table.Column("Output", .figure), Table.Column("1,000 requests", .figure), Table.Column("Against", .figure),
      ], rows: rows)
    var notes: [String] = []
    for one in costs where one.cost.threshold > 0 {
      notes.append(
        "\(one.quote.prices.name): the prompt is above \(tokens(one.cost.threshold)), whose prices hold for the whole request."
      )
    }
    let derived = costs.flatMap { one in
      one.cost.parts.filter { !$0.rate.isListed && $0.component != .reasoning }.map {
        (one.quote.prices.name, $0.component)
      }
    }
    for (name, component) in derived {
      notes.append(
        "\(name): its list has no price of \(component.rawValue) for this; it follows from what the list states.")
    }
    for one in costs {
      if let rate = one.rate {
        notes.append(
          "\(one.quote.prices.name): 1 \(one.cost.currency) = \(NumberText.significant(rate)) \(currency), by the model's rates."
        )
      }
    }
    var sections = [Report.Section(nil, [.table(table)])]
    if !notes.isEmpty { sections.append(Report.Section(nil, notes.map { .note($0) })) }
    return Report(
      title: "Prices compared",
      subtitle: [
        words(request),
        [conditions(tier: request.tier, region: region, date: date), "\(currency) per 1,000 requests"]
          .filter { !$0.isEmpty }.joined(separator: " · "),
      ], sections: sections)
  }

  private static func perThousand(_ value: Double) -> String {
    let amount = value * 1_000
    return amount == 0 ? "–" : NumberText.fixed(amount, decimals: amount < 1 ? 4 : 2)
  }

  /// `3,000 tokens in, 60% of them cached, 400 out`
  private static func words(_ request: TokenRequest) -> String {
    func count(_ number: Int) -> String { NumberText.fixed(Double(number), decimals: 0) }
    var text = "A request of \(count(request.promptTokens)) tokens in"
    if request.cacheRead > 0 { text += " (\(count(request.cacheRead)) of them cached)" }
    text += ", \(count(request.output)) out"
    if request.reasoning > 0 { text += " and \(count(request.reasoning)) of thinking" }
    return text
  }
}
