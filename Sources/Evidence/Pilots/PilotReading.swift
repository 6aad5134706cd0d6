/// What a pilot's data say: groups, balance, the claims it had to make good, and the verdict.
package struct PilotReading: Sendable {
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case pass = "PASS"
    case fail = "FAIL"
    case notProven = "NOT PROVEN"
  }

  /// Something that stands in the way of believing the comparison, whatever its chances say.
  package enum Doubt: Sendable, Equatable {
    /// The split of units is not the planned one; the chance of so uneven a split.
    case sampleRatio(p: Double)
    /// More values are missing in one group; the chance of so uneven a loss.
    case unevenLoss(p: Double)
    /// The design cannot show cause and effect.
    case noCause
    /// Without differences of changes, a design without chance assignment compares unlike groups.
    case noEarlierValues
  }

  package struct Group: Sendable, Equatable {
    package let arm: PilotArm
    /// As the data call it.
    package let name: String
    package let rows: Int
    package let units: Int
    package let clusters: Int
  }

  /// One column in both groups before the start.
  package struct Balance: Sendable, Equatable {
    package let column: String
    package let control: Double
    package let treated: Double
    /// In standard deviations; below 0.1 counts as alike.
    package let difference: Double
    package var isAlike: Bool { abs(difference) < 0.1 }
  }

  package struct Secondary: Sendable, Equatable {
    package let name: String
    package let column: String
    package let direction: PilotDesign.Direction
    package let control: Double
    package let treated: Double
    /// Treated over control; nil where a mean is not above 0.
    package let ratio: RatioOfMeans?
    package let difference: Double
    package let p: Double
    /// By S. Holm over all secondary measures, and by Y. Benjamini and Y. Hochberg.
    package internal(set) var holm: Double
    package internal(set) var falseDiscovery: Double
  }

  package let design: PilotDesign
  package let groups: [Group]
  /// The chance of so uneven a split of units.
  package let sampleRatio: Double
  package let balance: [Balance]
  /// What was done to the primary measure before it was compared.
  package let adjustment: PilotDesign.Adjustment
  /// The share of the variance that earlier values explain, where they were used.
  package let explained: Double?
  package let primary: PilotCriterion
  /// Treated over control of the primary measure.
  package let primaryRatio: RatioOfMeans
  package let guards: [PilotCriterion]
  package let secondaries: [Secondary]
  package let segments: [PilotSegments]
  package let weekly: PilotWeeks?
  package let teams: [PilotSegments.Part]
  package let doubts: [Doubt]
  /// How alike the rows of one cluster are; nil where every row is its own.
  package let grouping: IntraclassCorrelation?
  /// Rows in the file, and those that do not count.
  package let rows: Int
  package let excluded: Int
  package let outside: Int
  package let leftOut: Int
  /// Change of the control since the same season a year before, as a share; nil without such rows.
  package let yearOnYear: Double?

  package var criteria: [PilotCriterion] { [primary] + guards }

  /// All claims at once: each is tested at alpha, and all must hold.
  package var verdict: Verdict {
    if criteria.contains(where: { $0.outcome == .refuted }) { return .fail }
    return doubts.isEmpty && criteria.allSatisfy { $0.outcome == .proven } ? .pass : .notProven
  }

  /// Rows per arm that the open claims ask for; nil with none open.
  package var needed: Double? { criteria.compactMap(\.needed).max() }

  /// The same where the claims are to be proved at the size that was observed; infinite where that does not support
  /// them.
  package var neededAsObserved: Double? {
    criteria.filter { $0.outcome == .open }.map(\.asObserved).max()
  }

  /// Weeks that a pilot of this volume runs for the planned rows, at least four; nil without weeks or with no rows.
  package var requiredWeeks: Double? {
    guard let weekly, weekly.weeks.count > 0 else { return nil }
    let rows = Double(groups.map(\.rows).min() ?? 0) / Double(weekly.weeks.count)
    guard rows > 0 else { return nil }
    return max(4, (criteria.map(\.planned).max() ?? 0) / rows)
  }

  /// Teams in which the effect is there by itself: it goes the wanted way, and the whole effect is not excluded.
  package var teamsHolding: Int {
    teams.count { part in
      guard let ratio = part.ratio else { return false }
      let wanted = design.primary.direction == .lower ? ratio.change < 0 : ratio.change > 0
      let whole = primary.estimate
      let interval = ratio.interval()
      let reaches = design.primary.direction == .lower ? interval.low <= whole : interval.high >= whole
      return wanted && reaches
    }
  }
}
