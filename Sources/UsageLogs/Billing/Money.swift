/// An exact amount: a whole number of 10⁻¹⁸ of a currency's unit.
package struct Money: Sendable, Hashable, Comparable {
  package let units: Int128
  package init(units: Int128) { self.units = units }

  private static let digits = 18
  private static let one: Int128 = 1_000_000_000_000_000_000
  /// Larger amounts are mistakes.
  private static let most: Int128 = one * 1_000_000_000_000_000

  package static let zero = Money(units: 0)
  package static func < (a: Money, b: Money) -> Bool { a.units < b.units }
  package static func + (a: Money, b: Money) -> Money { Money(units: a.units + b.units) }
  package static func += (a: inout Money, b: Money) { a = a + b }

  /// The nearest double.
  package var number: Double {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Self.one)
    return Double(Int(whole)) + Double(Int(rest)) / Double(Int(Self.one))
  }

  /// Every digit: `0.0000008`.
  package var text: String {
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: Self.one.magnitude)
    var fraction = String(UInt64(rest))
    fraction = String(repeating: "0", count: Self.digits - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (units < 0 ? "-" : "") + String(UInt64(whole)) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// An amount as bills write it: `0.00000080000`, `-12.5`, `1.5E-7`, `$10,000.00`, `(3.20)`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var text = Array(bytes.trimmed)[...]
    var isNegative = false
    if text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      isNegative = true
      text = text.dropFirst().dropLast()
    }
    for _ in 0..<2 {
      if text.first == UInt8(ascii: "-"), !isNegative {
        isNegative = true
        text = text.dropFirst()
      } else if text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "$") {
        text = text.dropFirst()
      }
    }
    var exponent = 0
    if let e = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard let power = Int(String(decoding: text[(e + 1)...], as: UTF8.self)), (-40...20).contains(power) else {
        return nil
      }
      exponent = power
      text = text[..<e]
    }
    let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap(Self.ungrouped) else { return nil }
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    let digits = whole + fraction
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    var value: Int128 = 0
    var scale = Self.digits + exponent - fraction.count
    for digit in digits {
      guard value < Self.most * 10 else { return nil }
      value = value * 10 + Int128(digit - UInt8(ascii: "0"))
    }
    while scale > 0 {
      guard value < Self.most else { return nil }
      value *= 10
      scale -= 1
    }
    // What is below the last place is rounded to the nearest.
    while scale < 0 {
      value = scale == -1 ? (value + 5) / 10 : value / 10
      scale += 1
    }
    guard value <= Self.most else { return nil }
    units = isNegative ? -value : value
  }

  /// `10,000` without its commas; nil where they do not stand between thousands.
  private static func ungrouped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let groups = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard groups.count > 1 else { return Array(text) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.flatMap { $0 }
  }
}
