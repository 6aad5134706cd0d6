import CKernels

/// A standard quantile function as cubics over cells that halve towards both ends: see `CK_TABLE_OCTAVES`.
///
/// Each cubic meets the function at four nodes of its cell; of the normal distribution it is within 1.5e-9.
package final class QuantileTable: @unchecked Sendable {
  // Unchecked: written in the initialiser only.
  package let cells: UnsafeMutablePointer<Double>

  /// Where cubics meet the function, as shares of a cell: the extrema of the third Chebyshev polynomial.
  static let nodes = [0, 0.25, 0.75, 1]

  /// The standard normal distribution.
  package static let normal = QuantileTable { lower, p, width in
    (0..<CK_TABLE_CELLS_PER_OCTAVE).flatMap { cell in
      nodes.map { node in
        let z = ck_normal_quantile(p + width * (Double(cell) + node))
        return lower ? z : -z
      }
    }
  }

  /// The beta distribution on 0 to 1.
  package convenience init(alpha: Double, beta: Double) {
    let sides = [IncompleteBeta(alpha, beta), IncompleteBeta(beta, alpha)]
    var anchors = sides.map { $0.inverse(0x1p-53) }
    self.init { lower, p, _ in
      let side = lower ? 0 : 1
      let start = anchors[side]
      let end = sides[side].inverse(2 * p, from: start)
      anchors[side] = end
      let near = BetaTail(sides[side]).octave(
        from: p, start: start, end: end, cells: CK_TABLE_CELLS_PER_OCTAVE)
      return lower ? near : near.map { 1 - $0 }
    }
  }

  /// - Parameter octave: the quantiles at the nodes of the cells from p to 2p, of the lower side or, from 1 − p down,
  ///   of the upper; asked for in rising order of p.
  private init(octave: (_ lower: Bool, _ p: Double, _ width: Double) -> [Double]) {
    cells = .allocate(capacity: CK_TABLE_COUNT)
    cells.initialize(repeating: 0, count: CK_TABLE_COUNT)
    let count = CK_TABLE_CELLS_PER_OCTAVE
    for (side, lower) in [true, false].enumerated() {
      var next = cells + side * CK_TABLE_CELLS * 4
      for index in 0..<CK_TABLE_OCTAVES {
        let p = Double(sign: .plus, exponent: index - 53, significand: 1)
        let values = octave(lower, p, p / Double(count))
        for cell in 0..<count {
          Self.write(values[cell * 4], values[cell * 4 + 1], values[cell * 4 + 2], values[cell * 4 + 3], to: next)
          next += 4
        }
        // The last cell is ½ alone.
        next[0] = values[count * 4 - 1]
      }
    }
  }

  deinit { cells.deallocate() }

  /// The cubic through four values at the nodes.
  private static func write(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, to cell: UnsafeMutablePointer<Double>
  ) {
    // Divided differences over the steps of the nodes: 0, ¼, ¾, 1.
    let first = (b - a) * 4
    let second = ((c - b) * 2 - first) / 0.75
    let third = (((d - c) * 4 - (c - b) * 2) / 0.75 - second)
    cell[0] = a
    cell[1] = first - second / 4 + third * 3 / 16
    cell[2] = second - third
    cell[3] = third
  }
}
