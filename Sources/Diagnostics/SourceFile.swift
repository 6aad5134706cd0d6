/// A text that was read: a model, a session script or what was typed at the prompt.
///
/// Positions everywhere are offsets in UTF-8 bytes from the start of `text`.
package final class SourceFile: Sendable, Hashable {
  /// What the user calls it: a path as given, or `prompt`.
  package let name: String
  package let text: String
  /// Offset of the first byte of each line.
  package let lineStarts: [Int]

  package init(name: String, text: String) {
    self.name = name
    self.text = text
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  package static func == (a: SourceFile, b: SourceFile) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The zero-based line that holds `offset`.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// One-based line and column; the column counts characters, as editors do.
  package func position(at offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(at: offset)
    let before = slice(lineStarts[line], offset)
    // On a line of a million bytes whole characters take too long to tell apart; scalars are near enough there.
    let column = before.utf8.count > 4_096 ? before.unicodeScalars.count : before.count
    return (line + 1, column + 1)
  }

  /// The text of a zero-based line, without its line end.
  package func line(_ index: Int) -> Substring {
    let start = lineStarts[index]
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : text.utf8.count
    let line = slice(start, end)
    return line.hasSuffix("\r") ? line.dropLast() : line
  }

  /// The text between two offsets, clamped to the text.
  package func slice(_ start: Int, _ end: Int) -> Substring {
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: min(max(start, 0), utf8.count))
    let to = utf8.index(utf8.startIndex, offsetBy: min(max(end, start, 0), utf8.count))
    return text[from..<to]
  }
}
