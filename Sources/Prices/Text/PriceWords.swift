import Diagnostics

/// A line of a price list as clauses of words. Names of models hold points, colons and dashes, so words are whatever
/// stands between blanks.
struct PriceLine {
  struct Word {
    let text: String
    let isQuoted: Bool
    let span: Span
  }
  /// Words before a colon that ends one: `batch above 200k:`.
  var context: [Word]?
  /// Between commas; none is empty.
  var clauses: [[Word]]
  let isIndented: Bool
  let span: Span
  /// An open quotation mark.
  var fault: Diagnostic?

  /// The lines of a text between two offsets that hold more than a comment.
  static func lines(of file: SourceFile, from start: Int = 0, to end: Int? = nil) -> [PriceLine] {
    let bytes = Array(file.text.utf8)
    let end = min(end ?? bytes.count, bytes.count)
    var lines: [PriceLine] = []
    var from = start
    while from < end {
      let to = bytes[from..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      if let line = PriceLine(bytes[from..<to], of: file) { lines.append(line) }
      from = to + 1
    }
    return lines
  }

  private init?(_ bytes: ArraySlice<UInt8>, of file: SourceFile) {
    span = Span(file, bytes.startIndex, bytes.endIndex)
    isIndented = bytes.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? false
    clauses = []
    var clause: [Word] = []
    var at = bytes.startIndex
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while at < bytes.endIndex {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): at += 1
      case UInt8(ascii: "#"): at = bytes.endIndex
      case UInt8(ascii: ","):
        if !clause.isEmpty { clauses.append(clause) }
        clause = []
        at += 1
      case UInt8(ascii: "\""):
        let start = at
        at += 1
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        let content = text((start + 1)..<at)
        if at == bytes.endIndex {
          fault = .malformedPriceClause(
            "a quotation mark is not closed", at: Span(file, start, at), hint: "write \"…\"")
        } else {
          at += 1
        }
        clause.append(Word(text: content, isQuoted: true, span: Span(file, start, at)))
      default:
        let start = at
        // A control character is a word of its own, so that reading always moves on.
        at += 1
        while at < bytes.endIndex, bytes[at] > 32, bytes[at] != UInt8(ascii: ","), bytes[at] != UInt8(ascii: "\"") {
          at += 1
        }
        let isContext =
          bytes[at - 1] == UInt8(ascii: ":") && context == nil && clauses.isEmpty && isIndented && at - start > 1
        let stop = isContext ? at - 1 : at
        clause.append(Word(text: text(start..<stop), isQuoted: false, span: Span(file, start, stop)))
        if isContext {
          context = clause
          clause = []
        }
      }
    }
    if !clause.isEmpty { clauses.append(clause) }
    if clauses.isEmpty, context == nil { return nil }
  }
}
