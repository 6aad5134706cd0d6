import Diagnostics

/// Lays out the tokens and comments of one statement.
struct StatementLayout {
  /// A token or comment with what stands before it in the source.
  fileprivate struct Piece {
    let token: Token?
    let index: Int
    let span: Span
    let lineEnds: Int
    /// First of an entry in the braces of a block.
    let beginsEntry: Bool
  }

  private let tokens: ArraySlice<Token>
  private let comments: ArraySlice<Span>
  private let bytes: [UInt8]
  private let isCommand: Bool
  private let isAttribute: Bool
  private let firstWord: String?
  /// Tokens that stand as close to the one before as in the source: in units and paths.
  private var close: Set<Int> = []
  /// Brackets open at the piece being written.
  private var depth = 0

  init(_ lexed: Lexer.Output, _ range: Range<Int>, _ bytes: [UInt8], isCommand: Bool) {
    isAttribute = lexed.tokens[range.lowerBound].kind == .indent
    tokens = isAttribute ? lexed.tokens[range].dropFirst() : lexed.tokens[range]
    self.bytes = bytes
    self.isCommand = isCommand
    firstWord = tokens.first?.word
    let start = tokens.first?.span.start ?? 0
    let end = tokens.last?.span.end ?? 0
    let from = lexed.comments.partitioningIndex { $0.start >= start }
    comments = lexed.comments[from...].prefix { $0.start < end }
    close = closeTokens()
  }

  mutating func text() -> String {
    if isAttribute, let attribute { return attribute }
    var result = ""
    var previous: Piece?
    var isClose = false
    for piece in pieces() {
      if piece.lineEnds > 0 {
        result += piece.lineEnds > 1 && piece.beginsEntry ? "\n\n" : "\n"
        result += indentation(piece)
      } else if let previous, !isClose {
        result += isCommand ? gap(previous, piece) : spacing(previous, piece)
      }
      result += piece.text
      if let token = piece.token {
        depth += token.isBracketOpening ? 1 : token.isBracketClosing ? -1 : 0
        isClose = !isCommand && isUnaryMinus(token, after: previous?.token)
      }
      previous = piece
    }
    return result
  }

  /// An attribute's value is text, and stays as it was written.
  private var attribute: String? {
    guard let colon = tokens.firstIndex(where: { $0.isSymbol(":") }), colon + 1 < tokens.endIndex,
      tokens[..<colon].allSatisfy({ $0.word != nil }), let last = tokens.last
    else { return nil }
    let key = tokens[..<colon].compactMap(\.word).joined(separator: " ")
    let value = bytes[tokens[colon + 1].span.start..<last.span.end]
    return "  \(key): \(String(decoding: value, as: UTF8.self))"
  }

  /// Tokens and comments in order, without the `;` that a line end makes needless.
  private func pieces() -> [Piece] {
    var result: [Piece] = []
    var waiting = comments
    var end = tokens.first?.span.start ?? 0
    var beginsEntry = false
    func add(_ token: Token?, _ index: Int, _ span: Span) {
      let lines = end < span.start ? bytes[end..<span.start].count { $0 == UInt8(ascii: "\n") } : 0
      result.append(Piece(token: token, index: index, span: span, lineEnds: lines, beginsEntry: beginsEntry))
      end = span.end
    }
    for index in tokens.indices {
      let token = tokens[index]
      while let comment = waiting.first, comment.start < token.span.start {
        add(nil, index, comment)
        waiting = waiting.dropFirst()
      }
      if !token.isSymbol(";") || keepsSemicolon(at: index) { add(token, index, token.span) }
      beginsEntry = token.isSymbol(";") || (isBlock && token.isSymbol("{"))
    }
    return result
  }

  private func keepsSemicolon(at index: Int) -> Bool {
    guard index + 1 < tokens.endIndex, bytes[tokens[index].span.start] == UInt8(ascii: ";") else { return false }
    let next = tokens[index + 1]
    return !next.isSymbol(";") && !next.isSymbol("}") && !tokens[index - 1].isSymbol("{")
  }

  private var isBlock: Bool {
    guard let firstWord else { return false }
    if ReservedWords.contains(firstWord) {
      return ["scenario", "use"].contains(firstWord) || ReservedWords.isBlock(firstWord)
    }
    return ReservedWords.isBlock(firstWord) && !tokens.prefix { !$0.isSymbol("{") }.contains { $0.isSymbol("=") }
  }

