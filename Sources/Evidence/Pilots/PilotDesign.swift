/// How a pilot was set up and what was agreed on before its data were seen.
package struct PilotDesign: Sendable, Hashable {
  /// The column of the group and its two values.
  package struct Arms: Sendable, Hashable {
    package let column: String
    package let control: String
    package let treated: String
    package init(column: String, control: String, treated: String) {
      self.column = column
      self.control = control
      self.treated = treated
    }
  }

  package enum Direction: String, Sendable, Hashable { case lower, higher }

  /// The measure that decides, or one beside it.
  package struct Measure: Sendable, Hashable {
    package let name: String
    package let column: String
    /// Which way is better.
    package let direction: Direction
    /// By how much it must move, as a share of the control's; 0 for secondary measures.
    package let margin: Double
    package init(name: String, column: String, direction: Direction, margin: Double = 0) {
      self.name = name
      self.column = column
      self.direction = direction
      self.margin = margin
    }
  }

  /// A measure that may not get worse by more than a margin, a difference of shares.
  package struct Guard: Sendable, Hashable {
    package let name: String
    package let column: String
    package let margin: Double
    /// Which way is better; nil where neither the pilot nor the name says, and both are then tested.
    package let good: Direction?
    package init(name: String, column: String, margin: Double, good: Direction? = nil) {
      self.name = name
      self.column = column
      self.margin = margin
      self.good = good ?? MetricCatalogue.direction(of: [name, column])
    }
  }

  /// Days that do not count.
  package struct Exclusion: Sendable, Hashable {
    package let days: ClosedRange<Day>
    package let reason: String
    package init(days: ClosedRange<Day>, reason: String) {
      self.days = days
      self.reason = reason
    }
  }

  package enum MissingValues: Sendable, Hashable { case refuse, leaveOut }

  package enum Adjustment: Sendable, Hashable {
    case none
    /// By each unit's values before the start (CUPED).
    case earlierValues
    /// The change since before the start against the control's change.
    case differences
  }

  package let name: String
  package var title: String
  package let data: String
  package let arms: Arms
  package let primary: Measure
  package var unit: String?
  package var week: String?
  package var cluster: String?
  package var team: String?
  package var segments: [String] = []
  package var covariates: [String] = []
  /// The column of the primary measure before the start.
  package var before: String?
  package var baseline: ClosedRange<Day>?
  package var live: ClosedRange<Day>?
  package var priorYear: ClosedRange<Day>?
  package var exclusions: [Exclusion] = []
  package var grade = EvidenceGrade.randomised
  /// Whether the pilot says how its groups came about.
  package var isDesignStated = true
  /// What the standard error is multiplied by; the grade's own where nil.
  package var spread: Double?
  package var guards: [Guard] = []
  package var secondaries: [Measure] = []
  package var missing = MissingValues.refuse
  /// Nil lets the design decide: differences for groups that were not drawn, where there are earlier values.
  package var adjustment: Adjustment?
  /// The share of units that was to be treated.
  package var plannedShare = 0.5
  package var alpha = 0.05
  package var power = 0.8

  package init(name: String, title: String? = nil, data: String, arms: Arms, primary: Measure) {
    self.name = name
    self.title = title ?? name
    self.data = data
    self.arms = arms
    self.primary = primary
  }

  /// What the standard error of its effect is multiplied by.
  package var inflation: Double { spread ?? grade.inflation }
}

extension PilotDesign {
  /// A pilot as stated; nil where a part without which nothing can be read is not there.
  package init?(_ record: BlockRecord) {
    guard let data = record.text("data"), let arm = record.clause("arm"), let column = arm.text("column"),
      let control = arm.text("control"), let treated = arm.text("treated"),
      let primary = record.clause("primary").flatMap(Measure.init)
    else { return nil }
    self.init(
      name: record.name, title: record.title, data: data,
      arms: Arms(column: column, control: control, treated: treated), primary: primary)
    unit = record.text("unit")
    week = record.text("week")
    cluster = record.text("cluster")
    team = record.text("teams")
    segments = record.texts("segment")
    covariates = record.texts("covariate")
    before = record.text("before")
    baseline = record.days("baseline")
    live = record.days("live")
    priorYear = record.days("prior year")
    exclusions = record.clauses("exclude").compactMap { clause in
      clause.days("days").map { Exclusion(days: $0, reason: clause.text("reason") ?? "") }
    }
    isDesignStated = record.text("design") != nil
    grade = record.text("design").flatMap(EvidenceGrade.init) ?? .matched
    spread = record.number("spread")?.value
    guards = record.clauses("guard").compactMap { clause in
      guard let name = clause.text("name"), let column = clause.text("column"), let margin = clause.number("margin")
      else { return nil }
      return Guard(
        name: name, column: column, margin: margin, good: clause.text("good").flatMap(Direction.init))
    }
    secondaries = record.clauses("secondary").compactMap(Measure.init)
    missing = record.text("missing") == "leave out" ? .leaveOut : .refuse
    adjustment = record.text("adjust").flatMap { word in
      switch word {
      case "earlier values": .earlierValues
      case "differences": .differences
      case "none": Adjustment.none
      case _: nil
      }
    }
    plannedShare = record.number("share")?.value ?? 0.5
    alpha = record.number("alpha")?.value ?? 0.05
    power = record.number("power")?.value ?? 0.8
  }
}

extension PilotDesign.Measure {
  fileprivate init?(_ clause: Clause) {
    guard let name = clause.text("name"), let column = clause.text("column"),
      let direction = clause.text("direction").flatMap(PilotDesign.Direction.init)
    else { return nil }
    self.init(name: name, column: column, direction: direction, margin: clause.number("margin") ?? 0)
  }
}
