import CKernels
import Sampling
import Testing

struct SensitivityTests {
  private static let count = 1 << 15

  /// Draws a, draws b, and a model on both and on every mixture.
  private func indices(
    _ inputs: [Distribution], points: PointSet = .sobol, _ model: ([Double]) -> Double
  ) throws -> [SobolIndices] {
    let named = (inputs + inputs).enumerated().map { SampledInput(name: "x\($0.offset)", distribution: $0.element) }
    let draws = try Sampler(named, points: points, seed: 17).draws(count: Self.count)
    let n = inputs.count
    func run(_ columns: [Int]) -> [Double] {
      (0..<Self.count).map { trial in model(columns.map { draws[$0][trial] }) }
    }
    let a = run(Array(0..<n))
    let b = run(Array(n..<2 * n))
    return (0..<n).map { input in
      var columns = Array(0..<n)
      columns[input] += n
      return SobolIndices(a: a, b: b, mixed: run(columns))
    }
  }

  @Test(arguments: PointSet.allCases)
  func `the indices of the Ishigami function are the known ones`(points: PointSet) throws {
    let angle = Distribution.uniform(low: -.pi, high: .pi)
    let found = try indices([angle, angle, angle], points: points) { x in
      sine(x[0]) + 7 * sine(x[1]) * sine(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sine(x[0])
    }
    // T. Ishigami and T. Homma (1990), with a = 7 and b = 0.1.
    let firstOrder = [0.3139, 0.4424, 0]
    let total = [0.5576, 0.4424, 0.2437]
    for (index, estimate) in found.enumerated() {
      let limit = points == .sobol ? 0.004 : 0.02
      #expect(abs(estimate.firstOrder.value - firstOrder[index]) < limit)
      #expect(abs(estimate.total.value - total[index]) < limit)
      #expect(abs(estimate.firstOrder.value - firstOrder[index]) < 4 * estimate.firstOrder.standardError)
      #expect(abs(estimate.total.value - total[index]) < 4 * estimate.total.standardError)
    }
  }

  @Test func `of a sum each input has its share of the variance, alone and in all`() throws {
    let weights = [1.0, 2, 3, 0]
    let found = try indices(weights.map { _ in .normal(mean: 10, deviation: 1) }) { x in
      zip(weights, x).reduce(1e6) { $0 + $1.0 * $1.1 }
    }
    for (weight, estimate) in zip(weights, found) {
      #expect(abs(estimate.firstOrder.value - weight * weight / 14) < 0.003)
      #expect(abs(estimate.total.value - weight * weight / 14) < 0.003)
    }
  }

  @Test func `an output that never varies has no indices`() throws {
    let found = try indices([.uniform(low: 0, high: 1)]) { _ in 3 }
    #expect(found[0].total.value.isNaN)
  }

  @Test func `rank correlation sees any steady rise as full`() throws {
    let x = try Sampler([SampledInput(name: "x", distribution: .normal(mean: 0, deviation: 1))], seed: 1)
      .draws(count: 1000)[0]
    #expect(abs(RankCorrelation.coefficient(x, x.map(ck_exp)) - 1) < 1e-12)
    #expect(abs(RankCorrelation.coefficient(x, x.map { -$0 * $0 * $0 }) + 1) < 1e-12)
    // By hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4.
    #expect(abs(RankCorrelation.coefficient([1, 2, 2, 3], [1, 3, 2, 4]) - 4.5 / (4.5 * 5).squareRoot()) < 1e-12)
    #expect(RankCorrelation.coefficient([1, 1], [1, 2]).isNaN)
  }

  @Test func `slices of a run tell the first-order index and the conditional mean`() throws {
    let inputs = ["x", "y", "z"].map { SampledInput(name: $0, distribution: .uniform(low: -1, high: 1)) }
    let draws = try Sampler(inputs, seed: 8).draws(count: Self.count)
    let output = (0..<Self.count).map { 3 * draws[0][$0] + 4 * draws[1][$0] * draws[2][$0] }
    // Variances: 3 of x, 16/9 of the product, which y and z make only together.
    let x = ConditionalMeans(of: output, given: draws[0])
    #expect(abs(x.firstOrder - 3 / (3 + 16.0 / 9)) < 0.01)
    #expect(abs(ConditionalMeans(of: output, given: draws[1]).firstOrder) < 0.003)
    let means = x.means
    #expect(abs(means[0] + 3) < 0.15 && abs(means[means.count - 1] - 3) < 0.15)
  }

  @Test func `the value of information is what knowing saves`() throws {
    // Output m + x + noise, x normal: E max(0, m + x) − max(0, m) = σ φ(m/σ) − |m| Φ(−|m|/σ).
    let inputs = ["x", "noise"].map { SampledInput(name: $0, distribution: .normal(mean: 0, deviation: 10)) }
    let draws = try Sampler(inputs, seed: 8).draws(count: Self.count)
    for mean in [-12.0, -3, 0, 5] {
      let output = (0..<Self.count).map { mean + draws[0][$0] + draws[1][$0] }
      let x = ConditionalMeans(of: output, given: draws[0]).valueOfInformation
      let z = abs(mean) / 10
      let density = ck_exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let exact = 10 * density - abs(mean) * ck_normal_cdf(-z)
      #expect(abs(x.value - exact) < 4 * x.standardError + 0.02, "mean \(mean)")
      #expect(x.standardError < 0.06)
    }
  }

  @Test func `what changes no decision is worth nothing`() throws {
    let inputs = ["x", "noise"].map { SampledInput(name: $0, distribution: .normal(mean: 0, deviation: 10)) }
    let draws = try Sampler(inputs, seed: 9).draws(count: Self.count)
    let safe = (0..<Self.count).map { 100 + draws[0][$0] + draws[1][$0] }
    #expect(ConditionalMeans(of: safe, given: draws[0]).valueOfInformation.value == 0)
    // An even decision that the input says nothing about: noise must not look like information.
    let even = draws[1]
    let worth = ConditionalMeans(of: even, given: draws[0]).valueOfInformation
    #expect(worth.value < 3 * worth.standardError + 0.02)
    #expect(worth.value < 0.1)
  }

  @Test func `an input of few values is sliced by value`() throws {
    let inputs = [
      SampledInput(name: "d", distribution: .discrete(outcomes: [0, 1], weights: [3, 1])),
      SampledInput(name: "x", distribution: .uniform(low: -1, high: 1)),
    ]
    let draws = try Sampler(inputs, seed: 8).draws(count: Self.count)
    let output = (0..<Self.count).map { 8 * draws[0][$0] - 1 + draws[1][$0] }
    let sliced = ConditionalMeans(of: output, given: draws[0])
    #expect(sliced.means.count == 2)
    // Without knowing: 1. Knowing: a quarter of 7.
    #expect(abs(sliced.valueOfInformation.value - 0.75) < 0.03)
  }

  @Test func `a tornado is sorted by swing, the undefined last`() {
    let bars = [
      TornadoBar(input: 0, low: 1, high: 2), TornadoBar(input: 1, low: .nan, high: 2),
      TornadoBar(input: 2, low: 5, high: -5), TornadoBar(input: 3, low: 2, high: 1),
    ]
    #expect(Tornado.sorted(bars).map(\.input) == [2, 0, 3, 1])
  }

  /// sin x for |x| ≤ π, to 1e-9.
  private func sine(_ x: Double) -> Double {
    let square = x * x
    return x * stride(from: 24.0, through: 2, by: -2).reduce(1) { 1 - $0 * square / ($1 * ($1 + 1)) }
  }
}
