package import Diagnostics
import Quantities

/// Expressions, by precedence climbing.
extension TokenCursor {
  /// Reads as much as is one expression.
  package mutating func expression() throws(Diagnostic) -> Expression {
    let result = try entering { cursor throws(Diagnostic) in
      try cursor.operation(binding: .or)
    }
    expressionEnd = index
    return result
  }

  /// Counts the calls that are open, so that no text exhausts the stack.
  private mutating func entering(
    _ read: (inout TokenCursor) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw .tooDeep(limit: Self.deepest, at: next.span) }
    return try read(&self)
  }

  /// Makes an expression one step higher than the highest of its parts.
  mutating func made(_ kind: Expression.Kind, from start: Span, above height: Int) throws(Diagnostic) -> Expression {
    let span = start.joined(with: previous?.span ?? start)
    self.height = height + 1
    if self.height > Self.deepest { throw .tooDeep(limit: Self.deepest, at: start) }
    return Expression(kind, span)
  }

  private mutating func conditional() throws(Diagnostic) -> Expression {
    let start = next.span
    advance()
    let condition = try expression()
    var highest = height
    if isNext(symbol: "=") { throw .singleEquals(at: next.span) }
    try word("then")
    let then = try expression()
    highest = max(highest, height)
    try word("else")
    let otherwise = try expression()
    return try made(
      .conditional(condition: condition, then: then, otherwise: otherwise), from: start, above: max(highest, height))
  }

  // MARK: Operators

  private var nextOperator: BinaryOperator? {
    switch next.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol)
    case .word(let word): word == "and" ? .and : word == "or" ? .or : nil
    case .number, .date, .text, .lineEnd, .indent, .end: nil
    }
  }

  private mutating func operation(binding: Binding) throws(Diagnostic) -> Expression {
    let start = next.span
    var left = try prefixed(binding: binding)
    var leftHeight = height
    var compared = false
    while let found = nextOperator, Binding(found) >= binding {
      if Binding(found) == .comparison {
        if compared { throw .comparisonChain(at: next.span) }
        compared = true
      }
      advance()
      let right = try operand(rightOf: found)
      left = try made(.binary(found, left, right), from: start, above: max(leftHeight, height))
      leftHeight = height
    }
    height = leftHeight
    return left
  }

  /// What stands right of an operator. One that binds to the right calls itself for each repetition.
  private mutating func operand(rightOf found: BinaryOperator) throws(Diagnostic) -> Expression {
    let binding = Binding(found).right
    guard binding == Binding(found) else { return try operation(binding: binding) }
    return try entering { cursor throws(Diagnostic) in try cursor.operation(binding: binding) }
  }

  private mutating func prefixed(binding: Binding) throws(Diagnostic) -> Expression {
    let start = next.span
    if isNext(word: "if") { return try conditional() }
    if isNext(word: "not") {
      if binding > .not { throw .looseNot(at: start) }
      advance()
      let operand = try entering { cursor throws(Diagnostic) in try cursor.operation(binding: .not) }
      return try made(.unary(.not, operand), from: start, above: height)
    }
    guard take(symbol: "-") else { return try value() }
    let operand = try entering { cursor throws(Diagnostic) in try cursor.prefixed(binding: .unary) }
    return try made(.unary(.minus, operand), from: start, above: height)
  }

  // MARK: Values

  private mutating func value() throws(Diagnostic) -> Expression {
    let token = next
    height = 0
    switch token.kind {
    case .number(let number, let percent):
      advance()
      let unit = try unitAfterValue()
      return try made(.number(value: number, percent: percent, unit: unit), from: token.span, above: 0)
    case .text(let text):
      advance()
      return try made(.text(text), from: token.span, above: 0)
    case .date(let date):
      advance()
      return try made(.date(date), from: token.span, above: 0)
    case .word("yes"), .word("no"):
      advance()
      return try made(.truth(token.kind == .word("yes")), from: token.span, above: 0)
    case .word(let word):
      if next(after: 1).isSymbol("("), !next(after: 1).spaceBefore { return try call() }
      if ReservedWords.connectives.contains(word) { throw .missingValue(found: token.described, at: token.span) }
      return try picked(made(.name(name()), from: token.span, above: 0))
    case .symbol("("):
      advance()
      let inner = try expression()
      try symbol(")")
      return try picked(made(.group(inner), from: token.span, above: height))
    case .symbol("["): return try measured(schedule())
    case .symbol("{"): return try measured(byMember())
    case .symbol, .lineEnd, .indent, .end: throw .missingValue(found: token.described, at: token.span)
    }
  }

  /// Adds the unit that may follow a closing bracket.
  private mutating func measured(_ value: Expression) throws(Diagnostic) -> Expression {
    guard let unit = try unitAfterValue(mayBeCountless: false) else { return value }
    return try made(.unit(value, unit), from: value.span, above: height)
  }

  /// Adds the members a value is asked for: `volume[billing]`.
  private mutating func picked(_ value: Expression) throws(Diagnostic) -> Expression {
    var result = value
    while take(symbol: "[") {
      let members = try identifiers("a member's name")
      try symbol("]")
      result = try made(.member(result, members), from: value.span, above: height)
    }
    return result
  }

  private mutating func call() throws(Diagnostic) -> Expression {
    let callee = try identifier()
    let arguments = try arguments()
    let call = try made(.call(callee, arguments), from: callee.span, above: height)
    return ReservedWords.readers.contains(callee.text) ? try measured(call) : try picked(call)
  }

  /// `(a, label: b)`. Leaves the greatest height of the arguments.
  mutating func arguments() throws(Diagnostic) -> [Expression.Argument] {
    try symbol("(")
    var result: [Expression.Argument] = []
    var highest = 0
    while !isNext(symbol: ")") {
      let label = takeLabel()
      let value = try expression()
      highest = max(highest, height)
      result.append(Expression.Argument(label: label, value: value))
      if !take(symbol: ",") { break }
    }
    try symbol(")")
    height = highest
    return result
  }

  /// One or two words and a colon: `over:`, `weighted by:`.
  private mutating func takeLabel() -> Identifier? {
    for length in 1...2 {
      guard case .word = next(after: length - 1).kind else { return nil }
      guard next(after: length).isSymbol(":") else { continue }
      let words = (0..<length).compactMap { next(after: $0).word }
      let span = next.span.joined(with: next(after: length - 1).span)
      for _ in 0...length { advance() }
      return Identifier(words.joined(separator: " "), span)
    }
    return nil
  }

  // MARK: Values in brackets

  private mutating func schedule() throws(Diagnostic) -> Expression {
    let start = next.span
    advance()
    let entries = try scheduleEntries(until: "]", from: start)
    return try made(.schedule(entries), from: start, above: height)
  }

  /// Entries `key: value` and the closing bracket. Leaves the greatest height of their parts.
  mutating func scheduleEntries(
    until closer: String, from start: Span
  ) throws(Diagnostic) -> [Expression.ScheduleEntry] {
    var entries: [Expression.ScheduleEntry] = []
    var highest = 0
    while !isNext(symbol: closer) {
      let key = try expression()
      highest = max(highest, height)
      try symbol(":")
      let value = try expression()
      highest = max(highest, height)
      entries.append(Expression.ScheduleEntry(key: key, value: value))
      if !take(symbol: ",") { break }
    }
    if entries.isEmpty, isNext(symbol: closer) {
      throw .emptyList("\(start.text)\(closer)", at: start.joined(with: next.span))
    }
    if !take(symbol: closer) { throw unexpected("`,` or `\(closer)`") }
    height = highest
    return entries
  }

  private mutating func byMember() throws(Diagnostic) -> Expression {
    let start = next.span
    advance()
    var entries: [Expression.MemberEntry] = []
    var highest = 0
    while !isNext(symbol: "}") {
      let member = try identifier("a member's name")
      try symbol(":")
      let value = try expression()
      highest = max(highest, height)
      entries.append(Expression.MemberEntry(member: member, value: value, uncertainty: try uncertainty()))
      highest = max(highest, height)
      if !take(symbol: ",") { break }
    }
    if entries.isEmpty, isNext(symbol: "}") { throw .emptyList("{}", at: start.joined(with: next.span)) }
    if !take(symbol: "}") { throw unexpected("`,` or `}`") }
    return try made(.byMember(entries), from: start, above: highest)
  }
}

extension Token {
  /// Its text, if it is a word.
  var word: String? {
    if case .word(let text) = kind { text } else { nil }
  }
}
