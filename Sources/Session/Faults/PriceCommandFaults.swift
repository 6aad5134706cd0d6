import Diagnostics
import Prices
import Reports
import Syntax

extension Diagnostic {
  static func unknownPriceAction(_ word: String, known: [String], at span: Span) -> Diagnostic {
    .expected(
      "`list`, `show`, `compare`, `add`, `import` or `check`", found: "`\(word)`",
      hint: Suggestions.question(for: word, among: known), at: span)
  }

  static func contradicts(_ known: ModelPrices, _ entry: ModelPrices) -> Diagnostic {
    Diagnostic(
      .conflictingPrices, "`\(entry.name)` has a price of your own for that time already", at: entry.span,
      notes: [
        Diagnostic.Note(entry.contradictions(of: known).joined(separator: ", ")),
        Diagnostic.Note("the earlier one is of \(known.source)"),
      ], hint: "give it a `from` of its own, or say `replacing`")
  }

  static func contradictions(_ disputed: [PriceReports.Contradiction], file: Identifier) -> Diagnostic {
    let most = 8
    var notes = disputed.prefix(most).map { Diagnostic.Note($0.text + ", as known from \($0.known.source)") }
    if disputed.count > most { notes.append(Diagnostic.Note("\(disputed.count - most) more")) }
    return Diagnostic(
      .conflictingPrices,
      "`\(file.text)` contradicts prices that are known of \(Wording.count(disputed.count, "model"))",
      at: file.span, notes: notes, hint: "say which hold: prices import \(file.text) replacing, or keeping")
  }

  static func nothingToImport(_ name: String, file: String, at span: Span) -> Diagnostic {
    PriceFault.unknownModel(name, known: []).inFile(file, at: span)
  }

  static func hugePriceList(_ file: Identifier, megabytes: Int) -> Diagnostic {
    Diagnostic(
      .notAPriceList, "`\(file.text)` has \(megabytes) MB, more than any price list", at: file.span,
      hint: "name a list of prices; nothing of it was imported")
  }

  static func emptyPriceList(_ name: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .notAPriceList, "there are no prices in \(name)", at: span, hint: "an entry begins with price vendor/model")
  }
}

extension PriceFault {
  fileprivate func inFile(_ file: String, at span: Span) -> Diagnostic {
    let known = diagnostic(at: span)
    return Diagnostic(
      known.code, "\(known.title), as far as \(file) goes", at: span, hint: "prices import \(file) takes all of it")
  }
}
