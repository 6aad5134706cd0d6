package import Diagnostics

extension DiagnosticCode {
  static let brackets: [DiagnosticCode] = [unclosedBracket, unmatchedBracket, tooDeep]

  static let grammar: [DiagnosticCode] = [
    missingValue, expected, missingOperator, leftover, comparisonChain, singleEquals, looseNot, emptyList,
    centralShare,
  ]

  static let unclosedBracket = DiagnosticCode(
    "E0114", "A bracket that was opened is not closed before the next statement or the end of the text.",
    example: .model("tokens = (cases + 3 * 2\nother = 1\n"), mend: "Close it: `(cases + 3) * 2`.")

  static let unmatchedBracket = DiagnosticCode(
    "E0115", "A closing bracket has no opening one of its kind.",
    example: .model("tokens = cases + 3) * 2\n"), mend: "Remove it, or open one: `(cases + 3) * 2`.")

  static let tooDeep = DiagnosticCode(
    "E0116", "An expression may be 200 steps deep. A longer one is not readable and nearly always a mistake.",
    example: .model("deep = " + String(repeating: "-", count: 201) + "1\n"),
    mend: "Give the parts names, and write the expression with these.")

  static let missingValue = DiagnosticCode(
    "E0117", "Here stands a number, a name, a function or a bracket; the text ends or goes on with something else.",
    example: .model("tokens = cases *\n"), mend: "Write the value: `tokens = cases * 3`.")

  static let expected = DiagnosticCode(
    "E0118", "The statement's form asks for something else at this place. `help` with its first word shows the form.",
    example: .model("input agents 1_200 agent\n"), mend: "Write `input agents = 1_200 agent`.")

  static let missingOperator = DiagnosticCode(
    "E0119",
    """
    Two values stand side by side. Only a unit follows a number without an operator; it may also follow `}`, `]` \
    or the `)` of `series` and `table`.
    """,
    example: .model("seats = agents 28\n"), mend: "Write the operator: `agents * 28`.")

  static let leftover = DiagnosticCode(
    "E0120", "The statement is complete, but its line goes on.",
    example: .model("currency EUR, USD\n"), mend: "End the line there: `currency EUR`.")

  static let comparisonChain = DiagnosticCode(
    "E0127", "A comparison compares two values; its answer, yes or no, cannot be compared further.",
    example: .model("check 0 < share < 1\n"), mend: "Write `check 0 < share and share < 1`.")

  static let singleEquals = DiagnosticCode(
    "E0128", "One `=` gives a name its value. Two, `==`, ask whether two values are equal.",
    example: .model("check npv = 0\n"), mend: "Write `check npv == 0`, or better `check npv within 1 EUR of 0`.")

  static let looseNot = DiagnosticCode(
    "E0136", "`not` turns a whole comparison round; inside one it stands in parentheses.",
    example: .model("check npv > not 3\n"), mend: "Write `check not (npv > 3)`, or better `check npv <= 3`.")

  static let emptyList = DiagnosticCode(
    "E0133", "A schedule or a set of values by member has at least one entry.",
    example: .model("team = []\n"), mend: "Write an entry: `team = [2026-01: 2 FTE]`.")

  static let centralShare = DiagnosticCode(
    "E0132", "After `normal` and `lognormal` stands the share of outcomes between the two ends, as a percentage.",
    example: .model("input saved = 14% in 9% .. 19% as normal 90\n"), mend: "Write `normal 90%`.")
}

extension Diagnostic {
  static func unclosedBracket(_ bracket: String, closer: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unclosedBracket, "the `\(bracket)` is not closed", at: span, label: "opened here",
      hint: "close it with \(closer)")
  }

  static func unmatchedBracket(_ bracket: String, opened: Span?, at span: Span) -> Diagnostic {
    Diagnostic(
      .unmatchedBracket, "the `\(bracket)` closes nothing", at: span,
      notes: opened.map { [Note("`\($0.text)` is still open", at: $0)] } ?? [])
  }

  static func tooDeep(limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .tooDeep, "the expression is more than \(limit) steps deep", at: span, hint: "give its parts names of their own")
  }

  static func missingValue(found: String, at span: Span) -> Diagnostic {
    Diagnostic(.missingValue, "a value is missing before \(found)", at: span)
  }

  package static func expected(_ what: String, found: String, hint: String? = nil, at span: Span) -> Diagnostic {
    Diagnostic(.expected, "expected \(what), found \(found)", at: span, hint: hint)
  }

  static func missingOperator(found: String, hint: String, at span: Span) -> Diagnostic {
    Diagnostic(.missingOperator, "there is no operator before \(found)", at: span, hint: hint)
  }

  static func leftover(_ found: String, at span: Span) -> Diagnostic {
    Diagnostic(.leftover, "the statement should end before \(found)", at: span)
  }

  static func comparisonChain(at span: Span) -> Diagnostic {
    Diagnostic(.comparisonChain, "comparisons do not chain", at: span, hint: "join two of them with `and`")
  }

  static func singleEquals(at span: Span) -> Diagnostic {
    Diagnostic(.singleEquals, "`=` does not compare", at: span, hint: "write ==")
  }

  static func looseNot(at span: Span) -> Diagnostic {
    Diagnostic(.looseNot, "`not` stands before a whole comparison, not inside one", at: span)
  }

  static func emptyList(_ brackets: String, at span: Span) -> Diagnostic {
    Diagnostic(.emptyList, "`\(brackets)` holds nothing", at: span)
  }

  static func centralShare(shape: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .centralShare, "`\(shape)` takes a percentage between 0% and 100%", at: span, hint: "write \(shape) 90%")
  }
}
