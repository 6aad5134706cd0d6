import Diagnostics
import Evidence

extension DiagnosticCode {
  static let evidence: [DiagnosticCode] = [
    unknownEvidenceKey, evidenceLacks, evidenceValue, evidenceKeyTwice, unknownEvidenceName, evidenceNumber,
    cascadeCycle, evidenceDates, targetUnit, evidenceCondition, pilotInput,
  ]

  private static let scale = """
    unit case
    input handle_time = 11 min/case
    objective scale { level: executive; outcome: handle_time; target: 15% lower by 2026-12 }

    """

  static let unknownEvidenceKey = DiagnosticCode(
    "E0910", "A block of evidence takes certain keys only, so that a mistyped one is not lost.",
    example: .model("kpi reopen_rate \"Reopened cases\" { ownr: \"Head of service\" }\n"),
    mend: "Write `owner`; `help kpi` lists the keys.")

  static let evidenceLacks = DiagnosticCode(
    "E0911", "A block lacks a key without which it says nothing.",
    example: .model("obligation oversight \"Human oversight\" { role: deployer }\n"),
    mend: "Add `article: \"EU AI Act, Art. 26\"`.")

  static let evidenceValue = DiagnosticCode(
    "E0912", "The value under a key has another form than the key asks for.",
    example: .model("kpi reopen_rate { good when: upwards }\n"), mend: "Write `good when: higher`.")

  static let evidenceKeyTwice = DiagnosticCode(
    "E0913", "The key stands once in a block of its kind.",
    example: .model("kpi reopen_rate { owner: \"Head of service\"; owner: \"Quality team\" }\n"),
    mend: "Leave one of them out.")

  static let unknownEvidenceName = DiagnosticCode(
    "E0914", "A name under this key stands for something that the model declares: a quantity, or a block of some kind.",
    example: .model(scale + "key result faster { supports: scal; measures: handle_time }\n"),
    mend: "Write `supports: scale`.")

  static let evidenceNumber = DiagnosticCode(
    "E0915", "The number under a key measures something else than the key says, or cannot be that much.",
    example: .model("error budget drafts { allows: 140% of outputs }\n"), mend: "Write a share up to 100%.")

  static let cascadeCycle = DiagnosticCode(
    "E0916", "A key result or objective serves itself, through those above it. A cascade leads upwards and ends.",
    example: .model(
      scale + """
        key result faster { supports: easier; measures: handle_time }
        key result easier { supports: faster; measures: handle_time }

        """), mend: "Let the upper of them support the objective: `supports: scale`.")

  static let evidenceDates = DiagnosticCode(
    "E0917", "Dates stand in an order in which they cannot have happened.",
    example: .model("usage first_quarter { over: 2026-03-31 .. 2026-01-01 }\n"),
    mend: "Write the earlier one first: `2026-01-01 .. 2026-03-31`.")

  static let targetUnit = DiagnosticCode(
    "E0918", "A target is in another unit than what it is for.",
    example: .model(
      scale + "key result faster { supports: scale; measures: handle_time; target: 8 .. 9 min by 2026-06 }\n"),
    mend: "Write `target: 8 .. 9 min/case by 2026-06`.")

  static let pilotInput = DiagnosticCode(
    "E0920", "A pilot measures a relative change, so an input that rests on one is a single share.",
    example: .model(
      """
      timeline 2026-01 for 12 months
      unit case
      pilot desk "Service desk" {
        data: "pilot.csv"
        unit: "agent"
        arm: "group" control "off" treated "on"
        week: "week"
        live: 2025-10-13 .. 2025-12-07
        design: randomised
        primary: aht "seconds" lower by at least 10%
      }
      input saved = 2 min/case from pilot desk.aht

      """), mend: "Write a share, `input saved = 13% from pilot desk.aht`, and multiply what it is a share of.")

  static let evidenceCondition = DiagnosticCode(
    "E0919", "A condition holds or does not; this expression is a number.",
    example: .model(
      scale + "obligation oversight { article: \"EU AI Act, Art. 26\"; applies when: handle_time }\n"),
    mend: "Compare it: `applies when: handle_time > 10 min/case`.")
}

extension Diagnostic {
  static func unknownEvidenceKey(_ key: String, kind: BlockKind, at span: Span) -> Diagnostic {
    let known = kind.fields.map(\.key)
    return Diagnostic(
      .unknownEvidenceKey, "`\(key)` is no key of \(Words.article(for: kind.keyword)) \(kind.keyword)", at: span,
      hint: Suggestions.question(for: key, among: known) ?? "help \(kind.keyword) lists the keys")
  }

  static func evidenceLacks(_ field: Field, kind: BlockKind, name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .evidenceLacks, "the \(kind.keyword) `\(name)` lacks `\(field.key)`", at: span,
      hint: "write \(field.key): \(field.shape.words)")
  }

  static func evidenceValue(_ field: Field, shape: ValueShape, found: String, at span: Span) -> Diagnostic {
    let choices = shape.choices
    let question = choices.isEmpty ? nil : Suggestions.question(for: found, among: choices)
    return Diagnostic(
      .evidenceValue, "`\(field.key)` does not read `\(found)`", at: span,
      hint: question ?? "it takes \(shape.words)")
  }

  static func evidenceKeyTwice(_ key: String, kind: BlockKind, first: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      .evidenceKeyTwice, "`\(key)` stands twice in one \(kind.keyword)", at: span,
      notes: [Note("the first one", at: first)])
  }

  /// - Parameter isBlock: the keyword of the block that has this name, where there is one.
  static func unknownEvidenceName(
    _ name: String, wanted: String, isBlock keyword: String?, known: [String], at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .unknownEvidenceName,
      keyword.map { "`\(name)` is \(Words.article(for: $0)) \($0)" } ?? "`\(name)` is not declared", at: span,
      notes: [Note("here stands the name of \(wanted)")],
      hint: Suggestions.question(for: name, among: known.sorted()))
  }

  static func evidenceNumber(_ key: String, value: String, wanted: String, at span: Span) -> Diagnostic {
    Diagnostic(.evidenceNumber, "`\(key)` cannot be \(value)", at: span, hint: "it takes \(wanted)")
  }

  /// - Parameter names: from a block through each above it, back to it.
  static func cascadeCycle(_ names: [String], spans: [Span]) -> Diagnostic {
    Diagnostic(
      .cascadeCycle, "the cascade leads back to itself: \(names.joined(separator: " → "))", at: spans.first,
      notes: spans.dropFirst().enumerated().map {
        Note("\(names[$0.offset + 1]) supports \(names[$0.offset + 2])", at: $0.element)
      },
      hint: "let one of them support what lies above all of them")
  }

  static func evidenceDates(_ title: String, hint: String? = nil, at span: Span) -> Diagnostic {
    Diagnostic(.evidenceDates, title, at: span, hint: hint)
  }

  static func targetUnit(_ name: String, wanted: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .targetUnit, "the target is in \(found), and `\(name)` in \(wanted)", at: span,
      hint: "write the target in \(wanted)")
  }

  static func pilotInput(_ name: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .pilotInput, "`\(name)` is \(found), and a pilot gives one share", at: span,
      hint: "declare the share saved, such as 13%, and multiply by it")
  }

  static func evidenceCondition(_ key: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .evidenceCondition, "`\(key)` asks for yes or no, and this is \(found)", at: span, hint: "compare it with a bound"
    )
  }
}
