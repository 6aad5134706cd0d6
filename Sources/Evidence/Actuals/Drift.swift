import Sampling

/// A running sum of what lies beyond half a deviation, which notices small lasting shifts (E. S. Page, Biometrika 41,
/// 1954). With an allowance of ½ and a limit of 5 deviations a false alarm comes once in about 465 weeks.
package struct CumulativeSum: Sendable, Equatable {
  package static let allowance = 0.5
  package static let limit = 5.0

  /// Mean and deviation that the sums start from.
  package let center: Double
  package let deviation: Double
  /// After each value, in deviations.
  package let upper: [Double]
  package let lower: [Double]
  /// The first value at which a sum passes the limit, and which way.
  package let alarm: (index: Int, direction: LinearTrend.Direction)?

  /// - Parameters:
  ///   - values: in order; at least one beyond the baseline.
  ///   - baseline: how many of the first values say what is usual; at least three, of which two differ. Nil otherwise.
  package init?(_ values: [Double], baseline: Int) {
    let usual = SampleMoments(Array(values.prefix(baseline)))
    guard baseline > 2, values.count > baseline, usual.deviation > 0 else { return nil }
    center = usual.mean
    deviation = usual.deviation
    var upper: [Double] = []
    var lower: [Double] = []
    var high = 0.0
    var low = 0.0
    var alarm: (Int, LinearTrend.Direction)?
    for (index, value) in values.enumerated() {
      // The baseline itself only says what is usual.
      if index >= baseline {
        let distance = (value - usual.mean) / usual.deviation
        high = max(0, high + distance - Self.allowance)
        low = max(0, low - distance - Self.allowance)
      }
      upper.append(high)
      lower.append(low)
      if alarm == nil, max(high, low) > Self.limit { alarm = (index, high > low ? .up : .down) }
    }
    self.upper = upper
    self.lower = lower
    self.alarm = alarm
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.center == b.center && a.deviation == b.deviation && a.upper == b.upper && a.lower == b.lower
  }
}

/// The three ways in which a running tool moves away from what was tried: the model, the rules, the people.
package struct DriftPanel: Sendable, Equatable {
  /// The quality's running sum fell below its limit.
  package let model: Bool?
  /// The rules in force are newer than those that the tool was built to.
  package let policy: Bool?
  /// Use surely falls, or overriding surely rises.
  package let user: Bool?

  package init(
    quality: ActualSeries?, good: PilotDesign.Direction = .higher, baseline: Int = 6, ruleVersion: Day?,
    toolVersion: Day?, usage: ActualSeries?, overrides: ActualSeries?
  ) {
    model = quality.flatMap { CumulativeSum($0.values, baseline: baseline) }.map { sums in
      sums.alarm.map { $0.direction == good.opposite.trend } ?? false
    }
    if let ruleVersion, let toolVersion { policy = ruleVersion > toolVersion } else { policy = nil }
    let falling = usage?.trend().map { $0.direction == .down }
    let overriding = overrides?.trend().map { $0.direction == .up }
    user = falling == nil && overriding == nil ? nil : (falling ?? false) || (overriding ?? false)
  }
}
