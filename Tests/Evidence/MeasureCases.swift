@testable import Evidence

/// KPIs: rules 9, 10, 12, 13, 34, 63, 64, 128 to 131, 133, 135 to 137, 139, 143 and 145.
enum MeasureCases {
  static func kpi(_ name: String, _ label: String, _ values: KeyValuePairs<String, FieldValue> = [:]) -> BlockRecord {
    Make.record("kpi", name, label, values)
  }
  static func result(_ label: String, _ values: KeyValuePairs<String, FieldValue> = [:]) -> BlockRecord {
    Make.record("key result", "kr", label, values)
  }
  static let saved = LineFact("saved", .benefit, label: "Time saved")

  /// A benefit that counts documents, with or without an outcome they lead to.
  static func documents(_ reads: [String: Set<String>], _ records: [BlockRecord]) -> Dossier {
    Make.dossier(records) {
      var line = saved
      line.presentValue = 40_000
      $0.money.lines = [line]
      $0.money.reads = reads.merging(["saved": ["documents_made", "value_each"]]) { a, _ in a }
      $0.money.units = ["documents_made": "document/month", "value_each": "EUR/document"]
    }
  }

  static func review(_ held: FieldValue, _ present: FieldValue) -> Dossier {
    Make.dossier([
      kpi("reopen", "Reopened cases"),
      Make.record("review", "r", nil, ["of": .text("kpis"), "held": held, "present": present]),
    ])
  }

  static func pair(_ quality: [Double]) -> Dossier {
    Make.dossier([
      kpi(
        "closed", "Tickets closed",
        ["baseline": .amount(100), "good when": .text("higher"), "counter": .name("reopen")]),
      kpi("reopen", "Reopened cases", ["baseline": .amount(6)]),
    ]) {
      let weeks = [Day(2026, 2, 2), Day(2026, 2, 9)]
      $0.actuals["closed"] = ActualSeries(name: "closed", weeks: weeks, values: [118, 122])
      $0.actuals["reopen"] = ActualSeries(name: "reopen", weeks: weeks, values: quality)
    }
  }

  static let teamRows: [BlockRecord] = [
    kpi("t1", "Time to value", ["for": .text("team"), "class": .text("speed")]),
    kpi("t2", "Share of cases assisted", ["for": .text("team"), "class": .texts("output", "adoption")]),
    kpi("t3", "Cost per case", ["for": .text("team"), "class": .texts("outcome", "cost")]),
    kpi("t4", "Uptime", ["for": .text("team"), "class": .text("stability")]),
    kpi("t5", "Collaboration score", ["for": .text("team"), "class": .text("collaboration")]),
  ]

