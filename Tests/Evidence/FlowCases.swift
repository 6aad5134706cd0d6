@testable import Evidence

/// Errors, hours, use and series: rules 11, 20, 23, 32, 44 to 51, 65, 66, 97, 107 to 113, 123 and 142.
enum FlowCases {
  static func budget(_ values: KeyValuePairs<String, FieldValue>) -> BlockRecord {
    Make.record("error budget", "drafts", "Wrong statements", values)
  }
  static let allows: FieldValue = .parts(["share": .share(0.05)])

  static func logged(_ causes: [(String, Int)]) -> Dossier {
    Make.dossier([
      budget(["allows": allows, "costs": .parts(["cost": .amount(12), "error": .text("error")])])
    ]) {
      $0.errorReadings["drafts"] = ErrorBudgetReading(ErrorBudgetTests.log(causes), allowance: 0.05, costs: ["": 12])
    }
  }

  static func usage(_ values: KeyValuePairs<String, FieldValue>, _ savings: [Double]? = nil) -> Dossier {
    Make.dossier([Make.record("usage", "first", "First quarter", values)]) {
      $0.savings["first"] = savings.flatMap { ValueConcentration($0) }
    }
  }

  static func lines(_ change: (inout [LineFact]) -> Void) -> Dossier {
    Make.dossier([]) { dossier in
      var benefit = LineFact("time", .benefit, label: "Time saved")
      benefit.kind = "capacity"
      benefit.hours = 900
      benefit.reallocatedTo = "backlog"
      var lines = [benefit]
      for category in ["rework", "review", "change", "exceptions"] {
        var cost = LineFact(category, .cost)
        cost.category = category
        lines.append(cost)
      }
      change(&lines)
      dossier.money.lines = lines
    }
  }

  static func workflow(_ values: KeyValuePairs<String, FieldValue>) -> Dossier {
    Make.dossier([Make.record("workflow", "claims", "Claims", values)])
  }
  static func step(_ name: String, _ role: String, _ before: Double, _ after: Double) -> FieldValue {
    .parts(["name": .text(name), "role": .text(role), "before": .amount(before), "after": .amount(after)])
  }
  static func queue(_ name: String, _ before: Double, _ after: Double) -> FieldValue {
    .parts(["name": .text(name), "before": .amount(before), "after": .amount(after)])
  }

  static let scale = Make.record(
    "objective", "scale", "Scale service",
    ["level": .text("executive"), "outcome": .name("unit_cost"), "target": .aim(.lower(0.15))])
  static let assisted = Make.record(
    "key result", "assisted", "Cases assisted",
    [
      "supports": .name("scale"), "measures": .name("adoption"), "class": .texts("output", "adoption"),
      "target": .aim(.atLeast(0.65)),
    ])

  static func moved(_ outcome: [Double], spend: [Double]? = nil) -> Dossier {
    Make.dossier([scale, assisted]) {
      $0.actuals["adoption"] = FlowStatisticsTests.weekly("adoption", [0.1, 0.2, 0.31, 0.39, 0.5, 0.61])
      $0.actuals["unit_cost"] = FlowStatisticsTests.weekly("unit_cost", outcome)
      $0.actuals["spend"] = spend.map { FlowStatisticsTests.weekly("spend", $0) }
    }
  }
  static let flat: [Double] = [5, 5.2, 4.9, 5.1, 5, 5.05]
  static let falling: [Double] = [5, 4.6, 4.3, 3.9, 3.6, 3.2]

  static func quality(_ values: [Double]) -> Dossier {
    Make.dossier([
      Make.record("kpi", "qa", "Quality passed", ["class": .texts("quality"), "good when": .text("higher")])
    ]) {
      $0.actuals["qa"] = FlowStatisticsTests.weekly("qa", values)
    }
  }
  static func noisy(_ count: Int, from start: Double, step: Double) -> [Double] {
    (0..<count).map { place in
      let noise = Double(place * 7 % 5 - 2) * 0.002
      return start + step * Double(place) + noise
    }
  }

