/// A series and the band in which it lies, drawn period by period.
package struct FanPlot: Sendable {
  package let title: String
  /// By period.
  package let labels: [String]
  package let low: [Double]
  package let middle: [Double]
  package let high: [Double]
  package let style: NumberStyle

  package init(
    title: String, labels: [String], low: [Double], middle: [Double], high: [Double], style: NumberStyle
  ) {
    self.title = title
    self.labels = labels
    self.low = low
    self.middle = middle
    self.high = high
    self.style = style
  }

  /// The same as numbers, for what draws nothing.
  package var table: Table {
    Table(
      caption: title,
      columns: [Table.Column("Period", .label)] + ["P10", "P50", "P90"].map { Table.Column($0, .figure) },
      rows: labels.indices.map { index in
        Table.Row(
          .line,
          [
            .text(labels[index]), .number(low[index], style), .number(middle[index], style),
            .number(high[index], style),
          ])
      })
  }
}
