import CKernels

/// Whether a measure that people are held to still measures (Goodhart): it rises, and the outcome does not follow.
package struct Decoupling: Sendable, Equatable {
  package let proxy: LinearTrend
  package let outcome: LinearTrend
  package let counter: LinearTrend?
  /// The proxy surely gets better.
  package let proxyImproves: Bool
  /// The outcome's interval covers no change, or it surely gets worse.
  package let outcomeFollows: Bool
  package let counterWorsens: Bool

  package var isDecoupled: Bool { proxyImproves && (!outcomeFollows || counterWorsens) }

  /// - Parameters: weekly series over the same weeks, those of each in common being compared; which way each is good.
  ///   Nil with fewer than three common weeks.
  package init?(
    proxy: ActualSeries, good proxyGood: PilotDesign.Direction, outcome: ActualSeries,
    good outcomeGood: PilotDesign.Direction, counter: ActualSeries? = nil,
    good counterGood: PilotDesign.Direction? = nil
  ) {
    let weeks = Set(proxy.weeks).intersection(outcome.weeks)
    guard let moved = proxy.trend(in: weeks), let followed = outcome.trend(in: weeks) else { return nil }
    self.proxy = moved
    self.outcome = followed
    let countered = counter?.trend(in: nil)
    self.counter = countered
    proxyImproves = moved.direction == proxyGood.trend
    outcomeFollows = followed.direction == outcomeGood.trend
    counterWorsens = countered.map { $0.direction == (counterGood ?? .lower).opposite.trend } ?? false
  }
}

extension PilotDesign.Direction {
  var trend: LinearTrend.Direction { self == .higher ? .up : .down }
  var opposite: Self { self == .higher ? .lower : .higher }
}

extension ActualSeries {
  /// The line through its weeks, per week; nil with fewer than three.
  package func trend(in weeks: Set<Day>? = nil) -> LinearTrend? {
    let kept = self.weeks.indices.filter { (weeks?.contains(self.weeks[$0]) ?? true) && $0 < values.count }
    guard let first = kept.first else { return nil }
    return LinearTrend(
      kept.map { Double(self.weeks[first].distance(to: self.weeks[$0])) / 7 }, kept.map { values[$0] })
  }
}

/// By how much an outcome grows when spending grows by one in a hundred.
package struct Elasticity: Sendable, Equatable {
  package let value: Double
  package let interval: ConfidenceInterval

  /// The slope of ln outcome over ln spend; nil with fewer than three common weeks above 0, or spend that never moves.
  package init?(outcome: ActualSeries, spend: ActualSeries) {
    let known = Dictionary(zip(outcome.weeks, outcome.values)) { $1 }
    let points = zip(spend.weeks, spend.values).compactMap { week, cost in
      known[week].flatMap { $0 > 0 && cost > 0 ? (ck_ln(cost), ck_ln($0)) : nil }
    }
    guard let line = LinearTrend(points.map(\.0), points.map(\.1)) else { return nil }
    value = line.slope
    interval = line.interval
  }
}
