extension String {
  /// How many terminal columns the text takes: 0 for control characters, combining marks and escape sequences,
  /// 2 for East Asian wide characters and emoji, 1 for all else. Line feeds take none.
  ///
  /// Ambiguous characters (Greek, box drawing) count 1, as in every non-CJK locale.
  package var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return withoutEscapes.reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with spaces added up to a width; unchanged where it is as wide already.
  package func padded(to width: Int, alignment: HorizontalAlignment = .left) -> String {
    let missing = max(width - displayWidth, 0)
    switch alignment {
    case .left: return self + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + self
    case .center:
      return String(repeating: " ", count: missing / 2) + self
        + String(repeating: " ", count: missing - missing / 2)
    }
  }

  /// The text cut to at most `width` columns, an ellipsis being the last of them where something was cut.
  ///
  /// Expects text without escape sequences.
  package func truncated(to width: Int, ellipsis: String = "…") -> String {
    if displayWidth <= width { return self }
    let room = width - ellipsis.displayWidth
    guard room >= 0 else { return "" }
    var used = 0
    let kept = prefix { character in
      used += character.displayWidth
      return used <= room
    }
    return kept + ellipsis
  }

  /// Without colour and cursor sequences (`ESC [ … letter`).
  var withoutEscapes: String {
    guard utf8.contains(0x1B) else { return self }
    var plain = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}", rest.first == "[" else {
        plain.append(scalar)
        continue
      }
      rest.removeFirst()
      while let next = rest.popFirst(), !(0x40...0x7E).contains(next.value) {}
    }
    return String(plain)
  }

  func trimmingTrailingSpaces() -> String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}

package enum HorizontalAlignment: Sendable { case left, right, center }

extension Character {
  /// Columns of one grapheme: its widest scalar, two where a selector asks for the emoji form.
  package var displayWidth: Int {
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    return unicodeScalars.reduce(0) { max($0, $1.displayWidth) }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    // Over categories of the standard library, of which most take a column.
    default: return isWide ? 2 : 1
    }
  }

  /// East Asian wide and full-width characters (Unicode annex 11) and emoji shown as pictures.
  private var isWide: Bool {
    if properties.isEmojiPresentation { return true }
    return Self.wideRanges.contains { $0.contains(value) }
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
