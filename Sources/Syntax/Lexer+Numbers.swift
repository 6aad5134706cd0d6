import Diagnostics
import Quantities

/// Numbers and dates, and what people write instead of them.
extension Lexer {
  mutating func number() {
    let start = position
    if let date = date() { return push(date, from: start) }
    position = start
    let written = digits()
    var decimal = written.filter { $0 != "_" }
    let letters = suffix()
    switch letters {
    case "": break
    case "k": decimal += "e3"
    case "M": decimal += "e6"
    case "bn": decimal += "e9"
    default: return misspelled(decimal, letters, from: start)
    }
    pushNumber(decimal, from: start)
  }

  /// Reads the percent sign, if one follows, and adds the number.
  private mutating func pushNumber(_ decimal: String, from start: Int) {
    var ahead = 0
    while let next = byte(ahead), next.isBlank { ahead += 1 }
    let percent = byte(ahead) == UInt8(ascii: "%")
    if percent { position += ahead + 1 }
    // Texts longer than any number below the limit needs are not worth reading.
    let value = decimal.utf8.count < 2_000 ? Double(decimal) : .infinity
    if value == nil { diagnostics.append(.malformedNumber(string(start..<position), mend: nil, at: span(from: start))) }
    if let value, value > 1e300 { diagnostics.append(.hugeNumber(at: span(from: start))) }
    push(.number(min(value ?? 0, 1e300), percent: percent), from: start)
  }

  private mutating func suffix() -> String {
    let start = position
    while let next = byte(), next.isWordPart { position += 1 }
    return string(start..<position)
  }

  // MARK: Digits, points and commas

  /// Reads the digits of a number with its decimals, and reports separators that can be misread.
  /// Returns them with a decimal point, if any, and without separators.
  private mutating func digits() -> String {
    let start = position
    var commas = 0
    var points = 0
    var ahead = 0
    // No number has more separators; without a limit each of `1,1,1,…` would be looked at again and again.
    while let next = byte(ahead), commas + points < 20 {
      if next == UInt8(ascii: ",") || next == UInt8(ascii: ".") {
        guard byte(ahead + 1)?.isDigit == true else { break }
        if next == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
      } else if next == UInt8(ascii: "_") {
        guard byte(ahead + 1)?.isDigit == true else { break }
      } else if !next.isDigit {
        break
      }
      ahead += 1
    }
    let run = start..<(start + ahead)
    if commas == 0, points <= 1 {
      position = run.upperBound
      return string(run)
    }
    if let plain = regrouped(run, commas: commas, points: points) {
      position = run.upperBound
      let list = open.isEmpty || points > 0 ? "" : ", or put a space after each comma of a list"
      diagnostics.append(.groupedNumber(string(run), mend: plain + list, at: span(from: start)))
      return plain
    }
    if commas > 0 {
      // `max(1,2)`: the comma separates arguments.
      position = start
      while let next = byte(), next != UInt8(ascii: ",") { position += 1 }
      return string(start..<position)
    }
    position = run.upperBound
    diagnostics.append(.malformedNumber(string(run), mend: nil, at: span(from: start)))
    return "0"
  }