  static let errors: [RuleCase] = [
    RuleCase(
      44, "a budget that is agreed after the start is none",
      trips: Make.dossier([budget(["agreed": .day(2026, 2, 1), "launch": .day(2026, 1, 12)])]), .red,
      "20 days after the start",
      passes: Make.dossier([budget(["agreed": .day(2025, 12, 1), "launch": .day(2026, 1, 12)])])),
    RuleCase(
      44, "a workflow without one is told", trips: workflow(["owner": .text("Head")]), .missing, "no error budget",
      passes: workflow(["error budget": .name("drafts")])),
    RuleCase(
      45, "5% is too much where an incident is answered",
      trips: Make.dossier([budget(["allows": allows, "risk": .text("incident response")])]), .red,
      "incident response bears 0.1%",
      passes: Make.dossier([budget(["allows": allows, "risk": .text("internal drafting")])])),
    RuleCase(
      46, "errors have a price", trips: Make.dossier([budget(["allows": allows])]), .missing, "what an error costs",
      passes: logged([("a", 6), ("b", 6)])),
    RuleCase(
      46, "a budget that is spent stops the workflow", trips: logged([("a", 30), ("b", 30)]), .red,
      "of the budget is spent",
      passes: logged([("a", 6), ("b", 6)])),
    RuleCase(
      47, "an error that repeats is a defect",
      trips: logged([("old price list", 14), ("tone", 3), ("name", 3), ("date", 3)]),
      .red, "DEFECT: 61% of 23 errors come from old price list", passes: logged([("a", 3), ("b", 3), ("c", 3)])),
    RuleCase(
      48, "a violation that escaped is red",
      trips: Make.dossier([budget(["escaped": .parts(["found": .amount(1), "reviewed": .amount(400)])])]), .red,
      "1 of 400 escaped",
      passes: Make.dossier([budget(["escaped": .parts(["found": .amount(0), "reviewed": .amount(400)])])])),
    RuleCase(
      48, "none of thirty bounds it by no more than a tenth",
      trips: Make.dossier([
        budget(["allows": allows, "escaped": .parts(["found": .amount(0), "reviewed": .amount(30)])])
      ]), .warning, "at most 9.5% escape",
      passes: Make.dossier([
        budget(["allows": allows, "escaped": .parts(["found": .amount(0), "reviewed": .amount(400)])])
      ])),
    RuleCase(
      49, "a draft that takes longer to mend than to write",
      trips: usage(["edit time": .amount(0.2), "time to approve": .amount(0.1), "manual time": .amount(0.25)]), .red,
      "120% of doing it by hand", passes: usage(["edit time": .amount(0.05), "manual time": .amount(0.25)])),
  ]

  /// A benefit that multiplies a pilot's effect by adoption.
  static func rested(_ change: [String: [FieldValue]?]) -> Dossier {
    Make.dossier([PilotCases.pilot(change)]) { dossier in
      dossier.money = lines { _ in }.money
      for place in dossier.money.lines.indices { dossier.money.lines[place].total = 100 }
      var saved = AssumptionFact("time_saved")
      saved.pilot = "emea.aht"
      dossier.money.assumptions = [saved]
      dossier.money.reads = ["time": ["hours"], "hours": ["time_saved", "adoption"], "adoption": [], "time_saved": []]
    }
  }

