@testable import Evidence

/// Objectives and key results: rules 79 to 86 and 91 to 102.
enum CascadeCases {
  static func objective(_ name: String, _ label: String, _ values: KeyValuePairs<String, FieldValue> = [:])
    -> BlockRecord
  {
    let given = Make.record("objective", name, label, values)
    return BlockRecord(
      "objective", name, label, given.values.merging(["level": [.text("executive")]]) { mine, _ in mine })
  }
  static func result(
    _ name: String, _ level: String, under: String, _ values: KeyValuePairs<String, FieldValue> = [:]
  ) -> BlockRecord {
    let given = Make.record("key result", name, nil, values)
    return BlockRecord(
      "key result", name, nil,
      given.values.merging(["level": [.text(level)], "supports": [.name(under)]]) { mine, _ in mine })
  }
  static func initiative(_ name: String, moves: String) -> BlockRecord {
    Make.record("initiative", name, nil, ["moves": .name(moves), "costs": .name("licences")])
  }

  static let wired: [BlockRecord] = [
    objective("scale", "Scale service", ["outcome": .name("unit_cost"), "bet": .text("cost efficiency")]),
    result("handle", "unit", under: "scale", ["class": .texts("outcome", "speed")]),
    result("assisted", "team", under: "handle", ["class": .texts("output", "adoption")]),
    result("reopen", "team", under: "handle", ["class": .texts("outcome", "quality")]),
  ]
  static func objectives(_ count: Int) -> Dossier {
    Make.dossier((0..<count).map { objective("o\($0)", "O\($0)") })
  }
  static func units(_ count: Int) -> Dossier {
    Make.dossier(
      [objective("o0", "O0"), objective("o1", "O1")]
        + (0..<count).map { result("kr\($0)", "unit", under: "o\($0 % 2)", ["unit": .text("Service")]) })
  }
  static func effect(_ present: Double, _ target: Double) -> Dossier {
    Make.dossier(wired) {
      for name in ["handle", "assisted", "reopen"] {
        $0.money.effects.append(
          KeyResultEffect(
            keyResult: name, objective: "scale", probabilityAtTarget: target, probabilityAtPresent: present,
            expectedChange: -0.04))
      }
    }
  }
  static func held(_ present: Double) -> Dossier {
    Make.dossier([
      wired[0],
      result(
        "reopen", "unit", under: "scale",
        ["class": .texts("outcome", "quality"), "measures": .name("reopened"), "target": .aim(.atMost(0.07))]),
    ]) {
      $0.money.present["reopened"] = present
      $0.money.effects = [
        KeyResultEffect(
          keyResult: "reopen", objective: "scale", probabilityAtTarget: 0.3, probabilityAtPresent: 0.3,
          expectedChange: 0)
      ]
    }
  }
  static func refreshed(_ month: Int, _ day: Int) -> Dossier {
    Make.dossier([result("handle", "unit", under: "scale", ["refreshed": .day(2026, month, day)])])
  }
  static func due(_ values: KeyValuePairs<String, FieldValue>) -> Dossier {
    Make.dossier([result("handle", "unit", under: "scale", values)]) { $0.money.start = Day(2026, 1, 1) }
  }
  static func changed(_ year: Int, _ month: Int) -> Dossier {
    Make.dossier([
      result(
        "handle", "unit", under: "scale",
        [
          "set on": .day(2025, 12, 1), "target": .aim(.atMost(8), by: Day(2026, 6, 30)),
          "changed": .parts(["date": .day(year, month, 1), "what": .text("without transfers")]),
        ])
    ])
  }
  static func reviews(_ team: FieldValue, _ unit: FieldValue, _ executive: FieldValue) -> Dossier {
    Make.dossier(
      wired + [
        Make.record("review", "a", nil, ["of": .text("team"), "held": team]),
        Make.record("review", "b", nil, ["of": .text("unit"), "held": unit]),
        Make.record("review", "c", nil, ["of": .text("executive"), "held": executive]),
      ])
  }

