/// When the flows of a series fall, in months from the start.
///
/// A series holds the flow at `initial`, time 0, at index 0, then one flow for each period.
package struct FlowTimes: Sendable, Equatable {
  package enum Placement: Sendable { case endOfPeriod, midPeriod }

  /// Length of a period in months: 1, 3 or 12.
  package let monthsPerPeriod: Int
  package let placement: Placement

  package init(monthsPerPeriod: Int, placement: Placement = .endOfPeriod) {
    self.monthsPerPeriod = monthsPerPeriod
    self.placement = placement
  }

  /// Months from the start to the flow at an index of a series.
  ///
  /// Period 2 of a yearly series falls at 24 months, or at 18 where flows fall mid period.
  package func months(at index: Int) -> Double {
    let length = Double(monthsPerPeriod)
    switch placement {
    case .endOfPeriod: return Double(index) * length
    case .midPeriod: return index == 0 ? 0 : (Double(index) - 0.5) * length
    }
  }
}
