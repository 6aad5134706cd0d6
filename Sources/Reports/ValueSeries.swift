import Checking
package import Finance
package import Quantities

/// A value over time as `show NAME` answers it: one row per cell, each column as the value rolls up.
package struct ValueSeries {
  package let title: String
  package let type: ValueType
  package let timeline: Timeline
  /// A quotient of totals, such as a cost per outcome: each column divides its own.
  package let isQuotient: Bool
  /// The value of a cell in a column, in base units.
  package let value: (_ cell: Int, _ column: Timeline.Column) -> MetricValue

  package init(
    title: String, type: ValueType, timeline: Timeline, isQuotient: Bool = false,
    value: @escaping (_ cell: Int, _ column: Timeline.Column) -> MetricValue
  ) {
    self.title = title
    self.type = type
    self.timeline = timeline
    self.isQuotient = isQuotient
    self.value = value
  }

  package func report(subtitle: [String] = [], grain: Timeline.Period = .year) -> Report {
    guard type.isSeries || type.rollUp == .flow || isQuotient else {
      return Report(title: title, subtitle: subtitle, sections: [Report.Section(nil, [scalar])])
    }
    var blocks: [Report.Block] = [.table(table(grain: grain))]
    let plot = self.plot
    if type.cellCount == 1, plot.values.contains(where: { $0 != plot.values[0] }) { blocks.append(.plot(plot)) }
    blocks.append(.note(rule))
    if let constant { blocks.append(.note(constant)) }
    return Report(title: title, subtitle: subtitle, sections: [Report.Section(nil, blocks)])
  }

  /// How columns come about.
  private var rule: String {
    if isQuotient { return "Each column divides its own totals." }
    return switch type.rollUp {
    case .flow: "A flow: each column adds up its periods."
    case .balance: "A balance: each column shows its last period."
    case .rate: "Each column shows the mean of its periods (avg)."
    }
  }

  /// What a flow that never varies is, beside what it adds up to.
  private var constant: String? {
    guard !type.isSeries, !isQuotient, type.cellCount == 1 else { return nil }
    let first = Timeline.Column("", 1...1)
    guard let amount = value(0, first).number else { return nil }
    let perMonth = type.unit.number(amount / Double(timeline.monthsPerPeriod))
    let text = NumberStyle.quantity(unit: type.unit.description, average: false).text(perMonth)
    return "The same in every period: \(text)."
  }

  /// A flow's column adds up to what flows: EUR/month makes EUR.
  package var columnUnit: Unit { type.rollUp == .flow ? type.unit * Unit([Unit.Term(.month)]) : type.unit }

  private var scalar: Report.Block {
    let whole = Timeline.Column("", 0...0)
    return .pairs(
      (0..<type.cellCount).map { index in
        (
          type.cellCount == 1 ? title : type.name(ofCell: index),
          cell(value(index, whole), unit: columnUnit.description, average: false)
        )
      })
  }

  private func cell(_ value: MetricValue, unit: String = "", average: Bool) -> Cell {
    switch value {
    case .notMeaningful(let reason): return .notMeaningful(reason.description)
    case .value(let number):
      if type.isTruth { return .text(number == 0 ? "no" : "yes") }
      return .number(columnUnit.number(number), .quantity(unit: unit, average: average))
    }
  }

  package func table(grain: Timeline.Period) -> Table {
    let grains = [grain, .quarter, .year].filter { $0.rawValue >= grain.rawValue }
    var tables: [Table] = []
    for (index, grain) in grains.enumerated() where !grains[..<index].contains(grain) {
      tables.append(table(columns: timeline.columns(by: grain), grain: grain))
    }
    var widest = tables.removeFirst()
    widest.folded = tables
    return widest
  }

  private func table(columns: [Timeline.Column], grain: Timeline.Period) -> Table {
    let whole = Timeline.Column("Total", 0...timeline.count)
    let shown = type.rollUp == .flow || isQuotient ? columns + [whole] : columns
    let rows = (0..<type.cellCount).map { index in
      let name = type.cellCount == 1 ? title : type.name(ofCell: index)
      return Table.Row(
        .line,
        [.text(name)]
          + shown.map { cell(value(index, $0), average: averages && $0.periods.count > 1) })
    }
    let unit = columnUnit.description
    return Table(
      caption: (unit.isEmpty ? "" : unit + ", ") + "by \(grain.name)",
      columns: [Table.Column("", .label)]
        + shown.map { Table.Column($0.name, $0.name == whole.name ? .figure : .period) }, rows: rows)
  }

  private var averages: Bool { type.rollUp == .rate && !isQuotient }

  private var plot: Plot {
    let columns = (1...timeline.count).map { Timeline.Column(timeline.name(ofPeriod: $0), $0...$0) }
    return Plot(
      kind: .line, title: "by \(timeline.period.name)", labels: columns.map(\.name),
      values: columns.map { columnUnit.number(value(0, $0).number ?? .nan) },
      style: .quantity(unit: columnUnit.description, average: false))
  }
}
