package import Checking
package import Finance
import Quantities

/// The answer to a change: watched metrics before → after, the economic and the cash-only view of each together.
package struct ChangeReport: Sendable {
  /// The figures a change is read from: a subset of a scenario's, so that an answer need not compute them all.
  package struct Reading: Sendable {
    package let metrics: [MetricReference: MetricValue]
    package let userMetrics: [Figures.UserMetric]
    package init(metrics: [MetricReference: MetricValue], userMetrics: [Figures.UserMetric] = []) {
      self.metrics = metrics
      self.userMetrics = userMetrics
    }
  }

  package let currency: String
  /// What was done: `time_saved: 13% → 8%`.
  package let title: String
  package let watched: [MetricReference]
  /// Watched metrics of the model's own.
  package let own: [Quantity]
  package let before: Reading
  package let after: Reading

  package init(
    currency: String, title: String, watched: [MetricReference], own: [Quantity] = [], before: Reading, after: Reading
  ) {
    self.currency = currency
    self.title = title
    self.watched = watched
    self.own = own
    self.before = before
    self.after = after
  }

  /// The watched metrics with both views of each, in the order first watched.
  package static func completed(_ watched: [MetricReference]) -> [MetricReference] {
    var metrics: [Metric] = []
    for reference in watched where !metrics.contains(reference.metric) { metrics.append(reference.metric) }
    return metrics.flatMap { metric in
      View.allCases.map { MetricReference(metric, $0) }.filter {
        $0.view == .economic || $0.view == .cashOnly || watched.contains($0)
      }
    }
  }

  package func report() -> Report {
    let references = Self.completed(watched)
    let all = references.flatMap { [before.metrics[$0]?.number, after.metrics[$0]?.number] }
    let money = zip(references.flatMap { [$0, $0] }, all).compactMap { $0.metric.isMoney ? $1 : nil }
    let scale = MoneyScale.fitting(money.map(abs).max() ?? 0)
    var rows = references.map { reference -> Table.Row in
      let style = reference.metric.style(money: scale.style)
      let isMain = reference.view == .economic
      let unit = reference.metric.isMoney ? ", \(scale.name(of: currency))" : ""
      let title = isMain ? reference.metric.title + unit : reference.view.title.lowercasedFirst
      let old = before.metrics[reference] ?? .notMeaningful(.overflow)
      let new = after.metrics[reference] ?? .notMeaningful(.overflow)
      return Table.Row(
        .line,
        [
          .text(title), MetricsTable.cell(old, style), MetricsTable.cell(new, style),
          Comparison.change(from: old, to: new, style),
        ], level: isMain ? 0 : 1)
    }
    rows += own.map { quantity in
      let style = NumberStyle.quantity(unit: quantity.type.unit.description, average: false)
      let old = value(of: quantity, before)
      let new = value(of: quantity, after)
      return Table.Row(
        .line,
        [
          .text(quantity.title), MetricsTable.cell(old, style), MetricsTable.cell(new, style),
          Comparison.change(from: old, to: new, style),
        ])
    }
    return Report(
      title: title,
      sections: [
        Report.Section(
          nil,
          [
            .table(
              Table(
                columns: [
                  Table.Column("", .label), Table.Column("before", .figure), Table.Column("after", .figure),
                  Table.Column("change", .figure),
                ], rows: rows))
          ])
      ])
  }

  private func value(of quantity: Quantity, _ reading: Reading) -> MetricValue {
    let value = reading.userMetrics.first { $0.id == quantity.id }?.value
    return (value ?? .notMeaningful(.overflow)).inUnit(of: quantity)
  }
}
