import Sampling

/// How alike the values of one group are, by one-way analysis of variance.
package struct IntraclassCorrelation: Sendable, Equatable {
  /// Between-group variance over all variance; may fall below 0 by chance.
  package let correlation: Double
  /// Group size that counts when sizes differ: (n − Σ nᵢ² / n) / (groups − 1).
  package let groupSize: Double

  /// - Parameter groups: at least two, and one of them with two values; nil otherwise.
  package init?(_ groups: [[Double]]) {
    let groups = groups.filter { !$0.isEmpty }
    let moments = groups.map { SampleMoments($0) }
    let n = moments.reduce(0) { $0 + $1.count }
    guard groups.count > 1, n > groups.count else { return nil }
    let all = SampleMoments(groups.flatMap(\.self))
    let within = moments.reduce(0) { $0 + $1.squares }
    let sizes = moments.reduce(0.0) { $0 + Double($1.count * $1.count) }
    let size = (Double(n) - sizes / Double(n)) / Double(groups.count - 1)
    let betweenMean = max(all.squares - within, 0) / Double(groups.count - 1)
    let withinMean = within / Double(n - groups.count)
    let whole = betweenMean + (size - 1) * withinMean
    groupSize = size
    correlation = whole > 0 ? (betweenMean - withinMean) / whole : 0
  }

  /// How many times the variance of a mean grows by the grouping: 1 + (size − 1) ρ.
  package var designEffect: Double { 1 + (groupSize - 1) * correlation }
}
