import Diagnostics
import Syntax

/// `import prices FILE …`, the same as `prices import FILE …`.
struct PricesImport: ImportKind {
  let word = "prices"
  let summary = "a price list, as prices import does"

  func read(_ words: inout TokenCursor) throws(Diagnostic) -> PricesCommand.ImportRequest {
    try PricesCommand.importing(&words)
  }

  func run(_ request: PricesCommand.ImportRequest, in turn: inout Turn) throws(Refusal) -> Answer {
    try turn.importPrices(request)
  }

  func candidates(in context: CompletionContext) -> [Candidate] { context.paths }
}
