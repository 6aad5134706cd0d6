import Diagnostics
import Evidence
import Quantities
import Syntax

/// Which words of a value belong to which of its parts, before any of them is read.
///
/// Parts are taken as short as the rest allows, so `12 EUR per error` is an amount before the fixed words `per error`.
struct ValueLayout {
  private struct Place: Hashable {
    let parts: [ClausePart]
    let index: Int
  }

  private let tokens: [Token]
  private let reader: ValueShapeReader
  /// Tried without success.
  private var failed: Set<Place> = []

  /// The range of each labelled part; nil where the words do not have this form.
  static func ranges(
    of parts: [ClausePart], in tokens: [Token], _ reader: ValueShapeReader
  ) -> [(label: String, shape: ValueShape, range: Range<Int>)]? {
    var layout = ValueLayout(tokens: tokens, reader: reader)
    return layout.match(parts, from: 0)
  }

  private init(tokens: [Token], reader: ValueShapeReader) {
    self.tokens = tokens
    self.reader = reader
  }

  private typealias Found = [(label: String, shape: ValueShape, range: Range<Int>)]

  private mutating func match(_ parts: [ClausePart], from index: Int) -> Found? {
    guard let part = parts.first else { return index == tokens.count ? [] : nil }
    let place = Place(parts: parts, index: index)
    guard !failed.contains(place) else { return nil }
    let rest = Array(parts.dropFirst())
    var found: Found?
    switch part {
    case .words(let text):
      let words = ValueShapeReader.words(of: text)
      if tokens[index...].prefix(words.count).map({ String($0.span.text) }) == words {
        found = match(rest, from: index + words.count)
      }
    case .optional(let inner):
      found = match(inner + rest, from: index) ?? match(rest, from: index)
    case .value(let label, let shape):
      var end = index
      while found == nil, end < tokens.count {
        end += 1
        guard reader.fits(shape, Array(tokens[index..<end])), let others = match(rest, from: end) else { continue }
        found = [(label, shape, index..<end)] + others
      }
    }
    if found == nil { failed.insert(place) }
    return found
  }
}

/// Whether words have the form of a shape. What they stand for is looked at later.
struct ValueShapeReader {
  /// The words of a value beyond which none is read.
  static let mostWords = 200

  /// A text's words as the language reads them.
  static func words(of text: String) -> [String] {
    Lexer.output(of: SourceFile(name: "", text: text)).tokens.compactMap { token in
      switch token.kind {
      case .lineEnd, .indent, .end: nil
      case .word, .number, .date, .text, .symbol: String(token.span.text)
      }
    }
  }

  func fits(_ shape: ValueShape, _ tokens: [Token]) -> Bool {
    guard let first = tokens.first, tokens.count <= Self.mostWords else { return false }
    switch shape {
    case .text:
      if tokens.count == 1, case .text = first.kind { return true }
      return false
    case .phrase:
      return !tokens.contains { $0.isBracket || $0.span.text == "," }
    case .choice(let choices): return choices.contains { Self.words(of: $0) == tokens.map { String($0.span.text) } }
    case .name: return isName(tokens, dotted: true)
    case .newName: return isName(tokens, dotted: false)
    case .date: return Self.date(tokens) != nil
    case .period: return Self.period(tokens) != nil
    case .flag: return tokens.count == 1 && (first.kind == .word("yes") || first.kind == .word("no"))
    case .number(.points): return Self.points(tokens) != nil
    case .number, .condition: return Self.expression(tokens) != nil
    case .target: return TargetForm(tokens) != nil
    case .list(let shape): return Self.items(of: tokens).allSatisfy { fits(shape, $0) }
    case .clause(let parts): return ValueLayout.ranges(of: parts, in: tokens, self) != nil
    }
  }

  private func isName(_ tokens: [Token], dotted: Bool) -> Bool {
    guard dotted || tokens.count == 1, tokens.count % 2 == 1 else { return false }
    return tokens.enumerated().allSatisfy { index, token in
      if index % 2 == 1 { return token.kind == .symbol(".") }
      if case .word = token.kind { return true }
      return false
    }
  }

  // MARK: Parts that are read by themselves

  static func date(_ tokens: [Token]) -> DateLiteral? {
    guard let first = tokens.first else { return nil }
    var cursor = TokenCursor(tokens, in: first.span.file)
    guard let date = try? cursor.date(), cursor.isAtEnd else { return nil }
    return date
  }

