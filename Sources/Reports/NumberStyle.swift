import Quantities

/// How a number is shown. Values are as computed, in the unit the style names.
package enum NumberStyle: Sendable, Hashable {
  /// Money in a statement: divided by `per` (1, 1,000, 1,000,000), negatives in parentheses, zero as –.
  case money(per: Double)
  /// Money with its code and cents: `570,706.96 EUR`.
  case amount(currency: String)
  /// A fraction shown as a percentage with so many decimals.
  case percent(decimals: Int)
  case months
  /// A number in a unit's own terms, significant digits kept; `average` marks a mean.
  case quantity(unit: String, average: Bool)
  /// A discount factor, four decimals.
  case factor
  case count
  /// Rounded to a multiple of what is known of it: 571,234 to 10,000 is 570,000.
  indirect case rounded(NumberStyle, to: Double)
  /// A standard error, divided by `per`: one digit that counts.
  case error(per: Double)
  /// A change: with its sign, else as the base style.
  indirect case signed(NumberStyle)

  /// The number as text. What is not finite is `n/m`.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return "n/m" }
    switch self {
    case .money(let per): return Self.money(value, per: per)
    case .amount(let currency): return "\(Self.parenthesised(value, decimals: 2)) \(currency)"
    case .percent(let decimals): return Self.parenthesised(value * 100, decimals: decimals, suffix: "%")
    case .months: return "\(NumberText.fixed(value, decimals: 1)) months"
    case .quantity(let unit, let average):
      return Self.joined(NumberText.significant(value), unit: unit) + (average ? " avg" : "")
    case .factor: return NumberText.fixed(value, decimals: 4)
    case .count: return NumberText.fixed(value, decimals: 0)
    case .rounded(let base, let unit): return base.text(Self.rounded(value, to: unit))
    case .error(let per): return Self.oneDigit(value / per)
    case .signed(let base): return Self.signed(value, base)
    }
  }

  private static func oneDigit(_ value: Double) -> String {
    var decimals = 0
    var size = abs(value)
    while size < 0.95, size > 0, decimals < 9 {
      size *= 10
      decimals += 1
    }
    var unit = 1.0
    while size >= 9.5 {
      size /= 10
      unit *= 10
    }
    return NumberText.fixed(unit > 1 ? rounded(value, to: unit) : value, decimals: decimals)
  }

  /// A unit below 1 divides, so that 0.1 leaves no binary dust.
  private static func rounded(_ value: Double, to unit: Double) -> Double {
    guard unit > 0, unit.isFinite else { return value }
    if unit < 1 {
      let parts = (1 / unit).rounded()
      return (value * parts).rounded() / parts
    }
    return (value / unit).rounded() * unit
  }

  /// Less than half a cent is nothing: what is left over when amounts cancel is no amount.
  private static let nothing = 0.005

  private static func money(_ value: Double, per: Double) -> String {
    abs(value) < nothing ? "–" : parenthesised(value / per, decimals: 0, keepsSign: true)
  }

  /// `keepsSign` keeps the parentheses around what rounds to 0, since a small cost is still a cost.
  private static func parenthesised(
    _ value: Double, decimals: Int, suffix: String = "", keepsSign: Bool = false
  ) -> String {
    let text = NumberText.fixed(abs(value), decimals: decimals) + suffix
    let isZero = !text.contains { $0.isNumber && $0 != "0" }
    return value < 0 && (keepsSign || !isZero) ? "(\(text))" : text
  }

  private static func joined(_ number: String, unit: String) -> String {
    if unit.isEmpty { return number }
    return unit.hasPrefix("%") ? number + unit : "\(number) \(unit)"
  }

  private static func signed(_ value: Double, _ base: NumberStyle) -> String {
    let sign = value < 0 ? "-" : "+"
    let size = abs(value)
    let text: String
    switch base {
    case .money(let per):
      if size < nothing { return "–" }
      text = NumberText.fixed(size / per, decimals: 0)
    case .amount(let currency):
      if size < nothing { return "–" }
      text = "\(NumberText.fixed(size, decimals: 2)) \(currency)"
    // The difference of two percentages is counted in points.
    case .percent(let decimals): text = "\(NumberText.fixed(size * 100, decimals: decimals)) pp"
    case .months, .quantity, .factor, .count, .error: text = base.text(size)
    case .rounded(let inner, let unit): return signed(rounded(value, to: unit), inner)
    case .signed(let inner): return signed(value, inner)
    }
    return text.contains { $0.isNumber && $0 != "0" } ? sign + text : "–"
  }
}
