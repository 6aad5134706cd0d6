import Diagnostics

/// What is wrong in the text of a price list.
extension Diagnostic {
  static func malformedPriceClause(_ title: String, at span: Span?, hint: String?) -> Diagnostic {
    Diagnostic(.malformedPrice, title, at: span, hint: hint)
  }

  static func looseClauses(at span: Span) -> Diagnostic {
    Diagnostic(
      .malformedPrice, "no entry stands before this line", at: span,
      hint: "an entry begins at the left margin: price vendor/model, USD per 1M token")
  }

  static func notAnEntry(_ line: PriceLine) -> Diagnostic {
    let first = line.clauses.first?.first ?? line.context?.first
    return Diagnostic(
      .malformedPrice, "an entry begins with `price` or `residency`, and a name", at: first?.span ?? line.span,
      hint: "write price vendor/model, USD per 1M token; lines that belong to it are indented")
  }

  static func unknownPriceWord(_ word: String, among known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownPriceKey, "`\(word)` says nothing in a price list", at: span,
      hint: Suggestions.question(for: word, among: known) ?? "there are \(known.joined(separator: ", "))")
  }

  static func missingPriceUnit(at span: Span?, currency: String) -> Diagnostic {
    Diagnostic(
      .missingPriceUnit, "the prices have no unit", at: span, label: "for how many tokens?",
      hint: "write \(currency) per 1M token")
  }

  static func impossiblePrice(_ title: String, at span: Span, hint: String?) -> Diagnostic {
    Diagnostic(.impossiblePrice, title, at: span, hint: hint)
  }

  static func duplicatePrice(_ title: String, at span: Span?, first: Span?) -> Diagnostic {
    Diagnostic(
      .duplicatePrice, title, at: span, notes: first.map { [Diagnostic.Note("the first stands here", at: $0)] } ?? [],
      hint: "keep one of the two")
  }

  static func incompletePrice(_ title: String, missing: String, at span: Span?) -> Diagnostic {
    Diagnostic(.incompletePrice, title, at: span, hint: "add \(missing)")
  }
}

/// What is wrong in a JSON catalogue.
extension Diagnostic {
  static func notAPriceList(_ file: String, reason: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .notAPriceList, "`\(file)` is no price list: \(reason)", at: span,
      hint: "a JSON catalogue holds an object for each model, with litellm_provider and input_cost_per_token")
  }

  static func notJSON(_ file: String, reason: String, isCutOff: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      .notAPriceList, isCutOff ? "`\(file)` is cut off: \(reason)" : "`\(file)` is no JSON: \(reason)", at: span,
      hint: isCutOff ? "fetch it again; nothing of it was imported" : "nothing of it was imported")
  }
}
