import ModelGenerator
import Testing

@testable import Quantities

struct NumberTextTests {
  @Test(arguments: [
    (0.285, 2, "0.29"), (1.005, 2, "1.01"), (0.5, 0, "1"), (-0.5, 0, "-1"), (1.5, 0, "2"), (2.5, 0, "3"), (0.4, 0, "0"),
    (-0.004, 2, "0.00"), (0, 2, "0.00"), (999.995, 2, "1,000.00"), (999_999.5, 0, "1,000,000"), (1_234.5, 1, "1,234.5"),
    (570_706.96, 0, "570,707"), (-1_183_230.38, 1, "-1,183,230.4"), (1e21, 0, "1,000,000,000,000,000,000,000"),
    (1e-7, 3, "0.000"), (0.0006, 3, "0.001"), (0.05, 1, "0.1"), (0.04999, 1, "0.0"), (123, 3, "123.000"),
    (9.99, 1, "10.0"),
    (.infinity, 2, "n/m"), (.nan, 0, "n/m"), (.leastNonzeroMagnitude, 2, "0.00"),
  ])
  func `fixed decimals round half away from zero`(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.000001, "0.000001"), (1_200, "1_200"), (1e15, "1_000_000_000_000_000"), (0.1, "0.1"), (-12.5, "-12.5"),
    (1_234_567.25, "1_234_567.25"), (0, "0"), (100, "100"),
  ])
  func `literals are exact and read back`(_ value: Double, _ text: String) {
    #expect(NumberText.literal(value) == text)
    #expect(Double(text.filter { $0 != "_" }) == value)
  }

  @Test(arguments: [(1e6, "1M"), (2e9, "2bn"), (310_000, "310k"), (1_200, "1_200"), (0.5, "0.5"), (1.5e6, "1_500k")])
  func `round numbers have a short form`(_ value: Double, _ text: String) {
    #expect(NumberText.abbreviated(value) == text)
  }

  @Test(arguments: [
    (0.0123456, "0.01235"), (1_234.567, "1,235"), (12.5, "12.5"), (0, "0"), (99.9999, "100"), (1e-9, "0.000000001"),
  ])
  func `significant digits do not cut whole ones`(_ value: Double, _ text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test func `any number rounds as school arithmetic does`() {
    var random = SplitMix(seed: 3)
    let magnitudes: [Double] = [1e-9, 1e-3, 1, 1e3, 1e9, 1e18]
    let precisions: [Double] = [10, 1_000, 1e17]
    for _ in 0..<5_000 {
      let magnitude = magnitudes.randomElement(using: &random) ?? 1
      let digits = precisions.randomElement(using: &random) ?? 10
      let value = (Double.random(in: -1...1, using: &random) * digits).rounded() / digits * magnitude
      let decimals = Int.random(in: 0...6, using: &random)
      #expect(NumberText.fixed(value, decimals: decimals, grouped: false) == SlowDecimal.fixed(value, decimals))
      #expect(Double(NumberText.shortest(value)) == value)
    }
  }

  @Test func `groups are of three digits`() {
    var random = SplitMix(seed: 4)
    for _ in 0..<500 {
      let value = Double(Int.random(in: 0...1_000_000_000_000, using: &random))
      let groups = NumberText.fixed(value, decimals: 0).split(separator: ",")
      #expect(groups.joined() == NumberText.fixed(value, decimals: 0, grouped: false))
      #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count))
    }
  }
}

/// Rounding by hand: the number's shortest decimal, digit by digit, with carry.
private enum SlowDecimal {
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var (whole, fraction) = plain(value.magnitude)
    fraction += Array(repeating: 0, count: max(0, decimals + 1 - fraction.count))
    let goesUp = fraction[decimals] >= 5
    var digits = whole + fraction[..<decimals]
    if goesUp {
      var carry = 1
      for i in digits.indices.reversed() {
        digits[i] += carry
        carry = digits[i] / 10
        digits[i] %= 10
      }
      if carry > 0 { digits.insert(carry, at: 0) }
    }
    whole = Array(digits.dropLast(decimals))
    let text =
      whole.map(String.init).joined() + (decimals > 0 ? "." : "") + digits.suffix(decimals).map(String.init).joined()
    return value < 0 && digits.contains { $0 > 0 } ? "-" + text : text
  }

  /// The digits of the description, its exponent applied.
  private static func plain(_ value: Double) -> (whole: [Int], fraction: [Int]) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    var whole = mantissa[0].compactMap(\.wholeNumberValue)
    var fraction = mantissa.count > 1 ? mantissa[1].compactMap(\.wholeNumberValue) : []
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    while exponent > 0 {
      whole.append(fraction.isEmpty ? 0 : fraction.removeFirst())
      exponent -= 1
    }
    while exponent < 0 {
      fraction.insert(whole.popLast() ?? 0, at: 0)
      exponent += 1
    }
    while whole.count > 1, whole[0] == 0 { whole.removeFirst() }
    return (whole.isEmpty ? [0] : whole, fraction)
  }
}