  /// `1,200` → `1_200`, `1.200,00` → `1_200.00`, and outside brackets `1,5` → `1.5`; nil where the commas
  /// are none of a number.
  private func regrouped(_ run: Range<Int>, commas: Int, points: Int) -> String? {
    for (separator, decimal) in [(UInt8(ascii: ","), UInt8(ascii: ".")), (UInt8(ascii: "."), UInt8(ascii: ","))] {
      let parts = bytes[run].split(separator: decimal, omittingEmptySubsequences: false)
      let groups = parts[0].split(separator: separator, omittingEmptySubsequences: false)
      let rest = parts.dropFirst()
      guard groups.count > 1, groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }),
        rest.count <= 1, !(rest.first?.contains(separator) ?? false)
      else { continue }
      let whole = groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "_")
      return whole + (rest.first.map { "." + String(decoding: $0, as: UTF8.self) } ?? "")
    }
    guard commas == 1, points == 0, open.isEmpty else { return nil }
    return string(run).split(separator: ",").joined(separator: ".")
  }

  /// `.5`
  mutating func pointFirst() {
    let start = position
    position += 1
    let decimals = digits()
    diagnostics.append(.malformedNumber(string(start..<position), mend: "0.\(decimals)", at: span(from: start)))
    pushNumber("0.\(decimals.filter(\.isNumber))", from: start)
  }

  /// A number with letters that are no suffix: says what may be meant and goes on as if it had been written.
  private mutating func misspelled(_ decimal: String, _ letters: String, from start: Int) {
    let written = string(start..<position)
    let number = String(written.dropLast(letters.count))
    let short: String? =
      switch letters.lowercased() {
      case "m": "\(number)M for millions or \(number) months for a time"
      case "k": "\(number)k"
      case "b", "g", "mrd": "\(number)bn"
      case "bn": "\(number)bn"
      case "mn", "mm", "mio", "mil": "\(number)M"
      case "t", "tn": "\(number)_000bn"
      default: nil
      }
    let exponent = letters.lowercased().hasPrefix("e") && letters.dropFirst().allSatisfy(\.isNumber)
    let mend = exponent ? "it in full, or with k, M or bn" : short ?? "\(number) \(letters), with a space"
    if letters.hasPrefix("_") {
      diagnostics.append(.malformedNumber(written, mend: nil, at: span(from: start)))
    } else {
      diagnostics.append(.numberSuffix(written, suffix: letters, mend: mend, at: span(from: start)))
    }
    let end = position
    if short != nil || exponent || letters.hasPrefix("_") { return pushNumber(decimal, from: start) }
    position = end - letters.utf8.count
    pushNumber(decimal, from: start)
    let word = position
    position = end
    noteSpace()
    push(.word(letters), from: word)
  }

  // MARK: Dates

  /// `2026-01`, `2026-Q1` or `2026-01-15`, unspaced. Nil, at any position, where no date begins here.
  private mutating func date() -> Token.Kind? {
    let start = position
    guard (0..<4).allSatisfy({ byte($0)?.isDigit == true }), byte(4) == UInt8(ascii: "-"),
      let first = byte(5), first.isDigit || first == UInt8(ascii: "Q") || first == UInt8(ascii: "q"),
      let year = Int(string(start..<(start + 4)))
    else { return nil }
    position += 5
    while let next = byte(), next.isWordPart || (next == UInt8(ascii: "-") && byte(1)?.isDigit == true) {
      position += 1
    }
    let parts = string((start + 5)..<position).split(separator: "-", omittingEmptySubsequences: false)
    if !first.isDigit { return quarter(year, String(parts.joined(separator: "-")), from: start) }
    guard parts.count <= 2, parts.allSatisfy({ $0.count == 2 }), let month = Int(parts[0]),
      let day = parts.count == 2 ? Int(parts[1]) : 1
    else {
      let spaced = string(start..<(start + 4)) + " - " + parts.joined(separator: " - ")
      let mend = parts.count == 1 && parts[0].count == 1 ? "\(year)-0\(parts[0])" : "\(year)-01"
      return noDate(
        "dates have two digits for month and day", hint: "write \(mend), or \(spaced) to subtract", from: start)
    }
    guard (1...12).contains(month) else {
      return noDate("months go from 01 to 12", hint: "write \(year)-12 or another month", from: start)
    }
    let date = Month(year: year, month: month)
    guard parts.count == 2 else { return .date(.month(date)) }
    guard day >= 1, day <= date.days else {
      return noDate(
        "\(date.description) has \(date.days) days", hint: "write \(date.description)-\(date.days) or another day",
        from: start)
    }
    return .date(.day(date, day))
  }

  private mutating func quarter(_ year: Int, _ written: String, from start: Int) -> Token.Kind? {
    guard written.first?.isLetter == true, let quarter = Int(written.dropFirst()), written.count == 2 else {
      // `2026-quantity` is a subtraction.
      if written.count != 2 { return nil }
      return noDate("a quarter is Q1, Q2, Q3 or Q4", hint: "write \(year)-Q1", from: start)
    }
    guard (1...4).contains(quarter), written.first == "Q" else {
      return noDate(
        "a quarter is Q1, Q2, Q3 or Q4", hint: "write \(year)-Q\(min(max(quarter, 1), 4))", from: start)
    }
    return .date(.quarter(year, quarter))
  }

  /// Reports the date and goes on with the beginning of its year.
  private mutating func noDate(_ reason: String, hint: String, from start: Int) -> Token.Kind {
    diagnostics.append(
      .impossibleDate(string(start..<position), reason: reason, hint: hint, at: span(from: start)))
    let year = Int(string(start..<(start + 4))) ?? 0
    return .date(.month(Month(year: year, month: 1)))
  }
}
