import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Testing

struct InterventionTests {
  private static let chain = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 0% per year
    unit agent
    input price = 10 EUR/agent/month in 5 .. 25 as uniform
    input gain = 2_000 EUR/month in 1_000 .. 3_000 as uniform
    level = price * 2
    alias = level
    used = level * 100 agent
    cost licences = used
    benefit income = gain
      kind: cash
    metric spent = sum(licences)

    """

  private func intervention(_ fixture: Fixture) -> Intervention {
    Intervention(fixture.model, overlays: [], trials: 2_048) { model throws(Diagnostic) in try InputResolver(model) }
  }

  @Test func `what reads a held quantity reads the number, and every other draw stays as it was`() throws {
    let fixture = try Fixture(Self.chain)
    let figures = [Intervention.Figure.metric(MetricReference(.npv)), .quantity(try fixture.id("gain"))]
    let present = try #require(try intervention(fixture).outcome(of: figures))
    let held = try #require(try intervention(fixture).outcome(of: figures, holding: [try fixture.id("level"): 30]))
    #expect(present.trials[0].count == 2_048)
    // The gain is drawn alike on both sides, and only it moves the held one.
    #expect(held.trials[1] == present.trials[1])
    for (npv, gain) in zip(held.trials[0], held.trials[1]) { #expect(abs(npv - (12 * gain - 36_000)) < 1e-6) }
    #expect(Set(present.trials[0].map { ($0 * 1e3).rounded() }).count > 1_000)
    #expect(held.base[0] == 24_000 - 36_000)
  }

  @Test func `holding a quantity leaves what it is computed from alone`() throws {
    let fixture = try Fixture(Self.chain)
    let figures = [Intervention.Figure.quantity(try fixture.id("level")), .quantity(try fixture.id("alias"))]
    let present = try #require(try intervention(fixture).outcome(of: figures))
    let held = try #require(try intervention(fixture).outcome(of: figures, holding: [try fixture.id("alias"): 1]))
    #expect(held.trials[0] == present.trials[0])
    #expect(held.trials[1].allSatisfy { $0 == 1 })
  }

  @Test func `an input that is held goes on being drawn for nobody`() throws {
    let fixture = try Fixture(Self.chain)
    let figures = [Intervention.Figure.metric(MetricReference(.totalCost)), .quantity(try fixture.id("gain"))]
    let present = try #require(try intervention(fixture).outcome(of: figures))
    let held = try #require(try intervention(fixture).outcome(of: figures, holding: [try fixture.id("price"): 15]))
    #expect(held.trials[0].allSatisfy { abs($0 - 36_000) < 1e-6 })
    #expect(held.trials[1] == present.trials[1])
  }

  @Test func `a model without uncertainty has one trial`() throws {
    let fixture = try Fixture("timeline 2026-01 for 12 months\nx = 3\ny = x * 2\n")
    let outcome = try #require(
      try intervention(fixture).outcome(
        of: [.quantity(try fixture.id("y"))], holding: [try fixture.id("x"): 5]))
    #expect(outcome.base == [10])
    #expect(outcome.trials == [[10]])
  }
}
