/// The words with a meaning of their own.
package enum ReservedWords {
  /// First words of declarations (LANGUAGE.md §1).
  package static let declarations: Set<String> = [
    "model", "timeline", "fiscal", "currency", "discount", "tax", "unit", "rate", "dimension", "input", "cost",
    "benefit", "metric", "scenario", "correlate", "check", "use", "choice", "needs",
  ]

  /// First words of blocks that no declaration may take as its name.
  package static let blocks: Set<String> = ["route", "pilot", "objective", "kpi", "obligation", "gate"]

  /// What the blocks of evidence begin with, one or two words. Those that are not among `blocks` are names too: they
  /// begin a block only where its name follows.
  package static let evidenceBlocks: [[String]] = [
    ["priority"], ["objective"], ["key", "result"], ["kpi"], ["initiative"], ["pilot"], ["claim"], ["win"],
    ["workflow"], ["error", "budget"], ["obligation"], ["gate"], ["review"], ["usage"], ["vendor"], ["fairness"],
    ["diagnostic"],
  ]

  /// Verbs of the shell: they name nothing, in a model neither, so that a model can be loaded at any prompt.
  package static let verbs: Set<String> = [
    "load", "show", "set", "reset", "undo", "redo", "watch", "models", "exclude", "include", "breakeven", "compare",
    "sweep", "goal", "explain", "why", "simulate", "tornado", "sensitivity", "assess", "kpis", "actuals", "prices",
    "shock", "import", "export", "graded", "save", "expect", "run", "help", "history", "format", "edit", "quit",
  ]

  /// Verbs whose words are read as they stand in the text.
  static let freeVerbs: Set<String> = ["prices", "graded"]

  /// Words that join parts of a statement: never a name, and after a number never a unit.
  package static let connectives: Set<String> = [
    "and", "as", "at", "because", "between", "by", "else", "for", "from", "if", "in", "keeping", "no", "not", "of",
    "or", "over", "per", "prior", "seed", "starting", "steps", "then", "to", "until", "with", "within", "yes",
  ]

  /// Whether a declaration may not take `word` as its name.
  package static func contains(_ word: String) -> Bool {
    declarations.contains(word) || verbs.contains(word) || connectives.contains(word) || blocks.contains(word)
      || word == "initial"
  }

  /// Functions that read a file, after whose `)` a unit may stand.
  static let readers: Set<String> = ["series", "table"]

  /// Keys of the lines below a declaration.
  package static let attributes: [String] = [
    "source", "owner", "as of", "confidence", "evidence", "vendor", "review by", "note", "initial", "before",
    "category", "kind", "risk", "accounting", "paid", "budget", "margin", "reallocated to",
  ]

  /// Whether a block's statement may begin with `word`.
  static func isBlock(_ word: String) -> Bool { blocks.contains(word) || firstWords.contains(word) }

  private static let firstWords = Set(evidenceBlocks.compactMap(\.first))

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// 1 to 12 for `April` or `Apr`, in any case; nil for other words.
  package static func month(named word: String) -> Int? {
    let word = word.lowercased()
    return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }

  static let monthNames = months.map { $0.prefix(1).uppercased() + $0.dropFirst() }
}
