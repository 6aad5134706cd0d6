import Diagnostics

/// Goes through a text statement by statement. A fault ends at its statement's end.
struct StatementReader {
  enum Dialect {
    case model
    case session(verbs: Set<String>)
  }

  /// How many faults of a text are listed.
  static let mostFaults = 200

  private let file: SourceFile
  private let dialect: Dialect
  private let tokens: [Token]
  /// The lexer's findings, in order, and those passed so far.
  private let lexical: [Diagnostic]
  private var lexicalPassed = 0
  private var forgiven: Set<Int> = []
  private var faults: [Diagnostic] = []
  private var statements: [SyntaxTree.Statement] = []
  private var leading: [Attribute] = []
  private var index = 0

  init(_ file: SourceFile, dialect: Dialect) {
    self.file = file
    self.dialect = dialect
    let text = Lexer.output(of: file)
    tokens = text.tokens
    lexical = text.diagnostics.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  mutating func tree() -> SyntaxTree {
    while let range = nextStatement() {
      index = range.upperBound
      statement(range)
    }
    let kept = lexical.enumerated().filter { !forgiven.contains($0.offset) }.map(\.element)
    let all = (kept + faults).enumerated().sorted {
      ($0.element.span?.start ?? 0, $0.offset) < ($1.element.span?.start ?? 0, $1.offset)
    }
    return SyntaxTree(
      file: file, statements: statements, diagnostics: capped(all.map(\.element)), leadingAttributes: leading)
  }

  /// The tokens of the next statement, without its line end; nil at the end of the text.
  private func nextStatement() -> Range<Int>? {
    var start = index
    while start < tokens.count, tokens[start].kind == .lineEnd { start += 1 }
    var end = start
    while end < tokens.count, tokens[end].kind != .lineEnd, tokens[end].kind != .end { end += 1 }
    return end > start ? start..<end : nil
  }

  /// A file that is no model has faults without number; the first ones tell.
  private func capped(_ all: [Diagnostic]) -> [Diagnostic] {
    let most = Self.mostFaults
    guard all.count > most, let last = all[..<most].last else { return all }
    return all[..<(most - 1)] + [last.adding(Diagnostic.Note("\(all.count - most) more faults follow"))]
  }

  // MARK: Statements

  private mutating func statement(_ range: Range<Int>) {
    var body = range
    if tokens[body.lowerBound].kind == .indent {
      if let attribute = attribute(range) { return keepLoose(attribute) }
      body = range.dropFirst()
    }
    guard !body.isEmpty else { return }
    let span = tokens[body.lowerBound].span.joined(with: tokens[body.upperBound - 1].span)
    if isCommand(body), case .word(let verb) = tokens[body.lowerBound].kind {
      // `import prices` names models, as `prices` does.
      let isOfPrices = verb == "import" && body.count > 1 && tokens[body.lowerBound + 1].word == "prices"
      forgivePaths(span, all: isOfPrices || ReservedWords.freeVerbs.contains(verb))
      statements.append(
        .command(
          CommandSyntax(verb: Identifier(verb, tokens[body.lowerBound].span), tokens: Array(tokens[body]), span: span)))
      return
    }
    var reader = DeclarationReader(TokenCursor(tokens, body, in: file))
    var kind: Declaration.Kind?
    do throws(Diagnostic) {
      kind = try reader.declaration(hint: hint)
    } catch {
      report(error, in: span)
      kind = reader.salvage
    }
    for fault in reader.faults { report(fault, in: span) }
    guard let kind else { return skipAttributes() }
    statements.append(.declaration(Declaration(kind, attributes: attributes(of: kind), span: span)))
  }

  private func isCommand(_ body: Range<Int>) -> Bool {
    guard case .session(let verbs) = dialect, case .word(let word) = tokens[body.lowerBound].kind,
      verbs.contains(word)
    else { return false }
    let second = body.count > 1 ? tokens[body.lowerBound + 1] : nil
    let hasBraces = tokens[body].contains { $0.isSymbol("{") }
    switch word {
    case "scenario": return !hasBraces
    case "route", "pilot", "gate": return !hasBraces
    case "use": return second == nil || second?.kind == .word("scenario")
    case "check": return second == nil
    case _ where ReservedWords.declarations.contains(word): return false
    // `show = 5` is a declaration with a reserved name, and is told so.
    case _: return second?.isSymbol("=") != true
    }
  }

  /// What may have been meant by an unknown first word.
  private func hint(for word: String) -> String? {
    var known = ReservedWords.declarations
    switch dialect {
    case .model: return Suggestions.question(for: word, among: known)
    case .session(let verbs):
      known.formUnion(verbs)
      return Suggestions.question(for: word, among: known) ?? "to see a value, type show \(word)"
    }
  }

  // MARK: Attributes

  /// The attribute lines that follow.
  private mutating func attributes(of kind: Declaration.Kind) -> [Attribute] {
    var result: [Attribute] = []
    while let range = nextStatement(), tokens[range.lowerBound].kind == .indent, let read = attribute(range) {
      index = range.upperBound
      guard let attribute = checked(read) else { continue }
      if case .evidence = kind {
        faults.append(.outsideBraces(attribute.key.text, at: attribute.span))
        continue
      }
      if let first = result.first(where: { $0.key.text == attribute.key.text }) {
        faults.append(.repeatedAttribute(attribute.key.text, first: first.key.span, at: attribute.key.span))
      } else {
        result.append(attribute)
      }
    }
    return result
  }

  private mutating func skipAttributes() {
    while let range = nextStatement(), tokens[range.lowerBound].kind == .indent, attribute(range) != nil {
      index = range.upperBound
    }
  }

  private mutating func keepLoose(_ read: Result<Attribute, Diagnostic>) {
    guard let attribute = checked(read) else { return }
    if case .session = dialect, statements.isEmpty { return leading.append(attribute) }
    faults.append(.looseAttribute(attribute.key.text, at: attribute.span))
  }

  private mutating func checked(_ read: Result<Attribute, Diagnostic>) -> Attribute? {
    do throws(Diagnostic) {
      let attribute = try read.get()
      if ReservedWords.attributes.contains(attribute.key.text) { return attribute }
      faults.append(.unknownAttribute(attribute.key.text, at: attribute.key.span))
    } catch {
      report(error, in: error.span ?? Span(file, 0, 0))
    }
    return nil
  }

  /// Reads an indented line as an attribute; nil where it is none.
  private func attribute(_ range: Range<Int>) -> Result<Attribute, Diagnostic>? {
    let body = range.dropFirst()
    let words = tokens[body].prefix { $0.word != nil }
    guard let first = words.first, let last = words.last else { return nil }
    let colon = words.endIndex
    guard words.count <= 3, colon < body.upperBound, tokens[colon].isSymbol(":") else {
      let known = (1...2).map { words.prefix($0).compactMap(\.word).joined(separator: " ") }
      guard let key = known.last(where: ReservedWords.attributes.contains), !ReservedWords.contains(key) else {
        return nil
      }
      return .failure(.malformedAttribute(key, missing: "colon", at: first.span))
    }
    let key = Identifier(words.compactMap(\.word).joined(separator: " "), first.span.joined(with: last.span))
    let value = (colon + 1)..<body.upperBound
    guard let from = tokens[value].first?.span, let to = tokens[value].last?.span else {
      return .failure(.malformedAttribute(key.text, missing: "value", at: key.span))
    }
    let valueSpan = from.joined(with: to)
    var text = String(valueSpan.text)
    if value.count == 1, case .text(let content) = tokens[value.lowerBound].kind { text = content }
    var cursor = TokenCursor(tokens, value, in: file)
    var expression = try? cursor.expression()
    if !cursor.isAtEnd { expression = nil }
    return .success(Attribute(key: key, text: text, value: expression, span: key.span.joined(with: valueSpan)))
  }

  // MARK: Faults

  /// Keeps a fault, unless the lexer has already found one before it in the same statement: the second would
  /// often be the first one's echo.
  private mutating func report(_ fault: Diagnostic, in statement: Span) {
    passLexical(before: statement)
    let place = fault.span?.end ?? statement.end
    if lexicalPassed < lexical.count, let found = lexical[lexicalPassed].span, found.start <= min(place, statement.end)
    {
      return
    }
    faults.append(fault)
  }

  /// A command may name files with characters that are none of the language: `~/2026 plan/3m.roi` but for the blank.
  /// Some verbs read all of their words themselves, since names of models look like nothing in the language.
  private mutating func forgivePaths(_ statement: Span, all: Bool) {
    passLexical(before: statement)
    var run = (end: 0, isPath: false)
    for (offset, diagnostic) in lexical[lexicalPassed...].enumerated() {
      guard let span = diagnostic.span, span.start < statement.end else { break }
      if span.start >= run.end {
        let path = PathText(around: span.start, in: file)
        run = (path.end, path.isPath)
      }
      // `price ×3` says what it means.
      if all || run.isPath || span.text == "×" { forgiven.insert(lexicalPassed + offset) }
    }
  }

  private mutating func passLexical(before statement: Span) {
    while lexicalPassed < lexical.count, let found = lexical[lexicalPassed].span, found.end < statement.start {
      lexicalPassed += 1
    }
  }
}