  static let all: [RuleCase] = [
    RuleCase(
      79, "an objective with a unit but no team below it is not wired through",
      trips: Make.dossier(Array(wired.prefix(2))), .warning, "nothing at team level", passes: Make.dossier(wired)),
    RuleCase(
      80, "a team's key result under an executive objective skips a level",
      trips: Make.dossier([wired[0], result("assisted", "team", under: "scale")]), .red, "broken link",
      passes: Make.dossier(wired)),
    RuleCase(
      80, "a key result under something nobody states", trips: Make.dossier([result("x", "unit", under: "gone")]), .red,
      "which nobody states", passes: Make.dossier(wired)),
    RuleCase(
      81, "five executive objectives are too many", trips: objectives(5), .warning, "more than 4", passes: objectives(4)
    ),
    RuleCase(
      81, "one executive objective is too few", trips: objectives(1), .warning, "fewer than 2", passes: objectives(2)),
    RuleCase(
      81, "a unit that takes three executive results has too many", trips: units(3), .warning, "Service takes 3",
      passes: units(2)),
    RuleCase(
      82, "an objective says which bet it is", trips: objectives(2), .missing, "which bet",
      passes: Make.dossier([
        objective("a", "A", ["bet": .text("cost efficiency")]), objective("b", "B", ["bet": .text("risk reduction")]),
      ])),
    RuleCase(
      82, "two objectives of one kind are one bet",
      trips: Make.dossier([
        objective("a", "A", ["bet": .text("cost efficiency")]), objective("b", "B", ["bet": .text("cost efficiency")]),
      ]), .warning, "all objectives are one bet",
      passes: Make.dossier([objective("a", "A", ["bet": .text("revenue growth")])])),
    RuleCase(
      83, "an executive result from a spreadsheet is typed by hand",
      trips: Make.dossier([objective("a", "A", ["source": .text("Controlling.xlsx")])]), .warning, "typed by hand",
      passes: Make.dossier([objective("a", "A", ["source": .text("ERP")])])),
    RuleCase(
      84, "an objective without a figure of finance is aspirational",
      trips: Make.dossier([objective("a", "A", ["outcome": .name("delight")])]) { $0.money.units = ["delight": "%"] },
      .red,
      "aspirational",
      passes: Make.dossier([objective("a", "A", ["outcome": .name("unit_cost")])]) {
        $0.money.units = ["unit_cost": "EUR/case"]
      }),
    RuleCase(
      85, "“Deploy an LLM” is a technology milestone",
      trips: Make.dossier([objective("a", "Deploy an LLM in service")]),
      .red, "names what is installed",
      passes: Make.dossier([objective("a", "Scale service without proportional headcount")])),
    RuleCase(
      85, "“Accuracy to 92 percent” is a technology milestone",
      trips: Make.dossier([objective("a", "Accuracy to 92 percent")]),
      .red, "the quality of a model", passes: Make.dossier([objective("a", "Customers get answers the same day")])),
    RuleCase(
      86, "an objective that one initiative serves is a single bet",
      trips: Make.dossier(wired + [initiative("copilot", moves: "assisted")]), .warning, "single bet: only copilot",
      passes: Make.dossier(wired + [initiative("copilot", moves: "assisted"), initiative("bot", moves: "handle")])),
    RuleCase(
      91, "ten days without a refresh is stale", trips: refreshed(3, 6), .warning, "stale", passes: refreshed(3, 9)),
    RuleCase(
      91, "seven weeks without a refresh is dead", trips: refreshed(1, 26), .red, "dead", passes: refreshed(3, 15)),
    RuleCase(
      92, "a team that has not met for nine days is overdue",
      trips: reviews(.day(2026, 3, 7), .day(2026, 2, 20), .day(2026, 1, 5)), .warning,
      "the last team review was 9 days ago",
      passes: reviews(.day(2026, 3, 9), .day(2026, 2, 20), .day(2026, 1, 5))),
    RuleCase(
      93, "a date before adoption can show is infeasible",
      trips: due([
        "target": .aim(.atMost(8), by: Day(2026, 6, 30)), "ramp": .amount(12), "lag": .amount(1),
      ]), .red, "cannot show before 2027-02-01",
      passes: due(["target": .aim(.atMost(8), by: Day(2026, 12, 31)), "ramp": .amount(6), "lag": .amount(1)])),
    RuleCase(
      93, "a date that allows for no adoption curve says nothing of it",
      trips: due(["target": .aim(.atMost(8), by: Day(2026, 6, 30))]), .missing, "no adoption curve",
      passes: due(["target": .aim(.atMost(8), by: Day(2026, 6, 30)), "ramp": .amount(3)])),
    RuleCase(
      94, "one exact number is neither a range nor a threshold",
      trips: Make.dossier([result("k", "unit", under: "o", ["target": .aim(.exactly(8))])]), .warning,
      "one exact number",
      passes: Make.dossier([result("k", "unit", under: "o", ["target": .aim(.between(8, 8.5))])])),
    RuleCase(
      95, "a cascade without a key result of quality", trips: Make.dossier(Array(wired.prefix(3))), .warning,
      "no quality key result", passes: Make.dossier(wired)),
    RuleCase(
      96, "95% adoption and the objective as likely to move as before is vanity", trips: effect(0.31, 0.32), .red,
      "VANITY", passes: effect(0.31, 0.74)),
    RuleCase(
      96, "quality that is to stay where it is is a guard, not vanity", trips: held(0.08), .red, "VANITY",
      passes: held(0.06)),
    RuleCase(
      98, "an initiative that reaches no executive objective is not funded, with its spend",
      trips: Make.dossier(wired + [initiative("memo_bot", moves: "nothing")]) {
        var line = LineFact("licences", .cost)
        line.presentValue = 52_300
        $0.money.lines = [line]
      }, .red, "52,300 EUR at stake", passes: Make.dossier(wired + [initiative("copilot", moves: "assisted")])),
    RuleCase(
      99, "key results that bring 4% of the 15% wanted are inflated",
      trips: Make.dossier(wired) {
        $0.money.coverage["scale"] = CoverageFact(expectedChange: -0.04, wantedChange: -0.15)
      }, .red, "coverage 0.27",
      passes: Make.dossier(wired) {
        $0.money.coverage["scale"] = CoverageFact(expectedChange: -0.18, wantedChange: -0.15)
      }),
    RuleCase(
      100, "a first cycle of four objectives with one wired is too much",
      trips: Make.dossier(wired + (1...3).map { objective("o\($0)", "O\($0)") }), .warning,
      "1 of 4 objectives are wired",
      passes: Make.dossier(wired)),
    RuleCase(
      101, "a team's measure that leads nowhere dangles",
      trips: Make.dossier(wired + [Make.record("kpi", "prompts", "Prompts", ["level": .text("team")])]), .warning,
      "connected to no executive objective",
      passes: Make.dossier(
        wired + [Make.record("kpi", "prompts", "Prompts", ["level": .text("team"), "supports": .name("assisted")])])),
    RuleCase(
      102, "a definition changed before the date is a proxy substitution", trips: changed(2026, 2), .red,
      "proxy substitution", passes: changed(2025, 11)),
  ]
}
