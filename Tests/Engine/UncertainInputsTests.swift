import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Program
import Quantities
import Sampling
import Testing

/// What varies in a scenario, and what follows it.
struct UncertainInputsTests {
  static let text = """
    timeline 2026-01 for 6 months
    currency EUR
    discount 9% per year
    unit case
    dimension queue = billing, claims
    input price = 10 EUR/case in 8 .. 12 EUR/case as uniform
    input share = 50% in 40% .. 60% as pert
    input volume by queue = { billing: 100 in 80 .. 130 as triangular, claims: 50 } case/month
    input effort by queue = { billing: 2 in 1 .. 3 as pert, claims: 4 in 3 .. 6 as pert } EUR/case
    input fallback = 5 EUR/case
    input wage = 40 EUR/hour in 30 .. 50 EUR/hour as normal 90%
    use costs/hours { hour_rate = wage * 2 }
    correlate price with share 0.5
    correlate share with wage 0.3
    correlate volume with effort -0.4
    cost usage = sum(volume * effort, over: queue) + sum(volume, over: queue) * price * share
    cost reserve = fallback * sum(volume, over: queue)
    metric twice = npv(usage) - npv(usage)
    scenario dear { price = price * 2 }
    scenario tied { fallback = price * 3; share = 25% }
    scenario kept { price = 30 EUR/case keeping range }
    scenario grown { price = [2026-01: 10 EUR/case, 2026-04: 20 EUR/case] keeping range }
    """
  static let files = [
    "costs/hours.roi": "input hour_rate = 30 EUR/hour\ncost work = 2 hour/month * hour_rate\n  kind: capacity\n"
  ]

  static func prepared(
    _ scenario: String? = nil, sets: [String] = []
  ) throws -> BatchAgreementTests.Prepared {
    let composed = Composed(text, files: files)
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let overlay = Overlay(assignments: try sets.map(composed.assignment))
    return try BatchAgreementTests.prepared(composed, scenario, sets: ["base": overlay])
  }

