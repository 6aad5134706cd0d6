import Diagnostics

extension DiagnosticCode {
  static let evidenceCommands: [DiagnosticCode] = [noEvidence, unknownBlock, wrongVerdict]

  static let noEvidence = DiagnosticCode(
    "E0922", "Evidence is stated in blocks of the model: `pilot`, `objective`, `key result`, `kpi`, `gate` and others.",
    example: .session("load programmes/support-copilot\nassess\n"),
    mend: "Load a model with such blocks, or declare one; `help language` shows them.")

  static let unknownBlock = DiagnosticCode(
    "E0923", "The model has no pilot, or no gate, of this name.",
    example: .session("load programmes/support-copilot\nkpi reopened { baseline: 6% }\npilot emea\n"),
    mend: "Name one that the model states; `kpis` and `assess` list what there is.")

  static let wrongVerdict = DiagnosticCode(
    "E0924", "A gate is READY or NOT YET; a pilot's verdict is PASS, FAIL or NOT PROVEN.",
    example: .session("load programmes/support-copilot\nexpect gate scale_up = open\n"),
    mend: "Write `expect gate scale_up = READY`.")
}

extension Diagnostic {
  static func noEvidence() -> Diagnostic {
    Diagnostic(
      .noEvidence, "the model states no evidence", at: nil,
      hint: "state some: objective NAME { outcome: npv; … }; help objective shows how")
  }

  static func noBlocks(of kind: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .unknownBlock, "there are no \(kind)s", at: span, hint: "declare one: \(kind) NAME { … }; help \(kind) shows how")
  }

  static func unknownBlock(_ name: String, kind: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownBlock, "there is no \(kind) `\(name)`", at: span,
      hint: known.isEmpty
        ? "declare one: \(kind) \(name) { … }; help \(kind) shows how"
        : Suggestions.question(for: name, among: known) ?? "there are \(known.joined(separator: ", "))")
  }

  static func wrongVerdict(_ text: String, of kind: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .wrongVerdict, "\(text) is no verdict of a \(kind)", at: span, hint: "write \(known.joined(separator: " or "))")
  }
}