  /// Two spaces for each open bracket, and more for what goes on from the line above.
  private func indentation(_ piece: Piece) -> String {
    let isCloser = piece.token?.isBracketClosing == true
    var steps = max(0, depth - (isCloser ? 1 : 0))
    if depth == 0 { steps += 2 }
    if isBlock, depth == 1, !isCloser, piece.token != nil, !piece.beginsEntry { steps += 1 }
    return String(repeating: "  ", count: steps)
  }

  // MARK: Spacing

  /// In a command the source decides, since paths are written without spaces.
  private func gap(_ previous: Piece, _ piece: Piece) -> String {
    if piece.token == nil { return "  " }
    let between = bytes[previous.span.end..<piece.span.start]
    let isBlank = { (byte: UInt8) in byte <= 32 }
    guard let first = between.firstIndex(where: { !isBlank($0) }), let last = between.lastIndex(where: { !isBlank($0) })
    else { return between.isEmpty ? "" : " " }
    let kept = String(decoding: bytes[first...last], as: UTF8.self)
    return (first > between.startIndex ? " " : "") + kept + (last + 1 < between.endIndex ? " " : "")
  }

  private func spacing(_ before: Piece, _ piece: Piece) -> String {
    guard let token = piece.token, let previous = before.token else { return "  " }
    if close.contains(piece.index) { return token.spaceBefore ? " " : "" }
    switch token.symbol {
    case ",", ";", ":", ")", "]", ".": return ""
    // `at` joins and is a function too: which of them, the blank decides.
    case "(" where previous.word != nil && !token.spaceBefore: return ""
    case "(": return followsName(previous) || previous.isOpeningList ? "" : " "
    case "[": return followsName(previous) || previous.isBracketClosing || previous.isOpeningList ? "" : " "
    case _: return previous.isOpeningList || previous.isSymbol(".") ? "" : " "
    }
  }

  private func followsName(_ previous: Token) -> Bool {
    previous.word.map { !ReservedWords.connectives.contains($0) } ?? false
  }

  private func isUnaryMinus(_ token: Token, after previous: Token?) -> Bool {
    guard token.isSymbol("-"), let previous else { return false }
    return firstWord == "correlate" || !(previous.endsValue)
  }

  /// The tokens of units after their first word, and of the path of `use`.
  private func closeTokens() -> Set<Int> {
    var result: Set<Int> = []
    var index = tokens.startIndex
    if firstWord == "use" {
      index += 2
      while index < tokens.endIndex, !tokens[index].spaceBefore {
        result.insert(index)
        index += 1
      }
    }
    let all = Array(tokens)
    while index < tokens.endIndex {
      index += 1
      guard index < tokens.endIndex, mayHaveUnit(tokens[index - 1]) else { continue }
      let from = index - tokens.startIndex
      var cursor = TokenCursor(all, from..<all.count, in: tokens[index].span.file)
      guard (try? cursor.unitAfterValue()) != nil else { continue }
      let end = tokens.startIndex + cursor.index
      for inUnit in index..<end where tokens[inUnit].isSymbol("/") { result.formUnion([inUnit, inUnit + 1]) }
      index = max(index, end - 1)
    }
    return result
  }

  private func mayHaveUnit(_ token: Token) -> Bool {
    switch token.kind {
    case .number: true
    case .symbol(":"): firstWord == "needs"
    case .symbol: token.isBracketClosing
    case .word, .date, .text, .lineEnd, .indent, .end: false
    }
  }
}

extension StatementLayout.Piece {
  /// As it is written: a number without blanks before its percent sign, everything else as in the source.
  fileprivate var text: String {
    if let token, case .number = token.kind { return token.span.text.filter { !$0.isWhitespace } }
    var text = span.text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension Token {
  fileprivate var symbol: String? {
    if case .symbol(let text) = kind { text } else { nil }
  }
  fileprivate var isOpeningList: Bool { isSymbol("(") || isSymbol("[") }
  fileprivate var isBracketOpening: Bool { isOpeningList || isSymbol("{") }
  fileprivate var isBracketClosing: Bool { isSymbol(")") || isSymbol("]") || isSymbol("}") }
}

extension Array {
  /// The first index whose element satisfies `predicate`, in an array where all that do stand last.
  fileprivate func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
