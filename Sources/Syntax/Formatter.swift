import Diagnostics

/// One style for every text: spacing and indentation are set, and blank lines come singly. Words, numbers, line
/// breaks and comments stay.
package enum Formatter {
  /// The text in the one style; a text with errors as it stands, for what was meant is not known.
  package static func format(_ tree: SyntaxTree) -> String {
    if tree.diagnostics.contains(where: { $0.severity == .error }) { return tree.file.text }
    var page = Page(tree)
    return page.text()
  }
}

/// The formatted text as it grows.
private struct Page {
  private let file: SourceFile
  private let bytes: [UInt8]
  private let lexed: Lexer.Output
  private let statements: [Range<Int>]
  private let commands: Set<Int>
  private var result = ""
  /// Where the source was last copied from, to count the line ends since.
  private var copied = 0

  init(_ tree: SyntaxTree) {
    file = tree.file
    bytes = Array(file.text.utf8)
    lexed = Lexer.output(of: file)
    let tokens = lexed.tokens
    statements = tokens.split { $0.kind == .lineEnd || $0.kind == .end }.map(\.indices)
    commands = Set(
      tree.statements.compactMap { if case .command(let command) = $0 { command.span.start } else { nil } })
  }

  /// A part of the text, by where it begins.
  private enum Part {
    case statement(Range<Int>)
    case comment(Span)
  }

  mutating func text() -> String {
    for (start, part) in parts() {
      switch part {
      case .statement(let range):
        separate(before: start)
        var layout = StatementLayout(lexed, range, bytes, isCommand: commands.contains(start))
        result += layout.text()
        copied = lexed.tokens[range.upperBound - 1].span.end
      case .comment(let span):
        let isTrailing = !result.isEmpty && !hasLineEnd(copied, start)
        if isTrailing { result += "  " } else { separate(before: start) }
        if !isTrailing, attributeFollows(start) { result += "  " }
        result += span.text.trimmedAtEnd
        copied = span.end
      }
    }
    return result.isEmpty ? "" : result + "\n"
  }

  private func parts() -> [(start: Int, part: Part)] {
    var parts: [(start: Int, part: Part)] = []
    var inside: [Range<Int>] = []
    for range in statements {
      let span = span(of: range)
      parts.append((span.start, .statement(range)))
      inside.append(span.start..<span.end)
    }
    var next = 0
    for comment in lexed.comments {
      while next < inside.count, inside[next].upperBound <= comment.start { next += 1 }
      if next < inside.count, inside[next].contains(comment.start) { continue }
      parts.append((comment.start, .comment(comment)))
    }
    return parts.sorted { $0.start < $1.start }
  }

  // MARK: Lines between parts

  /// Ends the line before, and keeps one blank line where there were any.
  private mutating func separate(before start: Int) {
    if result.isEmpty { return }
    result += lineEnds(copied, start) > 1 ? "\n\n" : "\n"
  }

  private func lineEnds(_ from: Int, _ to: Int) -> Int {
    bytes[min(from, to)..<to].reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }

  private func hasLineEnd(_ from: Int, _ to: Int) -> Bool { lineEnds(from, to) > 0 }

  /// Whether the next statement after a comment is an indented line, so that the comment belongs there too.
  private func attributeFollows(_ offset: Int) -> Bool {
    var low = 0
    var high = statements.count
    while low < high {
      let middle = (low + high) / 2
      if lexed.tokens[statements[middle].lowerBound].span.start < offset { low = middle + 1 } else { high = middle }
    }
    return low < statements.count && lexed.tokens[statements[low].lowerBound].kind == .indent
  }

  /// A statement's place without its indentation.
  private func span(of range: Range<Int>) -> Span {
    let first = lexed.tokens[range.lowerBound]
    let start = first.kind == .indent && range.count > 1 ? lexed.tokens[range.lowerBound + 1].span : first.span
    return start.joined(with: lexed.tokens[range.upperBound - 1].span)
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: Substring {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
