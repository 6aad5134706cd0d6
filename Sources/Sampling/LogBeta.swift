import CKernels

/// ln B(a, b) for positive a and b, within 1e-14 or 1e-15 of its largest term.
///
/// B(a, b) = B(a + 1, b) · (a + b) / a lifts both above 15; there Stirling's series is exact to a double.
func logBeta(_ a: Double, _ b: Double) -> Double {
  var (a, b) = (a, b)
  var lifted = 1.0
  while a < 15 {
    lifted *= (a + b) / a
    a += 1
  }
  while b < 15 {
    lifted *= (a + b) / b
    b += 1
  }
  let sum = a + b
  let halfLogTwoPi = 0.918_938_533_204_672_8
  let leading = (a - 0.5) * ck_ln1p(-b / sum) + b * ck_ln1p(-a / sum) - 0.5 * ck_ln(b) + halfLogTwoPi
  return ck_ln(lifted) + leading + (stirlingRest(a) + stirlingRest(b) - stirlingRest(sum))
}

/// ln Γ(x) for positive x, within 1e-14 of the larger of itself and 1.
package func logGamma(_ x: Double) -> Double {
  var x = x
  var lifted = 0.0
  while x < 15 {
    lifted += ck_ln(x)
    x += 1
  }
  let halfLogTwoPi = 0.918_938_533_204_672_8
  return (x - 0.5) * ck_ln(x) - x + halfLogTwoPi + stirlingRest(x) - lifted
}

/// ln Γ(x) − (x − ½) ln x + x − ½ ln 2π for x ≥ 15.
private func stirlingRest(_ x: Double) -> Double {
  let s = 1 / (x * x)
  return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / x
}
