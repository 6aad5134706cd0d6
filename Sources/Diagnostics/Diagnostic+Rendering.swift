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

  private static func excerpt(_ span: Span, label: String) -> [String] {
    let file = span.file
    let first = file.lineIndex(at: span.start)
    let number = String(first + 1)
    let line = file.line(first)
    let start = file.lineStarts[first]
    let before = file.slice(start, span.start)
    let covered = file.slice(span.start, min(span.end, start + line.utf8.count))
    // Tabs are kept in the margin so that the underline stands below the same column.
    let margin = String(before.map { $0 == "\t" ? "\t" : " " })
    let underline = String(repeating: "^", count: max(covered.count, 1))
    let gutter = String(repeating: " ", count: number.count)
    let shown = String(line.map { $0.isNewline || ($0.isASCII && ($0.asciiValue ?? 32) < 32 && $0 != "\t") ? " " : $0 })
    return [
      "  \(number) | \(shown)",
      "  \(gutter) | \(margin)\(underline)\(label.isEmpty ? "" : " \(label)")",
    ]
  }
}
