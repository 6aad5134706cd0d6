/// Spearman's rank correlation: how steadily one number rises or falls with another, whatever the shape.
package enum RankCorrelation {
  /// Between two samples of the same trials, −1 to 1; NaN where one of them does not vary.
  package static func coefficient(_ x: [Double], _ y: [Double]) -> Double {
    coefficient(ofRanks: Ranks.ranks(of: x), Ranks.ranks(of: y))
  }

  /// The same where the ranks are known: one output against many inputs.
  package static func coefficient(ofRanks x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (SampleMoments(x).mean, SampleMoments(y).mean)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in x.indices {
      let (dx, dy) = (x[index] - meanX, y[index] - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    return xy / (xx * yy).squareRoot()
  }

  /// Standard error of a coefficient between n independent pairs (Bonett and Wright, 2000).
  package static func standardError(_ coefficient: Double, count: Int) -> Double {
    let kept = 1 - coefficient * coefficient
    return kept * ((1 + coefficient * coefficient / 2) / Double(max(count - 3, 1))).squareRoot()
  }
}
