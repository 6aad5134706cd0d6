/// Chances of several tests, adjusted for their number; each may be compared with one alpha.
package enum MultipleComparisons {
  /// Bounds the chance of any false finding (S. Holm, 1979).
  package static func holm(_ chances: [Double]) -> [Double] {
    let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
    var adjusted = chances
    var highest = 0.0
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(chances[index] * Double(chances.count - rank), 1))
      adjusted[index] = highest
    }
    return adjusted
  }

  /// Bounds the share of false ones among the findings (Y. Benjamini and Y. Hochberg, 1995).
  package static func benjaminiHochberg(_ chances: [Double]) -> [Double] {
    let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
    var adjusted = chances
    var lowest = 1.0
    for (rank, index) in order.enumerated().reversed() {
      lowest = min(lowest, chances[index] * Double(chances.count) / Double(rank + 1))
      adjusted[index] = lowest
    }
    return adjusted
  }
}