  /// `2025-09-01 .. 2025-10-12`, or one date, which stands for all of its days.
  static func period(_ tokens: [Token]) -> (from: DateLiteral, to: DateLiteral)? {
    guard let dots = tokens.firstIndex(where: { $0.kind == .symbol("..") }) else {
      return date(tokens).map { ($0, $0) }
    }
    guard let from = date(Array(tokens[..<dots])), let to = date(Array(tokens[(dots + 1)...])) else { return nil }
    return (from, to)
  }

  /// `2 points`, as 0.02; a percentage says the same.
  static func points(_ tokens: [Token]) -> Double? {
    guard let first = tokens.first, case .number(let value, let percent) = first.kind else { return nil }
    if percent { return tokens.count == 1 ? value / 100 : nil }
    guard tokens.count == 2, ["point", "points"].contains(tokens[1].span.text) else { return nil }
    return value / 100
  }

  /// The expression that fills all of the words.
  static func expression(_ tokens: [Token]) -> Expression? {
    guard let first = tokens.first else { return nil }
    var cursor = TokenCursor(tokens, in: first.span.file)
    guard let expression = try? cursor.expression(), cursor.isAtEnd else { return nil }
    return expression
  }

  /// The parts between commas outside brackets.
  static func items(of tokens: [Token]) -> [[Token]] {
    var items: [[Token]] = [[]]
    var open = 0
    for token in tokens {
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): open += 1
      case .symbol(")"), .symbol("]"), .symbol("}"): open -= 1
      case .word, .number, .date, .text, .symbol, .lineEnd, .indent, .end: break
      }
      if token.kind == .symbol(","), open == 0 {
        items.append([])
      } else {
        items[items.count - 1].append(token)
      }
    }
    return items
  }
}

/// The form of a target, before its numbers are read.
struct TargetForm {
  enum Aim {
    /// `15% lower`, `lower by 15%`; `isLower` else higher.
    case relative([Token], isLower: Bool)
    case range([Token], [Token])
    case atLeast([Token])
    case atMost([Token])
    case exactly([Token])
  }
  let aim: Aim
  let by: DateLiteral?

  init?(_ tokens: [Token]) {
    var tokens = tokens
    var by: DateLiteral?
    if tokens.count > 2, tokens[tokens.count - 2].kind == .word("by"),
      let date = ValueShapeReader.date([tokens[tokens.count - 1]])
    {
      by = date
      tokens.removeLast(2)
    }
    self.by = by
    let words = tokens.map { String($0.span.text) }
    let isValue = { (range: ArraySlice<Token>) -> Bool in ValueShapeReader.expression(Array(range)) != nil }
    if let last = words.last, last == "lower" || last == "higher", isValue(tokens.dropLast()) {
      aim = .relative(Array(tokens.dropLast()), isLower: last == "lower")
    } else if let first = words.first, first == "lower" || first == "higher", words.dropFirst().first == "by",
      isValue(tokens.dropFirst(2))
    {
      aim = .relative(Array(tokens.dropFirst(2)), isLower: first == "lower")
    } else if words.starts(with: ["at", "least"]), isValue(tokens.dropFirst(2)) {
      aim = .atLeast(Array(tokens.dropFirst(2)))
    } else if words.starts(with: ["at", "most"]), isValue(tokens.dropFirst(2)) {
      aim = .atMost(Array(tokens.dropFirst(2)))
    } else if words.first == ">=", isValue(tokens.dropFirst()) {
      aim = .atLeast(Array(tokens.dropFirst()))
    } else if words.first == "<=", isValue(tokens.dropFirst()) {
      aim = .atMost(Array(tokens.dropFirst()))
    } else if let dots = words.firstIndex(of: ".."), isValue(tokens[..<dots]), isValue(tokens[(dots + 1)...]) {
      aim = .range(Array(tokens[..<dots]), Array(tokens[(dots + 1)...]))
    } else if isValue(tokens[...]) {
      aim = .exactly(tokens)
    } else {
      return nil
    }
  }
}

extension Token {
  fileprivate var isBracket: Bool {
    if case .symbol(let symbol) = kind { "()[]{}".contains(symbol) } else { false }
  }
}
