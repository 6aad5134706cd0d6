package import Quantities

/// Series of amounts: `initial` at index 0, then one per period.
extension [Double] {
  /// What a column of the statement shows: its periods added up.
  package func amount(in column: Timeline.Column) -> Double {
    column.periods.reduce(0) { $0 + (indices.contains($1) ? self[$1] : 0) }
  }

  package var total: Double { reduce(0, +) }
  package var negated: [Double] { map { 0 - $0 } }

  /// The running total.
  package var cumulated: [Double] {
    var total = 0.0
    return map { amount in
      total += amount
      return total
    }
  }

  package static func sum(of series: [[Double]], count: Int) -> [Double] {
    series.reduce(into: Array(repeating: 0, count: count)) { sum, next in
      for i in sum.indices where i < next.count { sum[i] += next[i] }
    }
  }

  package func times(_ other: [Double]) -> [Double] { zip(self, other).map { $0 * $1 } }
}
