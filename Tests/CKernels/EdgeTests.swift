import CKernels
import Testing

/// Zeros, infinities and what is not a number.
struct EdgeTests {
  private static let infinity = Double.infinity

  @Test func `e to the x is 1 at 0, and leaves the range of numbers at its ends`() {
    #expect(ck_exp(0) == 1)
    #expect(ck_exp(709.78).isFinite)
    #expect(ck_exp(709.79) == .infinity)
    #expect(ck_exp(-745.13) == .leastNonzeroMagnitude)
    #expect(ck_exp(-745.14) == 0)
    #expect(ck_exp(.infinity) == .infinity)
    #expect(ck_exp(-.infinity) == 0)
    #expect(ck_exp(1e300) == .infinity)
    #expect(ck_exp(.nan).isNaN)
  }

  @Test func `e to the x less one keeps small numbers and ends at −1`() {
    #expect(ck_expm1(0) == 0)
    #expect(ck_expm1(1e-300) == 1e-300)
    #expect(ck_expm1(-.infinity) == -1)
    #expect(ck_expm1(710) == .infinity)
    #expect(ck_expm1(.nan).isNaN)
  }

  @Test func `the logarithm is 0 at 1, minus infinity at 0, and nothing below`() {
    #expect(ck_ln(1) == 0)
    #expect(ck_ln(0) == -.infinity)
    #expect(ck_ln(-0.0) == -.infinity)
    #expect(ck_ln(-1).isNaN)
    #expect(ck_ln(-.infinity).isNaN)
    #expect(ck_ln(.infinity) == .infinity)
    #expect(ck_ln(.nan).isNaN)
  }

  @Test func `the logarithm of one more keeps small numbers and ends at −1`() {
    #expect(ck_ln1p(0) == 0)
    #expect(ck_ln1p(1e-300) == 1e-300)
    #expect(ck_ln1p(-1) == -.infinity)
    #expect(ck_ln1p(-1.5).isNaN)
    #expect(ck_ln1p(.infinity) == .infinity)
    #expect(ck_ln1p(.nan).isNaN)
  }

  @Test(arguments: [0, -0.0, 1, -1, 2.5, -2.5, 1e300, infinity, -infinity])
  func `anything to the 0 is 1, to the 1 itself, and 1 to anything is 1`(x: Double) {
    #expect(ck_pow(x, 0) == 1)
    #expect(ck_pow(x, 1) == x)
    #expect(ck_pow(1, x) == 1)
  }

  @Test(
    arguments: [(Double, Double, Double)]([
      (0, 2, 0), (0, -2, infinity), (-0.0, -3, -infinity), (-2, 2, 4), (-2, 3, -8), (-2, -1, -0.5),
      (infinity, 2, infinity), (infinity, -2, 0), (-infinity, 3, -infinity), (-infinity, 2, infinity),
      (2, infinity, infinity), (2, -infinity, 0), (0.5, infinity, 0), (-1, infinity, 1), (2, 1024, infinity),
      (2, -1074, 0x1p-1074), (2, -1076, 0), (10, 400, infinity), (-2, 0x1p60, infinity), (0.5, 1e300, 0),
    ]))
  func `powers at the ends`(x: Double, y: Double, expected: Double) {
    #expect(ck_pow(x, y) == expected)
  }

  @Test func `a negative number has no fractional power`() {
    #expect(ck_pow(-2, 0.5).isNaN)
    #expect(ck_pow(-1e-300, -0.1).isNaN)
    #expect(ck_pow(.nan, 2).isNaN)
    #expect(ck_pow(2, .nan).isNaN)
  }
}
