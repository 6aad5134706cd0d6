@testable import Evidence

/// Use, value and portfolio: rules 15 to 19, 54 to 61, 75, 77, 78, 108, 111, 114 to 117, 121, 122, 124 to 127, 138,
/// 140, 141 and 144.
enum ValueCases {
  static func usage(_ values: KeyValuePairs<String, FieldValue>) -> Dossier {
    Make.dossier([Make.record("usage", "q1", "First quarter", values)])
  }
  static func claim(_ values: KeyValuePairs<String, FieldValue>) -> Dossier {
    Make.dossier([Make.record("claim", "c", "30% faster", values)])
  }
  static func line(
    _ name: String, _ side: LineFact.Side, _ value: Double, kind: String? = nil, category: String? = nil
  ) -> LineFact {
    var line = LineFact(name, side)
    line.presentValue = value
    line.kind = kind
    line.category = category
    return line
  }
  static func one(_ values: KeyValuePairs<String, FieldValue>, _ lines: [LineFact] = []) -> Dossier {
    Make.dossier([Make.record("initiative", "i", "Copilot", values)]) {
      $0.money.lines = lines
      $0.money.start = Day(2026, 1, 1)
    }
  }
  static func benefit(_ kind: String?, _ change: (inout LineFact) -> Void = { _ in }) -> Dossier {
    Make.dossier([]) {
      var line = line("saved", .benefit, 90_000, kind: kind)
      change(&line)
      $0.money.lines = [line]
    }
  }
  static func signs(_ faster: [Double], _ second: String, _ values: [Double]) -> Dossier {
    Make.dossier([
      Make.record("kpi", "aht", "Handle time", ["class": .text("speed"), "baseline": .amount(8)]),
      Make.record("kpi", "unit", "Cost per case", ["class": .text("cost"), "baseline": .amount(8)]),
      Make.record("kpi", "second", second, ["baseline": .amount(10)]),
    ]) {
      let weeks = [Day(2026, 2, 2), Day(2026, 2, 9)]
      $0.actuals["aht"] = ActualSeries(name: "aht", weeks: weeks, values: faster)
      $0.actuals["unit"] = ActualSeries(name: "unit", weeks: weeks, values: faster)
      $0.actuals["second"] = ActualSeries(name: "second", weeks: weeks, values: values)
    }
  }
  static func violations(_ now: Double) -> Dossier {
    usage([
      "violations": .parts(["found": .amount(now), "actions": .amount(12_000)]),
      "violations before": .parts(["found": .amount(10), "actions": .amount(10_000)]),
    ])
  }
  static func assumptions(_ sourced: Int) -> Dossier {
    Make.dossier([]) {
      $0.money.assumptions = (0..<10).map { index in
        var fact = AssumptionFact("a\(index)")
        if index < sourced {
          fact.source = "ERP"
          fact.confidence = "B"
        }
        return fact
      }
    }
  }
  static func vendor(_ values: KeyValuePairs<String, FieldValue>, npv: Double? = nil) -> Dossier {
    Make.dossier([Make.record("vendor", "v", "Model vendor", values)]) {
      $0.money.lines = [line("saved", .benefit, 60_000), line("other", .benefit, 40_000)]
      if let npv { $0.money.npvByScenario["shut"] = npv }
    }
  }
  static func portfolio(_ statuses: [String], proven: Int) -> Dossier {
    Make.dossier(
      statuses.enumerated().map { index, status in
        Make.record(
          "initiative", "i\(index)", nil,
          ["status": .text(status), "proven by": .name("p\(index)"), "earns": .name("saved"), "costs": .name("spent")])
      }
    ) {
      $0.money.lines = [line("saved", .benefit, 2), line("spent", .cost, 1)]
      for index in 0..<proven { $0.pilotFacts["p\(index)"] = PilotFact("p\(index)", verdict: .pass) }
    }
  }
  static func waves(_ later: Double) -> Dossier {
    Make.dossier(
      (1...4).map { month in
        Make.record(
          "initiative", "i\(month)", nil,
          ["go live": .day(2026, month, 1), "earns": .name("gain\(month)"), "costs": .name("cost\(month)")])
      }
    ) {
      $0.money.lines = (1...4).flatMap { month in
        [line("gain\(month)", .benefit, month > 2 ? later : 3), line("cost\(month)", .cost, 1)]
      }
    }
  }
  static func payback(_ probability: Double?, months: Double?) -> Dossier {
    var dossier = one(["earns": .name("saved"), "pays back by": .day(2026, 12, 31)])
    dossier.money.probabilityOfPayback["i"] = probability
    dossier.money.paybackMonths = months
    return dossier
  }
  static func answers(_ noes: Int) -> Dossier {
    let questions = ProgrammeQuestion.allCases
    return Make.dossier([
      BlockRecord(
        "diagnostic", "board", nil,
        questions.enumerated().reduce(into: [:]) { $0[$1.element.rawValue] = [.flag($1.offset >= noes)] })
    ])
  }
  static func pilot(_ guardName: String) -> Dossier {
    Make.dossier([
      Make.record(
        "pilot", "ops", "Service desk",
        [
          "primary": .parts(["name": .name("mttr"), "column": .text("minutes")]),
          "guard": .parts(["name": .name("change_failure"), "column": .text("failed_changes")]),
          "secondary": .parts(["name": .name(guardName), "column": .text(guardName)]),
        ])
    ])
  }
  static func proven(_ design: String?) -> Dossier {
    var records = [Make.record("initiative", "i", "Copilot", ["earns": .name("saved"), "proven by": .name("emea")])]
    if let design { records.append(Make.record("pilot", "emea", "EMEA", ["design": .text(design)])) }
    return Make.dossier(records)
  }

