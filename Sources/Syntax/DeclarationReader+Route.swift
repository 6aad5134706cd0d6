import Diagnostics
import Quantities

/// The block of `route`.
extension DeclarationReader {
  /// `NAME "Label" { … }`, after the word `route`.
  mutating func route() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of a route")
    let label = cursor.takeText()
    salvage = .route(RouteSyntax(name: name, label: label, items: []))
    if !cursor.isNext(symbol: "{") { throw cursor.unexpected("`{`") }
    let items = try entries { reader throws(Diagnostic) in try reader.routeItem() }
    return .route(RouteSyntax(name: name, label: label, items: items))
  }

  private mutating func routeItem() throws(Diagnostic) -> RouteItem {
    let start = cursor.next.span
    switch cursor.nextWord {
    case "model" where cursor.next(after: 1).word != nil:
      cursor.advance()
      let name = try declaredName("the name of a model")
      var price: Expression?
      if cursor.take(symbol: "=") {
        guard cursor.isNext(word: "price") else { throw cursor.unexpected("`price(\"vendor/model\")`") }
        price = try cursor.expression()
      }
      var entries: [RouteEntry] = []
      if price == nil || cursor.isNext(symbol: "{") {
        if !cursor.isNext(symbol: "{") { throw cursor.unexpected("`=` or `{`") }
        entries = try self.entries { reader throws(Diagnostic) in try reader.routeEntry() }
      }
      return .model(RouteModelSyntax(name: name, price: price, entries: entries, span: span(from: start)))
    case "terms" where cursor.next(after: 1).word != nil || cursor.next(after: 1).isText:
      cursor.advance()
      let vendor = try routeWord("the name of a vendor")
      if !cursor.isNext(symbol: "{") { throw cursor.unexpected("`{`") }
      let entries = try self.entries { reader throws(Diagnostic) in try reader.routeEntry() }
      return .terms(RouteTermsSyntax(vendor: vendor, entries: entries, span: span(from: start)))
    case "require":
      cursor.advance()
      return .requirement(try requirement(from: start))
    case _:
      return .entry(try routeEntry())
    }
  }

  private func span(from start: Span) -> Span { start.joined(with: cursor.previous?.span ?? start) }

  /// A word, or text in quotes that stands for one.
  private mutating func routeWord(_ what: String) throws(Diagnostic) -> Identifier {
    let span = cursor.next.span
    if let text = cursor.takeText() { return Identifier(text, span) }
    return try cursor.identifier(what)
  }

  private mutating func routeWords(_ what: String) throws(Diagnostic) -> [Identifier] {
    var words = [try routeWord(what)]
    while cursor.take(symbol: ",") { words.append(try routeWord(what)) }
    return words
  }

  /// `volume: { faq: 180k, … } request/month in … as …`, `classes: faq, billing`
  private mutating func routeEntry() throws(Diagnostic) -> RouteEntry {
    let key = try cursor.identifier("a key such as `volume`")
    try cursor.symbol(":")
    var values = [try cursor.expression()]
    let uncertainty = try cursor.uncertainty()
    while uncertainty == nil, cursor.take(symbol: ",") { values.append(try cursor.expression()) }
    return RouteEntry(key: key, values: values, uncertainty: uncertainty, span: span(from: key.span))
  }

  private mutating func requirement(from start: Span) throws(Diagnostic) -> RouteRequirementSyntax {
    let kind: RouteRequirementSyntax.Kind
    switch cursor.nextWord {
    case "at":
      cursor.advance()
      try cursor.word("most")
      let count = try cursor.integer("how many models, such as 2")
      if !cursor.take(word: "model") { try cursor.word("models") }
      kind = .atMost(models: count)
    case "one":
      cursor.advance()
      try cursor.word("model")
      try cursor.word("per")
      try cursor.word("class")
      kind = .oneModelPerClass
    case "region":
      cursor.advance()
      try cursor.symbol("=")
      kind = .region(try routeWords("a region such as EU"))
    case _: kind = try bound()
    }
    let classes = cursor.take(word: "for") ? try cursor.identifiers("the name of a class") : []
    return RouteRequirementSyntax(kind: kind, classes: classes, span: span(from: start))
  }

  private mutating func bound() throws(Diagnostic) -> RouteRequirementSyntax.Kind {
    let figure = try cursor.identifier(
      "quality, cost, latency, share(vendor), region, at most … or one model per class")
    var of: [Identifier] = []
    if cursor.take(symbol: "[") {
      of = try cursor.identifiers("the name of a class")
      try cursor.symbol("]")
    } else if cursor.take(symbol: "(") {
      of = [try routeWord("vendor, or the name of one")]
      try cursor.symbol(")")
    }
    guard case .symbol(let symbol) = cursor.next.kind, let operation = BinaryOperator(rawValue: symbol),
      operation == .lessOrEqual || operation == .greaterOrEqual
    else { throw cursor.unexpected("`>=` or `<=`") }
    cursor.advance()
    return .bound(figure: figure, of: of, operation: operation, limit: try cursor.expression())
  }
}
