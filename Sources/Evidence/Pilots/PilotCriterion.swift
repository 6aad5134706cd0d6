/// One of the claims that a pilot must make good: the primary measure better by its margin, a guard no worse than its.
package struct PilotCriterion: Sendable, Equatable {
  package enum Claim: Sendable, Equatable {
    /// Better by more than the margin, as a share of the control's mean.
    case superior(PilotDesign.Direction)
    /// Not worse by more than the margin, a difference of shares.
    case noWorse(PilotDesign.Direction)
    /// Off by less than the margin either way, since nobody said which way is worse.
    case alike
  }

  package enum Outcome: Sendable, Equatable {
    case proven
    /// The data show that it does not hold.
    case refuted
    case open
  }

  package let name: String
  package let column: String
  package let claim: Claim
  package let margin: Double
  package let control: ClusteredEffect.Group
  package let treated: ClusteredEffect.Group
  /// A relative change of the primary measure, a difference of shares of a guard.
  package let estimate: Double
  /// 95% of a superiority claim, 90% of a guard: the two ends are each a test at 5%.
  package let interval: ConfidenceInterval
  package let statistic: Double
  package let p: Double
  package let outcome: Outcome
  /// Rows per arm that plan for the margin: to see a change so wide, or that a guard equal in both arms is.
  package let planned: Double
  /// Rows per arm to prove the claim if all is as it was observed; infinite where that does not support it.
  package let asObserved: Double

  /// The planned number where the claim is open.
  package var needed: Double? { outcome == .open ? planned : nil }

  /// The primary measure.
  init?(_ measure: PilotDesign.Measure, _ effect: ClusteredEffect, alpha: Double, power: Double) {
    guard let ratio = effect.ratio else { return nil }
    let lower = measure.direction == .lower
    let test = ratio.superiority(by: measure.margin, lowerIsBetter: lower)
    name = measure.name
    column = measure.column
    claim = .superior(measure.direction)
    margin = measure.margin
    control = effect.control
    treated = effect.treated
    estimate = ratio.change
    interval = ratio.interval()
    statistic = test.statistic
    p = test.p
    outcome = Self.outcome(test.p, alpha)
    let variation = effect.control.deviation / effect.control.mean
    let design = max(effect.control.designEffect, effect.treated.designEffect, 1)
    planned =
      measure.margin > 0 && variation > 0
      ? design * SampleSize.perArm(effect: measure.margin / variation, alpha: alpha, power: power) : .infinity
    // The log ratio's error shrinks with the root of the rows.
    let rows = Double(min(effect.control.rows, effect.treated.rows))
    let distance = lower ? -test.statistic : test.statistic
    asObserved = SampleSize.oneSided(variances: rows, distance: distance, alpha: alpha, power: power)
  }

  /// A guard: a share, or the mean of values from 0 to 1.
  init(_ item: PilotDesign.Guard, _ effect: ClusteredEffect, isYesOrNo: Bool, alpha: Double, power: Double) {
    name = item.name
    column = item.column
    margin = item.margin
    control = effect.control
    treated = effect.treated
    let difference = effect.difference
    estimate = difference.estimate
    let lower = item.good == .lower
    func tests(_ test: (Double, Alternative) -> HypothesisTest) -> (chance: Double, refuted: Bool, statistic: Double) {
      let below = test(item.margin, .less)
      let above = test(-item.margin, .greater)
      switch item.good {
      case .lower: return (below.p, 1 - below.p < alpha, below.statistic)
      case .higher: return (above.p, 1 - above.p < alpha, above.statistic)
      case nil:
        let worse = below.p > above.p ? below : above
        return (worse.p, 1 - worse.p < alpha, worse.statistic)
      }
    }
    let found: (chance: Double, refuted: Bool, statistic: Double)
    if isYesOrNo, !effect.isDifference {
      let shares = ShareDifference(control: Self.counted(effect.control), treated: Self.counted(effect.treated))
      found = tests { shares.agrestiCaffo(against: $0, $1) }
      interval = shares.newcombe(1 - 2 * alpha)
    } else {
      func test(_ against: Double, _ alternative: Alternative) -> HypothesisTest {
        HypothesisTest(
          estimate: difference.estimate, standardError: difference.standardError, against: against,
          degreesOfFreedom: difference.degrees, alternative: alternative, level: 1 - 2 * alpha)
      }
      found = tests(test)
      interval = test(0, .twoSided).interval
    }
    claim = item.good.map { .noWorse($0) } ?? .alike
    statistic = found.statistic
    p = found.chance
    outcome = found.chance < alpha ? .proven : found.refuted ? .refuted : .open
    let share = effect.control.mean
    let spread =
      isYesOrNo ? share * (1 - share) : effect.control.deviation * effect.control.deviation
    let design = max(effect.control.designEffect, effect.treated.designEffect, 1)
    // A share of 0 or 1 has no spread of its own to plan with: as if half a case had gone the other way.
    let held = spread > 0 ? spread : 0.5 / Double(max(effect.control.rows, 1))
    planned =
      design * SampleSize.oneSided(variances: 2 * held, distance: item.margin, alpha: alpha, power: power)
    let toSpare =
      item.good == nil
      ? item.margin - abs(estimate) : item.margin + (lower ? -estimate : estimate)
    let both =
      max(effect.control.deviation * effect.control.deviation, held)
      + max(effect.treated.deviation * effect.treated.deviation, held)
    asObserved = design * SampleSize.oneSided(variances: both, distance: toSpare, alpha: alpha, power: power)
  }

  private static func outcome(_ p: Double, _ alpha: Double) -> Outcome {
    p < alpha ? .proven : 1 - p < alpha ? .refuted : .open
  }

  /// Rows that hang together count for as many as would leave the same error.
  private static func counted(_ group: ClusteredEffect.Group) -> ShareSummary {
    let plain = ShareSummary(group.mean * Double(group.rows), of: Double(group.rows))
    let spread = group.mean * (1 - group.mean)
    guard group.clusters < group.rows, spread > 0, group.variance > 0, group.variance.isFinite else {
      return group.clusters < group.rows && spread <= 0 ? plain.counted(as: Double(group.clusters)) : plain
    }
    return plain.counted(as: min(spread / group.variance, Double(group.rows)))
  }
}
