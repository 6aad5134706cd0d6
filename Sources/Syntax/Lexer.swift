package import Diagnostics
import Quantities

/// Turns a text into tokens. Any bytes give tokens and diagnostics; nothing stops it.
///
/// It also knows where statements end, because that depends on blank space and brackets alone: it gives a
/// `lineEnd` after each statement, nothing for the line ends inside one, and a `;` for a line end in the braces
/// of a scenario, binding or block.
package struct Lexer {
  package struct Output: Sendable {
    package let tokens: [Token]
    package let comments: [Span]
    package let diagnostics: [Diagnostic]
    /// Whether the text stops inside a statement: a bracket is open, or an operator or comma stands last.
    package let endsInside: Bool
  }

  struct OpenBracket {
    let closer: UInt8
    let span: Span
    /// Holds statements, not values.
    let isBlock: Bool
  }

  let file: SourceFile
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var comments: [Span] = []
  var diagnostics: [Diagnostic] = []
  var open: [OpenBracket] = []
  /// How many of `open` have each closer, so that a closer without an opener is known at once.
  private var openCount: [UInt8: Int] = [:]
  /// Whether blank space stands before `position`.
  private var spaced = true
  private var lineStart = 0
  private var wholeLineEnds: [Int] = []
  private var collectsLineEnds = false
  /// First word of the statement, which says whether its `{` opens a block.
  private var statementWord: String?

  package static func output(of file: SourceFile) -> Output {
    var lexer = Lexer(file)
    lexer.run()
    let endsInside = !lexer.open.isEmpty || lexer.lineContinues
    lexer.finish()
    return Output(
      tokens: lexer.tokens, comments: lexer.comments, diagnostics: lexer.diagnostics, endsInside: endsInside)
  }

  /// Offsets just after the line ends at which all before them is whole statements.
  static func wholeLineEnds(of file: SourceFile) -> [Int] {
    var lexer = Lexer(file)
    lexer.collectsLineEnds = true
    lexer.run()
    return lexer.wholeLineEnds
  }

  private init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
    tokens.reserveCapacity(bytes.count / 4)
  }

  private mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\n"):
        position += 1
        endLine()
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
        spaced = true
      case UInt8(ascii: "#"):
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        comments.append(span(from: start))
      case UInt8(ascii: "\""): text()
      case _ where byte.isDigit: number()
      case _ where byte.isWordStart: word()
      case _ where byte >= 0x80: foreign()
      default: symbol()
      }
    }
  }

  private mutating func finish() {
    reportUnclosed(downTo: 0)
    endStatement(at: span(from: position))
    tokens.append(Token(.end, span(from: position), spaceBefore: true))
  }

  // MARK: Reading bytes

  func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  func span(from start: Int) -> Span { Span(file, start, position) }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Adds the token that began at `start` and ends here.
  mutating func push(_ kind: Token.Kind, from start: Int) {
    if isStatementStart, open.isEmpty {
      if start > lineStart, bytes[lineStart].isBlank {
        tokens.append(Token(.indent, Span(file, lineStart, start), spaceBefore: false))
      }
      if case .word(let word) = kind { statementWord = word } else { statementWord = nil }
    }
    tokens.append(Token(kind, span(from: start), spaceBefore: spaced))
    spaced = false
  }

  mutating func noteSpace() { spaced = true }

  // MARK: Words and symbols

  private mutating func word() {
    let start = position
    while let next = byte(), next.isWordPart { position += 1 }
    if let next = byte(), next >= 0x80, foreignLetter(at: position) != nil { return foreignWord(from: start) }
    push(.word(string(start..<position)), from: start)
  }

  private mutating func symbol() {
    let start = position
    let first = bytes[position]
    let second = byte(1)
    if second == UInt8(ascii: "="), Self.beforeEquals.contains(first) {
      position += 2
      return push(.symbol(string(start..<position)), from: start)
    }
    if first == UInt8(ascii: "."), second == UInt8(ascii: ".") {
      position += 2
      return push(.symbol(".."), from: start)
    }
    guard let symbol = Self.symbols[Int(first)] else { return stray() }
    if first == UInt8(ascii: "."), second?.isDigit == true, spaced { return pointFirst() }
    position += 1
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): openBracket(symbol, from: start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): closeBracket(first, symbol, from: start)
    case UInt8(ascii: ";") where open.isEmpty: endStatement(at: span(from: start))
    default: push(.symbol(symbol), from: start)
    }
  }

  private static let beforeEquals: [UInt8] = Array("=!<>".utf8)
  private static let symbols: [String?] = (0..<256).map { code in
    let character = Character(Unicode.Scalar(UInt8(code)))
    return "=<>+-*/^()[]{},:;.?%".contains(character) ? String(character) : nil
  }

  private mutating func openBracket(_ symbol: String, from start: Int) {
    let closer: UInt8 =
      switch symbol {
      case "(": UInt8(ascii: ")")
      case "[": UInt8(ascii: "]")
      default: UInt8(ascii: "}")
      }
    push(.symbol(symbol), from: start)
    open.append(
      OpenBracket(closer: closer, span: span(from: start), isBlock: symbol == "{" && opensBlock))
    openCount[closer, default: 0] += 1
  }

  /// Whether the brace that was pushed last holds statements: that of a block, and in a route that of a model.
  private var opensBlock: Bool {
    guard let word = statementWord, ["scenario", "use", "import"].contains(word) || ReservedWords.isBlock(word) else {
      return false
    }
    if open.isEmpty {
      // `error = { … }` is a value by member.
      return ReservedWords.contains(word)
        || !tokens.reversed().prefix { $0.kind != .lineEnd }.contains { $0.isSymbol("=") }
    }
    guard word == "route", open.count == 1, open[0].isBlock else { return false }
    let entry = tokens.dropLast().reversed().prefix { !$0.isSymbol(";") && !$0.isSymbol("{") }.last
    return entry?.word == "model" || entry?.word == "terms"
  }

  private mutating func dropBrackets(downTo count: Int) {
    for bracket in open[count...] { openCount[bracket.closer, default: 0] -= 1 }
    open.removeSubrange(count...)
  }

  private mutating func closeBracket(_ byte: UInt8, _ symbol: String, from start: Int) {
    let here = span(from: start)
    if open.last?.closer != byte { diagnostics.append(.unmatchedBracket(symbol, opened: open.last?.span, at: here)) }
    if openCount[byte, default: 0] > 0, let match = open.lastIndex(where: { $0.closer == byte }) {
      dropBrackets(downTo: match)
    }
    push(.symbol(symbol), from: start)
  }

  // MARK: Ends of statements

  private mutating func endLine() {
    spaced = true
    lineStart = position
    if open.isEmpty {
      if !lineContinues || nextLineStartsStatement() { endStatement(at: Span(file, position - 1, position)) }
    } else if nextLineStartsStatement() {
      // A bracket was forgotten: the statements below must not disappear into it.
      let block = open[0].isBlock && !nextLineBeginsAnew() ? 1 : 0
      reportUnclosed(downTo: block)
      endStatement(at: Span(file, position - 1, position))
    } else if let last = open.last, last.isBlock, !lineContinues {
      endStatement(at: Span(file, position - 1, position))
    }
    if collectsLineEnds, open.isEmpty, !lineContinues { wholeLineEnds.append(position) }
  }

  /// Inside a block a `;`, elsewhere a `lineEnd`; nothing where no statement has begun.
  private mutating func endStatement(at end: Span) {
    if !open.isEmpty {
      tokens.append(Token(.symbol(";"), end, spaceBefore: true))
    } else if !isStatementStart {
      tokens.append(Token(.lineEnd, end, spaceBefore: true))
    }
  }

  private var isStatementStart: Bool {
    switch tokens.last?.kind {
    case nil, .lineEnd: true
    case .word, .number, .date, .text, .symbol, .indent, .end: false
    }
  }

  /// Whether the last token asks for more: an operator, a comma, a word that joins.
  private var lineContinues: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .symbol("/"): return last.spaceBefore  // `load models/` is a path
    case .symbol(let symbol): return Self.joining.contains(symbol)
    case .word(let word): return ["and", "or", "not", "then", "else", "if"].contains(word)
    case .number, .date, .text, .lineEnd, .indent, .end: return false
    }
  }

  private static let joining: Set<String> = [
    "=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "^", ",", "..",
  ]

  private mutating func reportUnclosed(downTo count: Int) {
    guard open.count > count, let bracket = open.last else { return }
    let closer = String(Character(Unicode.Scalar(bracket.closer)))
    diagnostics.append(.unclosedBracket(String(bracket.span.text), closer: closer, at: bracket.span))
    dropBrackets(downTo: count)
  }

  // MARK: Where a forgotten bracket or value ends

  private func nextLineBeginsAnew() -> Bool {
    var scan = LineScan(bytes, position)
    guard scan.column == 0, let range = scan.word() else { return false }
    let word = string(range)
    guard
      ReservedWords.declarations.contains(word) || ReservedWords.verbs.contains(word)
        || ReservedWords.blocks.contains(word)
    else { return false }
    return scan.next.map { $0.isDigit || $0.isWordStart || $0 == UInt8(ascii: "\"") } ?? false
  }

  /// Whether the line that begins here cannot be part of an open bracket or unfinished expression: it begins
  /// with a declaration or command, with `name =`, or with `key:` where no argument's label or member can stand.
  private func nextLineStartsStatement() -> Bool {
    if nextLineBeginsAnew() { return true }
    if open.last?.isBlock == true { return false }
    var scan = LineScan(bytes, position)
    guard scan.word() != nil else { return false }
    if scan.next == UInt8(ascii: "\"") { scan.skipText() }
    if scan.next == UInt8(ascii: "="), scan.afterNext != UInt8(ascii: "=") { return true }
    guard open.isEmpty || !labelMayFollow, scan.column > 0 else { return false }
    for _ in 0..<2 where scan.next?.isWordStart == true { _ = scan.word() }
    return scan.next == UInt8(ascii: ":")
  }

  /// After an opening bracket or a comma a label or member may stand.
  private var labelMayFollow: Bool {
    switch tokens.last?.kind {
    case .symbol(let symbol): [",", "(", "[", "{", ";"].contains(symbol)
    case nil, .word, .number, .date, .text, .lineEnd, .indent, .end: false
    }
  }
}

/// A look at the first words of a line.
private struct LineScan {
  private let bytes: [UInt8]
  private var position: Int
  /// Blank bytes before the first word.
  let column: Int

  init(_ bytes: [UInt8], _ start: Int) {
    self.bytes = bytes
    position = start
    while position < bytes.count, bytes[position].isBlank { position += 1 }
    column = position - start
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  var afterNext: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  mutating func word() -> Range<Int>? {
    guard let first = next, first.isWordStart else { return nil }
    let start = position
    while let next, next.isWordPart { position += 1 }
    let end = position
    skipBlank()
    return start..<end
  }

  mutating func skipText() {
    position += 1
    while let next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\n") { position += 1 }
    position += 1
    skipBlank()
  }

  private mutating func skipBlank() {
    while let next, next.isBlank { position += 1 }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isWordStart: Bool {
    (self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z")) || (self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z"))
      || self == UInt8(ascii: "_")
  }
  var isWordPart: Bool { isWordStart || isDigit }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
