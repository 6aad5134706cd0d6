import Diagnostics
import Quantities

extension DiagnosticCode {
  static let units: [DiagnosticCode] = [
    unknownUnit, unitOrValue, unitsDoNotFit, truthAndNumber, power, recurrence, unitPlace, unitDefinition, notACurrency,
  ]

  static let unknownUnit = DiagnosticCode(
    "E0205", "Units are the currencies, day to year, s to hour, and those a `unit` line declares; singular and plural.",
    example: .model("input agents = 1_200 agent\n"), mend: "Declare it: `unit agent`.")

  static let unitOrValue = DiagnosticCode(
    "E0220",
    "After a number an unspaced `/` belongs to the unit. Where the word after it is a value too, both can be meant.",
    example: .model("unit agent\ninput agents = 40 agent\nshare = 30 EUR/agents\n"),
    mend: "Write `30 EUR per agent` for the unit, `30 EUR / agents` to divide by the value.")

  static let unitsDoNotFit = DiagnosticCode(
    "E0301",
    """
    Two values that are added, compared, chosen between or set equal measure the same: euros with euros, hours with \
    hours. Where one factor of the model would mend it, the hint names it.
    """,
    example: .model(
      "unit agent\ninput agents = 1_200 agent\ninput seat_price = 28 EUR/agent/month\ntotal = agents + seat_price\n"),
    mend: "Bring both sides to one unit: `agents * seat_price`.")

  static let truthAndNumber = DiagnosticCode(
    "E0302", "Yes and no are not numbers. Numbers are compared to give yes or no; `if` turns yes or no into numbers.",
    example: .model("input billed = yes\ninput fee = 3 EUR\ncharge = fee * billed\n"),
    mend: "Write `charge = if billed then fee else 0`.")

  static let power = DiagnosticCode(
    "E0303", "An exponent is a pure number, and a plain whole one where the base has a unit.",
    example: .model("input months_open = 3 months\ngrowth = 1.02 ^ months_open\n"),
    mend: "Divide by the unit: `1.02 ^ (months_open / 1 month)`.")

  static let recurrence = DiagnosticCode(
    "E0304", "A quantity that refers to itself through `prev` has one unit, in the period before and in this one.",
    example: .model(
      "timeline 2026-01 for 12 months\nindex = prev(index, initial: 0) * 2 EUR\n"),
    mend: "Multiply by a pure number: `prev(index, initial: 0) * 2`.")

  static let unitPlace = DiagnosticCode(
    "E0311", "A unit follows a number, or the `}`, `]` or reader's `)` around plain numbers, and stands once.",
    example: .model(
      "unit case\ndimension queue = a, b\ninput volume by queue = { a: 3 case/month, b: 4 } case/month\n"),
    mend: "Write the unit once: `{ a: 3, b: 4 } case/month`.")

  static let unitDefinition = DiagnosticCode(
    "E0312", "A derived unit is a number of other units, all declared: `unit FTE = 1_720 hour/year`.",
    example: .model("unit FTE = 1_720\n"), mend: "Give the number a unit: `unit FTE = 1_720 hour/year`.")

  static let notACurrency = DiagnosticCode(
    "E0313", "A currency is written with three capital letters.",
    example: .model("currency euro\n"), mend: "Write `currency EUR`.")
}

extension Diagnostic {
  static func unknownUnit(_ name: String, isValue: Bool, question: String?, at span: Span) -> Diagnostic {
    isValue
      ? valueAsUnit(name, at: span)
      : Diagnostic(
        .unknownUnit, "there is no unit `\(name)`", at: span, hint: question ?? "declare it: unit \(name)")
  }

  static func valueAsUnit(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownUnit, "`\(name)` is a value, not a unit", at: span,
      hint: "to divide by it, put spaces around the slash: / \(name)")
  }

  static func unitOrValue(_ name: String, atom: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unitOrValue, "`/\(name)` is the unit \(atom) and a value", at: span,
      hint: "write per \(atom) for the unit, or / \(name) with spaces to divide by the value")
  }

  /// - Parameters:
  ///   - operation: the operator or word between the sides.
  ///   - mend: what would make them fit.
  ///   - sides: where each stands, if the span covers both.
  static func unitsDoNotFit(
    left: String, right: String, operation: String, mend: String?, at span: Span, sides: (left: Span, right: Span)?
  ) -> Diagnostic {
    let words =
      switch operation {
      case "else": "\(left) or \(right)"
      case ",": "\(left) beside \(right)"
      case "needs", "initial", "as", "within": "\(right) where \(left) is wanted"
      default: "\(left) \(operation) \(right)"
      }
    return Diagnostic(
      .unitsDoNotFit, "units do not fit: \(words)", at: span,
      notes: sides.map { [Note("\($0.left.text) is \(left)"), Note("\($0.right.text) is \(right)")] } ?? [], hint: mend)
  }

  static func truthAsNumber(_ operation: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .truthAndNumber, "`\(operation)` takes numbers, and this is yes or no", at: span,
      hint: "if \(span.text) then … else 0 makes a number of it")
  }

  static func numberAsTruth(_ operation: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .truthAndNumber, "`\(operation)` takes yes or no, and this is \(found)", at: span,
      hint: "compare it: \(span.text) > 0")
  }

  static func kindsDiffer(_ first: String, _ second: String, at span: Span) -> Diagnostic {
    Diagnostic(.truthAndNumber, "one is \(first), the other \(second)", at: span)
  }

  static func powerOfUnit(_ base: String, _ exponent: String, at span: Span) -> Diagnostic {
    Diagnostic(.power, "\(base) cannot be raised to this power, which is \(exponent)", at: span)
  }

  static func recurrenceUnit(_ name: String, before: String, now: String, at span: Span) -> Diagnostic {
    Diagnostic(.recurrence, "`\(name)` is \(before) in the period before and \(now) in this one", at: span)
  }

  static func unitTwice(_ suffix: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unitPlace, "a unit stands inside and after the bracket", at: span, hint: "keep the one after it: \(suffix)")
  }

  static func unitAfterExpression(_ unit: String, at span: Span) -> Diagnostic {
    Diagnostic(.unitPlace, "a unit follows plain numbers only", at: span, hint: "to multiply, write * 1 \(unit)")
  }

  static func notAUnit(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unitDefinition, "the unit `\(name)` needs a number of other units", at: span,
      hint: "unit \(name) = 1_720 hour/year")
  }

  static func unitOfItself(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(.unitDefinition, "the unit `\(name)` is made of itself", at: span)
  }

  static func notACurrency(_ code: String, question: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      .notACurrency, "`\(code)` is not a currency", at: span, hint: question ?? "write its code, such as EUR or USD")
  }
}
