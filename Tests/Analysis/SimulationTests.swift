import Quantities
import Checking
import Engine
import Finance
import Foundation
import Planning
import Sampling
import Synchronization
import Testing

@testable import Analysis

/// What many trials give, against what is known of their distribution.
struct SimulationTests {
  /// The standard normal at 95% and 90%.
  private static let z95 = 1.6448536269514722
  private static let z90 = 1.2815515655446004

  static func run(_ fixture: Fixture, _ request: SimulationRequest, set: String...) throws -> SimulationRun {
    let inputs = try fixture.resolver.values(
      under: [Overlay(assignments: try set.map { try fixture.assignment($0) })])
    let outputs = SimulationOutputs(
      fixture.plan, inputs: inputs, scenario: "base", metrics: request.metrics
    ) { $0.title }
    return try SimulationRun(outputs, inputs: inputs, request: request)
  }

  static func subject(_ run: SimulationRun) -> Simulation.Subject {
    let timeline = run.outputs.plan.timeline
    return Simulation.Subject(
      title: "", currency: "EUR", scenario: "base", scenarioTitle: "base", uncertain: run.uncertain.cells.count,
      correlations: 0, periods: (0...timeline.count).map { timeline.name(ofPeriod: $0) }, months: timeline.count,
      base: run.base)
  }

  static func simulation(_ text: String, _ request: SimulationRequest = .init(trials: 16_384)) throws -> Simulation {
    let run = try run(try Fixture(text), request)
    return run.run().simulation(of: subject(run))
  }

  /// NPV is 12 times the difference of two normals: mean 1,200, standard deviation 1,200.
  static let normals = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 0% per year
    input gain = 2_000 EUR/month as normal(mean: 2_000, sd: 80)
    input price = 1_900 EUR/month as normal(mean: 1_900, sd: 60)
    cost licences = price
    benefit income = gain
      kind: cash
    check npv > 0
    check gain > price

