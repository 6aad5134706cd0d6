import DataFiles
import Quantities

@testable import Evidence

/// What a pilot settles and what its data say: rules 14, 22 to 43, 50, 71 and 74.
enum PilotCases {
  static func period(_ from: (Int, Int, Int), _ to: (Int, Int, Int)) -> FieldValue {
    .period(
      .day(Month(year: from.0, month: from.1), from.2), .day(Month(year: to.0, month: to.1), to.2))
  }

  /// A pilot that has everything.
  static let whole: [String: [FieldValue]] = [
    "data": [.text("pilot.csv")], "unit": [.text("agent_id")],
    "arm": [.parts(["column": .text("group"), "control": .text("off"), "treated": .text("on")])],
    "week": [.text("week")], "baseline": [period((2025, 9, 1), (2025, 10, 12))],
    "live": [period((2025, 10, 13), (2025, 12, 7))], "prior year": [period((2024, 10, 14), (2024, 12, 8))],
    "design": [.text("randomised")], "hypothesis": [.text("Drafts cut handle time at equal quality")],
    "primary": [
      .parts([
        "name": .name("aht"), "column": .text("handle_seconds"), "direction": .text("lower"), "margin": .amount(0.1),
      ])
    ],
    "guard": [
      .parts(["name": .name("quality"), "column": .text("qa_pass"), "margin": .amount(0.02)]),
      .parts(["name": .name("reopened"), "column": .text("reopened"), "margin": .amount(0.02)]),
    ],
    "rollback": [.text("Feature flag off")], "segment": [.text("seniority")], "notes": [.text("Twelve interviews")],
    "logs": [.texts("prompt", "output", "accepted", "corrected", "approved_at", "completed_at")],
    "sample": [.text("random")], "negative cases": [.amount(9)], "recovery": [.name("recovery")],
    "follow up": [.text("Extended to six teams")], "policy": [.text("No violation in 400 reviewed cases")],
  ]

  static func pilot(_ change: [String: [FieldValue]?] = [:]) -> BlockRecord {
    var values = whole
    for (key, value) in change { values[key] = value }
    return BlockRecord("pilot", "emea", "EMEA pilot", values)
  }

  static func stated(_ change: [String: [FieldValue]?] = [:], beside others: [BlockRecord] = []) -> Dossier {
    Make.dossier([pilot(change)] + others)
  }

  /// 24 agents, half of them treated, over so many weeks; each cell may be changed.
  static func reading(
    weeks: Int = 8, _ design: (inout PilotDesign) -> Void = { _ in },
    seconds: (Int, Bool, Int) -> Double = even, quality: (Int, Bool, Int) -> Double = held,
    reopened: (Int, Bool) -> Double = reopening(0)
  ) -> Dossier {
    var stated = PilotDesign(pilot()) ?? PilotFaultTests.design
    design(&stated)
    stated.covariates = stated.covariates.isEmpty ? ["tenure"] : stated.covariates
    var text = "agent_id,group,week,handle_seconds,qa_pass,reopened,seniority,tenure\n"
    for agent in 0..<24 {
      let treated = agent % 2 == 1
      for week in 0..<weeks {
        let day = Day(2025, 10, 13).advanced(by: week * 7).description
        text +=
          "a\(agent),\(treated ? "on" : "off"),\(day),\(seconds(agent, treated, week)),\(quality(agent, treated, week)),\(reopened(agent, treated)),\(agent % 4 < 2 ? "junior" : "senior"),\(agent / 2)\n"
      }
    }
    let found = try? PilotReading.read(stated, MemoryBytes(Array(text.utf8)))
    return Make.dossier([pilot()]) { $0.pilotReadings["emea"] = found }
  }

