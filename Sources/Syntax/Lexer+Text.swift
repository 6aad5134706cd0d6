import Diagnostics

/// Text in quotes, and the characters that are not of the language.
extension Lexer {
  mutating func text() {
    let start = position
    position += 1
    let from = position
    while let next = byte(), next != UInt8(ascii: "\""), next != UInt8(ascii: "\n") {
      position += next == UInt8(ascii: "\\") && byte(1) != nil && byte(1) != UInt8(ascii: "\n") ? 2 : 1
    }
    position = min(position, bytes.count)
    // The line end of Windows is none of an unclosed text.
    if byte() != UInt8(ascii: "\""), position > from, bytes[position - 1] == UInt8(ascii: "\r") { position -= 1 }
    let content = from..<position
    if byte() == UInt8(ascii: "\"") {
      position += 1
    } else {
      diagnostics.append(.unclosedText(at: span(from: start)))
    }
    push(.text(unescaped(content)), from: start)
  }

  private mutating func unescaped(_ content: Range<Int>) -> String {
    guard bytes[content].contains(UInt8(ascii: "\\")) else { return string(content) }
    var result: [UInt8] = []
    var at = content.lowerBound
    while at < content.upperBound {
      guard bytes[at] == UInt8(ascii: "\\"), at + 1 < content.upperBound else {
        result.append(bytes[at])
        at += 1
        continue
      }
      switch bytes[at + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(bytes[at + 1])
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      default:
        let end = min(at + 1 + scalarLength(at: at + 1), content.upperBound)
        diagnostics.append(.unknownEscape(string(at..<end), at: Span(file, at, end)))
        result += bytes[at..<end]
        at = end - 2
      }
      at += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Characters beyond ASCII

  /// Bytes of the scalar that begins at `offset`, of valid UTF-8.
  private func scalarLength(at offset: Int) -> Int {
    switch bytes[offset] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    string(offset..<min(offset + scalarLength(at: offset), bytes.count)).unicodeScalars.first
  }

  /// The length of the letter or combining mark that begins at `offset`; nil for anything else.
  func foreignLetter(at offset: Int) -> Int? {
    guard offset < bytes.count, bytes[offset] >= 0x80, let scalar = scalar(at: offset) else { return nil }
    let isMark = scalar.properties.generalCategory == .nonspacingMark
    return scalar.properties.isAlphabetic || isMark ? scalarLength(at: offset) : nil
  }

  mutating func foreign() {
    let start = position
    guard let scalar = scalar(at: position) else {
      position += 1
      return
    }
    if foreignLetter(at: position) != nil { return foreignWord(from: start) }
    if scalar.properties.isWhitespace {
      position += scalarLength(at: position)
      return noteSpace()
    }
    if let code = Self.currencies[scalar] { return currencySign(String(scalar), code) }
    if let closers = Self.quotes[scalar] { return foreignText(closers) }
    if let symbol = Self.lookalikes[scalar] {
      position += scalarLength(at: position)
      diagnostics.append(.strayCharacter(String(scalar), mend: symbol, at: span(from: start)))
      return push(.symbol(symbol), from: start)
    }
    stray()
  }

  /// Goes on to the end of the word that has letters beyond a to z.
  mutating func foreignWord(from start: Int) {
    while let next = byte() {
      if next.isWordPart {
        position += 1
      } else if let length = foreignLetter(at: position) {
        position += length
      } else {
        break
      }
    }
    let written = string(start..<position)
    let plain = SnakeCase.name(for: written)
    diagnostics.append(.foreignName(written, mend: plain, at: span(from: start)))
    push(.word(plain ?? written), from: start)
  }

  // MARK: Quotes, currency signs and strays

  private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "“": ["”", "“", "\""], "”": ["”", "\""], "„": ["“", "”", "\""], "«": ["»"], "»": ["«"], "‘": ["’", "'"],
    "’": ["’", "'"], "‚": ["‘", "’"], "'": ["'", "’"], "`": ["`", "'"],
  ]

  private static let lookalikes: [Unicode.Scalar: String] = [
    "×": "*", "·": "*", "∙": "*", "÷": "/", "∕": "/", "−": "-", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=",
    "…": "..",
  ]

  private static let currencies: [Unicode.Scalar: String] = [
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH",
  ]

  /// Text between quotes that are not straight double ones, if they close on the line and not far away.
  private mutating func foreignText(_ closers: Set<Unicode.Scalar>) {
    let start = position
    position += scalarLength(at: position)
    let from = position
    while let next = byte(), next != UInt8(ascii: "\n"), position - from < 1_000 {
      if let scalar = scalar(at: position), closers.contains(scalar) {
        let content = string(from..<position)
        position += scalarLength(at: position)
        diagnostics.append(.foreignQuotes(mend: "\"\(content)\"", at: span(from: start)))
        return push(.text(content), from: start)
      }
      position += scalarLength(at: position)
    }
    position = from
    diagnostics.append(.strayCharacter(string(start..<from), mend: "\" around text", at: span(from: start)))
    noteSpace()
  }

  /// `€5`, `5€` or a sign alone: reported, and read as the number and the code.
  private mutating func currencySign(_ sign: String, _ code: String) {
    let start = position
    position += scalarLength(at: position)
    let end = position
    if let last = tokens.last, case .number = last.kind,
      last.span.end == start || !bytes[last.span.end..<start].contains(UInt8(ascii: "\n"))
    {
      let whole = last.span.joined(with: span(from: start))
      diagnostics.append(.currencySign(sign, mend: "\(last.span.text) \(code)", at: whole))
    } else {
      while let next = byte(), next.isBlank { position += 1 }
      if byte()?.isDigit == true {
        number()
        let number = tokens.last.map { String($0.span.text) } ?? ""
        diagnostics.append(.currencySign(sign, mend: "\(number) \(code)", at: span(from: start)))
      } else {
        position = end
        diagnostics.append(.currencySign(sign, mend: code, at: span(from: start)))
      }
    }
    noteSpace()
    push(.word(code), from: position)
  }

  /// A run of characters that are none of the language, up to the next blank or character that is.
  mutating func stray() {
    let start = position
    if let scalar = scalar(at: position) {
      if let code = Self.currencies[scalar] { return currencySign(String(scalar), code) }
      if let closers = Self.quotes[scalar] { return foreignText(closers) }
    }
    while let next = byte(), next > 32, !next.isWordPart, !Self.known.contains(next),
      foreignLetter(at: position) == nil,
      let scalar = scalar(at: position), Self.lookalikes[scalar] == nil, !scalar.properties.isWhitespace
    {
      position += scalarLength(at: position)
    }
    if position == start { position += scalarLength(at: position) }
    let written = string(start..<position)
    let mend: String? =
      switch written {
      case "&", "&&": "and"
      case "|", "||": "or"
      case "!": "not"
      case "²": "^2"
      case "³": "^3"
      case "→": "="
      default: nil
      }
    let isControl = written.unicodeScalars.count == 1 && (written.unicodeScalars.first?.value ?? 32) < 32
    let shown = isControl ? "a control character" : written
    diagnostics.append(.strayCharacter(shown, mend: mend, at: span(from: start)))
    noteSpace()
  }

  private static let known: Set<UInt8> = Set("=<>+-*/^()[]{},:;.?%\"#'`$".utf8)
}
