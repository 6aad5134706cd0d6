import Diagnostics
import Syntax
import UsageLogs

/// What stands after `odbc`: how to reach a database, and what of it is the log.
struct DatabaseWords: Sendable {
  enum Rows: Sendable {
    case table(Identifier)
    case query(Identifier)
  }
  let connection: Identifier
  let rows: Rows
}

extension UsageImport {
  func read(_ words: inout TokenCursor) throws(Diagnostic) -> Words {
    var result: Words
    if words.isNext(word: "odbc"), case .text = words.next(after: 1).kind {
      words.advance()
      let database = try database(&words)
      result = Words(
        log: .database(database),
        request: UsageRequest(log: .init(database.rows.words.text, at: database.rows.words.span)))
    } else {
      let path = try words.path("a log such as requests.csv")
      result = Words(log: .file(path), request: UsageRequest(log: .init(path.text, at: path.span)))
    }
    while !words.isAtEnd {
      switch words.nextWord {
      case "classes":
        words.advance()
        try classes(&words, into: &result)
      case "columns":
        words.advance()
        try columns(&words, into: &result)
      case "cached":
        words.advance()
        if words.take(word: "included") {
          result.request.countsCached = true
        } else {
          guard words.take(word: "excluded") else { throw words.unexpected("`included` or `excluded`") }
          result.request.countsCached = false
        }
      case "as":
        words.advance()
        result.name = try declared(&words, "a name such as conv")
      case "to":
        words.advance()
        result.target = try words.path("a model file such as conv.roi")
      case _: throw words.unexpected("`classes`, `columns`, `cached`, `as` or `to`")
      }
    }
    if case .file(let path) = result.log, let last = words.previous?.span {
      result.afterPath = String(path.span.file.slice(path.span.end, last.end))
    }
    return result
  }

  func database(_ words: inout TokenCursor) throws(Diagnostic) -> DatabaseWords {
    let connection = try quoted(&words, "a connection string in quotes")
    if words.take(word: "table") {
      return DatabaseWords(connection: connection, rows: .table(try column(&words, "the name of a table")))
    }
    guard words.take(word: "query") else { throw words.unexpected("`table NAME` or `query \"SELECT …\"`") }
    return DatabaseWords(connection: connection, rows: .query(try quoted(&words, "a SELECT statement in quotes")))
  }

  // MARK: Clauses

  /// `by intent`, `queue by intent`, `{ short: tokens_in below 1_000; long: rest }`, `size { … }`
  private func classes(_ words: inout TokenCursor, into result: inout Words) throws(Diagnostic) {
    if !words.isNext(word: "by"), !words.isNext(symbol: "{") {
      result.dimension = try declared(&words, "`by`, `{` or the name of a dimension")
    }
    if words.take(word: "by") {
      let column = try column(&words, "the name of a column")
      result.request.classes = .column(.init(column.text, at: column.span))
      return
    }
    try words.symbol("{")
    var rules: [ClassRule] = []
    while !words.isNext(symbol: "}") {
      if words.take(symbol: ";") { continue }
      if words.isAtEnd { throw words.unexpected("`}`") }
      let name = try declared(&words, "the name of a class")
      if let earlier = rules.first(where: { $0.name.text == name.text })?.name.span {
        throw .classTwice(name.text, at: name.span, earlier: earlier)
      }
      try words.symbol(":")
      rules.append(ClassRule(name: .init(name.text, at: name.span), conditions: try conditions(&words)))
      if !words.isNext(symbol: ";"), !words.isNext(symbol: "}") { throw words.unexpected("`;` or `}`") }
    }
    let brace = words.next
    words.advance()
    if rules.isEmpty { throw .noClasses(at: brace.span) }
    result.request.classes = .rules(rules)
  }

  /// `rest`, or conditions joined by `and`.
  private func conditions(_ words: inout TokenCursor) throws(Diagnostic) -> [ClassRule.Condition] {
    if words.isNext(word: "rest"), [.symbol(";"), .symbol("}")].contains(words.next(after: 1).kind) {
      words.advance()
      return []
    }
    var conditions: [ClassRule.Condition] = []
    repeat { conditions.append(try condition(&words)) } while words.take(word: "and")
    return conditions
  }

