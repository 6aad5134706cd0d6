import Diagnostics
import Quantities

/// Reads one declaration.
struct DeclarationReader {
  var cursor: TokenCursor
  /// What can be kept of the declaration if the rest of it does not parse: its name, with a missing value, so
  /// that the uses of the name are not faults too.
  var salvage: Declaration.Kind?
  /// Faults that did not stop the reading.
  var faults: [Diagnostic] = []

  init(_ cursor: TokenCursor) { self.cursor = cursor }

  /// Reads the declaration to its end; `hint` says what may have been meant by an unknown first word.
  mutating func declaration(hint: (String) -> String?) throws(Diagnostic) -> Declaration.Kind {
    guard let word = cursor.nextWord else {
      let isOperator = cursor.next.word == nil && cursor.next.isOperator
      throw .looseStart(cursor.next.described, isOperator: isOperator, at: cursor.next.span)
    }
    if word == "route", !cursor.next(after: 1).isSymbol("=") {
      cursor.advance()
      let route = try route()
      try cursor.end()
      return route
    }
    if let keyword = evidenceKeyword() {
      let block = try evidence(keyword)
      try cursor.end()
      return block
    }
    let kind: Declaration.Kind
    if ReservedWords.declarations.contains(word), !cursor.next(after: 1).isSymbol("=") {
      cursor.advance()
      kind = try declaration(word)
    } else {
      kind = try calculation(word, hint: hint)
    }
    try cursor.end()
    return kind
  }

  private mutating func declaration(_ word: String) throws(Diagnostic) -> Declaration.Kind {
    switch word {
    case "model": .model(title: try cursor.text("the title in quotes"))
    case "timeline": .timeline(try timeline())
    case "fiscal": .fiscalYear(month: try fiscalYear())
    case "currency": .currency(try cursor.identifier("a currency such as EUR"))
    case "discount": try discount()
    case "tax": .tax(rate: try cursor.expression())
    case "unit": .units(try units())
    case "rate": try exchangeRate()
    case "dimension": try dimension()
    case "input": try input()
    case "cost": try line { .cost($0) }
    case "benefit": try line { .benefit($0) }
    case "metric": try metric()
    case "scenario": try scenario()
    case "correlate": try correlation()
    case "check": try check()
    case "use": try use()
    case "choice": try choice()
    default: try needs()
    }
  }

  // MARK: Names

  /// The name that is declared, which follows the style and is not reserved.
  mutating func declaredName(_ what: String) throws(Diagnostic) -> Identifier {
    let name = try cursor.identifier(what)
    if ReservedWords.contains(name.text) {
      faults.append(.reservedName(name.text, at: name.span))
    } else if !SnakeCase.isName(name.text) {
      faults.append(.nameStyle(name.text, mend: SnakeCase.name(for: name.text) ?? "name_1", at: name.span))
    }
    return name
  }

  func missing() -> Expression { Expression(.missing, cursor.next.span) }

  /// `NAME "Label" = EXPR`, or a word that begins nothing.
  private mutating func calculation(_ word: String, hint: (String) -> String?) throws(Diagnostic) -> Declaration.Kind {
    let first = cursor.next
    var ahead = 1
    var isDotted = false
    while cursor.next(after: ahead).isSymbol("."), cursor.next(after: ahead + 1).word != nil {
      isDotted = true
      ahead += 2
    }
    if case .text = cursor.next(after: ahead).kind { ahead += 1 }
    guard cursor.next(after: ahead).isSymbol("=") else {
      if ReservedWords.verbs.contains(word) { throw .commandInModel(word, at: first.span) }
      throw .unknownStatement(word, hint: hint(word), at: first.span)
    }
    if isDotted {
      let name = try cursor.name()
      let written = name.map(\.text).joined(separator: ".")
      let span = first.span.joined(with: name.last?.span ?? first.span)
      throw .settingOutside(written, hint: "to change it, write set \(written) = …", at: span)
    }
    return .calculation(try namedExpression("a name"))
  }

  mutating func namedExpression(_ what: String) throws(Diagnostic) -> NamedExpression {
    let name = try declaredName(what)
    let label = cursor.takeText()
    salvage = .calculation(NamedExpression(name: name, label: label, value: missing()))
    try cursor.symbol("=")
    return NamedExpression(name: name, label: label, value: try cursor.expression())
  }
}

extension Token {
  var isOperator: Bool {
    if case .symbol(let symbol) = kind { BinaryOperator(rawValue: symbol) != nil } else { false }
  }

  var isText: Bool { if case .text = kind { true } else { false } }
}
