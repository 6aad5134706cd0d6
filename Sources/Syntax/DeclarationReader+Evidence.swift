import Diagnostics
import Quantities

/// The blocks of evidence, and inputs that take their distribution from a pilot.
extension DeclarationReader {
  /// `key result`, `pilot` …: the words that begin a block of evidence, if they do; a name with `=` is a calculation.
  func evidenceKeyword() -> Identifier? {
    let words = ReservedWords.evidenceBlocks.first { words in
      words.indices.allSatisfy { cursor.next(after: $0).word == words[$0] }
    }
    guard let words, !cursor.next(after: words.count).isSymbol("="), !cursor.next(after: 1).isSymbol("=") else {
      return nil
    }
    // A word that is not reserved is a name like any other until the name of a block follows.
    guard cursor.next(after: words.count).word != nil || ReservedWords.contains(words[0]) else { return nil }
    return Identifier(
      words.joined(separator: " "), cursor.next.span.joined(with: cursor.next(after: words.count - 1).span))
  }

  /// `NAME "Label" { KEY: VALUE; … }`, from its keyword.
  mutating func evidence(_ keyword: Identifier) throws(Diagnostic) -> Declaration.Kind {
    for _ in keyword.text.split(separator: " ") { cursor.advance() }
    let name = try declaredName("the name of a block")
    let label = cursor.takeText()
    salvage = .evidence(EvidenceBlockSyntax(keyword: keyword, name: name, label: label, entries: []))
    if !cursor.isNext(symbol: "{") { throw cursor.unexpected("`{`") }
    let entries = try entries { reader throws(Diagnostic) in try reader.evidenceEntry() }
    return .evidence(EvidenceBlockSyntax(keyword: keyword, name: name, label: label, entries: entries))
  }

  /// `as of: 2026-11`, `target: 8 .. 8.5 min/case by 2026-06`
  private mutating func evidenceEntry() throws(Diagnostic) -> EvidenceEntrySyntax {
    let start = cursor.next.span
    var words = [try cursor.identifier("a key such as `owner`")]
    while words.count < 4, cursor.next.word != nil { words.append(try cursor.identifier()) }
    let key = Identifier(
      words.map(\.text).joined(separator: " "), start.joined(with: cursor.previous?.span ?? start))
    try cursor.symbol(":")
    var tokens: [Token] = []
    var open = 0
    reading: while !cursor.isAtEnd {
      switch cursor.next.kind {
      case .symbol("("), .symbol("["), .symbol("{"): open += 1
      case .symbol(";") where open <= 0: break reading
      case .symbol("}") where open <= 0: break reading
      case .symbol(")"), .symbol("]"), .symbol("}"): open -= 1
      case .word, .number, .date, .text, .symbol, .lineEnd, .indent, .end: break
      }
      tokens.append(cursor.next)
      cursor.advance()
    }
    guard let first = tokens.first, let last = tokens.last else {
      throw .missingValue(found: cursor.next.described, at: cursor.next.span)
    }
    let value = first.span.joined(with: last.span)
    return EvidenceEntrySyntax(key: key, tokens: tokens, valueSpan: value, span: start.joined(with: value))
  }

  /// `from pilot emea.aht prior "brynjolfsson-2025"`, if it is next.
  mutating func pilotSource() throws(Diagnostic) -> PilotSourceSyntax? {
    let start = cursor.next.span
    guard cursor.take(word: "from") else { return nil }
    try cursor.word("pilot")
    let name = try cursor.name("the name of a pilot and of what it measured, such as emea.handle_time")
    guard let measure = name.last, name.count > 1 else { throw cursor.unexpected("`.` and what the pilot measured") }
    var prior: Identifier?
    if cursor.take(word: "prior") {
      let span = cursor.next.span
      prior = Identifier(try cursor.text("the key of a published effect in quotes"), span)
    }
    return PilotSourceSyntax(
      pilot: Array(name.dropLast()), measure: measure, prior: prior,
      span: start.joined(with: cursor.previous?.span ?? start))
  }
}