  private func condition(_ words: inout TokenCursor) throws(Diagnostic) -> ClassRule.Condition {
    let role: ColumnRole? =
      switch words.nextWord {
      case "tokens_in": .tokensIn
      case "tokens_out": .tokensOut
      case _: nil
      }
    if let role, case .word(let word) = words.next(after: 1).kind, ["below", "above", "from"].contains(word) {
      words.advance()
      words.advance()
      let bound = try tokens(&words)
      switch word {
      case "below": return .tokens(role, low: 0, high: bound)
      case "above": return .tokens(role, low: bound + 1, high: .max)
      case _:
        try words.word("to")
        // Both ends belong to the range, as a person says it.
        return .tokens(role, low: bound, high: try tokens(&words) + 1)
      }
    }
    let column = try column(&words, "a column, tokens_in or tokens_out")
    let name = UsageRequest.Name(column.text, at: column.span)
    if words.take(word: "like") { return .like(try words.text("a pattern in quotes"), column: name) }
    guard words.take(word: "is") else { throw words.unexpected("`is` or `like`") }
    var texts = [try words.text()]
    while words.take(word: "or") { texts.append(try words.text()) }
    return .isOne(of: texts, column: name)
  }

  private func tokens(_ words: inout TokenCursor) throws(Diagnostic) -> Int {
    let start = words
    let number = try words.integer("a number of tokens")
    guard (0...1_000_000_000).contains(number) else { throw start.unexpected("a number of tokens") }
    return number
  }

  /// `in: prompt, out: completion, time: at`
  private func columns(_ words: inout TokenCursor, into result: inout Words) throws(Diagnostic) {
    repeat {
      let known = ColumnRole.allCases.map(\.rawValue)
      guard let word = words.nextWord, let role = ColumnRole(rawValue: word) else {
        throw words.unexpected("one of \(known.joined(separator: ", "))")
      }
      words.advance()
      try words.symbol(":")
      let column = try column(&words, "the name of a column")
      result.request.columns[role] = .init(column.text, at: column.span)
    } while words.take(symbol: ",")
  }

  // MARK: Words

  /// A column as a word, a path of words or text in quotes.
  private func column(_ words: inout TokenCursor, _ what: String) throws(Diagnostic) -> Identifier {
    if case .text = words.next.kind { return try quoted(&words, what) }
    let parts = try words.name(what)
    let span = parts[0].span.joined(with: parts[parts.count - 1].span)
    return Identifier(parts.map(\.text).joined(separator: "."), span)
  }

  private func quoted(_ words: inout TokenCursor, _ what: String) throws(Diagnostic) -> Identifier {
    let span = words.next.span
    return Identifier(try words.text(what), span)
  }

  /// A name of the language that is free to be declared.
  private func declared(_ words: inout TokenCursor, _ what: String) throws(Diagnostic) -> Identifier {
    let start = words
    let name = try words.identifier(what)
    if ReservedWords.contains(name.text) { throw start.unexpected(what) }
    return name
  }
}

extension DatabaseWords.Rows {
  var words: Identifier {
    switch self {
    case .table(let words), .query(let words): words
    }
  }
}

extension UsageImport.Words {
  /// Where the classes were asked for.
  var classSpan: Span? {
    if let dimension { return dimension.span }
    switch request.classes {
    case .none: return nil
    case .column(let name): return name.span
    case .rules(let rules): return rules.first?.name.span
    }
  }
}

extension UsageImport {
  func candidates(in context: CompletionContext) -> [Candidate] {
    if context.words.count == 1 { return [Candidate("odbc", detail: "a database")] + context.paths }
    switch context.words.last {
    case "odbc": return []
    case "cached": return ["included", "excluded"].map { Candidate($0) }
    case "columns": return ColumnRole.allCases.map { Candidate($0.rawValue + ":", detail: $0.title) }
    case "to": return context.paths
    case "classes": return [Candidate("by"), Candidate("{")] + context.dimensions
    case _: return ["classes", "columns", "cached", "as", "to"].map { Candidate($0) }
    }
  }
}
