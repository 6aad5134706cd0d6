/// A stretch of a source text, in UTF-8 offsets, `end` excluded.
package struct Span: Sendable, Hashable {
  package let file: SourceFile
  package let start: Int
  package let end: Int

  package init(_ file: SourceFile, _ start: Int, _ end: Int) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// The text it covers.
  package var text: Substring { file.slice(start, end) }

  /// The smallest span that covers both; the receiver's when they are of different files.
  package func joined(with other: Span) -> Span {
    file == other.file ? Span(file, min(start, other.start), max(end, other.end)) : self
  }
}
