import CKernels
import Sampling
import Testing

struct SamplerTests {
  /// One input of each shape.
  static let inputs: [SampledInput] = [
    SampledInput(name: "seats", distribution: .triangular(low: 800, mode: 1000, high: 1400)),
    SampledInput(name: "peak", distribution: .pert(low: 0.5, mode: 0.75, high: 0.95)),
    SampledInput(name: "price", distribution: .uniform(low: 19, high: 39)),
    SampledInput(name: "rate", distribution: .normal(mean: 85, deviation: 8)),
    SampledInput(name: "tokens", distribution: .lognormal(logMean: 4, logDeviation: 0.5)),
    SampledInput(name: "delay", distribution: .discrete(outcomes: [0, 1, 3], weights: [5, 3, 2])),
    SampledInput(name: "observed", distribution: .sampled([1, 1, 2, 3, 5, 8])),
  ]
  static let correlations = [
    InputCorrelation(1, 3, 0.5), InputCorrelation(3, 4, -0.3), InputCorrelation(0, 6, 0.8),
  ]

  @Test(arguments: PointSet.allCases)
  func `draws are the same bits at every level and for any chunks`(points: PointSet) throws {
    if !Levels.lacking.isEmpty { print("not on this processor: \(Levels.lacking.joined(separator: ", "))") }
    let whole = try Sampler(
      Self.inputs, correlations: Self.correlations, points: points, seed: 9, level: CK_BASELINE
    ).draws(count: 3000)
    for level in Levels.running {
      let sampler = try Sampler(
        Self.inputs, correlations: Self.correlations, points: points, seed: 9, level: level)
      for width in [1, 64, 128, 1000, 3000] {
        var pieces = Self.inputs.map { _ in [Double]() }
        var first = 0
        while first < 3000 {
          let count = min(width, 3000 - first)
          for (index, draws) in sampler.draws(first: UInt64(first), count: count).enumerated() {
            pieces[index] += draws
          }
          first += count
        }
        for (piece, expected) in zip(pieces, whole) { #expect(same(piece, expected)) }
        if width == 1 && points == .sobol { break }
      }
    }
  }

  @Test func `threads that share the trials draw the same`() async throws {
    let sampler = try Sampler(Self.inputs, correlations: Self.correlations, seed: 9)
    let whole = sampler.draws(count: 4096)
    let parts = await withTaskGroup(of: (Int, [[Double]]).self) { group in
      for part in 0..<4 {
        group.addTask { (part, sampler.draws(first: UInt64(part * 1024), count: 1024)) }
      }
      var parts = Array(repeating: [[Double]](), count: 4)
      for await (part, draws) in group { parts[part] = draws }
      return parts
    }
    for index in Self.inputs.indices { #expect(same(parts.flatMap { $0[index] }, whole[index])) }
  }

  @Test func `an input added anywhere leaves the draws of the others as they were`() throws {
    let before = try Sampler(Self.inputs, seed: 4).draws(count: 500)
    var more = Self.inputs
    more.insert(SampledInput(name: "new", distribution: .uniform(low: 0, high: 1)), at: 2)
    var after = try Sampler(more, seed: 4).draws(count: 500)
    after.remove(at: 2)
    #expect(after == before)
  }

  @Test func `a correlation added leaves the draws of all but its later side as they were`() throws {
    let before = try Sampler(Self.inputs, seed: 4).draws(count: 500)
    let after = try Sampler(Self.inputs, correlations: [InputCorrelation(4, 1, 0.6)], seed: 4).draws(count: 500)
    for index in Self.inputs.indices where index != 1 && index != 4 { #expect(after[index] == before[index]) }
    // The first of the group keeps its numbers, by way of the normal distribution and back.
    for (a, b) in zip(after[1], before[1]) { #expect(abs(a - b) < 1e-8) }
    #expect(after[4] != before[4])
  }

  @Test func `seeds and replicates draw anew`() throws {
    let draws = try [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1)].map { seed, replicate in
      try Sampler(Self.inputs, seed: UInt64(seed), replicate: replicate).draws(count: 64)[2]
    }
    #expect(Set(draws).count == 5)
  }

  @Test(arguments: PointSet.allCases) func `a replicate of a sampler is one made anew`(points: PointSet) throws {
    let sampler = try Sampler(Self.inputs, correlations: Self.correlations, points: points, seed: 5)
    for replicate in [0, 1, 77] {
      let anew = try Sampler(
        Self.inputs, correlations: Self.correlations, points: points, seed: 5, replicate: replicate)
      #expect(sampler.replicate(replicate, of: 5).draws(count: 300) == anew.draws(count: 300))
    }
  }
}
