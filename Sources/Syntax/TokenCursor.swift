package import Diagnostics
package import Quantities

/// Reads the words of one statement in order. The parser uses it for declarations, and each command of the
/// session for its own words; every reading function throws a diagnostic that points at what it found instead.
package struct TokenCursor: Sendable {
  /// How deep an expression may be: recursion over any tree of the parser is safe.
  static let deepest = 200

  package let file: SourceFile
  private let tokens: [Token]
  private let limit: Int
  private let endToken: Token
  private let first: Int
  private(set) var index: Int
  /// Calls of the expression parser that are open.
  var depth = 0
  /// Height of the expression read last.
  var height = 0
  /// Where the expression read last ended.
  var expressionEnd = -1

  /// A cursor over `tokens[range]`, which hold one statement without its line end.
  init(_ tokens: [Token], _ range: Range<Int>, in file: SourceFile) {
    self.file = file
    self.tokens = tokens
    limit = range.upperBound
    first = range.lowerBound
    index = range.lowerBound
    let end = range.isEmpty ? file.text.utf8.count : tokens[range.upperBound - 1].span.end
    endToken = Token(.end, Span(file, end, end), spaceBefore: true)
  }

  /// A cursor over some words of a statement.
  package init(_ tokens: [Token], in file: SourceFile) {
    self.init(tokens, 0..<tokens.count, in: file)
  }

  /// The words after a command's verb.
  package init(_ command: CommandSyntax) {
    self.init(command.tokens, 0..<command.tokens.count, in: command.span.file)
    index = min(1, limit)
  }

  // MARK: Looking

  package var isAtEnd: Bool { index >= limit }
  package var next: Token { index < limit ? tokens[index] : endToken }
  package func next(after count: Int) -> Token { index + count < limit ? tokens[index + count] : endToken }
  package var previous: Token? { index > first ? tokens[index - 1] : nil }

  package func isNext(word: String) -> Bool {
    if case .word(let text) = next.kind { text == word } else { false }
  }

  package func isNext(symbol: String) -> Bool { next.isSymbol(symbol) }

  /// The next word, if a word is next.
  package var nextWord: String? {
    if case .word(let text) = next.kind { text } else { nil }
  }

  // MARK: Taking

  package mutating func advance() { index = min(index + 1, limit) }

  /// Passes the word if it is next.
  package mutating func take(word: String) -> Bool {
    guard isNext(word: word) else { return false }
    advance()
    return true
  }

  package mutating func take(symbol: String) -> Bool {
    guard isNext(symbol: symbol) else { return false }
    advance()
    return true
  }

  /// Passes text in quotes if it is next, as a label is.
  package mutating func takeText() -> String? {
    guard case .text(let text) = next.kind else { return nil }
    advance()
    return text
  }

  package mutating func word(_ word: String) throws(Diagnostic) {
    if !take(word: word) { throw unexpected("`\(word)`") }
  }

  package mutating func symbol(_ symbol: String) throws(Diagnostic) {
    if !take(symbol: symbol) { throw unexpected("`\(symbol)`") }
  }

  package mutating func text(_ what: String = "text in quotes") throws(Diagnostic) -> String {
    guard let text = takeText() else { throw unexpected(what) }
    return text
  }

  /// One word, of any kind.
  package mutating func identifier(_ what: String = "a name") throws(Diagnostic) -> Identifier {
    guard case .word(let text) = next.kind else { throw unexpected(what) }
    defer { advance() }
    return Identifier(text, next.span)
  }

  /// A name with its dotted parts: `desk.seats`.
  package mutating func name(_ what: String = "a name") throws(Diagnostic) -> [Identifier] {
    var parts = [try identifier(what)]
    while isNext(symbol: "."), !next.spaceBefore, !next(after: 1).spaceBefore {
      advance()
      parts.append(try identifier("a name after the point"))
    }
    return parts
  }

  /// Names with commas between them.
  package mutating func identifiers(_ what: String = "a name") throws(Diagnostic) -> [Identifier] {
    var names = [try identifier(what)]
    while take(symbol: ",") { names.append(try identifier(what)) }
    return names
  }

  /// A plain number, without percent sign or unit.
  package mutating func number(_ what: String = "a number") throws(Diagnostic) -> Double {
    let isNegative = isNext(symbol: "-")
    guard case .number(let value, percent: false) = next(after: isNegative ? 1 : 0).kind else {
      throw unexpected(what)
    }
    if isNegative { advance() }
    advance()
    return isNegative ? -value : value
  }

  /// A whole number.
  package mutating func integer(_ what: String = "a whole number") throws(Diagnostic) -> Int {
    let start = self
    let value = try number(what)
    guard let integer = Int(exactly: value) else { throw start.unexpected(what) }
    return integer
  }

  /// A date; four digits are a year here.
  package mutating func date(_ what: String = "a date such as 2026-01") throws(Diagnostic) -> DateLiteral {
    let date: DateLiteral
    switch next.kind {
    case .date(let literal): date = literal
    case .number(let value, percent: false):
      guard let year = DateLiteral(yearNumber: value) else { throw unexpected(what) }
      date = year
    case .word, .number, .text, .symbol, .lineEnd, .indent, .end: throw unexpected(what)
    }
    advance()
    return date
  }

  /// A file's path: text in quotes, or everything up to a blank, as it stands in the source.
  package mutating func path(_ what: String = "a file's path") throws(Diagnostic) -> Identifier {
    if case .text(let text) = next.kind {
      defer { advance() }
      return Identifier(text, next.span)
    }
    // The lexer drops characters that are none of the language, so the source is read again.
    let from = previous.map(\.span.end) ?? next.span.start
    let bytes = file.text.utf8
    var at = bytes.index(bytes.startIndex, offsetBy: min(from, bytes.count))
    var start = from
    while at < bytes.endIndex, bytes[at] <= 32 {
      bytes.formIndex(after: &at)
      start += 1
    }
    var end = start
    while at < bytes.endIndex, bytes[at] > 32, !",{};".utf8.contains(bytes[at]) {
      bytes.formIndex(after: &at)
      end += 1
    }
    guard end > start, !isAtEnd else { throw unexpected(what) }
    while !isAtEnd, next.span.start < end { advance() }
    let span = Span(file, start, end)
    return Identifier(String(span.text), span)
  }

  /// Makes sure that nothing is left.
  package func end() throws(Diagnostic) {
    if !isAtEnd { throw unexpected(nil) }
  }

  // MARK: Saying what is wrong

  /// The fault of finding the next token where `what` should stand, or, without it, the statement's end.
  package func unexpected(_ what: String?) -> Diagnostic {
    if let previous, index == expressionEnd, next.beginsValue {
      return .missingOperator(found: next.described, hint: operatorHint(after: previous), at: next.span)
    }
    guard let what else {
      if isNext(symbol: "="), index == expressionEnd { return .singleEquals(at: next.span) }
      return .leftover(next.described, at: next.span)
    }
    // What stands between backquotes may be typed.
    let words = what.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let hint = next.word.flatMap { Suggestions.question(for: $0, among: words) }
    return .expected(what, found: next.described, hint: hint, at: next.span)
  }

  private func operatorHint(after previous: Token) -> String {
    switch (previous.kind, next.kind) {
    case (.number, .number) where next.span.text.prefix { $0.isNumber }.count == 3:
      "group thousands with _, as in \(previous.span.text)_\(next.span.text)"
    case (.word, .word), (.symbol, .word):
      "write the operator; a unit follows a number only, as in 1 \(next.span.text)"
    case (.word, _), (.number, _), (.date, _), (.text, _), (.symbol, _), (.lineEnd, _), (.indent, _), (.end, _):
      "write an operator, or a comma between the entries of a list"
    }
  }
}

extension DateLiteral {
  /// A year written as a number of four digits.
  init?(yearNumber value: Double) {
    guard let year = Int(exactly: value), (1_000...9_999).contains(year) else { return nil }
    self = .year(year)
  }
}
