/// A price of one token, exact: a whole number of attounits (1e-18) of a currency.
///
/// Price lists speak of a million tokens; 0.1375 USD per 1M token is 137,500,000,000 attodollars a token.
package struct TokenRate: Sendable, Hashable, Comparable {
  package let atto: Int128
  package init(atto: Int128) { self.atto = atto }

  package static let zero = TokenRate(atto: 0)
  /// One currency unit for a token: what costs more was written for another number of tokens.
  package static let highest = TokenRate(atto: 1_000_000_000_000_000_000)

  /// A decimal as a price list writes it (`2`, `0.1375`, `1.375e-07`), for so many tokens at a time.
  /// What lies beyond 18 decimals is rounded half to even. Nil for what is no decimal, or is out of all proportion.
  package init?(_ text: some StringProtocol, perTokens tokens: Int128) {
    guard tokens > 0, let decimal = ExactDecimal(text), let atto = decimal.scaled(byPowerOfTen: 18, dividedBy: tokens)
    else { return nil }
    self.init(atto: atto)
  }

  package static func < (a: TokenRate, b: TokenRate) -> Bool { a.atto < b.atto }

  /// This rate as another is to a third, rounded half to even: how a list's discount carries over to a price it does
  /// not list. Unchanged where the third is 0.
  func scaled(as part: TokenRate, isTo whole: TokenRate) -> TokenRate {
    guard whole.atto != 0, part != whole else { return self }
    return TokenRate(atto: (atto * part.atto).dividedToEven(by: whole.atto))
  }

  /// Of one token, as near as a Double comes.
  package var value: Double { Double(atto) / 1e18 }
  /// Of a million tokens, as near as a Double comes.
  package var perMillion: Double { Double(atto) / 1e12 }
}

/// A decimal number as it is written, without a binary detour.
struct ExactDecimal: Hashable {
  /// The number is `digits` · 10^`exponent`.
  let digits: Int128
  let exponent: Int

  /// `12`, `-0.5`, `1_200.25`, `1.375e-07`, and with the suffixes of the language `128k`, `1M`, `2bn`.
  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    var power = 0
    if bytes.last == UInt8(ascii: "k") {
      (power, bytes) = (3, bytes.dropLast())
    } else if bytes.last == UInt8(ascii: "M") {
      (power, bytes) = (6, bytes.dropLast())
    } else if bytes.suffix(2) == Array("bn".utf8) {
      (power, bytes) = (9, bytes.dropLast(2))
    }
    var digits: Int128 = 0
    var count = 0
    var isNegative = false
    var hasPoint = false
    var hasDigit = false
    var index = 0
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index = 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        // Thirty digits are more than any price has; further ones change nothing but the size.
        if count < 30 {
          digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
          if digits != 0 { count += 1 }
          if hasPoint { power -= 1 }
        } else if !hasPoint {
          power += 1
        }
      case UInt8(ascii: "_") where hasDigit && !hasPoint: break
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard hasDigit, let written = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)), abs(written) < 400
        else { return nil }
        power += written
        index = bytes.count
      default: return nil
      }
      index += 1
    }
    guard hasDigit else { return nil }
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    self.digits = isNegative ? -digits : digits
    exponent = digits == 0 ? 0 : power
  }

  /// The number times 10^`power`, divided, to a whole number; nil beyond 10^34.
  func scaled(byPowerOfTen power: Int, dividedBy divisor: Int128 = 1) -> Int128? {
    var numerator = digits
    var denominator = divisor
    var shift = exponent + power
    while shift > 0 {
      let (more, overflow) = numerator.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      numerator = more
      shift -= 1
    }
    while shift < 0 {
      let (more, overflow) = denominator.multipliedReportingOverflow(by: 10)
      if overflow { return 0 }
      denominator = more
      shift += 1
    }
    let whole = numerator.dividedToEven(by: denominator)
    return whole.magnitude < Self.limit ? whole : nil
  }

  /// The number itself where it is whole and fits.
  var integer: Int? { exponent >= 0 ? scaled(byPowerOfTen: 0).flatMap { Int(exactly: $0) } : nil }

  private static let limit: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000
}

extension Int128 {
  /// The quotient, rounded to the nearest whole number and to the even one of two.
  func dividedToEven(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    let isUp = twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0)
    guard isUp else { return quotient }
    return (self < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }
}

extension TokenRate {
  /// Of a million tokens, exact, with two decimals at least where there are any: `2`, `0.50`, `0.1375`.
  package var perMillionText: String {
    // An attounit of one token is a picounit of a million.
    let (whole, rest) = atto.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    var digits = String(rest)
    digits = String(repeating: "0", count: 12 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    if digits.count == 1 { digits += "0" }
    return (atto < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
  }
}
