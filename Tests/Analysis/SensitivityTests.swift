import Analysis
import Checking
import Finance
import Quantities
import Sampling
import Testing

struct SensitivityTests {
  private func analysis(
    _ fixture: Fixture, of name: String? = nil, trials: Int = 8_192, seed: UInt64 = 1, threads: Int = 1
  ) throws -> SensitivityAnalysis {
    let measure = try name.map { Measure(.cell(try fixture.id($0), 0), text: $0, unit: .one) } ?? Fixture.npv
    return try #require(
      try SensitivityAnalysis(
        of: measure, in: try fixture.whatIf(), trials: trials, seed: seed, threads: threads))
  }

  private func group(_ names: String..., of analysis: SensitivityAnalysis, _ fixture: Fixture) throws
    -> SensitivityAnalysis.Group
  {
    let ids = try names.map(fixture.id)
    return try #require(analysis.groups.first { $0.members.map(\.lever.input) == ids })
  }

  private func expect(_ estimate: Estimate, is exact: Double, error: Double) {
    #expect(abs(estimate.value - exact) < max(4 * estimate.standardError, 1e-3), "\(estimate) for \(exact)")
    #expect(estimate.standardError < error)
  }

  /// sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ over −π to π, sines by their series to x²¹.
  private static let ishigami: String = {
    func sine(_ x: String) -> String {
      [6, 20, 42, 72, 110, 156, 210, 272, 342, 420].reversed().reduce("1") { "(1 - \(x)^2 / \($1) * \($0))" }
        + " * \(x)"
    }
    let inputs = (1...3).map { "input x\($0) = 0 in -3.141592653589793 .. 3.141592653589793 as uniform" }
    return """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      \(inputs.joined(separator: "\n"))
      s1 = \(sine("x1"))
      s2 = \(sine("x2"))
      metric outcome = s1 + 7 * s2^2 + 0.1 * x3^4 * s1

      """
  }()

  @Test func `indices of the Ishigami function are the known ones`() throws {
    let fixture = try Fixture(Self.ishigami)
    let result = try analysis(fixture, of: "outcome", trials: 16_384)
    // Variance ½ + 7²/8 + π⁴/50 + π⁸/1800; T. Ishigami and T. Homma, 1990.
    #expect(abs(result.moments.variance - 13.844588) < 0.35)
    let known = [("x1", 0.313905, 0.557589), ("x2", 0.442411, 0.442411), ("x3", 0, 0.243684)]
    for (name, first, total) in known {
      let indices = try group(name, of: result, fixture).indices
      expect(indices.firstOrder, is: first, error: 0.02)
      expect(indices.total, is: total, error: 0.02)
    }
    #expect(abs(result.interactions - 0.243684) < 0.04)
    #expect(result.information == nil)
  }

  @Test func `a sum has the shares of its parts, and correlated parts have one together`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      input a = 1 as normal(mean: 1, sd: 1)
      input b = 1 as normal(mean: 1, sd: 1)
      input c = 1 as normal(mean: 1, sd: 1)
      correlate a with b 0.5
      metric outcome = a + b + c

      """)
    let result = try analysis(fixture, of: "outcome")
    // A rank correlation of 0.5 is 2 sin(π/12) between normal numbers.
    let pair = try group("a", "b", of: result, fixture)
    expect(pair.indices.firstOrder, is: 0.752185, error: 0.03)
    expect(pair.indices.total, is: 0.752185, error: 0.03)
    expect(try group("c", of: result, fixture).indices.firstOrder, is: 1 - 0.752185, error: 0.03)
  }

  @Test func `knowing an input is worth what the closed form says`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      input gain = 1_000 EUR/month as normal(mean: 1_000 EUR/month, sd: 300 EUR/month)
      input spend = 900 EUR/month as normal(mean: 900 EUR/month, sd: 400 EUR/month)
      benefit income = gain
        kind: cash
      cost running = spend

      """)
    let result = try analysis(fixture, trials: 32_768)
    // NPV is normal, mean 1,200; σ φ(μ/σ) − μ Φ(−μ/σ) with σ 3,600, 4,800 and 6,000.
    let gain = try #require(group("gain", of: result, fixture).members[0].information)
    let spend = try #require(group("spend", of: result, fixture).members[0].information)
    let both = try #require(result.information)
    for (estimate, exact) in [(gain, 915.250), (spend, 1_374.455), (both, 1_841.368)] {
      #expect(abs(estimate.value - exact) < 4 * estimate.standardError)
      #expect(estimate.standardError < 0.03 * exact)
    }
    expect(try group("gain", of: result, fixture).indices.firstOrder, is: 0.36, error: 0.01)
    let member = try group("spend", of: result, fixture).members[0]
    #expect(member.rankCorrelation.value < -0.7)
    #expect(zip(member.tenths, member.tenths.dropFirst()).allSatisfy { $0 > $1 })
    guard case .at(let place, _) = member.breakEven.outcome else {
      Issue.record("spend has no break-even")
      return
    }
    #expect(isClose(place, 1_000))
  }

  @Test func `the same seed gives the same figures for any number of threads, another one others`() throws {
    let fixture = try Fixture(Fixture.licences)
    func total(_ seed: UInt64, threads: Int) throws -> Estimate {
      try group("price", of: try analysis(fixture, seed: seed, threads: threads), fixture).indices.total
    }
    #expect(try total(1, threads: 1) == total(1, threads: 3))
    #expect(try total(1, threads: 1) != total(2, threads: 1))
  }

  @Test func `trials without the figure are counted and left out; stopped, nothing is made up`() throws {
    let fixture = try Fixture(
      Fixture.licences + "input share = 1 in -1 .. 3 as uniform\nmetric root = sqrt(share)\n")
    let result = try analysis(fixture, of: "root")
    #expect(abs(result.undefinedTrials - 2_048) < 200)
    #expect(result.moments.count + result.undefinedTrials == 8_192)
    let stopped = try SensitivityAnalysis(of: Fixture.npv, in: try fixture.whatIf(), shouldStop: { true })
    #expect(stopped == nil)
  }

  @Test func `a figure that nothing moves does not vary`() throws {
    let fixture = try Fixture(
      "timeline 2026-01 for 12 months\ncurrency EUR\ndiscount 9% per year\ncost c = 1 EUR/month\n")
    let result = try analysis(fixture, trials: 256)
    #expect(result.groups.isEmpty)
    #expect(!result.varies)
  }
}
