/// Numbers as text, the same in every locale.
package enum NumberText {
  /// With thousands separators and exactly `decimals` digits after the point: `1,234.50`.
  ///
  /// Rounds the shortest decimal that reads back as `value` half away from zero, so that 0.285 shows as 0.29
  /// and not as its binary neighbour would. Never shows a negative zero.
  package static func fixed(_ value: Double, decimals: Int, grouped: Bool = true) -> String {
    guard value.isFinite else { return "n/m" }
    var (digits, point) = shortestDigits(abs(value))
    let keep = point + decimals
    if keep < 0 {
      digits = []
    } else if keep < digits.count {
      let up = digits[keep] >= 5
      digits.removeLast(digits.count - keep)
      if up {
        var i = keep - 1
        while i >= 0, digits[i] == 9 {
          digits[i] = 0
          i -= 1
        }
        if i >= 0 {
          digits[i] += 1
        } else {
          digits.insert(1, at: 0)
          point += 1
        }
      }
    }
    var whole = point > 0 ? digits.prefix(point).map { Character(String($0)) } : []
    whole += Array(repeating: "0", count: max(0, point - digits.count))
    if whole.isEmpty { whole = ["0"] }
    var fraction = Array(repeating: Character("0"), count: min(decimals, max(0, -point)))
    fraction += digits.dropFirst(max(0, point)).map { Character(String($0)) }
    fraction = Array(fraction.prefix(decimals))
    fraction += Array(repeating: "0", count: decimals - fraction.count)
    var text = grouped ? grouping(whole) : String(whole)
    if decimals > 0 { text += "." + String(fraction) }
    let negative = value < 0 && text.contains { $0 != "0" && $0 != "." && $0 != "," }
    return negative ? "-" + text : text
  }

  /// The shortest plain decimal that reads back as the same number, never in exponent form: `0.000001`.
  package static func shortest(_ value: Double, separator: String = "") -> String {
    guard value.isFinite else { return "n/m" }
    let (digits, point) = shortestDigits(abs(value))
    let decimals = max(0, digits.count - point)
    let text = fixed(value, decimals: decimals, grouped: !separator.isEmpty)
    return separator == "," ? text : String(text.map { $0 == "," ? "_" : $0 })
  }

  /// As the language writes it, exactly: `1_200`, `310k` is kept as `310_000`.
  package static func literal(_ value: Double) -> String { shortest(value, separator: "_") }

  /// A round number in the language's short form: 1,000,000 is `1M`; others as `literal`.
  package static func abbreviated(_ value: Double) -> String {
    for (factor, suffix) in [(1e9, "bn"), (1e6, "M"), (1e3, "k")]
    where value >= factor && value / factor == (value / factor).rounded() {
      return literal(value / factor) + suffix
    }
    return literal(value)
  }

  /// To `significant` digits at least, without cutting whole digits: 0.0123456 → 0.01235, 1234.567 → 1,235.
  package static func significant(_ value: Double, _ significant: Int = 4) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "n/m" }
    let (digits, point) = shortestDigits(abs(value))
    let decimals = max(0, min(digits.count - point, significant - point))
    var text = fixed(value, decimals: decimals)
    if decimals > 0 {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  private static func grouping(_ digits: [Character]) -> String {
    var text = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Decimal digits and the position of the point: 12.5 is ([1, 2, 5], 2), 0.001 is ([1], -2).
  private static func shortestDigits(_ value: Double) -> (digits: [Int], point: Int) {
    if value == 0 { return ([], 0) }
    let text = value.description
    var digits: [Int] = []
    var point: Int?
    var exponent = 0
    var rest = Substring(text)
    if let e = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(rest[rest.index(after: e)...]) ?? 0
      rest = rest[..<e]
    }
    for character in rest {
      if character == "." {
        point = digits.count
      } else if let digit = character.wholeNumberValue {
        digits.append(digit)
      }
    }
    var position = (point ?? digits.count) + exponent
    while digits.first == 0 {
      digits.removeFirst()
      position -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    return (digits, position)
  }
}
