import Quantities

@testable import Evidence

/// Registers, obligations and gates: rules 52, 53, 66 to 73, 76, 103 to 106, 119 and 120.
enum GovernanceCases {
  static func workflow(_ values: KeyValuePairs<String, FieldValue>) -> BlockRecord {
    Make.record("workflow", "drafting", "Drafted answers", values)
  }
  static func with(_ keys: [String]) -> BlockRecord {
    BlockRecord("workflow", "drafting", "Drafted answers", keys.reduce(into: [:]) { $0[$1] = [.text("Service")] })
  }
  static func register(_ rule: Int, _ keys: [String], _ severity: RuleFinding.Severity, without words: String)
    -> RuleCase
  {
    RuleCase(
      rule, "a workflow whose register is not complete", trips: Make.dossier([with(Array(keys.dropLast()))]), severity,
      words, passes: Make.dossier([with(keys)]))
  }
  static let complete = with([
    "owner", "reviewer", "exceptions", "rollback", "tuned by", "retrained by", "approved by", "logs read by",
    "baseline",
    "guardrails", "logging", "retraining",
  ])

  static func autonomous(_ share: Double, applies: Bool = true) -> Dossier {
    Make.dossier([
      Make.record(
        "workflow", "screening", "Screening",
        ["autonomy": .share(share), "volume": .name("cases"), "review time": .amount(0.1)]),
      Make.record(
        "obligation", "oversight", "Human oversight",
        [
          "article": .text("EU AI Act, Art. 26"), "applies when": .condition("high_risk", applies),
          "caps": .parts(["share": .share(0.8)]),
        ]),
    ]) { $0.money.present["cases"] = 10_000 }
  }
  static func assessed(_ values: KeyValuePairs<String, FieldValue>, today: Day = Day(2025, 12, 1)) -> Dossier {
    let given = Make.record("obligation", "fria", "Impact assessment", values)
    return Make.dossier(
      [
        Make.record("initiative", "i", "Screening", ["go live": .day(2026, 1, 12)]),
        BlockRecord(
          "obligation", "fria", "Impact assessment",
          given.values.merging([
            "article": [.text("EU AI Act, Art. 27")], "before go live": [.text("impact assessment")],
          ]) { a, _ in a }),
      ], today: today
    ) {
      $0.money.npv = 500_000
      $0.money.npvAfterDelay[30] = 430_000
    }
  }
  static func monitored(_ share: Double, _ months: Double) -> Dossier {
    Make.dossier([
      workflow(["monitored": .share(share), "responds within": .amount(months)]),
      Make.record(
        "obligation", "monitoring", "Monitoring",
        [
          "article": .text("EU AI Act, Art. 72 and 73"), "role": .text("provider"), "covers": .share(0.95),
          "clock": .amount(15 / Day.perMonth),
        ]),
    ])
  }
  static func classified(_ year: Int) -> Dossier {
    Make.dossier([
      workflow(["risk class": .text("high"), "classified": .day(year, 3, 1)]),
      Make.record("key result", "kr", "Autonomy", ["workflow": .name("drafting"), "set on": .day(2025, 12, 1)]),
    ])
  }
  static func loop(_ month: Int?) -> Dossier {
    var values: [String: [FieldValue]] = ["owner": [.text("Service")]]
    if let month {
      values["criteria"] = [.text("At most 2% wrong refunds")]
      values["criteria set"] = [.day(2025, month, 1)]
    }
    return Make.dossier([
      Make.record(
        "initiative", "agents", "Refund agents",
        ["agents": .amount(4), "iterations": .amount(6), "workflow": .name("drafting")]),
      BlockRecord("workflow", "drafting", "Drafted answers", values),
      Make.record(
        "key result", "kr", "Without a person",
        ["class": .text("autonomy"), "workflow": .name("drafting"), "set on": .day(2025, 11, 15)]),
    ])
  }
  static func versions(_ rule: FieldValue, _ tool: FieldValue) -> Dossier {
    Make.dossier([workflow(["rule version": rule, "tool version": tool])])
  }

  /// A gate that may be passed, and what is taken from it.
  static func gate(_ change: (inout Dossier) -> Void = { _ in }, without: Set<String> = []) -> Dossier {
    let gate = Make.record(
      "gate", "scale_up", "Scale-up",
      [
        "functional": .name("emea"), "durable": .parts(["time": .amount(28 / Day.perMonth), "teams": .amount(2)]),
        "financial": .parts(["probability": .share(0.8)]), "second": .name("apac"),
        "periods": .texts("normal", "stress", "failure"),
        "failure": .period(.month(.init(year: 2026, month: 1)), .month(.init(year: 2026, month: 1))),
      ])
    let kept = BlockRecord("gate", "scale_up", "Scale-up", gate.values.filter { !without.contains($0.key) })
    return Make.dossier([
      kept, complete,
      Make.record("pilot", "emea", "EMEA pilot", ["environment": .text("EMEA"), "period": .texts("normal", "stress")]),
      Make.record("pilot", "apac", "APAC pilot", ["environment": .text("APAC")]),
    ]) { dossier in
      var first = PilotFact("emea", verdict: .pass)
      first.weeks = 8
      first.teamsHolding = 3
      dossier.pilotFacts = ["emea": first, "apac": PilotFact("apac", verdict: .pass)]
      dossier.money.lines = ["licences", "integration", "governance", "change", "exceptions"].map { category in
        var line = LineFact(category, .cost)
        line.category = category
        return line
      }
      dossier.money.probabilityOfPositiveNPV = 0.86
      change(&dossier)
    }
  }