  static let all: [RuleCase] = [
    RuleCase(
      9, "a measure that is neither activity nor business is unresolved",
      trips: Make.dossier([kpi("sun", "Sunshine")]), .red, "neither activity nor business",
      passes: Make.dossier([kpi("sun", "Sunshine", ["class": .text("outcome")]), kpi("prompts", "Prompts written")])),
    RuleCase(
      10, "a benefit that counts documents which lead nowhere is refused", trips: documents([:], []), .red,
      "REFUSED: Time saved counts documents_made",
      passes: documents(
        ["cycle_time": ["documents_made"]],
        [
          kpi("cycle", "Cycle time", ["class": .text("outcome"), "measures": .name("cycle_time")])
        ])),
    RuleCase(
      10, "a board page of activity is said to be one",
      trips: Make.dossier([kpi("a", "Logins"), kpi("b", "Prompts"), kpi("c", "Cost", ["class": .text("cost")])]),
      .warning,
      "67% of the measures are activity",
      passes: Make.dossier([kpi("a", "Logins"), kpi("c", "Cost", ["class": .text("cost")])])),
    RuleCase(
      12, "a key result in summaries confuses output with outcome",
      trips: Make.dossier([result("10,000 summaries", ["target": .aim(.atLeast(10_000), unit: "summaries")])]), .red,
      "output confusion",
      passes: Make.dossier([result("Contract review time", ["target": .aim(.atMost(5), unit: "day")])])),
    RuleCase(
      13, "measures that nobody questioned for four months are stale",
      trips: review(.day(2025, 11, 1), .texts("finance", "engineering")), .warning, "135 days ago",
      passes: review(.day(2026, 2, 1), .texts("finance", "engineering"))),
    RuleCase(
      13, "a review without the business is half a review", trips: review(.day(2026, 2, 1), .texts("engineering")),
      .warning, "without the business", passes: review(.day(2026, 2, 1), .texts("operations", "it"))),
    RuleCase(
      13, "no review at all is missing", trips: Make.dossier([kpi("reopen", "Reopened cases")]), .missing, "no review",
      passes: review(.day(2026, 1, 5), .texts("finance", "data"))),
    RuleCase(
      34, "“significantly faster” is not a threshold",
      trips: Make.dossier([Make.record("workflow", "w", nil, ["criteria": .text("Significantly faster answers")])]),
      .red,
      "significantly and faster",
      passes: Make.dossier([
        Make.record("workflow", "w", nil, ["criteria": .text("Answers 10% faster at equal quality")])
      ])),
    RuleCase(
      63, "outcomes alone come too late to steer by",
      trips: Make.dossier([kpi("cost", "Cost per case", ["class": .texts("outcome", "cost")])]), .warning,
      "no leading measure",
      passes: Make.dossier([
        kpi("cost", "Cost per case", ["class": .texts("outcome", "cost")]),
        kpi("assisted", "Share of cases assisted", ["class": .texts("output", "adoption")]),
      ])),
    RuleCase(
      64, "closures without reopenings can be gamed",
      trips: Make.dossier([kpi("closed", "Tickets closed", ["class": .text("output")])]), .red, "no counter-metric",
      passes: Make.dossier([
        kpi("closed", "Tickets closed", ["class": .text("output"), "counter": .name("reopen")]),
        kpi("reopen", "Reopened"),
      ])),
    RuleCase(
      64, "closures up and reopenings up is not a gain", trips: pair([8, 9]), .red, "Reopened cases is 42% worse",
      passes: pair([6, 5.9])),
    RuleCase(
      128, "“95% accuracy” says nothing of what comes of it",
      trips: Make.dossier([kpi("acc", "Model accuracy 95%", ["class": .text("technical")])]), .red,
      "does not say what comes of it",
      passes: Make.dossier([
        kpi(
          "acc", "Model accuracy 95%",
          ["class": .text("technical"), "so what": .text("$500,000 a year, 1,000 customers")])
      ])),
    RuleCase(
      128, "a technical measure that leads to a line of money says it",
      trips: Make.dossier([
        kpi("acc", "Precision", ["class": .text("technical"), "so what": .text("happier customers")])
      ]),
      .red, "does not say what comes of it",
      passes: Make.dossier([kpi("acc", "Precision", ["class": .text("technical"), "worth": .name("saved")])]) {
        $0.money.lines = [saved]
      }),
    RuleCase(
      129, "an outcome that supports an output is the wrong way round",
      trips: Make.dossier([
        kpi("cost", "Cost per case", ["class": .text("outcome"), "supports": .name("drafts")]),
        kpi("drafts", "Drafts", ["class": .text("output")]),
      ]),
      .red, "is an outcome but supports Drafts, an output",
      passes: Make.dossier([
        kpi("cost", "Cost per case", ["class": .text("outcome")]),
        kpi("drafts", "Drafts", ["class": .text("output"), "supports": .name("cost")]),
        kpi("hours", "Training hours", ["class": .text("input"), "supports": .name("drafts")]),
      ])),
    RuleCase(
      130, "a team that does not watch collaboration leaves a row out",
      trips: Make.dossier(Array(teamRows.dropLast())), .warning, "leave out collaboration",
      passes: Make.dossier(teamRows)),
    RuleCase(
      131, "a person's aim without a date or a way is not SMART",
      trips: Make.dossier([kpi("i", "Better models", ["for": .text("individual")])]), .warning,
      "not specific, measurable, achievable, relevant or time-bound",
      passes: Make.dossier([
        kpi(
          "i", "Precision of the fraud model",
          [
            "for": .text("individual"), "baseline": .share(0.8), "supports": .name("fraud"),
            "target": .aim(.atLeast(0.88), by: Day(2026, 6, 30)),
          ])
      ])),
    RuleCase(
      133, "a person's measure that serves no team is misaligned",
      trips: Make.dossier([kpi("i", "Features shipped", ["for": .text("individual")])]), .warning,
      "serves no measure of a team",
      passes: Make.dossier([
        kpi("i", "Features shipped", ["for": .text("individual"), "supports": .name("t")]),
        kpi("t", "Time to value", ["for": .text("team"), "supports": .name("b")]),
        kpi("b", "Revenue", ["for": .text("business")]),
      ])),
    RuleCase(
      135, "precision on training data is not precision",
      trips: Make.dossier([kpi("p", "Precision", ["data": .text("training")])]), .red, "measured on training data",
      passes: Make.dossier([kpi("p", "Precision", ["data": .text("production")])])),
    RuleCase(
      136, "10 ms less latency says what it prevents in money",
      trips: Make.dossier([kpi("l", "Latency 10 ms lower", ["so what": .text("answers feel quicker")])]), .red,
      "does not say what it gains or prevents in money",
      passes: Make.dossier([
        kpi("l", "Latency 10 ms lower", ["so what": .text("about $40,000 a year of abandoned baskets prevented")])
      ])),
    RuleCase(
      137, "eight measures at one level dilute",
      trips: Make.dossier((1...8).map { kpi("k\($0)", "K\($0)", ["level": .text("team")]) }), .warning,
      "8 measures at the team level",
      passes: Make.dossier((1...7).map { kpi("k\($0)", "K\($0)", ["level": .text("team")]) })),
    RuleCase(
      139, "a technical measure is questioned every month",
      trips: Make.dossier([kpi("u", "Uptime", ["class": .text("technical"), "reviewed": .day(2026, 1, 20)])]), .warning,
      "55 days ago, more than 31",
      passes: Make.dossier([
        kpi("u", "Uptime", ["class": .text("technical"), "reviewed": .day(2026, 3, 1)]),
        kpi("c", "Cost per case", ["class": .text("outcome"), "reviewed": .day(2025, 10, 1)]),
      ])),
    RuleCase(
      143, "an objective that no business executive has signed",
      trips: Make.dossier([
        Make.record(
          "objective", "o", nil, ["level": .text("executive"), "signed": .signature("engineering", 2026, 1, 5)])
      ]),
      .missing, "no business executive",
      passes: Make.dossier([
        Make.record("objective", "o", nil, ["level": .text("executive"), "signed": .signature("COO", 2026, 1, 5)])
      ])),
    RuleCase(
      145, "a measure that has not changed in two years stands still",
      trips: Make.dossier([kpi("c", "Cost per case", ["set on": .day(2024, 1, 8)])]), .warning, "stood still",
      passes: Make.dossier([
        kpi(
          "c", "Cost per case",
          [
            "set on": .day(2024, 1, 8),
            "changed": .parts(["date": .day(2025, 9, 1), "what": .text("per resolved case")]),
          ])
      ])),
  ]
}
