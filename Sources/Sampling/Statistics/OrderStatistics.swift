import CKernels

/// Quantiles of a sample, exactly: by selection, without sorting all of it.
package enum OrderStatistics {
  /// The quantiles at rising probabilities, interpolated between neighbours: rank (n − 1) p counted from 0, as
  /// spreadsheets and NumPy do. NaN for an empty sample.
  ///
  /// The quantile at 0.5 of 1, 2, 3, 10 is 2.5.
  /// - Parameter values: finite numbers.
  package static func quantiles(of values: [Double], at probabilities: [Double]) -> [Double] {
    var copy = values
    return copy.withUnsafeMutableBufferPointer { quantiles(reordering: $0, at: probabilities) }
  }

  /// The same, leaving the numbers in another order.
  /// - Parameter shouldStop: asked before each pass over what is left to order; after a yes the answer means nothing.
  package static func quantiles(
    reordering values: UnsafeMutableBufferPointer<Double>, at probabilities: [Double],
    shouldStop: () -> Bool = { false }
  ) -> [Double] {
    guard !values.isEmpty else { return probabilities.map { _ in .nan } }
    let last = values.count - 1
    var settled = 0
    return probabilities.map { probability in
      let rank = min(max(probability, 0), 1) * Double(last)
      let below = min(Int(rank), last)
      // Everything before `settled` is in its place already.
      if below >= settled { select(below, in: values, from: settled, shouldStop: shouldStop) }
      let share = rank - Double(below)
      guard share > 0 else {
        settled = max(settled, below)
        return values[below]
      }
      if below + 1 >= settled {
        select(below + 1, in: values, from: max(settled, below + 1), shouldStop: shouldStop)
      }
      settled = max(settled, below + 1)
      return values[below] + (values[below + 1] - values[below]) * share
    }
  }

  /// Puts the number of a rank in its place, no greater ones before it and no smaller ones after, from `start` on.
  ///
  /// R. W. Floyd and R. L. Rivest, Algorithm 489, CACM 18 (1975).
  static func select(
    _ rank: Int, in values: UnsafeMutableBufferPointer<Double>, from start: Int, shouldStop: () -> Bool = { false }
  ) {
    var left = start
    var right = values.count - 1
    while right > left, right - left < longPass || !shouldStop() {
      if right - left > 600 {
        // The rank's place in a small sample of the range tells nearly where it lies in the whole.
        let n = Double(right - left + 1)
        let i = Double(rank - left + 1)
        let z = ck_ln(n)
        let size = 0.5 * ck_exp(2 * z / 3)
        let spread = 0.5 * (z * size * (n - size) / n).squareRoot() * (i < n / 2 ? -1 : 1)
        let low = max(left, Int(Double(rank) - i * size / n + spread))
        let high = min(right, Int(Double(rank) + (n - i) * size / n + spread))
        select(rank, in: UnsafeMutableBufferPointer(rebasing: values[...high]), from: low, shouldStop: shouldStop)
      }
      let pivot = values[rank]
      var i = left
      var j = right
      values.swapAt(left, rank)
      if values[right] > pivot { values.swapAt(right, left) }
      while i < j {
        values.swapAt(i, j)
        i += 1
        j -= 1
        while values[i] < pivot { i += 1 }
        while values[j] > pivot { j -= 1 }
      }
      if values[left] == pivot {
        values.swapAt(left, j)
      } else {
        j += 1
        values.swapAt(j, right)
      }
      if j <= rank { left = j + 1 }
      if rank <= j { right = j - 1 }
    }
  }

  /// Numbers from which on a pass takes long enough to ask whether to stop.
  private static let longPass = 65_536
}
