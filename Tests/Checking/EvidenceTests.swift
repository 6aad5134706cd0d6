import Checking
import Diagnostics
import Evidence
import Quantities
import Syntax
import Testing

struct EvidenceTests {
  private static let head = """
    timeline 2026-01 for 12 months
    currency EUR
    unit agent, case, token
    input handle_time = 11 min/case
    input cases = 310k case/month
    input loaded_rate = 41 EUR/hour
    unit_time = handle_time
    metric unit_cost = cost_per(cases)
    cost tokens = 2k EUR/month
      category: tokens
    scenario repriced { cases = 200k case/month }
    objective scale { level: executive; outcome: unit_cost }

    """

  private func check(_ block: String) -> Checked { Checked(Self.head + block + "\n") }

  private func record(_ block: String) throws -> BlockRecord {
    let checked = check(block)
    #expect(checked.codes == [])
    return try #require(checked.model.evidence.last).record
  }

  @Test func `the words that begin blocks are those of the catalogue`() {
    #expect(
      Set(BlockKind.all.map(\.keyword)) == Set(ReservedWords.evidenceBlocks.map { $0.joined(separator: " ") }))
  }

  @Test(arguments: BlockKind.all.map(\.keyword))
  func `the example of every kind is read, but for names of another model`(_ keyword: String) throws {
    let kind = try #require(BlockKind.named(keyword))
    let checked = check(kind.example)
    #expect(
      Set(checked.codes).subtracting(["E0914", "E0202", "E0971"]) == [], "\(checked.diagnostics.map { $0.rendered() })")
  }

  @Test func `a key result is read into numbers in base units`() throws {
    let record = try record(
      """
      key result faster "Faster" {
        supports: scale
        measures: handle_time
        target: 8 .. 8.5 min/case by 2026-06
        class: outcome, speed
        lag: 6 weeks
        changed: 2026-02-01 "pauses counted"
      }
      """)
    #expect(record.keyword == "key result")
    #expect(record.label == "Faster")
    #expect(record.names("supports") == ["scale"])
    #expect(record.name("measures") == "handle_time")
    let target = try #require(record.target("target"))
    guard case .between(let low, let high) = target.aim else { throw Unexpected() }
    // Hours of effort per case.
    #expect(abs(low - 8.0 / 60) < 1e-12)
    #expect(abs(high - 8.5 / 60) < 1e-12)
    #expect(target.by == Day(2026, 6, 30))
    #expect(target.unit == "min/case")
    #expect(record.texts("class") == ["outcome", "speed"])
    // Six weeks of 7/365 year.
    #expect(abs((record.daysLong("lag") ?? 0) - 42) < 1e-9)
    #expect(record.clause("changed")?.text("what") == "pauses counted")
    #expect(record.clause("changed")?.day("date") == Day(2026, 2, 1))
  }
  private struct Unexpected: Error {}

  private static let targets: [(String, Target.Aim, Day?)] = [
    ("target: 15% lower by 2026-12", Target.Aim.lower(0.15), Day(2026, 12, 31)),
    ("target: lower by 15%", .lower(0.15), nil), ("target: 3% higher by 2026-Q2", .higher(0.03), Day(2026, 6, 30)),
    ("target: at least 70%", .atLeast(0.7), nil), ("target: at most 12 EUR by 2026", .atMost(12), Day(2026, 12, 31)),
    ("target: >= 4 case", .atLeast(4), nil), ("target: 70% by 2026-06-15", .exactly(0.7), Day(2026, 6, 15)),
    ("target: 65% .. 75%", .between(0.65, 0.75), nil),
  ]

  @Test(arguments: targets.indices)
  func `a target is a direction, a range, a threshold or a number`(_ index: Int) throws {
    let (text, aim, by) = Self.targets[index]
    let target = try #require(try record("kpi k { \(text) }").target("target"))
    #expect(target.aim == aim)
    #expect(target.by == by)
  }

  @Test func `clauses are taken apart at their fixed words`() throws {
    let budget = try record(
      "error budget drafts { allows: 5% of outputs; costs: 12 EUR per wrong statement; costs: 300 EUR per leak }")
    #expect(budget.clause("allows")?.number("share") == 0.05)
    #expect(budget.clause("allows")?.text("what") == "outputs")
    #expect(budget.clauses("costs").map { $0.number("cost") } == [12, 300])
    #expect(budget.clauses("costs").map { $0.text("error") } == ["wrong statement", "leak"])
    let gate = try record("gate g { durable: 4 weeks, 2 teams; financial: P(npv>0) >= 80%; periods: normal, stress }")
    #expect(gate.clause("financial")?.number("probability") == 0.8)
    #expect(gate.clause("durable")?.number("teams") == 2)
    #expect(gate.texts("periods") == ["normal", "stress"])
  }

  @Test func `a condition is known, left to the model, or not known`() throws {
    func block(_ condition: String) throws -> CheckedBlock {
      let checked = check("obligation o { article: \"Art. 26\"; applies when: \(condition) }")
      #expect(checked.codes == [])
      return try #require(checked.model.evidence.last)
    }
    #expect(try block("yes").record.first("applies when") == .condition("yes", true))
    #expect(try block("high_risk").record.first("applies when") == .condition("high_risk", nil))
    #expect(try block("high_risk").conditions.isEmpty)
    #expect(try block("handle_time > 10 min/case").conditions.map(\.key) == ["applies when"])
  }

  @Test(arguments: [
    ("kpi k { ownr: \"A\" }", "E0910", "did you mean owner?"),
    ("objective o { levl: executive }", "E0910", "did you mean level?"),
    ("obligation o { role: deployer }", "E0911", "write article: words in quotation marks"),
    ("kpi k { good when: upwards }", "E0912", "it takes higher or lower"),
    ("kpi k { owner: Head }", "E0912", "it takes words in quotation marks"),
    ("kpi k { target: soon }", "E0201", nil), ("kpi k { refreshed: yesterday }", "E0912", nil),
    ("kpi k { class: outcome, sped }", "E0912", "did you mean speed?"),
    ("kpi k { owner: \"A\"; owner: \"B\" }", "E0913", nil),
    ("key result k { supports: scal }", "E0914", "did you mean scale?"),
    ("kpi k { measures: handle_tim }", "E0914", "did you mean handle_time?"),
    ("gate g { functional: scale }", "E0914", nil),
    ("initiative i { costs: handle_time }", "E0914", nil),
    ("error budget b { allows: 105% of outputs }", "E0915", nil),
    ("obligation o { article: \"A\"; one_off: 20 hour }", "E0915", nil),
    ("obligation o { article: \"A\"; one_off: -2 EUR }", "E0915", nil),
    ("obligation o { article: \"A\"; lead_time: 6 hour }", "E0915", nil),
    ("kpi k { target: 120% lower }", "E0915", nil), ("kpi k { target: 9 .. 8 min/case }", "E0915", nil),
    ("kpi k { baseline: 6 minuts }", "E0205", nil),
    ("usage u { over: 2026-03-31 .. 2026-01-01 }", "E0917", "write 2026-01-01 .. 2026-03-31"),
    ("kpi k { measures: handle_time; target: at most 9 min }", "E0918", nil),
    ("obligation o { article: \"A\"; applies when: handle_time }", "E0919", nil),
    ("kpi scale { owner: \"A\" }", "E0202", nil),
  ]) func `a fault in a block is named`(_ block: String, _ code: String, _ hint: String?) throws {
    let checked = check(block)
    #expect(checked.codes == [code], "\(checked.diagnostics.map { $0.rendered() })")
    if let hint { #expect(checked.diagnostics.first?.hint == hint) }
  }

  @Test func `a cascade that leads back to itself is shown whole`() {
    let checked = check(
      """
      key result a { supports: b }
      key result b { supports: c, scale }
      key result c { supports: a }
      """)
    #expect(checked.codes == ["E0916"])
    #expect(checked.diagnostics.first?.title == "the cascade leads back to itself: a → b → c → a")
    #expect(check("key result a { supports: a }").codes == ["E0916"])
  }

  @Test func `a block may have the name of what it measures, and stays out of the way of values`() {
    let checked = check(
      "kpi handle_time { baseline: 11 min/case }\nkpi late { measures: handle_time }\nx = handle_time")
    #expect(checked.codes == [])
    #expect(checked.type("x") == "min/case")
  }

  // MARK: Pilots

  private static func pilot(_ file: String, baseline: String = "", live: String = "2025-10-13 .. 2025-12-07") -> String
  {
    """
    pilot desk {
      data: "\(file)"
      unit: "agent"
      arm: "group" control "off" treated "on"
      week: "week"
      live: \(live)
      \(baseline)
      design: randomised
      primary: aht "seconds" lower by at least 10%
      guard: quality "passed" not worse by 2 points
    }

    """
  }

  @Test(arguments: [
    ("pilot-no-control.csv", "E0973"), ("pilot-no-treated.csv", "E0973"), ("pilot-four-rows.csv", "E0974"),
    ("pilot-missing.csv", "E0975"), ("pilot-other-groups.csv", "E0972"), ("pilot-other-names.csv", "E0971"),
    ("pilot-nowhere.csv", "E0001"),
  ]) func `a pilot that cannot be read is named, and nothing is computed from it`(_ file: String, _ code: String) {
    let checked = check(Self.pilot(file) + "input saved = 13% from pilot desk.aht")
    #expect(checked.codes == [code], "\(checked.diagnostics.map { $0.rendered() })")
    #expect(checked.uncertainty("saved") == nil)
  }

  @Test(arguments: [
    ("baseline: 2025-09-01 .. 2025-10-19", "2025-10-13 .. 2025-12-07"),
    ("baseline: 2025-12-10 .. 2025-12-31", "2025-10-13 .. 2025-12-07"), ("", "2025-12-07 .. 2025-10-13"),
  ]) func `windows that overlap or stand in the wrong order are named`(_ baseline: String, _ live: String) {
    #expect(check(Self.pilot("pilot.csv", baseline: baseline, live: live)).codes == ["E0917"])
  }

  @Test func `an input takes what is believed after pilot and prior, by precision`() throws {
    let checked = check(
      Self.pilot("pilot.csv") + "input saved = 16% from pilot desk.aht prior \"brynjolfsson-2025\"")
    #expect(checked.errors == [])
    guard case .input(let detail)? = checked.model.quantity(named: "saved")?.role, let pilot = detail.pilot else {
      throw Unexpected()
    }
    let (d, s) = (pilot.posterior.effect.estimate, pilot.posterior.effect.inflatedError)
    let (m, t) = (pilot.posterior.prior.mean, pilot.posterior.prior.deviation)
    // EVIDENCE.md: (d/s² + μ₀/τ²) / (1/s² + 1/τ²).
    let mean = (d / (s * s) + m / (t * t)) / (1 / (s * s) + 1 / (t * t))
    let uncertainty = try #require(checked.uncertainty("saved"))
    guard case .normalMoments(let found, let sd)? = uncertainty.shape else { throw Unexpected() }
    #expect(abs(found - mean) < 1e-12)
    #expect(abs(sd - 1 / (1 / (s * s) + 1 / (t * t)).squareRoot()) < 1e-12)
    #expect(abs(pilot.posterior.weight - (1 / (s * s)) / (1 / (s * s) + 1 / (t * t))) < 1e-12)
    // 20 s of 480 to 519, and 400 to 439: about a sixth less.
    #expect(d > 0.12 && d < 0.2)
    #expect(checked.base("saved") == 0.16)
  }

  @Test func `an input without a base of its own stands at the mean`() throws {
    let checked = check(Self.pilot("pilot.csv") + "input saved = from pilot desk.aht")
    #expect(checked.codes == [])
    #expect(checked.base("saved") == checked.uncertainty("saved")?.mean)
  }

  @Test(arguments: [
    ("input saved = 13% from pilot dsk.aht", "E0914"), ("input saved = 13% from pilot scale.aht", "E0914"),
    ("input saved = 13% from pilot desk.quality", "E0982"), ("input saved = 13% from pilot desk.speed", "E0982"),
    ("input saved = 2 min/case from pilot desk.aht", "E0920"),
    ("input saved = 13% from pilot desk.aht prior \"brynjolfson-2025\"", "E0980"),
    ("input saved = 13% from pilot desk.aht prior \"gds-2025\"", "E0981"),
  ]) func `an input that cannot rest on a pilot is named`(_ input: String, _ code: String) {
    let checked = check(Self.pilot("pilot.csv") + input)
    #expect(checked.codes == [code], "\(checked.diagnostics.map { $0.rendered() })")
  }

  @Test func `an input from a pilot refines the assumption of its name, and two of them are one too many`() throws {
    let assumption = "input saved = 10%\n  source: \"A guess\"\n"
    let measured = "input saved = 16% from pilot desk.aht\n"
    for order in [assumption + measured, measured + assumption] {
      let checked = check(Self.pilot("pilot.csv") + order)
      #expect(checked.errors == [])
      #expect(checked.base("saved") == 0.16)
      #expect(checked.model.quantity(named: "saved")?.attributes["source"] == "A guess")
    }
    #expect(check(Self.pilot("pilot.csv") + measured + measured).codes.contains("E0202"))
  }
}
