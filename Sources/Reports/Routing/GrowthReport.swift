package import Routing

/// What use that runs away does to the cost of a table that stays as it is.
package struct GrowthReport: Sendable {
  package let subject: RoutingSubject
  package let growth: Growth
  /// By month, the first is now.
  package let path: [RoutingTable]
  /// The names of the months, as many as the path has.
  package let months: [String]

  package init(_ subject: RoutingSubject, _ growth: Growth, path: [RoutingTable], months: [String]) {
    self.subject = subject
    self.growth = growth
    self.path = path
    self.months = months
  }

  package func report() -> Report {
    let number = NumberStyle.quantity(unit: "", average: false)
    let rows = zip(months, path).enumerated().compactMap { index, month -> Table.Row? in
      guard index % max(1, (path.count + 11) / 12) == 0 || index == path.count - 1 else { return nil }
      let totals = month.1.totals
      return Table.Row(
        .line,
        [
          .text(month.0), .number(totals.requests, .count), .number(totals.tokens.reduce(0, +) / 1e6, number),
          .number(totals.cost.models, .money(per: 1)), .number(totals.cost.total, .money(per: 1)),
          totals.costPerAccepted.map { .number($0, .factor) } ?? .empty,
        ])
    }
    var what: [String] = []
    if growth.requestsPerYear != 1 { what.append("requests × \(number.text(growth.requestsPerYear)) in twelve months") }
    if growth.tokensPerYear != 1 { what.append("tokens × \(number.text(growth.tokensPerYear)) in twelve months") }
    if growth.callsPerRequest != 1 { what.append("\(number.text(growth.callsPerRequest)) calls per request") }
    var blocks: [Report.Block] = [
      .table(
        Table(
          caption: subject.currency,
          columns: [
            Table.Column("Month", .label), Table.Column("Requests", .figure), Table.Column("Million tokens", .figure),
            Table.Column("Models", .figure), Table.Column("Whole", .figure), Table.Column("Per right answer", .figure),
          ], rows: rows)),
      .plot(
        Plot(
          kind: .line, title: "Cost as a whole", labels: months, values: path.map(\.totals.cost.total),
          style: .money(per: 1))),
    ]
    let now = path.first?.totals.cost.total ?? 0
    if let month = path.firstIndex(where: { $0.totals.cost.total > 2 * now }) {
      blocks.append(.note("The cost has doubled by \(months[month])."))
    }
    if let month = path.firstIndex(where: { !$0.unheld.isEmpty }) {
      let pairs = path[month].unheld.map { "\($0.model) for \($0.taskClass)" }
      blocks.append(
        .note("From \(months[month]) on prompts are longer than models take: \(Wording.list(pairs)).")
      )
    }
    if let month = path.firstIndex(where: { !$0.broken.isEmpty }), path.first?.broken.isEmpty == true {
      let broken = path[month].broken.map { requirement -> String in
        switch requirement {
        case .rule(let index): subject.rules.indices.contains(index) ? subject.rules[index] : "a rule"
        case .capacity, .machineHours: "the capacity of a model"
        case .batchShare: "the share that can wait for a batch"
        }
      }
      blocks.append(.note("From \(months[month]) on the table no longer keeps to \(Wording.list(broken))."))
    }
    return Report(
      title: "\(subject.title): growth",
      subtitle: [subject.context, what.joined(separator: " · ")].filter { !$0.isEmpty },
      sections: [Report.Section(nil, blocks)])
  }
}
