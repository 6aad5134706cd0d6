/// Why an amount is not the planned one: more or less of it, a dearer or cheaper unit, another mix.
package struct PlanVariance: Sendable, Equatable {
  /// A part of an amount: a volume at a rate.
  package struct Part: Sendable, Equatable {
    package let name: String
    package let plannedVolume: Double
    package let plannedRate: Double
    package let actualVolume: Double
    package let actualRate: Double
    package init(
      name: String, plannedVolume: Double, plannedRate: Double, actualVolume: Double, actualRate: Double
    ) {
      self.name = name
      self.plannedVolume = plannedVolume
      self.plannedRate = plannedRate
      self.actualVolume = actualVolume
      self.actualRate = actualRate
    }

    package var planned: Double { plannedVolume * plannedRate }
    package var actual: Double { actualVolume * actualRate }
  }

  package let parts: [Part]
  package let planned: Double
  package let actual: Double
  /// All volume more or less, at the planned mix and rates.
  package let volume: Double
  /// The actual volumes at other rates.
  package let rate: Double
  /// The same volume in other shares, at the planned rates.
  package let mix: Double

  package var total: Double { actual - planned }

  /// - Parameter parts: of one amount; their volumes are of one unit.
  package init(_ parts: [Part]) {
    self.parts = parts
    planned = parts.reduce(0) { $0 + $1.planned }
    actual = parts.reduce(0) { $0 + $1.actual }
    let before = parts.reduce(0) { $0 + $1.plannedVolume }
    let now = parts.reduce(0) { $0 + $1.actualVolume }
    rate = parts.reduce(0) { $0 + $1.actualVolume * ($1.actualRate - $1.plannedRate) }
    let atPlan = parts.reduce(0) { $0 + $1.actualVolume * $1.plannedRate }
    // Where nothing was planned, all that came is volume.
    volume = before != 0 ? (now - before) * planned / before : atPlan
    mix = before != 0 ? atPlan - planned - (now - before) * planned / before : 0
  }
}

/// What an amount comes to in the end, from what came so far.
package struct Reforecast: Sendable, Equatable {
  package let planned: Double
  package let actualToDate: Double
  package let plannedToDate: Double
  /// What is left comes as planned.
  package let asPlanned: Double
  /// What is left comes at the rate so far; nil where nothing was planned so far.
  package let atRateSoFar: Double?
  /// Of the latter, from how the weeks differ; nil with fewer than three.
  package let interval: ConfidenceInterval?

  /// - Parameters:
  ///   - plan: by week, to the end.
  ///   - actual: by week, the first so many of the plan's.
  package init(plan: [Double], actual: [Double]) {
    let known = min(plan.count, actual.count)
    planned = plan.reduce(0, +)
    actualToDate = actual.prefix(known).reduce(0, +)
    plannedToDate = plan.prefix(known).reduce(0, +)
    let rest = planned - plannedToDate
    asPlanned = actualToDate + rest
    guard plannedToDate != 0 else {
      atRateSoFar = nil
      interval = nil
      return
    }
    let index = actualToDate / plannedToDate
    atRateSoFar = actualToDate + rest * index
    guard known > 2 else {
      interval = nil
      return
    }
    // The ratio of two sums, by what each week is off it.
    let off = (0..<known).reduce(0.0) { sum, week in
      let distance = actual[week] - index * plan[week]
      return sum + distance * distance
    }
    let error = (off * Double(known) / Double(known - 1)).squareRoot() / abs(plannedToDate)
    let reach = ReferenceDistribution(degreesOfFreedom: Double(known - 1)).quantile(0.975) * error * abs(rest)
    interval = ConfidenceInterval(actualToDate + rest * index, reach: reach, level: 0.95)
  }
}
