import Diagnostics

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
