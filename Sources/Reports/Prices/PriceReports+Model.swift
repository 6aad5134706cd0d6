package import Prices
import Quantities

extension PriceReports {
  /// One model whole: prices by tier and length of the prompt, limits, places, where it was read.
  package static func model(
    _ quote: PriceQuote, entries: [ModelPrices], in catalogue: PriceCatalogue, date: PriceDate?
  ) -> Report {
    let prices = quote.prices
    var sections = [Report.Section(nil, [.table(rates(quote))] + derivedNote(prices.rates))]
    if let hosting = prices.hosting { sections.append(Report.Section("Own machines", own(hosting, prices.currency))) }
    sections.append(Report.Section("Facts", [.pairs(facts(prices))]))
    let places = residency(prices, entries: entries, in: catalogue)
    if !places.rows.isEmpty { sections.append(Report.Section("Where data goes", [.table(places)])) }
    if entries.count > 1 { sections.append(Report.Section("All entries", [.table(history(entries, current: prices))])) }
    let where_ = [quote.region.map { "Region \($0)" }, date.map { "Prices as of \($0.description)" }].compactMap(\.self)
    return Report(
      title: prices.label.map { "\($0) (\(prices.name))" } ?? prices.name,
      subtitle: [(where_ + ["\(prices.currency) per 1M tokens"]).joined(separator: " · ")], sections: sections)
  }

  /// A column for each tier and length of prompt.
  private static func rates(_ quote: PriceQuote) -> Table {
    let table = quote.prices.rates
    let columns = table.tiers.flatMap { tier in ([0] + table.thresholds).map { (tier: tier, above: $0) } }
    let components = TokenComponent.allCases.filter { table.lists($0) }
    let rows = components.map { component in
      Table.Row(
        .line,
        [.text(Self.words(component))]
          + columns.map { column in
            let applied = table.applied(component, tier: column.tier, above: column.above)
            return .text(text(applied.rate, uplift: quote.upliftMillionths) + (applied.isListed ? "" : "*"))
          })
    }
    return Table(
      columns: [Table.Column("", .label)]
        + columns.map { column in
          let length = column.above > 0 ? " >\(tokens(column.above))" : ""
          return Table.Column("\(Wording.capitalised(column.tier.rawValue))\(length)", .figure)
        }, rows: rows)
  }

  private static func derivedNote(_ rates: RateTable) -> [Report.Block] {
    let tiers = rates.tiers
    let components = TokenComponent.allCases.filter { rates.lists($0) }
    let isDerived = tiers.contains { tier in
      ([0] + rates.thresholds).contains { above in
        components.contains { !rates.applied($0, tier: tier, above: above).isListed }
      }
    }
    return isDerived ? [.note("* Not in the list: it follows from what the list states of input and output.")] : []
  }

  static func words(_ component: TokenComponent) -> String {
    switch component {
    case .input: "Input"
    case .cacheRead: "Cache read"
    case .cacheWrite: "Cache write"
    case .cacheWrite1h: "Cache write, 1 hour"
    case .cacheWrite12h: "Cache write, 12 hours"
    case .output: "Output"
    case .reasoning: "Thinking"
    }
  }

  private static func own(_ hosting: Hosting, _ currency: String) -> [Report.Block] {
    func money(_ value: Double) -> Cell { .number(value, .amount(currency: currency)) }
    var blocks: [Report.Block] = [
      .pairs([
        ("Machines", .text("\(hosting.gpus) × \(hosting.gpu)")), ("An hour of all", money(hosting.hourlyCost)),
        ("A month of \(Hosting.hoursPerMonth) hours", money(hosting.monthlyCost)),
        ("Share of hours in use", .number(hosting.utilisation, .percent(decimals: 0))),
      ])
    ]
    let rows = hosting.measurements.map { one in
      Table.Row(
        .line,
        [
          .number(Double(one.promptTokens), .count), .number(Double(one.answerTokens), .count),
          .number(one.answerTokensPerSecond, .count),
          .number(
            hosting.requestsPerMonth(promptTokens: Double(one.promptTokens), answerTokens: Double(one.answerTokens))
              ?? 0,
            .count),
        ])
    }
    blocks.append(
      .table(
        Table(
          columns: [
            Table.Column("Tokens in", .figure), Table.Column("Tokens out", .figure),
            Table.Column("Measured out/s", .figure), Table.Column("Requests a month", .figure),
          ], rows: rows)))
    blocks.append(
      .note("Prices per token are the hours' cost, shared out by the measured time of a token read and of one written.")
    )
    return blocks
  }

