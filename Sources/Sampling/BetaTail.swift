import CKernels

/// Walks up the quantile function of a standard beta distribution, cell by cell of a quantile table.
///
/// With density f the quantile w solves dw/dp = 1 / f(w) = B · w^(1−α) · (1−w)^(1−β), so its Taylor coefficients
/// follow from one another. A cell is at most 1/32 of its p wide, and the nearest singularity is p away, so twelve
/// terms reach a double's precision.
struct BetaTail {
  private let distribution: IncompleteBeta
  private static let terms = 12

  init(_ distribution: IncompleteBeta) { self.distribution = distribution }

  /// The quantiles at `QuantileTable.nodes` of each cell of an octave, near its own end: `cells` of width / `cells`.
  ///
  /// - Parameters:
  ///   - start: the place at `p`, where the octave begins; it runs to 2p.
  ///   - end: the place at 2p. Where the walk misses it, as with densities that are nearly infinite at an end, every
  ///     node is solved for by itself.
  func octave(from p: Double, start: IncompleteBeta.Place, end: IncompleteBeta.Place, cells: Int) -> [Double] {
    let width = p / Double(cells)
    var result: [Double] = []
    result.reserveCapacity(cells * QuantileTable.nodes.count)
    var place = start
    for _ in 0..<cells {
      let series = series(at: place, width: width)
      for node in QuantileTable.nodes { result.append(place.near + Self.sum(series, node)) }
      let step = Self.sum(series, 1)
      place = IncompleteBeta.Place(near: place.near + step, far: place.far - step)
    }
    if abs(place.near - end.near) <= 1e-13 * end.near { return result }
    var guess = start
    return (0..<cells).flatMap { cell in
      QuantileTable.nodes.map { node in
        guess = distribution.inverse(p + width * (Double(cell) + node), from: guess)
        return guess.near
      }
    }
  }

  /// Coefficients of what w gains, of (share of the width)¹, ², …
  private func series(at x: IncompleteBeta.Place, width: Double) -> InlineArray<12, Double> {
    var gain = InlineArray<12, Double>(repeating: 0)
    // w^(1−α) and (1−w)^(1−β), each over its first coefficient.
    var near = InlineArray<12, Double>(repeating: 0)
    var far = InlineArray<12, Double>(repeating: 0)
    near[0] = 1
    far[0] = 1
    let slope = width / distribution.density(x)
    gain[0] = slope
    for k in 1..<Self.terms {
      var nearSum = 0.0
      var farSum = 0.0
      for j in 1...k {
        nearSum += ((1 - distribution.alpha) * Double(j) - Double(k - j)) * gain[j - 1] * near[k - j]
        farSum += ((1 - distribution.beta) * Double(j) - Double(k - j)) * gain[j - 1] * far[k - j]
      }
      near[k] = nearSum / (Double(k) * x.near)
      far[k] = -farSum / (Double(k) * x.far)
      var product = 0.0
      for j in 0...k { product += near[j] * far[k - j] }
      gain[k] = slope * product / Double(k + 1)
    }
    return gain
  }

  private static func sum(_ series: InlineArray<12, Double>, _ share: Double) -> Double {
    var total = 0.0
    for k in stride(from: terms - 1, through: 0, by: -1) { total = (total + series[k]) * share }
    return total
  }
}
