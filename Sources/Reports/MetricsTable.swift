package import Finance
package import Checking
import Quantities

/// The metrics of a scenario, the views side by side.
package struct MetricsTable {
  package let figures: Figures
  package init(_ figures: Figures) { self.figures = figures }

  package static let shown: [Metric] = [
    .npv, .roi, .irr, .payback, .discountedPayback, .peakFunding, .totalCost,
  ]

  package func table(scale: MoneyScale) -> Table {
    let views = figures.shownViews
    let name = scale.name(of: figures.currency)
    var rows = Self.shown.map { metric in
      let title = metric.isMoney ? "\(metric.title), \(name)" : metric.title
      let cells = views.map { Self.cell(figures.metric(metric, $0), metric.style(money: scale.style)) }
      return Table.Row(.line, [.text(title)] + cells)
    }
    for metric in figures.userMetrics {
      let quantity = figures.model[metric.id]
      let rest = Array(repeating: Cell.empty, count: views.count - 1)
      rows.append(Table.Row(.line, [.text(figures.title(of: quantity)), Self.cell(metric.value, quantity)] + rest))
    }
    return Table(columns: [Table.Column("", .label)] + views.map { Table.Column($0.title, .figure) }, rows: rows)
  }

  /// One metric in all its views, to the cent.
  package static func report(_ metric: Metric, _ figures: Figures) -> Report {
    let style = metric.style(money: .amount(currency: figures.currency))
    var sections = [
      Report.Section(
        nil,
        [
          .pairs(figures.shownViews.map { ($0.title, cell(figures.metric(metric, $0), style)) }),
          .note(Wording.capitalised(metric.formula) + "."),
        ])
    ]
    if let curve = curve(of: metric, figures) { sections.append(Report.Section(nil, [.curve(curve)])) }
    return Report(title: metric.title, subtitle: [Header.lines(figures)[0]], sections: sections)
  }

  /// Where in time a metric lies.
  private static func curve(of metric: Metric, _ figures: Figures) -> CurvePlot? {
    switch metric {
    case .payback, .peakFunding: figures.cashCurve(discounted: false)
    case .discountedPayback: figures.cashCurve(discounted: true)
    case .npv, .roi, .irr, .mirr, .totalCost, .costsPresentValue, .benefitsPresentValue: nil
    }
  }

  package static func cell(_ value: MetricValue, _ style: NumberStyle) -> Cell {
    switch value {
    case .value(let number): .number(number, style)
    case .notMeaningful(let reason): .notMeaningful(reason.description)
    }
  }

  /// A metric of the user's own, in its unit.
  package static func cell(_ value: MetricValue, _ quantity: Quantity) -> Cell {
    switch value {
    case .value(let number):
      .number(
        quantity.type.unit.number(number), .quantity(unit: quantity.type.unit.description, average: false))
    case .notMeaningful(let reason): .notMeaningful(reason.description)
    }
  }
}