  private static func facts(_ prices: ModelPrices) -> [(label: String, value: Cell)] {
    var pairs: [(label: String, value: Cell)] = []
    func add(_ label: String, _ text: String?) { if let text { pairs.append((label, .text(text))) } }
    add("Vendor", prices.vendor)
    add("Maker", prices.maker)
    add("From", prices.from?.description)
    add("Until", prices.to?.description)
    add("Served until", prices.deprecation?.description)
    add("Successor", prices.successor)
    add("Longest prompt", prices.contextLimit.map { "\(tokens($0)) tokens" })
    add("Longest answer", prices.outputLimit.map { "\(tokens($0)) tokens" })
    switch prices.cachedCount {
    case .included?: add("Cached tokens", "counted within the input")
    case .apart?: add("Cached tokens", "counted apart from the input")
    case nil: break
    }
    for uplift in prices.uplifts { add("In \(uplift.region)", "\(uplift.percent) more") }
    add("Also called", prices.aliases.isEmpty ? nil : prices.aliases.joined(separator: ", "))
    add("Note", prices.note)
    add("Source", prices.source)
    add("Read", prices.read?.description)
    switch prices.origin {
    case .shipped: break
    case .imported: add("Entry", "imported in this session")
    case .own: add("Entry", "your own, added in this session")
    }
    return pairs
  }

  private static func residency(_ prices: ModelPrices, entries: [ModelPrices], in catalogue: PriceCatalogue) -> Table {
    let regions: [String?] =
      [nil] + Set(entries.flatMap { [$0.region].compactMap(\.self) + $0.uplifts.map(\.region) }).sorted()
    let rows = regions.compactMap { region -> Table.Row? in
      guard let row = catalogue.residency(vendor: prices.vendor, region: region) else { return nil }
      return Table.Row(
        .line,
        [.text(region ?? "not asked for"), .text(row.processed), .text(row.stored), .text(row.note ?? "")])
    }
    return Table(
      columns: [
        Table.Column("Region", .label), Table.Column("Handled in", .label), Table.Column("Stored in", .label),
        Table.Column("Remarks", .prose),
      ], rows: rows)
  }

  /// Entries of other times, places and origins, the one in use marked.
  private static func history(_ entries: [ModelPrices], current: ModelPrices) -> Table {
    let rows = entries.map { entry in
      let isCurrent =
        entry.origin == current.origin && entry.region == current.region && entry.from == current.from
        && entry.source == current.source
      return Table.Row(
        .line,
        [
          .text(isCurrent ? "shown" : ""), .text(entry.region ?? "anywhere"), .text(entry.from?.description ?? "–"),
          .text(entry.to?.description ?? "–"), .text(rate(entry, .input)), .text(rate(entry, .output)),
          .text(entry.origin == .own ? "your own" : entry.origin == .imported ? "imported" : "catalogue"),
        ])
    }
    return Table(
      columns: [
        Table.Column("", .label), Table.Column("Region", .label), Table.Column("From", .label),
        Table.Column("Until", .label), Table.Column("Input", .figure), Table.Column("Output", .figure),
        Table.Column("Of", .label),
      ], rows: rows)
  }

  private static func rate(_ entry: ModelPrices, _ component: TokenComponent) -> String {
    text(entry.rates.applied(component).rate)
  }
}
