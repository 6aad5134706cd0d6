import Diagnostics

/// Text for what the screen can show.
extension ReportRenderer {
  func styled(_ text: String, _ style: Style) -> String { style.applied(to: text, allowed: allowsColor) }

  /// The text in the screen's characters, on one line; escape sequences and control characters a model's text may hold
  /// are taken out.
  func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
        if scalar == "\n" || scalar == "\t" { result.append(" ") }
      } else if usesUnicode || scalar.isASCII {
        result.append(scalar)
      } else {
        result.append(contentsOf: Self.substitute(for: scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  private static func substitute(for scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "–", "—", "−", "·", "‑": "-"
    case "…": "..."
    case "→": "->"
    case "×": "x"
    case "±": "+-"
    case "≤": "<="
    case "≥": ">="
    case "Σ": "sum of"
    case "€": "EUR"
    case "£": "GBP"
    case "“", "”", "„": "\""
    case "‘", "’": "'"
    default: "?"
    }
  }

  /// Lines of at most `width` columns, broken between words; a longer word is broken where it must be.
  ///
  /// - Parameter hanging: columns by which the second and later lines are moved to the right.
  func wrapped(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    let text = plain(text)
    if text.displayWidth <= width { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    let margin = String(repeating: " ", count: hanging)
    func end() {
      lines.append(line)
      line = margin
      used = hanging
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let size = word.displayWidth
      let isFirst = used == (lines.isEmpty ? 0 : hanging)
      if !isFirst, used + 1 + size > width { end() }
      if used > (lines.isEmpty ? 0 : hanging) {
        line += " "
        used += 1
      }
      if used + size <= width {
        line += word
        used += size
      } else {
        for character in word {
          if used + character.displayWidth > width, used > hanging { end() }
          line.append(character)
          used += character.displayWidth
        }
      }
    }
    lines.append(line)
    return lines
  }
}