  static let all: [RuleCase] = [
    RuleCase(
      15, "a payback that is unlikely by its date", trips: payback(0.2, months: 20), .red,
      "P(payback by 2026-12-31) 20%", passes: payback(0.8, months: 8)),
    RuleCase(
      15, "a payback computed later than declared", trips: payback(nil, months: 20), .red, "pays back on 2027-09-02",
      passes: payback(nil, months: 8)),
    RuleCase(
      15, "an initiative that earns declares when it has paid back", trips: one(["earns": .name("saved")]), .missing,
      "declares no date", passes: payback(nil, months: 11)),
    RuleCase(
      16, "saved hours that go nowhere are not realised", trips: benefit("capacity"), .red, "put to no use",
      passes: benefit("capacity") { $0.reallocatedTo = "Backlog" }),
    RuleCase(
      17, "“we are faster” without a name and a number is no win",
      trips: Make.dossier([Make.record("win", "w", "We are faster", ["source": .text("Survey")])]), .warning,
      "does not say whose it is, what moved or by how much",
      passes: Make.dossier([
        Make.record(
          "win", "w", "Reporting time down three hours a week",
          [
            "owner": .text("Controller"), "measures": .name("reporting"), "gained": .amount(3),
            "source": .text("Time sheets"),
          ])
      ])),
    RuleCase(
      18, "a tool that one team of six uses is a silo",
      trips: one(["teams": .parts(["using": .amount(1), "intended": .amount(6)])]), .warning, "silo: 1 of 6 teams",
      passes: one(["teams": .parts(["using": .amount(5), "intended": .amount(6)])])),
    RuleCase(
      19, "drafts that are rewritten", trips: usage(["edit time": .amount(0.08), "manual time": .amount(0.1)]),
      .warning,
      "heavy editing", passes: usage(["edit time": .amount(0.02), "manual time": .amount(0.1)])),
    RuleCase(
      54, "more overridden than used",
      trips: usage([
        "started": .amount(100), "completed": .amount(80), "suggested": .amount(100), "accepted": .amount(30),
        "overridden": .amount(60), "repaired": .amount(10),
      ]), .warning, "overridden 60%",
      passes: usage([
        "started": .amount(100), "completed": .amount(80), "suggested": .amount(100), "accepted": .amount(70),
        "overridden": .amount(10), "repaired": .amount(20),
      ])),
    RuleCase(
      55, "a scorecard with nothing on governance and rework",
      trips: signs([7, 7], "Share of cases assisted", [10, 10]), .missing,
      "nothing measures quality, governance or rework",
      passes: Make.dossier(
        MetricClass.scorecard.map { Make.record("kpi", $0.rawValue, $0.rawValue, ["class": .text($0.rawValue)]) })),
    RuleCase(
      56, "faster, with more rework, is a warning", trips: signs([7, 7], "Rework", [12, 13]), .warning,
      "faster, but Rework",
      passes: signs([7, 7], "Rework", [9, 9])),
    RuleCase(
      57, "more defects that escape", trips: signs([8, 8], "Defects escaped", [13, 12]), .warning,
      "Defects escaped is 25% worse", passes: signs([8, 8], "Defects escaped", [10, 9])),
    RuleCase(
      58, "cheaper with an older backlog is only deferred", trips: signs([7, 7], "Backlog age", [14, 14]), .warning,
      "DEFERRED",
      passes: signs([7, 7], "Backlog age", [10, 10])),
    RuleCase(
      59, "many users, few completed tasks",
      trips: usage([
        "eligible": .amount(100), "weekly users": .amount(80), "started": .amount(50), "completed": .amount(20),
      ]),
      .warning, "80% use it, 40% of tasks are completed",
      passes: usage([
        "eligible": .amount(100), "weekly users": .amount(80), "started": .amount(50), "completed": .amount(40),
      ])),
    RuleCase(
      60, "more violations per 1,000 actions than before", trips: violations(24), .warning,
      "2 violations per 1,000 actions, 1 before", passes: violations(12)),
    RuleCase(
      61, "correcting takes longer than doing it by hand",
      trips: usage(["edit time": .amount(0.12), "manual time": .amount(0.1)]), .warning, "120% of the manual time",
      passes: usage(["edit time": .amount(0.05), "manual time": .amount(0.1)])),
    RuleCase(
      75, "a pilot of the service desk without rework", trips: pilot("csat"), .warning, "measures no rework",
      passes: pilot("reopened")),
    RuleCase(
      77, "a vendor's claim in the vendor's terms", trips: claim(["promised": .share(0.3)]), .red,
      "in the vendor's terms",
      passes: claim(["promised": .share(0.3), "measures": .name("handle_time"), "discount": .share(0.5)])),
    RuleCase(
      77, "a vendor's claim taken at its word", trips: claim(["measures": .name("handle_time")]), .red, "at its word",
      passes: claim(["measures": .name("handle_time"), "discount": .share(0.5)])),
    RuleCase(
      78, "bid 30%, did 12%", trips: claim(["promised": .share(0.3), "realised": .share(0.12)]), .warning,
      "18 points short", passes: claim(["promised": .share(0.3), "realised": .share(0.31)])),
    RuleCase(
      108, "97% live and 29% proven is a gap of 68 points",
      trips: portfolio(Array(repeating: "live", count: 97) + Array(repeating: "planned", count: 3), proven: 29),
      .warning,
      "a gap of 68 points", passes: portfolio(["live", "live", "planned"], proven: 2)),
    RuleCase(
      111, "an agentic project that counts on success",
      trips: one(["agents": .amount(3), "costs": .name("spent")], [line("spent", .cost, 100_000)]), .warning,
      "40,000 EUR to write off at the forecast 40%",
      passes: one(
        ["agents": .amount(3), "costs": .name("spent"), "fails with": .share(0.3)], [line("spent", .cost, 100_000)])),
    RuleCase(
      114, "three of four choose another tool",
      trips: usage(["sanctioned": .share(0.24), "shadow licences": .amount(1_000)]), .warning,
      "12,000 EUR a year go to others",
      passes: usage(["sanctioned": .share(0.8)])),
    RuleCase(
      115, "avoided cost without a budget", trips: benefit("avoided"), .warning, "without a budget",
      passes: benefit("avoided") { $0.budget = "4711" }),
    RuleCase(
      115, "revenue without a margin", trips: benefit("revenue"), .warning, "without a margin", passes: benefit("cash")),
    RuleCase(
      116, "seven of ten numbers with a source", trips: assumptions(7), .warning, "70% of 10 assumptions",
      passes: assumptions(9)),
    RuleCase(
      117, "a vendor on which most rests, with no way out stated", trips: vendor(["supplies": .name("saved")]),
      .missing,
      "60% of the value rests on Model vendor",
      passes: vendor(
        ["supplies": .name("saved"), "leaving costs": .amount(5_000), "restricted in": .name("shut")], npv: 20_000)),
    RuleCase(
      117, "a vendor without whom the programme loses money",
      trips: vendor(
        ["supplies": .name("saved"), "leaving costs": .amount(5_000), "restricted in": .name("shut")], npv: -20_000),
      .red,
      "NPV (20,000) EUR if it is restricted",
      passes: vendor(
        ["supplies": .name("saved"), "leaving costs": .amount(5_000), "restricted in": .name("shut")], npv: 1)),
    RuleCase(
      121, "neither an asset nor a budget to learn", trips: one([:]), .warning, "rests on no asset",
      passes: one(["experiment budget": .amount(10_000)])),
    RuleCase(
      122, "three noes are an adoption programme", trips: answers(3), .red,
      "3 of 5 answered no: an adoption programme with a value label on it", passes: answers(2)),
    RuleCase(
      124, "four of twenty managers", trips: usage(["managers": .parts(["shown": .amount(4), "asked": .amount(20)])]),
      .warning, "4 of 20 managers", passes: usage(["managers": .parts(["shown": .amount(15), "asked": .amount(20)])])),
    RuleCase(
      125, "a stalled agent costs while it stands",
      trips: one(["status": .text("stalled"), "running cost": .amount(500), "security review": .amount(4_000)]),
      .warning,
      "10,000 EUR in the next year", passes: one(["status": .text("stopped"), "running cost": .amount(500)])),
    RuleCase(
      126, "the second wave earns a third of the first", trips: waves(1), .warning, "saturation", passes: waves(2.5)),
    RuleCase(
      127, "half of an agency's saving goes to its customers",
      trips: one(
        ["earns": .name("saved"), "passed on": .share(0.5)], [line("saved", .benefit, 80_000, kind: "revenue")]),
      .warning, "40,000 EUR less margin",
      passes: one(
        ["earns": .name("saved"), "passed on": .share(0)], [line("saved", .benefit, 80_000, kind: "revenue")])),
    RuleCase(
      138, "accurate but too dear",
      trips: one(
        ["earns": .name("saved"), "costs": .name("tokens")],
        [line("saved", .benefit, 10_000), line("tokens", .cost, 25_000, category: "tokens")]), .red, "too dear",
      passes: one(
        ["earns": .name("saved"), "costs": .name("tokens")],
        [line("saved", .benefit, 30_000), line("tokens", .cost, 25_000, category: "tokens")])),
    RuleCase(
      140, "exploratory work that is to teach nothing", trips: one(["stage": .text("exploratory")]), .missing,
      "what it is to teach", passes: one(["stage": .text("exploratory"), "learns": .name("time_saved")])),
    RuleCase(
      141, "a portfolio without exploration",
      trips: Make.dossier((1...2).map { Make.record("initiative", "i\($0)", nil, ["stage": .text("production")]) }),
      .warning,
      "no initiative is exploratory",
      passes: Make.dossier(
        ["production", "exploratory"].map { Make.record("initiative", $0, nil, ["stage": .text($0)]) })),
    RuleCase(
      144, "an uplift that people report of themselves is not a cause", trips: proven("survey"), .red, "not a cause",
      passes: proven("randomised")),
    RuleCase(
      144, "before and after is a correlation", trips: proven("before and after"), .warning, "a correlation",
      passes: proven("staggered")),
    RuleCase(
      144, "a gain that no pilot shows", trips: proven(nil), .missing, "nothing shows", passes: proven("matched")),
  ]
}