    """

  @Test(arguments: PointSet.allCases) func `a difference of normals has the normal's percentiles`(
    points: PointSet
  ) throws {
    let simulation = try Self.simulation(Self.normals, SimulationRequest(trials: 32_768, points: points))
    let npv = try #require(simulation.figure(MetricReference(.npv))).summary
    #expect(npv.defined == 32_768)
    #expect(npv.undefined == 0)
    let expected: [(DistributionSummary.Estimate, Double)] = [
      (npv.mean, 1_200), (npv.deviation, 1_200), (npv.p5, 1_200 - Self.z95 * 1_200),
      (npv.p10, 1_200 - Self.z90 * 1_200), (npv.p50, 1_200), (npv.p90, 1_200 + Self.z90 * 1_200),
      (npv.p95, 1_200 + Self.z95 * 1_200),
    ]
    for (estimate, value) in expected {
      #expect(abs(estimate.value - value) < 4.5 * estimate.error, "\(estimate) for \(value)")
      #expect(estimate.error < 30, "\(estimate) for \(value)")
    }
    // Φ(−1)
    #expect(abs(simulation.loss.share - 0.158655) < 4.5 * simulation.loss.error)
    #expect(simulation.loss.error < 0.003)
    #expect(abs(simulation.asBase.share - 0.5) < 4.5 * simulation.asBase.error)
    #expect(simulation.checks.count == 2)
    for check in simulation.checks {
      #expect(abs(check.holds.share + simulation.loss.share - 1) < 1e-12)
      #expect(check.holds.undecided == 0)
    }
  }

  @Test func `a product of lognormals has the lognormal's percentiles`() throws {
    let simulation = try Self.simulation(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      unit case
      input price = 2 EUR/case in 1 .. 4 as lognormal 90%
      input volume = 2 case/month in 1 .. 4 as lognormal 90%
      benefit income = price * volume
        kind: cash
      cost none_yet = 0 EUR/month

      """)
    let spread = (log(4.0) / (2 * Self.z95)) * 2.0.squareRoot()
    let npv = try #require(simulation.figure(MetricReference(.npv))).summary
    for (estimate, z) in [(npv.p5, -Self.z95), (npv.p10, -Self.z90), (npv.p50, 0), (npv.p90, Self.z90)] {
      let expected = 48 * exp(z * spread)
      #expect(
        abs(estimate.value - expected) < max(4.5 * estimate.error, 1e-3 * expected), "\(estimate) for \(expected)")
    }
    #expect(abs(npv.mean.value - 48 * exp(spread * spread / 2)) < 4.5 * npv.mean.error)
    // A line's total and the NPV are the same here: one kept number by number, one in a sketch.
    let line = try #require(simulation.figures.first { $0.label.name == "income" }).summary
    #expect(abs(line.mean.value - npv.mean.value) < 1e-9)
    for (a, b) in zip(line.percentiles, npv.percentiles) {
      #expect(abs(a.value - b.value) < 0.3 * max(b.error, 0.01))
    }
  }

  @Test func `a name has one set of draws`() throws {
    let simulation = try Self.simulation(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 5% per year
      input a = 4 EUR/month in 1 .. 9 as pert
      cost out = a
      benefit back = a
        kind: cash

      """)
    let npv = try #require(simulation.figure(MetricReference(.npv))).summary
    #expect(npv.percentiles.map(\.value) == [0, 0, 0, 0, 0])
    #expect(npv.deviation.value == 0)
    #expect(simulation.loss.share == 0)
  }

  /// A metric that a discrete input leaves without a value in four trials of ten.
  private static let undefined = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 0% per year
    input divisor = 1 as discrete { 0: 40%, 2: 60% }
    input gain = 100 EUR/month in 50 .. 150 as uniform
    benefit income = gain
      kind: cash
    cost fee = 10 EUR/month
    metric ratio = sum(gain) / divisor
    check 1 / divisor > 0

    """

  @Test func `trials in which a metric does not exist are counted and not averaged`() throws {
    let simulation = try Self.simulation(Self.undefined)
    let ratio = try #require(simulation.figures.first { $0.label.name == "ratio" }).summary
    #expect(ratio.trials == 16_384)
    #expect(abs(Double(ratio.undefined) / 16_384 - 0.4) < 0.002)
    #expect(ratio.reasons.count == 1)
    #expect(ratio.reasons[0].contains("division by zero"), "\(ratio.reasons)")
    #expect(abs(ratio.mean.value - 600) < 5)
    #expect(ratio.percentiles.allSatisfy { (300...900).contains($0.value) })
    let check = try #require(simulation.checks.first)
    #expect(abs(check.holds.share - 0.6) < 0.002)
    #expect(check.holds.undecided == ratio.undefined)
  }

  @Test func `a metric that exists in no trial says why`() throws {
    let simulation = try Self.simulation(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input price = 4 EUR/month in 1 .. 9 as pert
      cost out = price

      """, SimulationRequest(trials: 1_000, metrics: [MetricReference(.irr)]))
    for metric in [Metric.payback, .irr] {
      let summary = try #require(simulation.figure(MetricReference(metric))).summary
      #expect(summary.defined == 0)
      #expect(summary.undefined == 1_000)
      #expect(summary.mean.value.isNaN)
      #expect(summary.reasons.count == 1)
    }
    #expect(simulation.loss.share == 1)
    #expect(simulation.paybacks.map(\.probability.share) == [0])
  }

  @Test func `a rate of return is searched for only where it is asked for`() throws {
    #expect(try Self.simulation(Self.normals).figure(MetricReference(.irr)) == nil)
  }

  @Test func `any number of threads gives the same`() throws {
    let run = try Self.run(try Fixture(Self.undefined), SimulationRequest(trials: 9_999))
    let one = "\(run.run(threads: 1).simulation(of: Self.subject(run)))"
    for threads in [2, 3, 16] { #expect("\(run.run(threads: threads).simulation(of: Self.subject(run)))" == one) }
  }

  @Test func `what was done when it was stopped is told`() throws {
    let run = try Self.run(try Fixture(Self.normals), SimulationRequest(trials: 100_000))
    let asked = Atomic(0)
    let tally = run.run(shouldStop: { asked.add(1, ordering: .relaxed).newValue > 60 })
    let simulation = tally.simulation(of: Self.subject(run))
    #expect(simulation.isPartial)
    #expect(simulation.trials > 0 && simulation.trials < 100_000)
    #expect(try #require(simulation.figure(MetricReference(.npv))).summary.defined == simulation.trials)
    #expect(run.run(shouldStop: { true }).trials <= 128)
  }

  @Test func `whoever does not wait for percentiles has those of the first trials`() throws {
    let run = try Self.run(try Fixture(Self.normals), SimulationRequest(trials: 400_000))
    let tally = run.run(threads: 2)
    let whole = tally.simulation(of: Self.subject(run))
    let brief = tally.simulation(of: Self.subject(run)) { true }
    #expect(whole.selected == 400_000)
    #expect(brief.trials == 400_000 && !brief.isPartial)
    #expect(brief.selected > 100_000 && brief.selected <= 1 << 18)
    let (all, first) = try (
      #require(whole.figure(MetricReference(.npv))).summary, #require(brief.figure(MetricReference(.npv))).summary
    )
    #expect(first.trials == brief.selected)
    #expect(abs(first.p10.value - all.p10.value) < 6 * first.p10.error)
    #expect(first.p10.error > 0)
  }

  @Test(arguments: PointSet.allCases) func `errors are as large as seeds differ`(points: PointSet) throws {
    var medians: [Double] = []
    var errors: [Double] = []
    for seed in 1...24 {
      let simulation = try Self.simulation(
        Self.normals, SimulationRequest(trials: 2_048, seed: UInt64(seed), points: points))
      let npv = try #require(simulation.figure(MetricReference(.npv))).summary
      medians.append(npv.p50.value)
      errors.append(npv.p50.error)
    }
    let spread = SampleMoments(medians).deviation
    let stated = SampleMoments(errors).mean
    #expect((0.6...1.7).contains(stated / spread), "\(stated) stated, \(spread) found")
  }

  @Test func `Sobol' points need fewer trials`() throws {
    func errors(_ points: PointSet) throws -> (mean: Double, p50: Double) {
      let npv = try #require(
        try Self.simulation(Self.normals, SimulationRequest(trials: 16_384, points: points))
          .figure(MetricReference(.npv))
      ).summary
      return (npv.mean.error, npv.p50.error)
    }
    let (sobol, random) = (try errors(.sobol), try errors(.random))
    #expect(sobol.mean * 10 < random.mean)
    #expect(sobol.p50 * 1.5 < random.p50)
  }

  @Test func `the probability of any condition is that of a check`() throws {
    let fixture = try Fixture(Self.normals)
    let inputs = try fixture.resolver.values(under: [])
    let condition = try #require(
      fixture.model.checks.first.flatMap { if case .truth(let condition) = $0.condition { condition } else { nil } })
    let outputs = try SimulationOutputs(condition: condition, of: fixture.plan)
    let run = try SimulationRun(outputs, inputs: inputs, request: SimulationRequest(trials: 16_384))
    let whole = try Self.simulation(Self.normals)
    #expect(run.run().probability.share == whole.checks[0].holds.share)
  }

  @Test func `scenarios differ on the same draws`() throws {
    let fixture = try Fixture(Self.normals)
    let request = SimulationRequest(trials: 4_096)
    let base = try Self.run(fixture, request)
    let dearer = try Self.run(fixture, request, set: "gain = gain - 100 EUR/month keeping range")
    let fixed = try Self.run(fixture, request, set: "price = 1_900 EUR/month")
    let (first, second, third) = (base.run(), dearer.run(), fixed.run())
    let same = try #require(ScenarioDifference(first, of: Self.subject(base), from: first))
    #expect(same.difference.percentiles.map(\.value) == [0, 0, 0, 0, 0])
    #expect(same.better.share == 0)
    // Gain moves by 5% of itself: the difference has a twentieth of its spread.
    let less = try #require(ScenarioDifference(second, of: Self.subject(dearer), from: first))
    #expect(abs(less.difference.mean.value + 1_200) < 1)
    #expect(abs(less.difference.deviation.value - 48) < 2)
    #expect(less.better.share == 0)
    // Without its draws the price leaves those of the gain as they are.
    let certain = try #require(ScenarioDifference(third, of: Self.subject(fixed), from: first))
    #expect(abs(certain.difference.deviation.value - 720) < 10)
    #expect(abs(certain.better.share - 0.5) < 0.02)
  }
}
