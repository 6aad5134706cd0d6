import CKernels
import Sampling
import Testing

struct SobolTests {
  @Test func `unscrambled points are those of scipy`() {
    for (dimension, points) in ReferenceDistributions.sobol {
      let numbers = ck_sobol_dimension(Int32(dimension))
      for (index, point) in points.enumerated() {
        let reversed = withUnsafePointer(to: numbers) { ck_sobol_reversed($0, UInt32(index)) }
        var digits: UInt32 = 0
        for bit in 0..<32 where reversed >> UInt32(bit) & 1 == 1 { digits |= 1 << UInt32(31 - bit) }
        #expect(digits == point, "dimension \(dimension), point \(index)")
      }
    }
  }

  private func draws(_ dimensions: Int, count: Int, seed: UInt64, first: UInt64 = 0) throws -> [[Double]] {
    let inputs = (0..<dimensions).map {
      SampledInput(name: "x\($0)", distribution: .uniform(low: 0, high: 1))
    }
    return try Sampler(inputs, points: .sobol, seed: seed).draws(first: first, count: count)
  }

  @Test func `scrambling keeps every interval and the net of the first two dimensions`() throws {
    for seed in 1...8 {
      let points = try draws(256, count: 1024, seed: UInt64(seed))
      for dimension in points {
        #expect(Set(dimension.map { Int($0 * 1024) }).count == 1024)
      }
      // Every box of 2^−k × 2^(k−10) holds one point.
      for k in 0...10 {
        let boxes = zip(points[0], points[1]).map { x, y in
          Int(x * Double(1 << k)) << 10 | Int(y * Double(1 << (10 - k)))
        }
        #expect(Set(boxes).count == 1024)
      }
      // A later block of as many points is a net too.
      let later = try draws(2, count: 1024, seed: UInt64(seed), first: 5 << 10)
      #expect(Set(later[1].map { Int($0 * 1024) }).count == 1024)
    }
  }

  @Test func `over many scramblings a point is anywhere`() throws {
    var cells = Array(repeating: 0.0, count: 64)
    let seeds = 1600
    for seed in 0..<seeds {
      let point = try draws(3, count: 6, seed: UInt64(seed) &* 77)
      cells[Int(point[2][5] * 64)] += 1
    }
    let chiSquare = cells.reduce(0) { $0 + ($1 - 25) * ($1 - 25) / 25 }
    // 63 degrees of freedom.
    #expect((28.0...117).contains(chiSquare))
  }

  @Test func `a smooth mean settles far faster than with random numbers`() throws {
    func spread(_ points: PointSet) throws -> Double {
      let means = try (1...30).map { seed in
        let inputs = (0..<6).map { SampledInput(name: "x\($0)", distribution: .uniform(low: 0, high: 1)) }
        let draws = try Sampler(inputs, points: points, seed: UInt64(seed)).draws(count: 4096)
        let product = (0..<4096).map { trial in draws.reduce(1) { $0 * (1 + ($1[trial] - 0.5)) } }
        return product.reduce(0, +) / 4096
      }
      return SampleMoments(means).deviation
    }
    // By theory about n^-1.5 against n^-0.5.
    #expect(try spread(.sobol) * 50 < spread(.random))
  }

  @Test func `inputs beyond the last dimension draw at random, and an input added last moves none`() throws {
    let many = try draws(258, count: 256, seed: 3)
    let fewer = try draws(40, count: 256, seed: 3)
    #expect(Array(many[0..<40]) == fewer)
    #expect(Set(many[257].map { Int($0 * 256) }).count < 256)
  }

  @Test func `beyond 2^32 trials the points begin anew with another scrambling`() throws {
    let first = try draws(1, count: 128, seed: 5)
    let anew = try draws(1, count: 128, seed: 5, first: 1 << 32)
    #expect(first != anew)
    #expect(Set(anew[0].map { Int($0 * 128) }).count == 128)
  }
}