  static func broken(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    let share = treated ? 0.80 : 0.95
    return share + Double((agent / 2 + week) % 3) * 0.001
  }
  static func slight(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    let mean: Double = treated ? 425 : 480
    return mean + Double((agent / 2 * 37 + week * 11) % 200)
  }
  /// Juniors gain far more.
  static func unlike(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    let mean: Double = treated ? (agent % 4 < 2 ? 300 : 460) : 480
    return mean + Double(agent % 12)
  }
  static func fading(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    let mean: Double = treated ? 380 + Double(week) * 12 : 480
    return mean + Double(agent % 12)
  }
  static func even(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    let mean: Double = treated ? 380 : 480
    return mean + Double(agent % 12)
  }
  static func held(_ agent: Int, _ treated: Bool, _ week: Int) -> Double {
    0.95 + Double((agent / 2 + week) % 3) * 0.001
  }
  /// Reopened cases, more of them with the tool by so much.
  static func reopening(_ more: Double) -> (Int, Bool) -> Double {
    { agent, treated in 0.06 + (treated ? more : 0) + Double(agent / 2 % 3) * 0.001 }
  }

  static let design: [RuleCase] = [
    RuleCase(
      14, "a baseline that runs into the live weeks is none",
      trips: stated(["baseline": [period((2025, 9, 1), (2025, 10, 20))]]), .red, "runs into the live weeks",
      passes: stated()),
    RuleCase(
      14, "without a baseline nothing is told from noise", trips: stated(["baseline": nil]), .missing,
      "no weeks before the start", passes: stated()),
    RuleCase(
      14, "what is made is no outcome",
      trips: stated([
        "primary": [
          .parts([
            "name": .name("documents"), "column": .text("documents"), "direction": .text("higher"),
            "margin": .amount(0.1),
          ])
        ]
      ]), .warning, "activity and no outcome", passes: stated()),
    RuleCase(
      22, "follow-through is a stage too", trips: stated(["follow up": nil]), .missing, "what was done with the result",
      passes: stated()),
    RuleCase(
      24, "a pilot without a measure of quality or risk is blind there", trips: stated(["guard": nil]), .missing,
      "nothing measures quality or risk", passes: stated()),
    RuleCase(
      25, "a shorter handle time asks after reopened cases", trips: stated(["guard": nil]), .warning,
      "no back-door measure for aht", passes: stated()),
    RuleCase(
      26, "handle time that is good when higher is misread",
      trips: Make.dossier([Make.record("kpi", "handle_time", "Handle time", ["good when": .text("higher")])]), .warning,
      "handle time is good when lower",
      passes: Make.dossier([Make.record("kpi", "handle_time", "Handle time", ["good when": .text("lower")])])),
    RuleCase(
      27, "two weeks are a short baseline", trips: stated(["baseline": [period((2025, 9, 29), (2025, 10, 12))]]),
      .warning, "14 days is short", passes: stated()),
    RuleCase(
      27, "four months are a stale one", trips: stated(["baseline": [period((2025, 6, 1), (2025, 10, 12))]]), .warning,
      "stale", passes: stated()),
    RuleCase(
      28, "the last week of the year is not like others",
      trips: stated(["live": [period((2025, 12, 1), (2026, 1, 25))]]), .warning, "the last week of the year",
      passes: stated([
        "live": [period((2025, 12, 1), (2026, 1, 25))],
        "exclude": [.parts(["days": period((2025, 12, 22), (2026, 1, 4)), "reason": .text("holidays")])],
      ])),
    RuleCase(
      28, "days that are left out have a reason",
      trips: stated(["exclude": [.parts(["days": period((2025, 11, 3), (2025, 11, 9))])]]), .missing,
      "without a reason", passes: stated()),
    RuleCase(
      29, "season is not told from effect without the year before", trips: stated(["prior year": nil]), .warning,
      "the same season a year before", passes: stated()),
    RuleCase(
      30, "a primary measure alone may be bought with anything", trips: stated(["guard": nil]), .red,
      "bought with anything", passes: stated()),
    RuleCase(
      33, "a way back is stated", trips: stated(["rollback": nil, "hypothesis": nil]), .missing,
      "no hypothesis and no rollback", passes: stated()),
    RuleCase(
      36, "what acts by itself needs a criterion of policy",
      trips: stated(
        ["policy": nil], beside: [Make.record("workflow", "refunds", "Refunds", ["automated": .flag(true)])]),
      .missing, "Refunds acts by itself",
      passes: stated(beside: [Make.record("workflow", "refunds", "Refunds", ["automated": .flag(true)])])),
    RuleCase(
      39, "use without logs is theatre", trips: stated(["logs": nil]), .missing, "theatre", passes: stated()),
    RuleCase(
      39, "a log that is not kept is named", trips: stated(["logs": [.texts("prompt", "output", "accepted")]]),
      .missing,
      "no log of correction, time to approve or time to complete", passes: stated()),
    RuleCase(
      43, "what people said stands beside the numbers", trips: stated(["notes": nil]), .missing, "no word",
      passes: stated()),
    RuleCase(
      71, "chosen cases show what they were chosen for", trips: stated(["sample": [.text("chosen")]]), .red, "chosen",
      passes: stated()),
    RuleCase(
      71, "failures belong to a sample", trips: stated(["negative cases": [.amount(0)]]), .missing,
      "cases that went wrong", passes: stated()),
    RuleCase(
      74, "a survey shows no cause", trips: stated(["design": [.text("survey")]]), .red, "grade E", passes: stated()),
    RuleCase(
      74, "a design that is not said counts as matched", trips: stated(["design": nil]), .missing, "grade C",
      passes: stated()),
  ]

