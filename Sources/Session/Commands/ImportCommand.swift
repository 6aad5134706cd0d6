package import Diagnostics
import Reports
package import Syntax

/// `import usage FILE`, `import inputs FILE`: what is imported is the first word's to say.
package struct ImportCommand: Command {
  package let verb = "import"
  package let page = HelpPage(
    "import usage FILE [classes [DIMENSION] by COLUMN] [columns in: COLUMN, out: COLUMN, …] [as NAME]",
    "import usage FILE classes [DIMENSION] { NAME: CONDITION; … } [as NAME]",
    "import usage odbc \"CONNECTION\" table NAME | query \"SELECT …\" [classes …] [as NAME]",
    "import prices FILE [only NAME…] [read DATE] [cached included|apart] [keeping|replacing]",
    "import inputs FILE.xlsx|FILE.csv [preview]",
    summary:
      "Reads a log of requests, or a bill, and makes inputs of it: NAME.requests, NAME.tokens_in and others. Or reads back the inputs that somebody changed in an exported workbook or table.",
    notes: [
      "A log is CSV or JSON records, a request each; columns are known by their usual names, or named: columns in: p, out: c, time: at, cached: h, writes: w, reasoning: r. A bill is CSV by the FOCUS specification.",
      "A condition is COLUMN is \"x\" or \"y\", COLUMN like \"x*\", tokens_in below 1_000, tokens_out above 500, several joined by `and`, or rest. The first that holds names the class.",
      "`cached included` and `cached excluded` say whether the log's input tokens count the cached ones.",
      "`inputs` finds cells by their names, so rows and sheets may have been moved. Each change becomes a `set`; `undo` takes all of them back; `preview` shows what differs and changes nothing.",
      "`to FILE.roi` also writes the inputs as a model that others can use. A bad row is counted and told with its line; above 1% nothing is imported.",
    ],
    example: """
      import usage usage/support-requests.csv classes by intent as desk
      show desk.requests desk.tokens_in
      """)

  package init() {}

  /// What is imported, ready to run.
  package struct Import: Sendable {
    let run: @Sendable (inout Turn) throws(Refusal) -> Answer
  }

  /// Everything that can be imported, by its first word.
  private static let kinds: [any ImportKind] = [UsageImport(), PricesImport(), InputsImport()]

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Import {
    let known = Self.kinds.map(\.word)
    guard let word = words.nextWord, let kind = Self.kinds.first(where: { $0.word == word }) else {
      throw .unknownImport(words.isAtEnd ? nil : String(words.next.span.text), known: known, at: words.next.span)
    }
    words.advance()
    return try kind.bind(&words)
  }

  package func run(_ imported: Import, in turn: inout Turn) throws(Refusal) -> Answer { try imported.run(&turn) }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    guard let word = context.words.first else { return Self.kinds.map { Candidate($0.word, detail: $0.summary) } }
    return Self.kinds.first { $0.word == word }?.candidates(in: context) ?? []
  }
}

/// Something that `import WORD …` brings in.
protocol ImportKind: Sendable {
  associatedtype Words: Sendable
  var word: String { get }
  /// A few words for completion.
  var summary: String { get }
  /// Grammar: the words after its own.
  func read(_ words: inout TokenCursor) throws(Diagnostic) -> Words
  func run(_ words: Words, in turn: inout Turn) throws(Refusal) -> Answer
  func candidates(in context: CompletionContext) -> [Candidate]
}

extension ImportKind {
  fileprivate func bind(_ words: inout TokenCursor) throws(Diagnostic) -> ImportCommand.Import {
    let read = try read(&words)
    return ImportCommand.Import { turn throws(Refusal) in try run(read, in: &turn) }
  }
}
