import CKernels

/// The rate a spreadsheet's IRR finds: Newton's method from a guess.
enum InternalRate {
  static func rate(_ amounts: [Double], guess: Double) -> Double? {
    var rate = guess
    for _ in 0..<200 {
      var value = 0.0
      var slope = 0.0
      for (index, amount) in amounts.enumerated() {
        let factor = ck_pow(1 + rate, -Double(index))
        value += amount * factor
        slope -= Double(index) * amount * factor / (1 + rate)
      }
      guard value.isFinite, slope.isFinite, slope != 0 else { return nil }
      let next = max(rate - value / slope, (rate - 1) / 2)
      if abs(next - rate) <= 1e-14 * max(1, abs(next)) { return next }
      rate = next
    }
    return nil
  }
}
