import Diagnostics

extension DiagnosticCode {
  static let text: [DiagnosticCode] = [
    groupedNumber, numberSuffix, currencySign, hugeNumber, malformedNumber, impossibleDate, foreignName, nameStyle,
    reservedName, foreignQuotes, unclosedText, unknownEscape, strayCharacter,
  ]

  static let groupedNumber = DiagnosticCode(
    "E0101",
    """
    A comma separates arguments and a point stands before decimals, in every country. Thousands may be grouped \
    with `_`, which cannot be mistaken for either.
    """,
    example: .model("input agents = 1,200\n"), mend: "Write `1_200`, `1.2k` or `1200`; decimals as `1200.50`.")

  static let numberSuffix = DiagnosticCode(
    "E0102",
    """
    A number may end in `k` (thousand), `M` (million), `bn` (thousand million) or `%`. Anything else is a word \
    of its own, after a space. `m` is refused because it is read as million, as months and as metres.
    """,
    example: .model("input budget = 3m EUR\n"), mend: "Write `3M EUR`, or `3 months` for a time.")

  static let currencySign = DiagnosticCode(
    "E0103",
    "Currencies are written with their three-letter code, after the number, because `$` names twenty of them.",
    example: .model("input price = €5\n"), mend: "Write `5 EUR`.")

  static let hugeNumber = DiagnosticCode(
    "E0104", "Numbers reach up to 1e300 in size; beyond it arithmetic would lose them.",
    example: .model("input population = 1" + String(repeating: "000", count: 101) + "\n"),
    mend: "Write a smaller number, or choose a larger unit.")

  static let malformedNumber = DiagnosticCode(
    "E0105", "A number has a digit before its point, at most one point, and `_` only between digits.",
    example: .model("input share = .5\n"), mend: "Write `0.5`.")

  static let impossibleDate = DiagnosticCode(
    "E0106",
    """
    Four digits and a hyphen without spaces begin a date: `2026-01`, `2026-Q1` or `2026-01-15`. This one is not \
    in the calendar. A subtraction has spaces around its minus.
    """,
    example: .model("timeline 2026-13 for 12 months\n"), mend: "Write a month from 01 to 12: `2026-12`.")

  static let foreignName = DiagnosticCode(
    "E0107",
    """
    Names are snake_case: small letters a to z, digits and `_`. They appear in formulas of spreadsheets and in \
    scripts, where accents get lost. Labels in quotes may hold any letter.
    """,
    example: .model("input coût = 5\n"), mend: "Write `input cout \"Coût\" = 5`.")

  static let nameStyle = DiagnosticCode(
    "E0108", "Names are snake_case: small letters a to z, digits and `_`, a letter first. Units may have capitals.",
    example: .model("input SeatPrice = 5\n"), mend: "Write `seat_price`.")

  static let reservedName = DiagnosticCode(
    "E0109", "The verbs of the shell, the words that begin declarations and the words that join them name nothing.",
    example: .model("cost export = 5\n"), mend: "Choose another name, such as `cost export_fees`.")

  static let foreignQuotes = DiagnosticCode(
    "E0110", "Text stands between straight double quotes. Word processors turn them into curly ones.",
    example: .model("model “Support copilot”\n"), mend: "Write `model \"Support copilot\"`.")

  static let unclosedText = DiagnosticCode(
    "E0111", "Text between quotes ends on the line it began on.",
    example: .model("model \"Support copilot\n"), mend: "Close the quote: `model \"Support copilot\"`.")

  static let unknownEscape = DiagnosticCode(
    "E0112", "In text a backslash stands before a quote, a backslash, `n` (line) or `t` (tab) only.",
    example: .model("model \"C:\\models\"\n"), mend: "Write two backslashes, `\"C:\\\\models\"`, or a slash.")

  static let strayCharacter = DiagnosticCode(
    "E0113", "This character means nothing here.",
    example: .model("tokens = cases × 3\n"), mend: "Write `cases * 3`.")
}

extension Diagnostic {
  static func groupedNumber(_ written: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .groupedNumber, "`\(written)` can be read in two ways", at: span, label: "thousands or decimals?",
      hint: "write \(mend)")
  }

  static func numberSuffix(_ written: String, suffix: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.numberSuffix, "`\(written)` ends in `\(suffix)`, which is no number", at: span, hint: "write \(mend)")
  }

  static func currencySign(_ sign: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.currencySign, "`\(sign)` is not the code of a currency", at: span, hint: "write \(mend)")
  }

  static func hugeNumber(at span: Span) -> Diagnostic {
    Diagnostic(.hugeNumber, "the number is larger than 1e300", at: span)
  }

  static func malformedNumber(_ written: String, mend: String?, at span: Span) -> Diagnostic {
    Diagnostic(.malformedNumber, "`\(written)` is not a number", at: span, hint: mend.map { "write \($0)" })
  }

  static func impossibleDate(_ written: String, reason: String, hint: String, at span: Span) -> Diagnostic {
    Diagnostic(.impossibleDate, "`\(written)` is no date: \(reason)", at: span, hint: hint)
  }

  static func foreignName(_ written: String, mend: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      .foreignName, "a name has letters a to z, digits and _ only", at: span,
      hint: "names are snake_case" + (mend.map { ": write \($0)" } ?? ""))
  }

  static func nameStyle(_ written: String, mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.nameStyle, "the name `\(written)` is not snake_case", at: span, hint: "write \(mend)")
  }

  static func reservedName(_ written: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .reservedName, "`\(written)` is a word of the language and cannot be a name", at: span,
      hint: "choose another name, such as \(written)_1")
  }

  static func foreignQuotes(mend: String, at span: Span) -> Diagnostic {
    Diagnostic(.foreignQuotes, "text stands between straight double quotes", at: span, hint: "write \(mend)")
  }

  static func unclosedText(at span: Span) -> Diagnostic {
    Diagnostic(.unclosedText, "the quote is not closed on its line", at: span, hint: "end the text with \"")
  }

  static func unknownEscape(_ written: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "`\(written)` means nothing in text", at: span, hint: "write \\\\ for a backslash itself")
  }

  static func strayCharacter(_ written: String, mend: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      .strayCharacter, "`\(written)` means nothing here", at: span, hint: mend.map { "write \($0)" })
  }
}
