import CKernels
import Sampling
import Testing

struct DistributionTests {
  @Test(arguments: ReferenceDistributions.cases)
  func `quantiles and moments are those of scipy`(reference: ReferenceDistributions.Case) {
    let distribution = reference.distribution
    #expect(abs(distribution.mean - reference.mean) <= 1e-13 * max(abs(reference.mean), reference.deviation))
    #expect(abs(distribution.deviation - reference.deviation) <= 1e-12 * reference.deviation)
    for (p, expected) in zip(ReferenceDistributions.probabilities, reference.quantiles) {
      let found = distribution.quantile(p)
      // Large shapes lose digits to cancellation: those of α ln x.
      #expect(abs(found - expected) <= 1e-11 * max(abs(expected), reference.deviation), "at \(p)")
    }
  }

  @Test(arguments: ReferenceDistributions.cases)
  func `a column of draws has those quantiles, tails included, at every level`(
    reference: ReferenceDistributions.Case
  ) {
    let probabilities = ReferenceDistributions.probabilities
    var columns: [[Double]] = []
    for level in Levels.running {
      let transform = QuantileTransform(reference.distribution)
      let draws = column(probabilities.count) { target in
        for (index, p) in probabilities.enumerated() { target[index] = p }
        transform.fromUniform(ck_sampling_kernels(level).pointee, target, probabilities.count)
      }
      columns.append(draws)
      for (p, (found, expected)) in zip(probabilities, zip(draws, reference.quantiles)) {
        #expect(abs(found - expected) <= 2e-9 * max(reference.deviation, abs(expected)), "at \(p)")
      }
    }
    #expect(columns.allSatisfy { same($0, columns[0]) })
  }

  @Test(arguments: ReferenceDistributions.cases)
  func `no draw between is further from its exact quantile`(reference: ReferenceDistributions.Case) {
    let transform = QuantileTransform(reference.distribution)
    // Both sides, from the last octave to the middle, off the nodes of the cells.
    let probabilities = (0..<400).flatMap { step -> [Double] in
      let p = ck_exp(-0.6931 - 36 * Double(step) / 400)
      return [p, 1 - p]
    }
    let draws = column(probabilities.count) { target in
      for (index, p) in probabilities.enumerated() { target[index] = p }
      transform.fromUniform(ck_sampling_kernels(ck_best_level()).pointee, target, probabilities.count)
    }
    for (p, draw) in zip(probabilities, draws) {
      let exact = reference.distribution.quantile(p)
      #expect(abs(draw - exact) <= 1e-8 * max(reference.deviation, abs(exact)), "at \(p)")
    }
  }

  @Test(arguments: ReferenceDistributions.cases)
  func `draws have the distribution's moments`(reference: ReferenceDistributions.Case) throws {
    let input = SampledInput(name: "x", distribution: reference.distribution)
    let draws = try Sampler([input], points: .sobol, seed: 11).draws(count: 1 << 16)[0]
    let moments = SampleMoments(draws)
    #expect(abs(moments.mean - reference.mean) < 3e-4 * reference.deviation)
    #expect(abs(moments.deviation / reference.deviation - 1) < 0.01)
    let random = SampleMoments(try Sampler([input], seed: 11).draws(count: 1 << 16)[0])
    #expect(abs(random.mean - reference.mean) < 4.5 * random.standardError)
  }

  @Test func `discrete outcomes come in their shares, whatever their order`() throws {
    let distribution = Distribution.discrete(outcomes: [5, -1, 2, 9], weights: [20, 50, 30, 0])
    let draws = try Sampler([SampledInput(name: "d", distribution: distribution)], points: .sobol, seed: 2)
      .draws(count: 1 << 16)[0]
    let counts = Dictionary(draws.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(Set(counts.keys) == [-1, 2, 5])
    for (outcome, share) in [(-1.0, 0.5), (2.0, 0.3), (5.0, 0.2)] {
      #expect(abs(Double(counts[outcome] ?? 0) / Double(1 << 16) - share) < 1e-4)
    }
    #expect(abs(distribution.mean - 1.1) < 1e-15)
    #expect(abs(distribution.deviation - 5.49.squareRoot()) < 1e-15)
    #expect([0.2, 0.5, 0.79, 0.81].map(distribution.quantile) == [-1, 2, 2, 5])
  }

  @Test func `sampled values come alike and nothing else comes`() throws {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let distribution = Distribution.sampled(values)
    let draws = try Sampler([SampledInput(name: "s", distribution: distribution)], points: .sobol, seed: 2)
      .draws(count: 1 << 16)[0]
    let counts = Dictionary(draws.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(Set(counts.keys) == Set(values))
    #expect(counts[1] == 1 << 14)
    #expect(counts[9] == 1 << 13)
    #expect(distribution.mean == 31.0 / 8)
    #expect(distribution.quantile(0.5) == 4)
  }

  @Test(arguments: [
    Distribution.uniform(low: 7, high: 7), .triangular(low: 7, mode: 7, high: 7), .pert(low: 7, mode: 7, high: 7),
    .normal(mean: 7, deviation: 0), .sampled([7]), .discrete(outcomes: [7], weights: [2]),
  ])
  func `a range without width is one number`(distribution: Distribution) throws {
    let draws = try Sampler([SampledInput(name: "x", distribution: distribution)], seed: 1).draws(count: 300)[0]
    #expect(draws.allSatisfy { $0 == 7 })
    #expect(distribution.quantile(0.9) == 7)
  }
}

extension ReferenceDistributions.Case: CustomTestStringConvertible {
  var testDescription: String { "\(distribution)" }
}
