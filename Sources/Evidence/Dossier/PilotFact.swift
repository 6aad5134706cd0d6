/// What the statistics say of a pilot, as far as gates and the cascade ask.
package struct PilotFact: Sendable, Hashable {
  package enum Verdict: String, Sendable { case pass = "PASS", fail = "FAIL", notProven = "NOT PROVEN" }

  package let name: String
  package var verdict: Verdict?
  /// `A` for randomised down to `E` for self-reports.
  package var grade: String?
  /// Weeks with the tool, and teams in which the effect holds by itself.
  package var weeks: Double?
  package var teamsHolding: Double?
  /// The kinds of period its rows are of: `normal`, `stress`, `failure`.
  package var periods: Set<String> = []
  /// Per arm, for a verdict.
  package var needed: Double?

  package init(_ name: String, verdict: Verdict? = nil) {
    self.name = name
    self.verdict = verdict
  }
}

/// Weekly values of a quantity or KPI as they came in, oldest first.
package struct ActualSeries: Sendable, Hashable {
  package let name: String
  /// The first day of each week.
  package let weeks: [Day]
  /// In base units; one per week.
  package let values: [Double]

  package init(name: String, weeks: [Day], values: [Double]) {
    self.name = name
    self.weeks = weeks
    self.values = values
  }
}

/// The slope of a series over its weeks, with its 95% interval, in its unit per week.
package struct Trend: Sendable, Hashable {
  package let name: String
  package let slope: Double
  package let low: Double
  package let high: Double

  package init(name: String, slope: Double, low: Double, high: Double) {
    self.name = name
    self.slope = slope
    self.low = low
    self.high = high
  }
}