  static func run(_ prepared: BatchAgreementTests.Prepared, reads: [Node], seed: UInt64 = 1) throws -> BatchRun {
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain,
      varying: prepared.uncertain.cells.indices.map(BatchInput.draw), reads: reads)
    return BatchRun(program, draws: .sampled(try prepared.uncertain.sampler(seed: seed), for: program))
  }

  /// An input's numbers in the first trials.
  static func numbers(_ name: String, _ prepared: BatchAgreementTests.Prepared, count: UInt64 = 5) throws -> [Double] {
    let id = try #require(prepared.plan.model.idByName[name])
    let run = try run(prepared, reads: [])
    return (0..<count).map { run.inputs(ofTrial: $0).scalar(of: id) }
  }

  @Test func `every member that may vary is an input of its own, named with its cell`() throws {
    let cells = try Self.prepared().uncertain.cells
    #expect(
      cells.map(\.name) == ["price", "share", "volume[billing]", "effort[billing]", "effort[claims]", "wage"])
    #expect(cells[2].distribution == .triangular(low: 80, mode: 100, high: 130))
    #expect(cells[5].base == 40)
  }

  @Test func `inputs over one axis go together member by member, and groups follow the chains of correlations`() throws
  {
    let uncertain = try Self.prepared().uncertain
    #expect(uncertain.correlations.map { [$0.first, $0.second] } == [[0, 1], [1, 5], [2, 3]])
    #expect(uncertain.groups == [[0, 1, 5], [2, 3], [4]])
  }

  @Test func `what a plain value fixes draws nothing and drops its correlations, and the others' draws stay`() throws {
    let fixed = try Self.prepared(sets: ["share = 30%"])
    #expect(!fixed.uncertain.cells.contains { $0.name == "share" })
    #expect(fixed.uncertain.correlations.map { [$0.first, $0.second] } == [[1, 2]])
    // A draw of a correlated group comes by way of a normal number, which costs it its last digits.
    for (mine, other) in zip(try Self.numbers("price", fixed), try Self.numbers("price", Self.prepared())) {
      #expect(abs(mine - other) < 1e-8)
    }
    let dimensions = { (prepared: BatchAgreementTests.Prepared) in
      prepared.uncertain.cells.first { $0.name == "wage" }?.dimension
    }
    #expect(try dimensions(fixed) == dimensions(Self.prepared()))
  }

  @Test func `a scenario that reads its own value beneath, or another input, carries the draws`() throws {
    let base = try Self.numbers("price", Self.prepared())
    #expect(Set(base).count == 5)
    #expect(try Self.numbers("price", Self.prepared("dear")) == base.map { $0 * 2 })
    #expect(try Self.prepared("dear").uncertain.correlations.count == 3)
    let tied = try Self.prepared("tied")
    #expect(try Self.numbers("fallback", tied) == Self.numbers("price", tied).map { $0 * 3 })
    let wages = try Self.numbers("wage", Self.prepared())
    #expect(try Self.numbers("hour_rate", Self.prepared()) == wages.map { $0 * 2 })
  }

  @Test func `keeping the range scales the draws, and a schedule goes up and down as a whole`() throws {
    let base = try Self.numbers("price", Self.prepared())
    for (mine, other) in zip(try Self.numbers("price", Self.prepared("kept")), base) {
      #expect(abs(mine - other * 3) < 1e-12)
    }
    let prepared = try Self.prepared("grown")
    let price = try #require(prepared.plan.model.idByName["price"])
    let run = try Self.run(prepared, reads: [])
    for trial in 0..<5 {
      let row = Array(run.inputs(ofTrial: UInt64(trial)).values(of: price))
      for (column, factor) in [1.0, 1, 1, 1, 2, 2, 2].enumerated() {
        #expect(abs(row[column] - base[trial] * factor) < 1e-12)
      }
    }
  }

  @Test func `at their bases the inputs are those of the deterministic run`() throws {
    for scenario in [nil, "dear", "tied", "kept", "grown"] {
      let prepared = try Self.prepared(scenario)
      let program = BatchProgram(
        prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain,
        varying: prepared.uncertain.cells.indices.map(BatchInput.draw), reads: [])
      let same = program.inputs(of: prepared.uncertain.cells.map(\.base))
      for quantity in prepared.plan.model.quantities {
        guard case .input = quantity.role else { continue }
        for cell in 0..<quantity.type.cellCount {
          let own = Array(prepared.inputs.values(of: quantity.id, cell: cell))
          #expect(Array(same.values(of: quantity.id, cell: cell)) == own, "\(quantity.name) in \(scenario ?? "base")")
        }
      }
    }
  }

  @Test(
    "trials are single runs in scenarios that reckon with draws", arguments: [nil, "dear", "tied", "kept", "grown"])
  func scenarios(_ scenario: String?) throws {
    let prepared = try Self.prepared(scenario, sets: ["discount = 9% per year in 5% .. 15% per year as uniform"])
    #expect(prepared.uncertain.cells.contains { $0.name == "discount" })
    let run = try Self.run(prepared, reads: BatchAgreementTests.everyNode(prepared.plan))
    let found = try BatchAgreementTests.disagreements(run, trials: [0, 5, 127, 128], of: 129)
    #expect(found.isEmpty, "\(found.prefix(4))")
  }

  @Test func `the same name has the same draws: a difference of equals is 0`() throws {
    let prepared = try Self.prepared()
    let twice = try #require(prepared.plan.model.idByName["twice"])
    let run = try Self.run(prepared, reads: [prepared.plan.cells[twice.index][0]])
    #expect(run.columns(0..<300)[0] == Array(repeating: 0, count: 300))
  }

  @Test func `an input that is added leaves the draws of the others as they were`() throws {
    let more = Composed(Self.text + "\ninput extra = 3 in 1 .. 5 as uniform\n", files: Self.files)
    let grown = try BatchAgreementTests.prepared(more)
    #expect(grown.uncertain.cells.count == 7)
    for name in ["price", "share", "volume", "wage"] {
      #expect(try Self.numbers(name, grown) == Self.numbers(name, Self.prepared()))
    }
  }
}
