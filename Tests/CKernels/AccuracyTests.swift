import CKernels
import Testing

/// Against results in 200 bits, in units of the last place (ulp).
struct AccuracyTests {
  private func worst(_ points: [ReferencePoints.Point], _ function: ([Double]) -> Double) -> Double {
    points.map { arguments, nearest, beyond in abs((function(arguments) - nearest) / nearest.ulp - beyond) }
      .max() ?? .infinity
  }

  @Test func `e to the x is within 0.6 units, 0.8 where subnormal`() {
    let isNormal = { (point: ReferencePoints.Point) in point.1 >= .leastNormalMagnitude }
    #expect(worst(ReferencePoints.exponential.filter(isNormal)) { ck_exp($0[0]) } < 0.6)
    #expect(worst(ReferencePoints.exponential.filter { !isNormal($0) }) { ck_exp($0[0]) } < 0.8)
  }

  @Test func `e to the x less one is within 1.2 units`() {
    #expect(worst(ReferencePoints.exponentialLessOne) { ck_expm1($0[0]) } < 1.2)
  }

  @Test func `the logarithm is within one unit`() {
    #expect(worst(ReferencePoints.logarithm) { ck_ln($0[0]) } < 1)
  }

  @Test func `the logarithm of one more is within 1.5 units`() {
    #expect(worst(ReferencePoints.logarithmOfOneMore) { ck_ln1p($0[0]) } < 1.5)
  }

  @Test func `a power is within 0.7 units`() {
    #expect(worst(ReferencePoints.power) { ck_pow($0[0], $0[1]) } < 0.7)
  }

  @Test func `exact powers come out exact`() {
    for base in 1...2000 {
      let x = Double(base)
      #expect(ck_pow(x, 1) == x)
      #expect(ck_pow(x, 2) == x * x)
      #expect(ck_pow(x, 3) == x * x * x)
      #expect(ck_pow(x * x, 0.5) == x)
      #expect(ck_pow(-x, 3) == -x * x * x)
    }
  }
}
