import CKernels
import Sampling
import Testing

struct StatisticsTests {
  private static let probabilities = [0, 0.001, 0.05, 0.1, 0.5, 0.9, 0.95, 0.999, 1]

  private func draws(_ distribution: Distribution, count: Int, seed: UInt64 = 1) throws -> [Double] {
    try Sampler([SampledInput(name: "x", distribution: distribution)], seed: seed).draws(count: count)[0]
  }

  private func sortedQuantiles(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return Self.probabilities.map { p in
      let rank = p * Double(sorted.count - 1)
      let below = Int(rank)
      return below + 1 < sorted.count
        ? sorted[below] + (sorted[below + 1] - sorted[below]) * (rank - Double(below)) : sorted[below]
    }
  }

  @Test(arguments: [1, 2, 3, 10, 601, 5000, 100_000])
  func `selected quantiles are those of the sorted numbers`(count: Int) throws {
    for distribution in [
      Distribution.normal(mean: 3, deviation: 2), .discrete(outcomes: [1, 2, 3], weights: [1, 1, 1]),
      .lognormal(logMean: 0, logDeviation: 3),
    ] {
      let values = try draws(distribution, count: count)
      #expect(OrderStatistics.quantiles(of: values, at: Self.probabilities) == sortedQuantiles(values))
      #expect(
        OrderStatistics.quantiles(of: values.sorted(by: >), at: Self.probabilities) == sortedQuantiles(values))
    }
  }

  @Test func `a quantile lies between its neighbours as in a spreadsheet`() {
    #expect(OrderStatistics.quantiles(of: [10, 1, 3, 2], at: [0.25, 0.5]) == [1.75, 2.5])
    #expect(OrderStatistics.quantiles(of: [], at: [0.5])[0].isNaN)
  }

  @Test func `moments of blocks are those of the whole`() throws {
    let values = try draws(.normal(mean: 1e6, deviation: 3), count: 10_000)
    var joined = SampleMoments()
    for start in stride(from: 0, to: values.count, by: 1250) { joined.add(SampleMoments(values[start..<start + 1250])) }
    let whole = SampleMoments(values)
    #expect(joined.count == whole.count)
    #expect(abs(joined.mean - whole.mean) < 1e-8)
    #expect(abs(joined.variance / whole.variance - 1) < 1e-9)
    #expect(SampleMoments([2, 4, 4, 4, 5, 5, 7, 9]).variance == 32.0 / 7)
  }

  static let shapes: [Distribution] = [
    .normal(mean: 5e6, deviation: 2), .uniform(low: -1, high: 1), .lognormal(logMean: 0, logDeviation: 2),
    .beta(alpha: 1.1, beta: 0.9, low: 0, high: 100), .normal(mean: 0, deviation: 0),
    .discrete(outcomes: [0, 1, 50], weights: [60, 39, 1]),
    .triangular(low: 0, mode: 0, high: 1e-9),
  ]

  @Test(arguments: shapes)
  func `a sketch is within a rank of 1 in 10,000`(distribution: Distribution) throws {
    let values = try draws(distribution, count: 100_000)
    var sketch = QuantileSketch(pilot: Array(values.prefix(4096)))
    sketch.add(values)
    let sorted = values.sorted()
    for probability in stride(from: 0.0, through: 1, by: 1.0 / 64) {
      let found = sketch.quantiles(at: [probability])[0]
      // The ranks that a value may claim, as shares.
      let below = Double(Self.count(in: sorted) { $0 < found }) / Double(sorted.count)
      let upTo = Double(Self.count(in: sorted) { $0 <= found }) / Double(sorted.count)
      #expect(probability >= below - 1e-4 && probability <= upTo + 1e-4, "at \(probability)")
    }
    #expect(sketch.quantiles(at: [0, 1]) == [sorted[0], sorted[sorted.count - 1]])
  }

  @Test func `a sketch follows narrow clusters far apart`() throws {
    let inputs = [
      SampledInput(name: "where", distribution: .discrete(outcomes: [-300, 0, 2000], weights: [2, 3, 5])),
      SampledInput(name: "noise", distribution: .normal(mean: 0, deviation: 1)),
    ]
    let draws = try Sampler(inputs, seed: 6).draws(count: 200_000)
    let values = zip(draws[0], draws[1]).map { $0 + $1 }
    var sketch = QuantileSketch(pilot: Array(values.prefix(4096)))
    sketch.add(values)
    let sorted = values.sorted()
    for (probability, found) in zip(Self.probabilities, sketch.quantiles(at: Self.probabilities)) {
      let rank = Double(Self.count(in: sorted) { $0 < found }) / Double(sorted.count)
      #expect(abs(rank - probability) < 1e-4)
    }
    #expect(sketch.rankErrorBound < 2e-3)
  }

  /// How many of sorted numbers hold a condition that those before it hold.
  private static func count(in sorted: [Double], _ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @Test func `a sketch of shards is the sketch of the whole, and counts what is undefined`() throws {
    let values = try draws(.lognormal(logMean: 3, logDeviation: 1), count: 50_000) + [.nan, .infinity, -.infinity]
    let empty = QuantileSketch(pilot: Array(values.prefix(1000)))
    var whole = empty
    whole.add(values)
    var merged = empty
    for shard in [2, 0, 1] {
      var part = empty
      part.add(values.enumerated().filter { $0.offset % 3 == shard }.map(\.element))
      let fits = merged.merge(part)
      #expect(fits)
    }
    #expect(merged.quantiles(at: Self.probabilities) == whole.quantiles(at: Self.probabilities))
    #expect(whole.count == 50_000)
    #expect(whole.undefinedCount == 3)
    #expect(abs(whole.share(below: ck_exp(3)) - 0.5) < 0.01)
    let fits = merged.merge(QuantileSketch(pilot: [1, 2, 3]))
    #expect(!fits)
  }

  @Test func `a histogram has round edges and loses nothing`() {
    var histogram = Histogram(from: -3.2, to: 41, intervals: 10)
    #expect(histogram.width == 5)
    #expect(histogram.interval(0) == -5...0)
    histogram.add([-6, -3.2, 0, 4.999, 5, 41, 45, 99, .nan])
    #expect(histogram.counts == [1, 2, 1, 0, 0, 0, 0, 0, 0, 1])
    #expect(histogram.below == 1)
    #expect(histogram.above == 2)
  }

  @Test func `the stated error of a quantile is the spread it has from run to run`() throws {
    let count = 4000
    let runs = try (0..<200).map { try draws(.normal(mean: 0, deviation: 1), count: count, seed: UInt64($0)) }
    let estimates = runs.map { OrderStatistics.quantiles(of: $0, at: [0.9])[0] }
    let spread = SampleMoments(estimates).deviation
    let stated = EstimateError.standardError(ofQuantile: 0.9, count: count) {
      OrderStatistics.quantiles(of: runs[0], at: [$0])[0]
    }
    #expect(abs(stated / spread - 1) < 0.25)
    let ofMean = EstimateError.standardError(ofIndependent: estimates)
    #expect(abs(ofMean - spread / 200.0.squareRoot()) < 1e-12)
    #expect(EstimateError.standardError(ofShare: 0, count: 1000) > 0)
  }

  @Test func `what was counted is the same after it was written down`() throws {
    let values = try draws(.normal(mean: 3, deviation: 2), count: 20_000) + [.nan, .infinity]
    var sketch = QuantileSketch(pilot: Array(values.prefix(4096)))
    sketch.add(values)
    var copy = try #require(QuantileSketch(sketch.contents))
    #expect(copy.quantiles(at: Self.probabilities) == sketch.quantiles(at: Self.probabilities))
    #expect(copy.undefinedCount == 2)
    let merged = copy.merge(sketch)
    #expect(merged)
    #expect(copy.count == 40_000)
    var histogram = Histogram(from: -3, to: 9, intervals: 12)
    histogram.add(values)
    var twice = Histogram(
      start: histogram.start, width: histogram.width, counts: histogram.counts, below: histogram.below,
      above: histogram.above)
    #expect(twice == histogram)
    let added = twice.add(histogram)
    #expect(added)
    #expect(twice.counts == histogram.counts.map { $0 * 2 })
    let mixed = twice.add(Histogram(from: -3, to: 9, intervals: 3))
    #expect(!mixed)
  }
}
