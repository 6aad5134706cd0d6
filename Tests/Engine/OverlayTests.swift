import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Testing

struct OverlayTests {
  static let text = """
    timeline 2026-01 for 4 months
    currency EUR
    discount 0% per year
    unit case
    dimension queue = billing, claims
    input price = 10 EUR/case in 8 .. 12 EUR/case as uniform
    input share = 50% in 40% .. 60% as pert
    input volume by queue = { billing: 100, claims: 50 } case/month
    input fallback = 5 EUR/case
    correlate price with share 0.5
    cost usage = sum(volume, over: queue) * price * share
    scenario dear { price = price * 2 }
    scenario dearer from dear { price = price + 1 EUR/case; share = 100% }
    scenario tied { share = 25%; price = fallback * 3; fallback = 4 EUR/case }
    """

  static func inputs(
    _ scenario: String?, _ sets: [String: [String]] = [:], commandLine: [String] = []
  ) throws -> (Composed, InputValues) {
    let composed = Composed(text)
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let overlays = try sets.mapValues { Overlay(assignments: try $0.map(composed.assignment)) }
    let line = Overlay(assignments: try commandLine.map(composed.assignment))
    let stack = Overlay.stack(for: scenario, in: composed.model, sets: overlays, commandLine: line)
    return (composed, try InputResolver(composed.model).values(under: stack))
  }

  static func value(
    _ name: String, _ scenario: String? = nil, _ sets: [String: [String]] = [:], commandLine: [String] = [],
    cell: Int = 0
  ) throws -> Double {
    let (composed, inputs) = try inputs(scenario, sets, commandLine: commandLine)
    return inputs.scalar(of: try #require(composed.model.idByName[name]), cell: cell)
  }

  @Test func `a scenario stands on its parent and reads its own name as the value beneath`() throws {
    #expect(try Self.value("price") == 10)
    #expect(try Self.value("price", "dear") == 20)
    #expect(try Self.value("price", "dearer") == 21)
  }

  @Test func `children follow what is set in base and in their parent`() throws {
    #expect(try Self.value("price", "dearer", ["base": ["price = 7 EUR/case"]]) == 15)
    #expect(try Self.value("price", "dearer", ["dear": ["price = price + 3 EUR/case"]]) == 24)
    #expect(try Self.value("price", "dear", ["dearer": ["price = 1 EUR/case"]]) == 20)
  }

  @Test func `the command line stands above what is set`() throws {
    let sets = ["dear": ["price = 5 EUR/case"]]
    #expect(try Self.value("price", "dear", sets, commandLine: ["price = price * 10"]) == 50)
  }

  @Test func `two sets of one input stand on each other`() throws {
    #expect(try Self.value("price", nil, ["base": ["price = price * 3", "price = price + 1 EUR/case"]]) == 31)
  }

  @Test func `another input means that input in the same scenario, whatever the order`() throws {
    #expect(try Self.value("price", "tied") == 12)
    let sets = ["base": ["fallback = price / 2", "price = 30 EUR/case"]]
    #expect(try Self.value("fallback", nil, sets) == 15)
    #expect(try Self.value("fallback", "dear", sets) == 30)
  }

  @Test func `one member may be set alone`() throws {
    let sets = ["base": ["volume[claims] = volume[claims] * 3"]]
    #expect(try Self.value("volume", nil, sets, cell: 0) == 100)
    #expect(try Self.value("volume", nil, sets, cell: 1) == 150)
  }

  @Test func `inputs that name each other have no value, and the path says why`() throws {
    let error = #expect(throws: Diagnostic.self) {
      _ = try Self.value("price", nil, ["base": ["price = fallback", "fallback = price * 2"]])
    }
    #expect(error?.code.id == "E0701")
    #expect(error?.notes.first?.text == "the path: price → fallback → price")
  }

  @Test func `a plain value fixes an uncertain input and drops its correlations`() throws {
    let (composed, inputs) = try Self.inputs(nil, ["base": ["share = 30%"]])
    let share = try #require(composed.model.idByName["share"])
    #expect(inputs.fixed == [share])
    #expect(inputs.uncertainty[share.index] == [nil])
    #expect(inputs.droppedCorrelations == [0])
    #expect(try Self.inputs(nil).1.droppedCorrelations.isEmpty)
  }

  @Test func `keeping range scales the range with its value`() throws {
    let (composed, inputs) = try Self.inputs(nil, ["base": ["price = 20 EUR/case keeping range"]])
    let price = try #require(composed.model.idByName["price"])
    let range = try #require(inputs.uncertainty[price.index][0])
    #expect(range.low == 16)
    #expect(range.high == 24)
    #expect(range.mean == 20)
    #expect(inputs.fixed.isEmpty)
    #expect(inputs.droppedCorrelations.isEmpty)
  }

  @Test func `a schedule turns a number into a row, and the plan is made anew`() throws {
    let (composed, inputs) = try Self.inputs(
      nil, ["base": ["price = [2026-01: 10 EUR/case, 2026-03: 20 EUR/case]"]])
    let price = try #require(composed.model.idByName["price"])
    #expect(inputs.rows == [price])
    #expect(Array(inputs.values(of: price)) == [10, 10, 10, 20, 20])
    #expect(!inputs.fit(try Planner.plan(composed.model).rowInputs, in: composed.model))
    let run = Evaluator(try Planner.plan(composed.model, rowInputs: inputs.rows), inputs: inputs)
    let usage = try #require(composed.model.idByName["usage"])
    #expect(run.row(of: usage) == [0, 750, 750, 1500, 1500])
    // Back to one number: the same plan takes it.
    run.update(try InputResolver(composed.model).values(under: []))
    #expect(run.row(of: usage) == [0, 750, 750, 750, 750])
  }

  @Test func `an amount at the start is not made up where a flow becomes a row`() throws {
    let composed = Composed(Self.text)
    let set = try composed.assignment("volume = [2026-01: 10 case/month, 2026-02: 20 case/month]")
    let inputs = try InputResolver(composed.model).values(under: [Overlay(assignments: [set])])
    let volume = try #require(composed.model.idByName["volume"])
    #expect(Array(inputs.values(of: volume, cell: 1)) == [0, 10, 20, 20, 20])
    let run = Evaluator(try Planner.plan(composed.model, rowInputs: inputs.rows), inputs: inputs)
    run.update(try InputResolver(composed.model).values(under: []))
    #expect(run.row(of: volume, cell: 1) == [0, 50, 50, 50, 50])
  }

  @Test func `an input that a use binds follows the one it is bound to until it is set itself`() throws {
    let composed = Composed(
      """
      timeline 2026-01 for 4 months
      currency EUR
      discount 0% per year
      input wage = 40 EUR/hour
      use costs/hours { hour_rate = wage * 2 }
      """,
      files: [
        "costs/hours.roi": "input hour_rate = 30 EUR/hour\ncost work = 2 hour/month * hour_rate\n  kind: capacity\n"
      ])
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let rate = try #require(composed.model.idByName["hour_rate"])
    func value(_ sets: [String]) throws -> Double {
      let overlay = Overlay(assignments: try sets.map(composed.assignment))
      return try InputResolver(composed.model).values(under: [overlay]).scalar(of: rate)
    }
    #expect(try value([]) == 80)
    #expect(try value(["wage = 50 EUR/hour"]) == 100)
    #expect(try value(["wage = 50 EUR/hour", "hour_rate = hour_rate + 1 EUR/hour"]) == 101)
    #expect(try value(["wage = 50 EUR/hour", "hour_rate = 7 EUR/hour"]) == 7)
  }
}
