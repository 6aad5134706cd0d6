import Sampling

/// The straight line through a series and how surely it rises or falls.
package struct LinearTrend: Sendable, Equatable {
  /// Change per unit of x.
  package let slope: Double
  package let intercept: Double
  package let test: HypothesisTest

  /// - Parameters: at least three points of different x, finite; nil otherwise.
  package init?(_ x: [Double], _ y: [Double], level: Double = 0.95) {
    guard x.count == y.count, x.count > 2 else { return nil }
    let mx = SampleMoments(x)
    let my = SampleMoments(y)
    guard mx.squares > 0 else { return nil }
    let slope = zip(x, y).reduce(0) { $0 + ($1.0 - mx.mean) * ($1.1 - my.mean) } / mx.squares
    self.slope = slope
    intercept = my.mean - slope * mx.mean
    let rest = zip(x, y).reduce(0.0) { sum, point in
      let off = point.1 - my.mean - slope * (point.0 - mx.mean)
      return sum + off * off
    }
    let degrees = Double(x.count - 2)
    // What rounding alone leaves is no spread.
    let residual = rest > 1e-24 * my.squares ? rest : 0
    test = HypothesisTest(
      estimate: slope, standardError: (residual / degrees / mx.squares).squareRoot(), degreesOfFreedom: degrees,
      level: level)
  }

  package var interval: ConfidenceInterval { test.interval }

  /// Surely up, surely down, or neither.
  package var direction: Direction {
    if interval.low > 0 { return .up }
    return interval.high < 0 ? .down : .flat
  }

  package enum Direction: Sendable, Equatable { case up, down, flat }
}
