package import Quantities

/// How a value over time rolls up into a column.
package enum ColumnRollUp {
  /// A flow's amounts added up, a balance's last period, a rate's plain mean.
  ///
  /// - Parameter row: by column, base units; a flow per month, its amount at `initial`.
  package static func value(
    of row: [Double], _ rollUp: RollUp, over column: Timeline.Column, in timeline: Timeline
  ) -> Double {
    switch rollUp {
    case .flow:
      column.periods.reduce(0) { $0 + row[$1] * ($1 == 0 ? 1 : Double(timeline.monthsPerPeriod)) }
    case .balance: row[column.periods.upperBound]
    case .rate: column.periods.reduce(0) { $0 + row[$1] } / Double(column.periods.count)
    }
  }
}
