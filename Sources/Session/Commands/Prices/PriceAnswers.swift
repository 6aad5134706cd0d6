import Checking
import Diagnostics
import Engine
import Planning
import Prices
import Quantities
import Reports
import Syntax

/// What `prices list`, `show` and `compare` answer.
extension Turn {
  func listPrices(_ names: [Identifier], _ clauses: PriceClauses) throws(Refusal) -> Answer {
    let catalogue = try priceCatalogue()
    let date = clauses.date ?? catalogue.lastRead
    var wanted: [String] = []
    for name in names {
      let text = name.text.lowercased()
      let of = catalogue.names.filter { $0 == text || $0.hasPrefix(text + "/") }
      if of.isEmpty {
        wanted += try pricing(at: name.span) { () throws(PriceFault) in
          let entries = try catalogue.entries(of: name.text, orVendor: true)
          return entries.map(\.name)
        }
      } else {
        wanted += of
      }
    }
    let all = names.isEmpty ? catalogue.names : catalogue.names.filter(Set(wanted).contains)
    var quotes: [PriceQuote] = []
    var passed: [String] = []
    for name in all {
      do throws(PriceFault) {
        let quote = try catalogue.quote(name, region: clauses.region?.text, on: date)
        if quote.prices.rates.tiers.contains(clauses.tier) { quotes.append(quote) } else { passed.append(name) }
      } catch {
        // Asked for by name, a model that is not to be had is told; in a list it is left out and counted.
        if names.contains(where: { $0.text.lowercased() == name }) {
          throw Refusal(error.diagnostic(at: names.first { $0.text.lowercased() == name }?.span))
        }
        passed.append(name)
      }
    }
    return Answer(
      reports: [
        PriceReports.list(quotes, tier: clauses.tier, region: clauses.region?.text, date: date, leftOut: passed.count)
      ])
  }

  func showPrices(_ name: Identifier, _ clauses: PriceClauses) throws(Refusal) -> Answer {
    let catalogue = try priceCatalogue()
    let date = clauses.date ?? catalogue.lastRead
    let entries = try pricing(at: name.span) { () throws(PriceFault) in try catalogue.entries(of: name.text) }
    let quote = try pricing(at: clauses.region?.span ?? name.span) { () throws(PriceFault) in
      try catalogue.quote(name.text, region: clauses.region?.text, on: date)
    }
    let warning = date.flatMap { quote.prices.retirement(on: $0, at: name.span) }
    return Answer(
      reports: [PriceReports.model(quote, entries: entries, in: catalogue, date: date)],
      diagnostics: warning.map { [$0] } ?? [])
  }

  func comparePrices(
    _ names: [Identifier], _ request: ComparedRequest, _ clauses: PriceClauses
  ) throws(Refusal) -> Answer {
    if let log = request.log { return try priceLog(log, by: names, clauses) }
    let catalogue = try priceCatalogue()
    let date = clauses.date ?? catalogue.lastRead
    var costs: [PriceReports.Compared] = []
    var warnings: [Diagnostic] = []
    for name in names {
      let quote = try pricing(at: name.span) { () throws(PriceFault) in
        try catalogue.quote(name.text, region: clauses.region?.text, on: date)
      }
      let cost = try pricing(at: name.span) { () throws(PriceFault) in
        try quote.cost(of: request.request(tier: clauses.tier))
      }
      costs.append(PriceReports.Compared(quote: quote, cost: cost, rate: nil))
      if let date, let warning = quote.prices.retirement(on: date, at: name.span) { warnings.append(warning) }
    }
    let currencies = Set(costs.map(\.cost.currency))
    var reporting = costs.first?.cost.currency ?? "USD"
    if currencies.count > 1 {
      reporting = model.currency ?? "USD"
      for (index, name) in names.enumerated() where costs[index].cost.currency != reporting {
        costs[index].rate = try exchangeRate(from: costs[index].cost.currency, to: reporting, on: date, at: name.span)
      }
    }
    return Answer(
      reports: [
        PriceReports.comparison(
          costs, request: request.request(tier: clauses.tier), currency: reporting, region: clauses.region?.text,
          date: date)
      ], diagnostics: warnings)
  }

  /// What one unit of a currency is worth in the reporting one, on a day; on the first day of the timeline before it.
  private func exchangeRate(
    from currency: String, to reporting: String, on date: PriceDate?, at span: Span
  ) throws(Refusal) -> Double {
    guard model.currency == reporting, let id = model.idByName["fx.\(currency)"] else {
      throw Refusal(PriceFault.currencyWithoutRate(currency: currency, reporting: reporting).diagnostic(at: span))
    }
    let run = try run(in: try scenario(nil))
    let row = run.numbers(run.plan.cells[id.index][0])
    guard row.count > 1 else { return row.first ?? .nan }
    let timeline = run.plan.timeline
    let months = date.map { timeline.offset(of: .day($0.month, $0.day)) } ?? 0
    let period = timeline.period(atOffset: max(months, 0)) ?? timeline.count
    return row[min(max(period, 1), row.count - 1)]
  }
}