  static let data: [RuleCase] = [
    RuleCase(
      31, "a gain bought with quality may be a loss",
      trips: reading(quality: broken), .red, "quality got worse", passes: reading()),
    RuleCase(
      35, "a gain within its error is not proven, and the rows that would prove it are told",
      trips: reading(seconds: slight), .warning, "NOT PROVEN: aht", passes: reading()),
    RuleCase(
      35, "a guard that surely broke fails the pilot",
      trips: reading(quality: broken), .red, "FAIL: the data speak against quality", passes: reading()),
    RuleCase(
      37, "a split that no lot would draw stops the comparison",
      trips: reading({ $0.plannedShare = 0.95 }), .red, "no split by lot", passes: reading()),
    RuleCase(
      37, "groups that differed before are told",
      trips: reading({ $0.covariates = ["handle_seconds"] }), .warning, "differed before the start", passes: reading()),
    RuleCase(
      38, "what stands out alone does not among many",
      trips: reading(
        { design in
          design.guards = []
          design.secondaries =
            [PilotDesign.Measure(name: "reopened", column: "reopened", direction: .lower)]
            + (0..<9).map { PilotDesign.Measure(name: "m\($0)", column: "qa_pass", direction: .higher) }
        }, reopened: reopening(0.0009)), .warning,
      "not among so many",
      passes: reading({ $0.secondaries = [.init(name: "q", column: "qa_pass", direction: .higher)] })),
    RuleCase(
      40, "one number for everyone hides who gains", trips: reading({ $0.segments = [] }), .missing,
      "one number for everyone", passes: reading()),
    RuleCase(
      40, "juniors who gain more than seniors are told",
      trips: reading(seconds: unlike), .warning, "the effect differs by seniority", passes: reading()),
    RuleCase(
      41, "an effect that wears off is told",
      trips: reading(seconds: fading),
      .warning, "fades", passes: reading()),
    RuleCase(
      41, "two weeks do not tell novelty", trips: reading(weeks: 2), .missing, "fewer than three weeks",
      passes: reading()),
    RuleCase(
      42, "three weeks are too short", trips: stated(["live": [period((2025, 10, 13), (2025, 11, 2))]]), .warning,
      "3 weeks live", passes: stated()),
    RuleCase(
      50, "errors that only moved are found downstream",
      trips: reading(reopened: reopening(0.03)), .red,
      "reopened worse", passes: reading()),
  ]

  static let all = design + data
}
