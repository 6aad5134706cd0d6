/// The running total of net flows.
package enum CumulativeNet {
  /// The total of every flow up to and including each index.
  package static func running(_ net: [Double]) -> [Double] {
    var total = 0.0
    return net.map { flow in
      total += flow
      return total
    }
  }

  /// Peak funding: the deepest the running total gets, 0 where it is never negative. Not a number where a flow is none.
  ///
  /// Net −100, −20, 50, 200 needs −120.
  package static func deepest(_ net: [Double]) -> Double {
    var total = 0.0
    var deepest = 0.0
    for flow in net {
      total += flow
      deepest = min(deepest, total)
    }
    // A comparison with what is no number would pass it over.
    return total.isNaN ? .nan : deepest
  }
}
