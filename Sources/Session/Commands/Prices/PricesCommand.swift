package import Diagnostics
import Prices
import Reports
package import Syntax

/// `prices …`
package struct PricesCommand: Command {
  package let verb = "prices"
  package let page = HelpPage(
    "prices list [VENDOR|MODEL…] [on DATE] [region R] [batch|flex|priority]",
    "prices show MODEL [on DATE] [region R]",
    "prices compare MODEL MODEL… [for 3000 in 400 out 60% cached 200 reasoning] [on DATE] [region R] [batch|flex|priority]",
    "prices compare MODEL… for LOG [on DATE] [region R] [batch|flex|priority]",
    "prices add MODEL, USD per 1M token, input 2, output 10, source \"…\", read DATE [, from DATE] [, replacing]",
    "prices add MODEL, like MODEL discount 15%, source \"…\", read DATE",
    "prices import FILE [only NAME…] [read DATE] [cached included|apart] [keeping|replacing]",
    "prices check [FILE]",
    summary: "The price catalogue: what models cost, compared for a request, with your own prices over it.",
    notes: [
      "A model is named vendor/model; prices are per 1M tokens, as the vendors state them, with where and when they were read.",
      "Added and imported prices belong to the session: they go before what ships, undo takes them back, save keeps them.",
      "LOG is the name of a log that `import usage` read: every request of it is priced by its own length.",
      "A file is a list in the catalogue's own form (.prices) or the JSON that many tools share.",
    ],
    example:
      "prices list anthropic\nprices compare anthropic/claude-sonnet-5 openai/gpt-5.5 for 3000 in 400 out 60% cached")

  package enum Request: Sendable {
    case vendors
    case list([Identifier], PriceClauses)
    case show(Identifier, PriceClauses)
    case compare([Identifier], ComparedRequest, PriceClauses)
    /// The stretch of the text that holds the entry.
    case add(Span)
    case importing(ImportRequest)
    case check(Identifier?)
  }

  package struct ImportRequest: Sendable {
    let path: Identifier
    var only: [Identifier] = []
    var read: PriceDate?
    var cached: CachedCount?
    /// Whether the file's prices take the place of others that they contradict; nil lets nobody decide but the user.
    var replaces: Bool?
    /// What follows the path, as typed.
    var rest = ""
  }

  package init() {}

  private static let actions = ["list", "show", "compare", "add", "import", "check"]

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    guard !words.isAtEnd else { return .vendors }
    let action = try words.identifier("`list`, `show`, `compare`, `add`, `import` or `check`")
    switch action.text {
    case "list":
      var clauses = PriceClauses()
      let names = try self.names(&words, &clauses)
      return .list(names, clauses)
    case "show":
      var clauses = PriceClauses()
      let name = try words.path("a model such as anthropic/claude-sonnet-5")
      while try clauses.take(&words) {}
      return .show(name, clauses)
    case "compare":
      var clauses = PriceClauses()
      var request = ComparedRequest()
      let names = try self.names(&words, &clauses, also: { words throws(Diagnostic) in try request.take(&words) })
      guard !names.isEmpty else { throw words.unexpected("a model such as anthropic/claude-sonnet-5") }
      return .compare(names, request, clauses)
    case "add":
      guard !words.isAtEnd else { throw words.unexpected("a model such as acme/large") }
      let start = words.next.span
      while !words.isAtEnd { words.advance() }
      return .add(start.joined(with: words.previous?.span ?? start))
    case "import": return .importing(try Self.importing(&words))
    case "check": return .check(words.isAtEnd ? nil : try words.path("a price list such as contract.prices"))
    case _:
      throw .unknownPriceAction(action.text, known: Self.actions, at: action.span)
    }
  }

  private func names(
    _ words: inout TokenCursor, _ clauses: inout PriceClauses,
    also: (inout TokenCursor) throws(Diagnostic) -> Bool = { _ in false }
  ) throws(Diagnostic) -> [Identifier] {
    var names: [Identifier] = []
    while !words.isAtEnd {
      if try clauses.take(&words) { continue }
      if try also(&words) { continue }
      names.append(try words.path("a vendor or a model"))
      _ = words.take(symbol: ",")
    }
    return names
  }

  static func importing(_ words: inout TokenCursor) throws(Diagnostic) -> ImportRequest {
    var request = ImportRequest(path: try words.path("a file such as prices.json"))
    let end = request.path.span.end
    while !words.isAtEnd {
      if words.take(word: "only") {
        while !words.isAtEnd, !["read", "cached", "keeping", "replacing"].contains(words.nextWord ?? "") {
          request.only.append(try words.path("a vendor or a model"))
          _ = words.take(symbol: ",")
        }
      } else if words.take(word: "read") {
        request.read = PriceDate(firstOf: try words.date("a date such as 2026-07-01"))
      } else if words.take(word: "cached") {
        let word = try words.identifier("`included` or `apart`")
        guard let count = CachedCount(rawValue: word.text) else {
          throw .expected("`included` or `apart`", found: "`\(word.text)`", at: word.span)
        }
        request.cached = count
      } else if words.take(word: "keeping") {
        request.replaces = false
      } else if words.take(word: "replacing") {
        request.replaces = true
      } else {
        throw words.unexpected("`only`, `read`, `cached`, `keeping` or `replacing`")
      }
    }
    if let last = words.previous?.span.end, last > end { request.rest = String(words.file.slice(end, last)) }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    switch request {
    case .vendors: return Answer(reports: [PriceReports.vendors(try turn.priceCatalogue())])
    case .list(let names, let clauses): return try turn.listPrices(names, clauses)
    case .show(let name, let clauses): return try turn.showPrices(name, clauses)
    case .compare(let names, let request, let clauses): return try turn.comparePrices(names, request, clauses)
    case .add(let span): return try turn.addPrice(span)
    case .importing(let request): return try turn.importPrices(request)
    case .check(let path): return try turn.checkPrices(path)
    }
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    guard let action = context.words.first else { return Self.actions.map { Candidate($0) } }
    let last = context.words.last ?? ""
    let models = context.pricedModels
    switch action {
    case "list", "show", "compare":
      if last == "region" { return ["EU", "US"].map { Candidate($0) } }
      let vendors = Set(models.map { $0.text.prefix { $0 != "/" } }).sorted().map { Candidate(String($0)) }
      if last == "for" { return context.usageLogs }
      let clauses = PriceClauses.candidates + (action == "compare" ? ["for"] : [])
      return models + (action == "list" ? vendors : []) + (context.words.count > 1 ? clauses.map { Candidate($0) } : [])
    case "add": return models
    case "import", "check":
      return context.words.count == 1
        ? context.paths : ["only", "read", "cached", "keeping", "replacing"].map { Candidate($0) } + models
    case _: return []
    }
  }
}
