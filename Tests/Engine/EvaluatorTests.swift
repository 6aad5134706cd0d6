import Checking
import Diagnostics
import Engine
import Finance
import ModelGenerator
import Planning
import Program
import Quantities
import Testing

struct EvaluatorTests {
  static let text = """
    timeline 2026-01 for 3 months
    currency EUR
    discount 0% per year
    unit case
    dimension queue = billing, claims
    input volume by queue = { billing: 100, claims: 50 } case/month
    input divisor = 2
    input price = 10 EUR/case
    ratio = 2 / divisor
    later = ratio * period_number
    cost usage = volume * price
      risk: 10%
    cost odd = one_off(60 EUR, at: initial) * ratio
      kind: capacity
    benefit saved = sum(volume, over: queue) * 20 EUR/case
      kind: cash
    benefit soft = 5 EUR/month
      kind: capacity
    metric each = cost_per(sum(volume, over: queue))
    metric share = npv / divisor
    check npv > 0
    check volume * price >= 600 EUR/month
    check ratio > 50%
    """

  static func run(_ sets: [String] = [], excluding: Set<Int> = []) throws -> (Composed, Evaluator) {
    let composed = Composed(text)
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let overlay = Overlay(assignments: try sets.map(composed.assignment))
    return (composed, try composed.run(sets: ["base": overlay], excluding: excluding))
  }

  @Test func `columns show a flow's amounts, and a cost per outcome by its own totals`() throws {
    let (composed, run) = try Self.run()
    let usage = try #require(composed.model.idByName["usage"])
    let columns = composed.model.timeline?.columns(by: .year) ?? []
    #expect(columns.map { run.value(of: usage, cell: 1, over: $0) } == [.value(0), .value(1500)])
    let each = try #require(composed.model.idByName["each"])
    #expect(run.value(of: each) == .value((4500.0 + 60) / 450))
    #expect(run.value(of: each, over: columns[1]) == .value(10))
    #expect(
      run.value(of: each, over: columns[0]) == .notMeaningful(.divisionByZero(divisor: "sum(volume, over: queue)")))
  }

  @Test func `views count what they say`() throws {
    let (_, run) = try Self.run()
    #expect(run.metric(MetricReference(.npv)) == .value(9000 - 4500 - 60))
    #expect(run.metric(MetricReference(.npv, .cashOnly)) == .value(9000 - 4500))
    #expect(run.metric(MetricReference(.npv, .riskAdjusted)) == .value(9000 - 4950 - 60))
    #expect(run.metric(MetricReference(.npv, .afterTax)) == nil)
  }

  @Test func `a line left out counts nowhere`() throws {
    let (_, run) = try Self.run(excluding: [0])
    #expect(run.metric(MetricReference(.npv)) == .value(9000 - 60))
    run.update(try InputResolver(run.plan.model).values(under: [], excluding: [2]))
    #expect(run.metric(MetricReference(.npv)) == .value(-4500 - 60))
  }

  @Test func `a division by zero is named with its quantity and period`() throws {
    let (composed, run) = try Self.run(["divisor = 0"])
    let reason = MetricValue.Reason.undefined(.divisionByZero, in: "ratio", period: nil)
    #expect(run.metric(MetricReference(.npv)) == .notMeaningful(reason))
    #expect(reason.description == "division by zero in ratio")
    let share = try #require(composed.model.idByName["share"])
    #expect(run.value(of: share) == .notMeaningful(reason))
    let extended = try Planner.planExpression(try composed.expression("later * 2"), extending: run.plan)
    #expect(run.values(of: extended).value() == .notMeaningful(reason))
    #expect(run.outcome(ofCheck: 2)?.undecided == reason)
  }

  @Test func `a period is named where only that one is undefined`() throws {
    let composed = Composed(
      """
      timeline 2026-01 for 3 months
      currency EUR
      discount 0% per year
      input gap = [2026-01: 1, 2026-02: 0, 2026-03: 1]
      cost odd = 5 EUR/month / gap
      """)
    let run = try composed.run()
    let npv = run.metric(MetricReference(.npv))
    #expect(npv == .notMeaningful(.undefined(.divisionByZero, in: "odd", period: "2026-02")))
  }

  @Test func `a check says where it first fails`() throws {
    let (_, run) = try Self.run()
    #expect(run.outcome(ofCheck: 0)?.holds == true)
    let outcome = try #require(run.outcome(ofCheck: 1))
    #expect(!outcome.holds)
    #expect(outcome.failure?.members == "claims")
    #expect(outcome.failure?.left == .value(500))
    #expect(outcome.failure?.right == .value(600))
  }

  @Test func `an expression asked for reads the run it extends`() throws {
    let (composed, run) = try Self.run(["price = 11 EUR/case"])
    let extended = try Planner.planExpression(
      try composed.expression("sum(usage) + tco - cost_per(volume[billing]) * 1 case"), extending: run.plan)
    #expect(extended.program.instructions.count < 25)
    #expect(run.values(of: extended).value() == .value(4950 + 5010 - 5010.0 / 300))
    let row = try Planner.planExpression(try composed.expression("volume * 2"), extending: run.plan)
    #expect(run.values(of: row).row(cell: 1) == [0, 100, 100, 100])
  }

  @Test func `results stay as they were when the run goes on`() throws {
    let (composed, run) = try Self.run()
    let results = run.results()
    run.update(
      try InputResolver(composed.model).values(under: [
        Overlay(assignments: [try composed.assignment("price = 1 EUR/case")])
      ]))
    #expect(results.metric(MetricReference(.npv)) == .value(4440))
    #expect(run.metric(MetricReference(.npv)) == .value(9000 - 450 - 60))
  }

  @Test("after any change of inputs an update leaves the bits of a full run", arguments: 0..<6)
  func updatesOfWholeModels(_ seed: Int) throws {
    let generated = GeneratedModel(seed: seed)
    let composed = Composed(generated.text, files: generated.files)
    let resolver = try InputResolver(composed.model)
    let scenarios = [nil] + generated.scenarios.map(Optional.some)
    let stacks = try scenarios.map { try resolver.values(under: Overlay.stack(for: $0, in: composed.model)) }
    let rows = stacks.reduce(into: Set<QuantityID>()) { $0.formUnion($1.rows) }
    let plan = try Planner.plan(composed.model, rowInputs: rows)
    let kept = Evaluator(plan, inputs: stacks[0])
    for inputs in stacks + stacks.reversed() {
      kept.update(inputs)
      let full = Evaluator(plan, inputs: inputs)
      for index in plan.program.instructions.indices {
        let same = kept.numbers(Node(index)).map(\.bitPattern) == full.numbers(Node(index)).map(\.bitPattern)
        #expect(same, "\(plan.program.instructions[index])")
      }
    }
  }
}
