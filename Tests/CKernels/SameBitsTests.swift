import CKernels
import Testing

/// The bits themselves: a processor, compiler or loop form that rounds anything differently is caught here.
struct SameBitsTests {
  /// Reproducible arguments spread evenly over low … high, made by exact operations only.
  private func arguments(_ low: Double, _ high: Double, count: Int = 4099, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return low + (high - low) * (Double(state >> 11) * 0x1p-53)
    }
  }

  /// Fowler–Noll–Vo over the bits of every number.
  private func fingerprint(_ numbers: [Double]) -> UInt64 {
    numbers.reduce(14_695_981_039_346_656_037) { ($0 ^ $1.bitPattern) &* 1_099_511_628_211 }
  }

  private let edges: [Double] = [
    0, -0.0, 1, -1, 0.5, -2, 0x1p-1074, 0x1p-1023, 1e300, -1e300, .infinity, -.infinity, .nan, 710, -745, 0x1p53,
  ]

  /// Equal bits; every NaN counts as the same.
  private func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
  }

  @Test func `results have the bits they had everywhere else`() {
    let x = arguments(-750, 720, seed: 1)
    let positive = arguments(-300, 300, seed: 2).map(ck_exp)
    let small = arguments(-0.9, 1, seed: 3)
    let bases = arguments(0.2, 3, seed: 4)
    #expect(fingerprint(x.map(ck_exp)) == 6_468_209_101_429_404_818)
    #expect(fingerprint(small.map(ck_expm1)) == 16_604_405_034_104_097_361)
    #expect(fingerprint(positive.map(ck_ln)) == 11_720_888_459_347_783_885)
    #expect(fingerprint(small.map(ck_ln1p)) == 8_281_491_213_603_367_481)
    #expect(fingerprint(zip(bases, x).map(ck_pow)) == 3_510_213_594_902_406_662)
  }

  @Test(arguments: [0, 1, 7, 8, 128, 4099])
  func `a column has the bits of its elements one by one`(count: Int) {
    let x = Array((edges + arguments(-750, 720, seed: 5)).prefix(count))
    let y = Array((edges.reversed() + arguments(-3, 3, seed: 6)).prefix(count))
    var result = Array(repeating: 0.0, count: count)
    ck_exp_column(x, &result, count)
    #expect(same(result, x.map(ck_exp)))
    ck_ln_column(x, &result, count)
    #expect(same(result, x.map(ck_ln)))
    ck_pow_column(x, y, &result, count)
    #expect(same(result, zip(x, y).map(ck_pow)))
  }

  @Test func `a column may be its own result`() {
    let x = arguments(-20, 20, seed: 7)
    var column = x
    column.withUnsafeMutableBufferPointer { ck_exp_column($0.baseAddress, $0.baseAddress, $0.count) }
    #expect(same(column, x.map(ck_exp)))
    column.withUnsafeMutableBufferPointer { ck_ln_column($0.baseAddress, $0.baseAddress, $0.count) }
    #expect(same(column, x.map { ck_ln(ck_exp($0)) }))
  }
}
