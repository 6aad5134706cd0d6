extension Diagnostic {
  /// The diagnostic as text: a headline with place and code, the source line with the span underlined,
  /// notes, and the hint.
  ///
  ///     models/a.roi:3:14: error E0301: units do not fit
  ///       3 | cost seats = agents + 30 EUR
  ///         |              ^^^^^^^^^^^^^^^ agent + EUR
  ///       hint: …
  package func rendered() -> String {
    let kind =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "note"
      }
    var lines: [String] = []
    lines.append("\(span.map { Self.place($0) + ": " } ?? "")\(kind) \(code.id): \(title)")
    if let span { lines += Self.excerpt(span, label: label) }
    for note in notes {
      lines.append("  note: \(note.span.map { Self.place($0) + ": " } ?? "")\(note.text)")
      if let place = note.span, place != span { lines += Self.excerpt(place, label: "") }
    }
    if let hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  private static func place(_ span: Span) -> String {
    let (line, column) = span.file.position(at: span.start)
    return "\(span.file.name):\(line):\(column)"
  }

  /// Longer lines are shown as a window of this many bytes around the span.
  private static let longestLine = 240

  private static func excerpt(_ span: Span, label: String) -> [String] {
    let file = span.file
    let index = file.lineIndex(at: span.start)
    let number = String(index + 1)
    let lineStart = file.lineStarts[index]
    let lineEnd = lineStart + file.line(index).utf8.count
    let isLong = lineEnd - lineStart > longestLine
    let from = isLong ? max(lineStart, min(span.start, lineEnd) - longestLine / 2) : lineStart
    let to = isLong ? min(lineEnd, from + longestLine) : lineEnd
    let before = (from > lineStart ? "…" : "") + file.slice(from, span.start)
    let covered = file.slice(span.start, min(span.end, to))
    // Tabs are kept in the margin so that the underline stands below the same column.
    let margin = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth) }.joined()
    let width = covered.reduce(0) { $0 + ($1 == "\t" ? 1 : $1.displayWidth) }
    let underline = String(repeating: "^", count: max(width, 1))
    let gutter = String(repeating: " ", count: number.count)
    let line = (from > lineStart ? "…" : "") + file.slice(from, to) + (to < lineEnd ? "…" : "")
    let shown = String(line.map { $0.isNewline || ($0.isASCII && ($0.asciiValue ?? 32) < 32 && $0 != "\t") ? " " : $0 })
    return [
      "  \(number) | \(shown)",
      "  \(gutter) | \(margin)\(underline)\(label.isEmpty ? "" : " \(label)")",
    ]
  }
}
