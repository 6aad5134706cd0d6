import Evidence

/// Where the cursor stands in the braces of a block of evidence: at a key, or at the value of one.
struct EvidencePlace {
  let kind: BlockKind
  /// nil where a key is being typed.
  let field: Field?
  /// Words of a key before the one at the cursor.
  private let begun: String

  /// - Parameter text: all that stands before the word at the cursor; nil outside such braces.
  init?(after text: String) {
    guard let (header, entry) = Self.open(in: text), !header.contains("=") else { return nil }
    let words = header.split(whereSeparator: \.isWhitespace).map(String.init)
    let kind = BlockKind.all.first { kind in
      let keyword = kind.keyword.split(separator: " ").map(String.init)
      return words.count > keyword.count && Array(words.prefix(keyword.count)) == keyword
    }
    guard let kind else { return nil }
    self.kind = kind
    guard let colon = entry.firstIndex(of: ":") else {
      field = nil
      begun = entry.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return
    }
    let key = entry[..<colon].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let field = kind.field(key) else { return nil }
    self.field = field
    begun = ""
  }

  /// The line that opens the only open brace, up to it, and what was typed of the entry since.
  private static func open(in text: String) -> (header: Substring, entry: Substring)? {
    var depth = 0
    var isQuoted = false
    var isComment = false
    var lineStart = text.startIndex
    var header = text[text.startIndex..<text.startIndex]
    var entryStart = text.startIndex
    for index in text.indices {
      let character = text[index]
      if character == "\n" { isComment = false }
      if isComment { continue }
      if character == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      switch character {
      case "#": isComment = true
      case "{", "(", "[":
        if depth == 0, character == "{" {
          header = text[lineStart..<index]
          entryStart = text.index(after: index)
        }
        depth += 1
      case "}", ")", "]": depth = max(depth - 1, 0)
      case ";", "\n":
        if depth == 0 { lineStart = text.index(after: index) }
        if depth == 1 { entryStart = text.index(after: index) }
      case _: break
      }
    }
    guard depth == 1, !isQuoted, !isComment else { return nil }
    return (header, text[entryStart...])
  }

  func candidates(in context: CompletionContext) -> [Candidate] {
    if let field { return Self.candidates(field.shape, context) }
    let start = begun.isEmpty ? "" : begun + " "
    return kind.fields.filter { $0.key.hasPrefix(start) }.map {
      Candidate(String($0.key.dropFirst(start.count)) + ":", detail: $0.doc)
    }
  }

  private static func candidates(_ shape: ValueShape, _ context: CompletionContext) -> [Candidate] {
    switch shape {
    case .choice(let words): words.map { Candidate($0) }
    case .flag: ["yes", "no"].map { Candidate($0) }
    case .name(let sort): candidates(sort, context)
    case .list(let inner): candidates(inner, context)
    case .clause(let parts): parts.flatMap { candidates($0, context) }
    case .condition: ["yes", "no"].map { Candidate($0) } + context.values
    case .target: ["at least", "at most"].map { Candidate($0) }
    case .text, .phrase, .newName, .date, .period, .number: []
    }
  }

  private static func candidates(_ part: ClausePart, _ context: CompletionContext) -> [Candidate] {
    switch part {
    case .words(let text): text.first?.isLetter == true ? [Candidate(text)] : []
    case .value(_, let shape): candidates(shape, context)
    case .optional(let parts): parts.flatMap { candidates($0, context) }
    }
  }

  private static func candidates(_ sort: NameSort, _ context: CompletionContext) -> [Candidate] {
    switch sort {
    case .quantity: context.values
    case .line: context.lines
    case .block(let keywords): keywords.flatMap(context.blocks)
    case .quantityOrBlock(let keywords): keywords.flatMap(context.blocks) + context.values
    case .scenario: context.scenarios
    }
  }
}
