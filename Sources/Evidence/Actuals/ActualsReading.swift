/// Weekly actuals against the plan: by measure how far off, why, what it comes to in the end, and how old it is.
package struct ActualsReading: Sendable {
  /// What is planned of a measure.
  package struct Plan: Sendable, Equatable {
    /// Whether weeks add up, as money and counts do, or stand each for itself, as a share or a time does.
    package enum Kind: Sendable, Equatable { case flow, level }

    package let kind: Kind
    /// Of each of the actuals' weeks: nil beyond the plan.
    package let weeks: [Double?]
    /// Of all weeks after the last actual, to the plan's end; of flows.
    package let rest: Double
    /// Which way is good; nil where it is not known.
    package let good: PilotDesign.Direction?
    package init(kind: Kind, weeks: [Double?], rest: Double = 0, good: PilotDesign.Direction? = nil) {
      self.kind = kind
      self.weeks = weeks
      self.rest = rest
      self.good = good
    }
  }

  package enum Freshness: String, Sendable, Hashable { case fresh, stale, dead }

  package struct Line: Sendable {
    package let series: ActualSeries
    package let plan: Plan?
    /// Sums of flows, means of levels, over the weeks that both have; nil without a plan.
    package let actual: Double
    package let planned: Double?
    /// Only of flows with a plan.
    package let reforecast: Reforecast?
    /// Only where volumes are known.
    package let variance: PlanVariance?
    package let trend: LinearTrend?
    package let freshness: Freshness
    package let age: Int

    /// actual − planned.
    package var deviation: Double? { planned.map { actual - $0 } }
    /// Of the plan; nil where it is 0.
    package var deviationShare: Double? {
      planned.flatMap { $0 != 0 ? (actual - $0) / abs($0) : nil }
    }
    /// Whether the deviation is for the worse; nil where nobody says which way is good.
    package var isWorse: Bool? {
      guard let deviation, let good = plan?.good, deviation != 0 else { return nil }
      return good == .higher ? deviation < 0 : deviation > 0
    }
  }

  /// After so many days without a value a series is stale, and after so many nobody follows it.
  package static let staleAfter = 7
  package static let deadAfter = 42

  package let lines: [Line]

  /// - Parameters:
  ///   - today: the day on which ages are counted.
  ///   - plan: of a series, by the model; the file's own plan comes first.
  package init(_ table: ActualsTable, today: Day, plan: (ActualSeries) -> Plan?) {
    lines = table.series.map { series in
      let modelled = plan(series)
      let stated = table.plans.first { $0.name == series.name }.map { stated in
        let known = Dictionary(zip(stated.weeks, stated.values)) { $1 }
        return Plan(
          kind: .flow, weeks: series.weeks.map { known[$0] },
          rest: zip(stated.weeks, stated.values).filter { week, _ in series.weeks.last.map { week > $0 } ?? false }
            .reduce(0) { $0 + $1.1 }, good: modelled?.good)
      }
      return Self.line(series, stated ?? modelled, table.parts[series.name], today)
    }
  }

  private static func line(
    _ series: ActualSeries, _ plan: Plan?, _ parts: [PlanVariance.Part]?, _ today: Day
  ) -> Line {
    let pairs = zip(series.values, plan?.weeks ?? []).compactMap { actual, planned in planned.map { (actual, $0) } }
    func total(_ values: [Double]) -> Double {
      let sum = values.reduce(0, +)
      return plan?.kind == .flow || values.isEmpty ? sum : sum / Double(values.count)
    }
    let hasPlan = !pairs.isEmpty
    let age = series.weeks.last.map { max($0.distance(to: today) - 6, 0) } ?? 0
    return Line(
      series: series, plan: plan, actual: total(hasPlan ? pairs.map(\.0) : series.values),
      planned: hasPlan ? total(pairs.map(\.1)) : nil,
      reforecast: hasPlan && plan?.kind == .flow
        ? Reforecast(plan: pairs.map(\.1) + [plan?.rest ?? 0], actual: pairs.map(\.0)) : nil,
      variance: parts.map(PlanVariance.init), trend: series.trend(),
      freshness: age > deadAfter ? .dead : age > staleAfter ? .stale : .fresh, age: age)
  }
}
