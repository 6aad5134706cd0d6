@testable import Evidence

/// Priorities and what is done for them: rules 1 to 8.
enum PriorityCases {
  static let cost = Make.record(
    "priority", "service_cost", "Cost per case 15% lower by 2026-12",
    [
      "measures": .name("unit_cost"), "baseline": .amount(4), "target": .aim(.lower(0.15), by: Day(2026, 12, 31)),
      "set on": .day(2025, 11, 15),
    ])
  static let scale = Make.record(
    "objective", "scale", "Scale service",
    ["level": .text("executive"), "outcome": .name("unit_cost"), "set on": .day(2025, 11, 15)])
  static let handleTime = Make.record(
    "key result", "handle_time_now", "Handle time",
    ["supports": .name("scale"), "measures": .name("handle_time"), "set on": .day(2025, 12, 1)])

  static func copilot(_ values: KeyValuePairs<String, FieldValue>) -> BlockRecord {
    Make.record("initiative", "copilot", "Agent copilot", values)
  }
  static func priority(_ label: String, _ values: KeyValuePairs<String, FieldValue> = [:]) -> BlockRecord {
    Make.record("priority", "p", label, values)
  }
  static func priorities(_ count: Int, until year: Int = 2026) -> Dossier {
    Make.dossier(
      (0..<count).map { Make.record("priority", "p\($0)", nil, ["until": .day(year, 12, 31)]) })
  }
  static let live: FieldValue = .day(2026, 1, 12)
  static let start = Day(2026, 1, 1)

  static func milestones(_ values: [Double]) -> Dossier {
    Make.dossier(
      [
        priority(
          "Cost per case",
          [
            "measures": .name("unit_cost"), "baseline": .amount(4),
            "milestone": .aim(.lower(0.02), by: Day(2026, 3, 31)),
            "milestone": .aim(.lower(0.08), by: Day(2026, 6, 30)),
            "target": .aim(.lower(0.15), by: Day(2026, 12, 31)),
          ])
      ], today: Day(2026, 4, 10)
    ) {
      $0.money.start = start
      $0.actuals["unit_cost"] = ActualSeries(
        name: "unit_cost", weeks: [Day(2026, 3, 2), Day(2026, 3, 30)], values: values)
    }
  }

  static let all: [RuleCase] = [
    RuleCase(
      1, "an initiative without a priority is an orphan, with its spend at stake",
      trips: Make.dossier([
        cost, scale, handleTime, copilot(["owner": .text("Head"), "moves": .name("handle_time_now")]),
      ]),
      .red, "ORPHAN: Agent copilot serves no priority",
      passes: Make.dossier([
        cost, scale, handleTime,
        copilot(["priority": .name("service_cost"), "owner": .text("Head"), "moves": .name("handle_time_now")]),
      ])),
    RuleCase(
      1, "an initiative whose key result leads nowhere is an orphan",
      trips: Make.dossier([
        cost, copilot(["priority": .name("service_cost"), "owner": .text("Head"), "moves": .name("handle_time_now")]),
      ]),
      .red, "moves nothing that reaches",
      passes: Make.dossier([
        cost, copilot(["priority": .name("service_cost"), "owner": .text("Head"), "moves": .name("handle_time")]),
      ]) { $0.money.reads = ["unit_cost": ["handle_time"]] }),
    RuleCase(
      2, "two priorities are too few", trips: priorities(2), .warning, "too few", passes: priorities(3)),
    RuleCase(
      2, "six priorities are too many", trips: priorities(6), .warning, "too many", passes: priorities(5)),
    RuleCase(
      2, "a priority for 2028 is not one for the next twelve months", trips: priorities(3, until: 2028), .warning,
      "not twelve months", passes: priorities(4)),
    RuleCase(
      3, "“Improve HR efficiency” says neither measure, number nor date",
      trips: Make.dossier([priority("Improve HR efficiency")]), .red,
      "does not say what is measured, by how much or by when",
      passes: Make.dossier([priority("Reduce time-to-hire by 20% by December 2026")])),
    RuleCase(
      3, "fields say what the words leave open", trips: Make.dossier([priority("Better hiring")]), .red, "by when",
      passes: Make.dossier([
        priority(
          "Better hiring",
          ["measures": .name("time_to_hire"), "target": .aim(.lower(0.2), by: Day(2026, 12, 31))])
      ])),
    RuleCase(
      4, "a priority without steps says what is missing",
      trips: Make.dossier([priority("Cost", ["target": .aim(.lower(0.15), by: Day(2026, 12, 31))])]) {
        $0.money.start = start
      },
      .warning, "no target for 90 days", passes: milestones([3.9, 3.85])),
    RuleCase(
      4, "a step that was missed is red", trips: milestones([3.9, 3.95]), .red, "missed",
      passes: milestones([4, 3.92])),
    RuleCase(
      5, "a target written down after the start is a description",
      trips: Make.dossier([
        copilot(["go live": live]), Make.record("objective", "o", nil, ["set on": .day(2026, 2, 1)]),
      ]),
      .red, "after the start",
      passes: Make.dossier([
        copilot(["go live": live]), Make.record("objective", "o", nil, ["set on": .day(2025, 12, 1)]),
      ])),
    RuleCase(
      6, "a tool chosen before its bottleneck was seen is technology first",
      trips: Make.dossier([
        copilot([
          "bottleneck": .text("time"), "bottleneck seen": .day(2025, 10, 1), "tool chosen": .day(2025, 7, 1),
        ])
      ]),
      .red, "technology first",
      passes: Make.dossier([
        copilot([
          "bottleneck": .text("time"), "bottleneck seen": .day(2025, 7, 1), "tool chosen": .day(2025, 10, 1),
        ])
      ])),
    RuleCase(
      7, "IT alone does not answer for a result",
      trips: Make.dossier([copilot(["function": .texts("IT", "engineering")])]), .red, "only IT and engineering",
      passes: Make.dossier([copilot(["function": .texts("service", "IT")])])),
    RuleCase(
      8, "who agreed after the design was late",
      trips: Make.dossier([
        copilot([
          "designed": .day(2025, 11, 30), "signed": .signature("sales", 2025, 11, 1),
          "signed": .signature("operations", 2025, 11, 3), "signed": .signature("HR", 2025, 12, 5),
        ])
      ]),
      .warning, "without HR and finance",
      passes: Make.dossier([
        copilot([
          "designed": .day(2025, 11, 30), "signed": .signature("sales", 2025, 11, 1),
          "signed": .signature("service", 2025, 11, 3), "signed": .signature("human resources", 2025, 11, 5),
          "signed": .signature("controlling", 2025, 11, 30),
        ])
      ])),
  ]
}
