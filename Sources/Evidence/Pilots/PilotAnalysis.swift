import CKernels
package import DataFiles
import Sampling

extension PilotReading {
  /// Reads the pilot's data and says what they show.
  package static func read(_ design: PilotDesign, _ source: any ByteSource) throws(PilotFault) -> PilotReading {
    try PilotReading(design, PilotReader.read(design, source))
  }

  package init(_ design: PilotDesign, _ table: PilotTable) throws(PilotFault) {
    let live = table.rows(in: .live)
    let baseline = table.rows(in: .baseline)
    let hasEarlier = PilotArm.allCases.allSatisfy { arm in baseline.contains { table.arm[$0] == arm } }
    var adjustment = design.adjustment ?? (design.grade == .randomised || !hasEarlier ? .none : .differences)
    if adjustment == .differences, !hasEarlier { adjustment = .none }
    let usesDifferences = adjustment == .differences
    let counted = usesDifferences ? live + baseline : live

    func values(_ column: String) -> [Double] { table.numbers[column] ?? table.indices.map { _ in .nan } }
    let raw = values(design.primary.column)
    var decisive = raw
    var explained: Double?
    if adjustment == .earlierValues {
      if let earlier = Self.earlier(design, table, raw) {
        let adjusted = CovariateAdjustment(outcome: live.map { raw[$0] }, covariate: live.map { earlier[$0] })
        for (place, row) in live.enumerated() { decisive[row] = adjusted.adjusted[place] }
        explained = adjusted.explained
      } else {
        adjustment = .none
      }
    }

    func effect(_ values: [Double]) -> ClusteredEffect {
      ClusteredEffect(table, values: values, rows: counted, differences: usesDifferences)
    }
    let decided = effect(decisive)
    guard let ratio = decided.ratio,
      let primary = PilotCriterion(design.primary, decided, alpha: design.alpha, power: design.power)
    else { throw .noRatio(column: design.primary.column) }
    self.design = design
    self.adjustment = adjustment
    self.explained = explained
    self.primary = primary
    primaryRatio = ratio
    guards = design.guards.map {
      PilotCriterion(
        $0, effect(values($0.column)), isYesOrNo: table.isYesOrNo[$0.column] ?? false, alpha: design.alpha,
        power: design.power)
    }
    groups = PilotArm.allCases.map { arm in
      let own = live.filter { table.arm[$0] == arm }
      return Group(
        arm: arm, name: arm == .control ? design.arms.control : design.arms.treated, rows: own.count,
        units: Set(own.map { table.unit.codes[$0] }).count, clusters: Set(own.map { table.cluster.codes[$0] }).count)
    }
    sampleRatio = TwoSampleTests.sampleRatio(
      groups.map(\.units), planned: [1 - design.plannedShare, design.plannedShare])
    balance = Self.balance(design, table, live: live, baseline: baseline)
    secondaries = Self.secondaries(design, effect: { effect(values($0)) })
    segments = design.segments.compactMap { column in
      table.segments[column].map {
        PilotSegments(column, table, $0, values: decisive, rows: counted, differences: usesDifferences)
      }
    }
    weekly = PilotWeeks(table, values: raw, start: design.live?.lowerBound)
    teams =
      table.team.map {
        PilotSegments.parts(table, $0, values: decisive, rows: counted, differences: usesDifferences)
      } ?? []
    grouping = Self.grouping(table, raw, live)
    rows = table.rows
    excluded = table.excluded
    outside = table.outside
    leftOut = table.leftOut.values.reduce(0, +)
    yearOnYear = Self.yearOnYear(table, raw)
    doubts = Self.doubts(design, table, sampleRatio: sampleRatio, groups: groups, adjustment: adjustment)
  }

  // MARK: Parts

  /// Of each row, its unit's mean before the start, or the column that has it; units without one count as average.
  private static func earlier(_ design: PilotDesign, _ table: PilotTable, _ raw: [Double]) -> [Double]? {
    if let column = design.before { return table.numbers[column] }
    let baseline = table.rows(in: .baseline)
    guard !baseline.isEmpty, design.unit != nil else { return nil }
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for row in baseline {
      let before = sums[table.unit.codes[row]] ?? (0, 0)
      sums[table.unit.codes[row]] = (before.sum + raw[row], before.count + 1)
    }
    let average = SampleSummary(baseline.map { raw[$0] }).mean
    return table.indices.map { row in sums[table.unit.codes[row]].map { $0.sum / $0.count } ?? average }
  }

