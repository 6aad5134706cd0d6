/// Value today of flows to come, by the factors of a `Discounting`.
package enum PresentValue {
  /// Σ flow × factor, in the flows' unit. The net present value, where the flows are net.
  ///
  /// Flows −100 at the start and 110 after a year, at 10%, are worth 0.
  package static func total(of flows: [Double], factors: [Double]) -> Double {
    var total = 0.0
    for index in flows.indices { total += flows[index] * factors[index] }
    return total
  }

  /// Each flow's present value.
  package static func each(of flows: [Double], factors: [Double]) -> [Double] {
    flows.indices.map { flows[$0] * factors[$0] }
  }
}
