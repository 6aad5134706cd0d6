import Sampling
import Testing

struct CopulaTests {
  private static let count = 1 << 16

  private func rankCorrelation(
    _ coefficient: Double, _ first: Distribution, _ second: Distribution, points: PointSet = .sobol
  ) throws -> Double {
    let inputs = [SampledInput(name: "a", distribution: first), SampledInput(name: "b", distribution: second)]
    let draws = try Sampler(
      inputs, correlations: [InputCorrelation(0, 1, coefficient)], points: points, seed: 21
    ).draws(count: Self.count)
    return RankCorrelation.coefficient(draws[0], draws[1])
  }

  @Test(arguments: [-0.9, -0.3, 0.1, 0.6, 0.95])
  func `draws have the rank correlation asked for`(coefficient: Double) throws {
    let found = try rankCorrelation(
      coefficient, .lognormal(logMean: 0, logDeviation: 1), .pert(low: 1, mode: 2, high: 9))
    #expect(abs(found - coefficient) < 0.003)
  }

  @Test func `taking 0.6 for the correlation of the normal numbers would not do`() throws {
    // 6 / π · arcsin(0.6 / 2) = 0.582 is the rank correlation that normals correlated by 0.6 have.
    let trap = 0.5819
    let found = try rankCorrelation(
      0.6, .normal(mean: 0, deviation: 1), .normal(mean: 3, deviation: 2), )
    #expect(abs(found - 0.6) < 0.003)
    #expect(abs(found - trap) > 0.003)
  }

  @Test func `full correlation is one order, forward or backward`() throws {
    #expect(
      try rankCorrelation(1, .uniform(low: 0, high: 1), .normal(mean: 0, deviation: 1)) > 0.999_999)
    #expect(try rankCorrelation(-1, .uniform(low: 0, high: 1), .normal(mean: 0, deviation: 1)) < -0.999_999)
  }

  @Test func `margins stay what they were`() throws {
    let inputs = SamplerTests.inputs
    let draws = try Sampler(inputs, correlations: SamplerTests.correlations, points: .sobol, seed: 3)
      .draws(count: Self.count)
    for (input, column) in zip(inputs, draws) {
      let moments = SampleMoments(column)
      let distribution = input.distribution
      #expect(abs(moments.mean - distribution.mean) < 2e-3 * distribution.deviation, "\(input.name)")
      #expect(abs(moments.deviation / distribution.deviation - 1) < 5e-3, "\(input.name)")
    }
  }

  @Test func `three inputs keep all three correlations`() throws {
    let inputs = ["a", "b", "c"].map { SampledInput(name: $0, distribution: .normal(mean: 0, deviation: 1)) }
    let pairs = [InputCorrelation(0, 1, 0.7), InputCorrelation(1, 2, 0.5), InputCorrelation(2, 0, -0.1)]
    let draws = try Sampler(inputs, correlations: pairs, points: .sobol, seed: 5).draws(count: Self.count)
    for pair in pairs {
      let found = RankCorrelation.coefficient(draws[pair.first], draws[pair.second])
      #expect(abs(found - pair.coefficient) < 0.003)
    }
  }

  @Test func `correlations that contradict each other are refused with the nearest that do not`() throws {
    let inputs = (0..<4).map { SampledInput(name: "x\($0)", distribution: .uniform(low: 0, high: 1)) }
    let asked = [InputCorrelation(1, 2, 0.9), InputCorrelation(2, 3, 0.9), InputCorrelation(3, 1, -0.5)]
    let fault = #expect(throws: ImpossibleCorrelations.self) {
      _ = try Sampler(inputs, correlations: asked, seed: 1)
    }
    let refused = try #require(fault)
    #expect(refused.nearest.count == 3)
    let distances = try asked.map { stated in
      let offered = try #require(
        refused.nearest.first { Set([$0.first, $0.second]) == Set([stated.first, stated.second]) })
      return abs(offered.coefficient - stated.coefficient)
    }
    let worst = try #require(asked.firstIndex(of: refused.worst))
    #expect(distances[worst] == distances.max())
    #expect(distances.allSatisfy { $0 < 0.4 })
    #expect(throws: Never.self) { try Sampler(inputs, correlations: refused.nearest, seed: 1) }
  }

  @Test func `the nearest correlation matrix is Higham's`() throws {
    // Higham (2002), section 4: 1, 1, 0 between three variables; the nearest has 0.7607 and 0.1573.
    let inputs = (0..<3).map { SampledInput(name: "x\($0)", distribution: .uniform(low: 0, high: 1)) }
    let asked = [InputCorrelation(0, 1, 1), InputCorrelation(1, 2, 1)]
    let fault = #expect(throws: ImpossibleCorrelations.self) {
      _ = try Sampler(inputs, correlations: asked, seed: 1)
    }
    let nearest = try #require(fault).nearest
    // In Pearson's terms 0.7607 and 0.1573: rank correlations of 0.745 and 0.150.
    let sorted = nearest.map(\.coefficient).sorted()
    #expect(sorted.count == 3)
    #expect(abs(sorted[0] - 0.150) < 0.002)
    #expect(abs(sorted[2] - 0.745) < 0.002)
  }
}