  static let all: [RuleCase] = [
    register(52, ["owner", "reviewer", "exceptions", "rollback"], .red, without: "how it is switched off"),
    register(53, ["tuned by", "retrained by", "approved by", "logs read by"], .red, without: "who may read its logs"),
    register(
      76, ["baseline", "guardrails", "reviewer", "logging", "exceptions", "retraining"], .red,
      without: "how often it is retrained"),
    register(120, ["baseline", "documented", "criteria"], .warning, without: "what counts as right"),
    RuleCase(
      66, "a tool built to last year's policy drifts", trips: versions(.day(2026, 2, 1), .day(2025, 6, 1)), .red,
      "policy drift", passes: versions(.day(2025, 6, 1), .day(2025, 6, 1))),
    RuleCase(
      67, "a pilot that proves nothing does not open the gate",
      trips: gate { $0.pilotFacts["emea"]?.verdict = .notProven }, .red, "EMEA pilot: NOT PROVEN", passes: gate()),
    RuleCase(
      67, "a gate without a pilot says so", trips: gate(without: ["functional"]), .red, "no pilot is named",
      passes: gate()),
    RuleCase(
      68, "an effect in one team is not durable", trips: gate { $0.pilotFacts["emea"]?.teamsHolding = 1 }, .red,
      "holds in 1 of 2 teams", passes: gate()),
    RuleCase(
      68, "three weeks are not four", trips: gate { $0.pilotFacts["emea"]?.weeks = 3 }, .red, "3 of 4 weeks",
      passes: gate()),
    RuleCase(
      69, "a likely loss does not open the gate", trips: gate { $0.money.probabilityOfPositiveNPV = 0.7 }, .red,
      "P(NPV > 0) 70%, less than 80%", passes: gate()),
    RuleCase(
      69, "a cost that is not stated is not zero", trips: gate { $0.money.lines.removeLast() }, .red,
      "no cost of exceptions", passes: gate()),
    RuleCase(
      70, "one failing layer is not ready", trips: gate { $0.pilotFacts["emea"]?.verdict = .fail }, .red,
      "functional value not shown", passes: gate()),
    RuleCase(
      72, "without a second environment it is not scaled", trips: gate(without: ["second"]), .red,
      "second environment not shown", passes: gate()),
    RuleCase(
      72, "the same environment twice is not a second one",
      trips: gate { $0.pilotFacts["apac"]?.verdict = .fail }, .red, "second environment not shown", passes: gate()),
    RuleCase(
      73, "a cycle without a failure period is not a full one", trips: gate(without: ["failure"]), .red,
      "no failure period has been seen", passes: gate()),
    RuleCase(
      103, "a target set before the class was assessed", trips: classified(2026), .red, "the target of Autonomy",
      passes: classified(2025)),
    RuleCase(
      104, "90% autonomy under a cap of 80% needs 1,000 cases reviewed: 100 hours", trips: autonomous(0.9), .red,
      "capped at 80% by EU AI Act, Art. 26: 100 hours a month more review", passes: autonomous(0.75)),
    RuleCase(
      104, "a high-risk workflow without oversight is not judged",
      trips: Make.dossier([workflow(["risk class": .text("high"), "autonomy": .share(0.5)])]), .missing,
      "no obligation says how it is overseen",
      passes: Make.dossier([workflow(["risk class": .text("limited"), "autonomy": .share(0.5)])])),
    RuleCase(
      105, "an assessment that ends 30 days after the planned start delays it, at a price",
      trips: assessed(["done": .day(2026, 2, 11)]), .red, "waits 30 days for Impact assessment, NPV (70,000) EUR",
      passes: assessed(["done": .day(2025, 12, 20)])),
    RuleCase(
      105, "whether a condition holds is asked for",
      trips: assessed(["applies when": .condition("high_risk", nil), "lead_time": .amount(0.5)]), .missing,
      "is not known",
      passes: assessed(["applies when": .condition("high_risk", false)])),
    RuleCase(
      106, "monitoring below what the law asks for", trips: monitored(0.9, 0.2), .red, "asks for 95%",
      passes: monitored(0.97, 0.2)),
    RuleCase(
      106, "incidents reported after the law's clock", trips: monitored(0.97, 1), .red, "responds within 30 days",
      passes: monitored(0.95, 0.4)),
    RuleCase(
      119, "agents in a loop without criteria", trips: loop(nil), .red, "24 times the tokens", passes: loop(10)),
    RuleCase(
      119, "criteria that came after the target", trips: loop(12), .red, "before its criteria", passes: loop(9)),
  ]
}
