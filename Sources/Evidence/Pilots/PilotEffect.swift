import CKernels

/// A pilot's effect as an input takes it: the improvement as a share of the control, 0.13 for 13% less time or 13% more
/// of what should rise.
package struct PilotEffect: Sendable, Equatable {
  package let pilot: String
  package let measure: String
  package let direction: PilotDesign.Direction
  /// Improvement as a share of the control's mean; below 0 for a change for the worse.
  package let estimate: Double
  /// Of the estimate, as the data have it.
  package let standardError: Double
  package let grade: EvidenceGrade
  /// What the design multiplies the error by.
  package let inflation: Double
  /// Rows of both groups.
  package let rows: Int

  package var inflatedError: Double { standardError * inflation }

  /// The share of time that the effect saves: throughput higher by g takes 1 / (1 + g) of the time.
  package var timeSaved: NormalBelief {
    switch direction {
    case .lower: NormalBelief(mean: estimate, deviation: inflatedError)
    case .higher:
      NormalBelief(mean: 1 - 1 / (1 + estimate), deviation: inflatedError / ((1 + estimate) * (1 + estimate)))
    }
  }

  package init(
    pilot: String, measure: String, direction: PilotDesign.Direction, ratio: RatioOfMeans, grade: EvidenceGrade,
    inflation: Double, rows: Int
  ) {
    self.pilot = pilot
    self.measure = measure
    self.direction = direction
    estimate = direction == .lower ? -ratio.change : ratio.change
    standardError = ck_exp(ratio.logRatio) * ratio.standardError
    self.grade = grade
    self.inflation = inflation
    self.rows = rows
  }

  /// What is believed of the improvement after the pilot, from what was before.
  package func posterior(_ prior: NormalBelief = .ignorance) -> PilotPosterior {
    PilotPosterior(
      prior: prior, effect: self, belief: prior.after(estimate: estimate, standardError: inflatedError),
      weight: prior.weight(of: inflatedError))
  }

  /// What the improvement is for other people than those of the pilot: the parts' effects by their shares of the
  /// rollout, instead of their shares of the pilot. Nil where a part with a share has no effect of its own.
  package static func rescaled(
    _ parts: PilotSegments, to shares: [String: Double], direction: PilotDesign.Direction
  ) -> (estimate: Double, standardError: Double)? {
    let total = shares.values.reduce(0, +)
    guard total > 0 else { return nil }
    var estimate = 0.0
    var variance = 0.0
    for (name, share) in shares.sorted(by: { $0.key < $1.key }) where share > 0 {
      guard let ratio = parts.parts.first(where: { $0.name == name })?.ratio else { return nil }
      let weight = share / total
      estimate += weight * (direction == .lower ? -ratio.change : ratio.change)
      let error = weight * ck_exp(ratio.logRatio) * ratio.standardError
      variance += error * error
    }
    return (estimate, variance.squareRoot())
  }
}

/// What is believed of an improvement: what was known before, what the pilot showed, and how much each counts.
package struct PilotPosterior: Sendable, Equatable {
  package let prior: NormalBelief
  package let effect: PilotEffect
  package let belief: NormalBelief
  /// The share that the pilot has in the mean; the rest is the prior's.
  package let weight: Double
}

extension PilotReading {
  /// The effect on the primary measure, or on a secondary one by its name; nil for a name that is neither or where no
  /// ratio can be formed.
  package func effect(_ measure: String) -> PilotEffect? {
    let all = groups.reduce(0) { $0 + $1.rows }
    if measure == design.primary.name {
      return PilotEffect(
        pilot: design.name, measure: measure, direction: design.primary.direction, ratio: primaryRatio,
        grade: design.grade, inflation: design.inflation, rows: all)
    }
    guard let secondary = secondaries.first(where: { $0.name == measure }), let ratio = secondary.ratio else {
      return nil
    }
    return PilotEffect(
      pilot: design.name, measure: measure, direction: secondary.direction, ratio: ratio, grade: design.grade,
      inflation: design.inflation, rows: all)
  }

  /// The measures that an input may rest on.
  package var measures: [String] { [design.primary.name] + secondaries.filter { $0.ratio != nil }.map(\.name) }
}
