import Testing

@testable import Checking

struct NormalQuantileTests {
  /// Reference values of 20 digits from mpmath's erfinv, two for each piece of the approximation.
  @Test(arguments: [
    (0.6, 0.2533471031357997988), (0.75, 0.6744897501960817432), (0.95, 1.6448536269514727149),
    (0.975, 1.9599639845400542355), (1e-6, -4.7534243088228989482), (1e-13, -7.3487961028006775175),
  ]) func `a share of outcomes lies below its quantile`(p: Double, z: Double) {
    #expect(abs(NormalQuantile.of(p) - z) <= 4e-15 * abs(z))
  }

  @Test func `the middle half lies within its half width`() {
    #expect(NormalQuantile.of(0.5) == 0)
    #expect(NormalQuantile.halfWidth(central: 0.5) == NormalQuantile.of(0.75))
  }
}
