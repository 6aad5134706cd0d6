/// How often numbers fall in each of some equal intervals, drawn as columns.
package struct HistogramPlot: Sendable {
  /// What is counted, and in what: `NPV, EUR thousands`.
  package let title: String
  /// The lower edge of the first interval.
  package let start: Double
  package let width: Double
  /// By interval, of all numbers.
  package let shares: [Double]
  /// Beyond the ends.
  package let below: Double
  package let above: Double
  /// Intervals that begin below it are marked off: the losses.
  package let threshold: Double?
  /// Percentiles to be pointed at: `P10`, `P50`, `P90`.
  package let marks: [(label: String, value: Double)]
  package let style: NumberStyle

  package init(
    title: String, start: Double, width: Double, shares: [Double], below: Double, above: Double, threshold: Double?,
    marks: [(label: String, value: Double)], style: NumberStyle
  ) {
    self.title = title
    self.start = start
    self.width = width
    self.shares = shares
    self.below = below
    self.above = above
    self.threshold = threshold
    self.marks = marks
    self.style = style
  }

  /// The same as numbers, for what draws nothing.
  package var table: Table {
    let percent = NumberStyle.percent(decimals: 2)
    var rows = shares.enumerated().map { index, share in
      Table.Row(
        .line,
        [
          .number(start + width * Double(index), style), .number(start + width * Double(index + 1), style),
          .number(share, percent),
        ])
    }
    if below > 0 {
      rows.insert(Table.Row(.line, [.text("below"), .number(start, style), .number(below, percent)]), at: 0)
    }
    if above > 0 {
      rows.append(
        Table.Row(
          .line, [.number(start + width * Double(shares.count), style), .text("above"), .number(above, percent)]))
    }
    return Table(
      caption: title,
      columns: [Table.Column("from", .figure), Table.Column("to", .figure), Table.Column("of trials", .figure)],
      rows: rows)
  }
}
