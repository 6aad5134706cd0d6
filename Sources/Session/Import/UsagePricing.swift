import Diagnostics
import Prices
import Quantities
import Reports
import Syntax
import UsageLogs

/// `prices compare MODEL… for LOG`: what the requests of an imported log would cost.
extension Turn {
  func priceLog(_ name: Identifier, by models: [Identifier], _ clauses: PriceClauses) throws(Refusal) -> Answer {
    guard let usage = state.usage[name.text], case .requests(let summary) = usage.log else {
      throw Refusal(.unknownLog(name.text, known: state.usage.keys.sorted(), at: name.span))
    }
    let catalogue = try priceCatalogue()
    let date = clauses.date ?? catalogue.lastRead
    var rows: [Reports.Table.Row] = []
    var warnings: [Diagnostic] = []
    for model in models {
      let quote = try pricing(at: model.span) { () throws(PriceFault) in
        try catalogue.quote(model.text, region: clauses.region?.text, on: date)
      }
      let parts = summary.classes.isEmpty ? [] : summary.classes
      let costs = try pricing(at: model.span) { () throws(PriceFault) in
        var costs: [LogCost] = []
        for part in parts + [summary.total] { costs.append(try quote.cost(of: part.bands, tier: clauses.tier)) }
        return costs
      }
      if let date, let warning = quote.prices.retirement(on: date, at: model.span) { warnings.append(warning) }
      if !parts.isEmpty { rows.append(row(.heading, quote.prices.name, nil, summary.total, summary)) }
      for (part, cost) in zip(parts, costs) { rows.append(row(.line, part.name, cost, part, summary, level: 1)) }
      let label = parts.isEmpty ? quote.prices.name : "All"
      if let whole = costs.last {
        rows.append(
          row(parts.isEmpty ? .line : .subtotal, label, whole, summary.total, summary, level: parts.isEmpty ? 0 : 1))
      }
    }
    let table = Reports.Table(
      columns: [
        .init("Model", .label), .init("The log", .figure), .init("a month", .figure), .init("a request", .figure),
        .init("Long prompts", .figure),
      ], rows: rows)
    var notes = [
      "Each request is priced by the length of its own prompt; long prompts are those above a threshold of the list, with their share of the cost."
    ]
    if summary.countedCached != nil { notes.append("Cached tokens are billed as read from the cache.") }
    let place = clauses.region.map { ", region \($0.text)" } ?? ""
    let tier = clauses.tier == .standard ? "" : ", \(clauses.tier.rawValue)"
    let rowsText = NumberText.fixed(Double(summary.rows), decimals: 0)
    return Answer(
      reports: [
        Report(
          title: "What \(usage.name) costs",
          subtitle: [
            "\(usage.source), \(rowsText) requests · prices \(date.map { "on \($0.description)" } ?? "as listed")\(place)\(tier)"
          ],
          sections: [Report.Section(nil, [.table(table)] + notes.map { .note($0) })])
      ], diagnostics: warnings)
  }

  private func row(
    _ role: Reports.Table.Row.Role, _ label: String, _ cost: LogCost?, _ usage: ClassUsage, _ summary: UsageSummary,
    level: Int = 0
  ) -> Reports.Table.Row {
    guard let cost else {
      return Reports.Table.Row(role, [.text(label), .empty, .empty, .empty, .empty], level: level)
    }
    let amount = { (value: Double) in Cell.number(value, .quantity(unit: cost.currency, average: false)) }
    let perRequest = usage.requests > 0 ? amount(cost.total / Double(usage.requests)) : .empty
    let perMonth = summary.coverage.map { amount(cost.total / $0.months) } ?? .empty
    let long: Cell = cost.long > 0 ? .number(cost.long / cost.total, .percent(decimals: 1)) : .empty
    return Reports.Table.Row(role, [.text(label), amount(cost.total), perMonth, perRequest, long], level: level)
  }
}

/// What requests come to, and what of it those with long prompts.
private struct LogCost {
  let currency: String
  var total = 0.0
  var long = 0.0
}

extension PriceQuote {
  /// What requests cost, band by band: prices change at the ends of bands, so that the sums of a band price it exactly.
  fileprivate func cost(of bands: [PromptBand], tier: ServiceTier) throws(PriceFault) -> LogCost {
    var sum = LogCost(currency: "")
    for band in bands where band.requests > 0 {
      let requests = Double(band.requests)
      let histogram = RequestHistogram([
        .init(
          requests: requests, promptTokens: Double(band.tokensIn) / requests,
          cacheReadTokens: Double(band.cached) / requests, cacheWriteTokens: Double(band.cacheWrites) / requests,
          outputTokens: Double(max(0, band.tokensOut - band.reasoning)) / requests,
          reasoningTokens: Double(band.reasoning) / requests)
      ])
      let cost = try self.cost(of: histogram, tier: tier)
      sum = LogCost(currency: cost.currency, total: sum.total + cost.total, long: sum.long + cost.longCost)
    }
    return sum
  }
}
