import Diagnostics

extension DiagnosticCode {
  static let statements: [DiagnosticCode] = [
    unknownStatement, commandInModel, unknownAttribute, looseAttribute, malformedAttribute, repeatedAttribute,
    timelineLength, unknownMonth, outsideBraces, settingOutside, looseStart,
  ]

  static let unknownStatement = DiagnosticCode(
    "E0121", "A statement begins with the word of a declaration or a command, or with a name and `=`.",
    example: .model("inptu agents = 1_200\n"), mend: "Write `input agents = 1_200`.")

  static let commandInModel = DiagnosticCode(
    "E0122",
    """
    A model file (`.roi`) holds declarations only, in any order, so that it means the same wherever it is used. \
    Commands belong at the prompt or in a session script (`.hurdle`).
    """,
    example: .model("input agents = 1_200\nset agents = 900\n"),
    mend: "Move the line to a script that begins with `load` and the model's name.")

  static let unknownAttribute = DiagnosticCode(
    "E0123", "Only known keys may stand below a declaration, so that a mistyped one cannot get lost.",
    example: .model("input agents = 1_200\n  sorce: \"Headcount report\"\n"), mend: "Write `source`.")

  static let looseAttribute = DiagnosticCode(
    "E0124", "An indented `key: value` line belongs to the declaration above it; here there is none.",
    example: .model("  source: \"Headcount report\"\n"), mend: "Put the line below its declaration.")

  static let malformedAttribute = DiagnosticCode(
    "E0125", "An attribute has a key, a colon and a value.",
    example: .model("input agents = 1_200\n  source \"Headcount report\"\n"),
    mend: "Write `source: \"Headcount report\"`.")

  static let repeatedAttribute = DiagnosticCode(
    "E0126", "A declaration has each attribute once.",
    example: .model("input agents = 1_200\n  owner: \"HR\"\n  owner: \"Finance\"\n"), mend: "Keep one of them.")

  static let timelineLength = DiagnosticCode(
    "E0129", "A timeline's length is a whole number of months, quarters or years.",
    example: .model("timeline 2026-01 for 36 weeks\n"), mend: "Write `timeline 2026-01 for 9 months`.")

  static let unknownMonth = DiagnosticCode(
    "E0130", "A fiscal year begins with a month, by its English name: `April` or `Apr`.",
    example: .model("fiscal year from Aprl\n"), mend: "Write `fiscal year from April`.")

  static let outsideBraces = DiagnosticCode(
    "E0131",
    """
    What is said of a block of evidence stands inside its braces. An indented line below belongs to declarations \
    without braces.
    """,
    example: .model("kpi reopen_rate \"Reopened cases\" { baseline: 6% }\n  owner: \"Head of service\"\n"),
    mend: "Move the line inside: `{ baseline: 6%; owner: \"Head of service\" }`.")

  static let settingOutside = DiagnosticCode(
    "E0134", "A dotted name belongs to a model in use. Its inputs are set by `set`, by `use … { }` or in a scenario.",
    example: .model("desk.seats = 900\n"), mend: "Write `use costs/licences as desk { seats = 900 }`.")

  static let looseStart = DiagnosticCode(
    "E0135",
    """
    A statement begins with a word. It ends with its line, unless a bracket is open or the line ends with an \
    operator or a comma: the operator stands at the end of the first line, not at the start of the second.
    """,
    example: .model("total = 5\n  + 7\n"), mend: "Write `total = 5 +` and `7` on the next line.")
}

extension Diagnostic {
  static func unknownStatement(_ word: String, hint: String?, at span: Span) -> Diagnostic {
    Diagnostic(.unknownStatement, "`\(word)` begins no statement", at: span, hint: hint)
  }

  static func commandInModel(_ verb: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .commandInModel, "`\(verb)` is a command, and a model holds declarations only", at: span,
      hint: "type it at the prompt or put it in a .hurdle script")
  }

  static func unknownAttribute(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownAttribute, "there is no attribute `\(key)`", at: span,
      hint: Suggestions.question(for: key, among: ReservedWords.attributes))
  }

  static func looseAttribute(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(.looseAttribute, "`\(key)` stands below no declaration", at: span)
  }

  static func malformedAttribute(_ key: String, missing part: String, at span: Span) -> Diagnostic {
    Diagnostic(.malformedAttribute, "the attribute `\(key)` lacks its \(part)", at: span, hint: "write \(key): …")
  }

  static func repeatedAttribute(_ key: String, first: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      .repeatedAttribute, "`\(key)` is given twice", at: span, notes: [Note("the first one", at: first)])
  }

  static func timelineLength(found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .timelineLength, "\(found) is not a length of a timeline", at: span,
      hint: "write for 36 months, 12 quarters or 3 years")
  }

  static func unknownMonth(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownMonth, "`\(word)` is not a month", at: span,
      hint: Suggestions.question(for: word, among: ReservedWords.monthNames))
  }

  static func outsideBraces(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(.outsideBraces, "`\(key)` stands outside the braces it belongs to", at: span)
  }

  static func settingOutside(_ name: String, hint: String, at span: Span) -> Diagnostic {
    Diagnostic(.settingOutside, "`\(name)` cannot be declared here", at: span, hint: hint)
  }

  static func looseStart(_ found: String, isOperator: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      .looseStart, "a statement cannot begin with \(found)", at: span,
      hint: isOperator ? "end the line above with the operator, or put the expression in parentheses" : nil)
  }
}