  static let hours: [RuleCase] = [
    RuleCase(
      23, "an effect of everyone with access is not multiplied by adoption again",
      trips: rested(["estimand": [.text("access")]]), .red, "multiplies it by adoption again",
      passes: rested(["estimand": [.text("users")]])),
    RuleCase(
      23, "what the effect is net of is not taken off twice", trips: rested(["net of": [.texts("rework")]]), .warning,
      "already net of rework", passes: rested(["net of": [.texts("adoption")]])),
    RuleCase(
      23, "gross hours without exceptions are not net", trips: lines { $0.removeLast() }, .missing,
      "without exceptions",
      passes: lines { _ in }),
    RuleCase(
      32, "hours that go nowhere are worth nothing", trips: lines { $0[0].reallocatedTo = nil }, .red, "is worth 0",
      passes: lines { _ in }),
    RuleCase(
      51, "one step's gain is another's work",
      trips: workflow([
        "step": step("answer", "agents", 900, 600), "step": step("check", "team leads", 100, 450),
      ]), .red, "1,050 h a month against 1,000",
      passes: workflow(["step": step("answer", "agents", 900, 600), "step": step("check", "team leads", 100, 90)])),
    RuleCase(
      51, "work that moves to another role is told",
      trips: workflow([
        "step": step("answer", "agents", 900, 600), "step": step("check", "team leads", 100, 200),
      ]), .warning, "team leads 100 h more",
      passes: workflow(["step": step("answer", "agents", 900, 600), "step": step("check", "team leads", 100, 90)])),
    RuleCase(
      65, "what got faster is not the bottleneck",
      trips: workflow(["queue": queue("draft", 0.02, 0.01), "queue": queue("approval", 0.5, 0.5)]), .warning,
      "not the bottleneck",
      passes: workflow(["queue": queue("draft", 0.02, 0.01), "queue": queue("approval", 0.5, 0.2)])),
    RuleCase(
      107, "exceptions and shares are known", trips: usage(["weekly users": .amount(800), "eligible": .amount(1_200)]),
      .missing, "no exceptions of 1,000 outputs",
      passes: usage([
        "weekly users": .amount(800), "eligible": .amount(1_200), "suggested": .amount(9_000),
        "exceptions": .amount(90), "started": .amount(8_000), "completed": .amount(7_000),
      ])),
    RuleCase(
      109, "two thirds use it and one in twenty uses it well",
      trips: usage(["weekly users": .amount(804), "proficient": .amount(66)]), .warning, "66 of them well (8.2%)",
      passes: usage(["weekly users": .amount(804), "proficient": .amount(600)])),
    RuleCase(
      110, "tokens grow and value does not",
      trips: usage([
        "tokens": .parts(["before": .amount(1e6), "after": .amount(3.2e8)]),
        "value": .parts(["before": .amount(100), "after": .amount(104)]),
      ]), .red, "value 4%",
      passes: usage([
        "tokens": .parts(["before": .amount(1e6), "after": .amount(2e6)]),
        "value": .parts(["before": .amount(100), "after": .amount(160)]),
      ])),
    RuleCase(
      112, "minding takes more than it saves",
      trips: usage(["saved": .amount(100), "supervising": .amount(60), "correcting": .amount(50)]), .red, "1.1 to 1",
      passes: usage(["saved": .amount(100), "supervising": .amount(10), "correcting": .amount(20)])),
    RuleCase(
      113, "a tenth of the people has most of it",
      trips: usage(["data": .text("u.csv")], Array(repeating: 0.1, count: 18) + [40, 50]), .warning,
      "the tenth with the most save 98%",
      passes: usage(["data": .text("u.csv")], Array(repeating: 1, count: 20))),
    RuleCase(
      113, "what each person saves is to be known", trips: usage(["saved": .amount(100)]), .missing, "is not known",
      passes: usage(["data": .text("u.csv")], Array(repeating: 1, count: 20))),
    RuleCase(
      142, "groups selected unlike",
      trips: Make.dossier([
        Make.record(
          "fairness", "claims", "Claims sent to review",
          [
            "group": .parts(["name": .text("north"), "selected": .amount(60), "size": .amount(100)]),
            "group": .parts(["name": .text("south"), "selected": .amount(30), "size": .amount(100)]),
          ])
      ]), .red, "50% of the rate of north",
      passes: Make.dossier([
        Make.record(
          "fairness", "claims", "Claims sent to review",
          [
            "group": .parts(["name": .text("north"), "selected": .amount(60), "size": .amount(100)]),
            "group": .parts(["name": .text("south"), "selected": .amount(55), "size": .amount(100)]),
          ])
      ])),
  ]

  static let series: [RuleCase] = [
    RuleCase(
      11, "a measure that rises while the outcome stays is decoupled", trips: moved(flat), .red,
      "DECOUPLED: Cases assisted",
      passes: moved(falling)),
    RuleCase(
      20, "spend that moves nothing", trips: moved(flat, spend: [10, 12, 15, 18, 22, 26]), .warning,
      "does not surely follow", passes: moved(falling, spend: [10, 12, 14, 17, 20, 24])),
    RuleCase(
      66, "quality that fell and stayed down has drifted",
      trips: quality(noisy(10, from: 0.93, step: 0) + noisy(12, from: 0.90, step: 0)), .red, "has drifted",
      passes: quality(noisy(22, from: 0.93, step: 0))),
    RuleCase(
      97, "output that rose without its outcome", trips: moved(flat), .red, "FAILED: Cases assisted rose",
      passes: moved(falling)),
    RuleCase(
      123, "quality that stands still does not stack", trips: quality(noisy(13, from: 0.93, step: 0)), .warning,
      "NOT STACKING", passes: quality(noisy(13, from: 0.90, step: 0.004))),
  ]

  static let all = errors + hours + series
}