  /// Covariates, and every measure before the start, one value for each unit.
  private static func balance(
    _ design: PilotDesign, _ table: PilotTable, live: [Int], baseline: [Int]
  ) -> [Balance] {
    func balance(_ column: String, _ rows: [Int]) -> Balance? {
      guard let values = table.numbers[column] else { return nil }
      let arms = PilotArm.allCases.map { arm in
        let own = Dictionary(grouping: rows.filter { table.arm[$0] == arm }) { table.unit.codes[$0] }
        return own.keys.sorted().map { unit in SampleSummary((own[unit] ?? []).map { values[$0] }).mean }
      }
      guard arms.allSatisfy({ $0.count > 1 }) else { return nil }
      let control = SampleSummary(arms[0])
      let treated = SampleSummary(arms[1])
      return Balance(
        column: column, control: control.mean, treated: treated.mean,
        difference: TwoSampleTests.standardisedDifference(control: control, treated: treated))
    }
    let measures = ([design.primary.column] + design.guards.map(\.column)).compactMap { balance($0, baseline) }
    let known = (design.covariates + [design.before].compactMap(\.self)).compactMap { balance($0, live) }
    return known + measures
  }

  private static func secondaries(_ design: PilotDesign, effect: (String) -> ClusteredEffect) -> [Secondary] {
    var found = design.secondaries.map { measure in
      let effect = effect(measure.column)
      let difference = effect.difference
      let test = HypothesisTest(
        estimate: difference.estimate, standardError: difference.standardError, degreesOfFreedom: difference.degrees)
      return Secondary(
        name: measure.name, column: measure.column, direction: measure.direction, control: effect.control.mean,
        treated: effect.treated.mean, ratio: effect.ratio, difference: difference.estimate, p: test.p,
        holm: test.p, falseDiscovery: test.p)
    }
    let holm = MultipleComparisons.holm(found.map(\.p))
    let discovery = MultipleComparisons.benjaminiHochberg(found.map(\.p))
    for place in found.indices {
      found[place].holm = holm[place]
      found[place].falseDiscovery = discovery[place]
    }
    return found
  }

  private static func grouping(_ table: PilotTable, _ raw: [Double], _ live: [Int]) -> IntraclassCorrelation? {
    let clusters = Dictionary(grouping: live) { table.cluster.codes[$0] }
    guard clusters.count < live.count else { return nil }
    return IntraclassCorrelation(clusters.keys.sorted().map { key in (clusters[key] ?? []).map { raw[$0] } })
  }

  /// The control's mean now over its mean a year before, less 1.
  private static func yearOnYear(_ table: PilotTable, _ raw: [Double]) -> Double? {
    func mean(_ phase: PilotTable.Phase) -> Double? {
      let own = table.rows(in: phase).filter { table.arm[$0] == .control }
      return own.isEmpty ? nil : SampleSummary(own.map { raw[$0] }).mean
    }
    guard let before = mean(.priorYear), let now = mean(.live), before != 0 else { return nil }
    return now / before - 1
  }

  private static func doubts(
    _ design: PilotDesign, _ table: PilotTable, sampleRatio: Double, groups: [Group],
    adjustment: PilotDesign.Adjustment
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    // One in a thousand, as is usual for this check: it is made for every pilot.
    if design.grade == .randomised, sampleRatio < 0.001 { doubts.append(.sampleRatio(p: sampleRatio)) }
    let lost = PilotArm.allCases.map { table.leftOut[$0] ?? 0 }
    if lost.reduce(0, +) > 0 {
      let kept = groups.map(\.rows)
      let whole = zip(lost, kept).map { Double($0 + $1) }
      let p = TwoSampleTests.sampleRatio(lost, planned: whole)
      if p < 0.001 { doubts.append(.unevenLoss(p: p)) }
    }
    if !design.grade.isCausal { doubts.append(.noCause) }
    if design.grade == .matched || design.grade == .staggered, adjustment != .differences {
      doubts.append(.noEarlierValues)
    }
    return doubts
  }
}
