import Diagnostics

extension DiagnosticCode {
  static let scripts: [DiagnosticCode] = [
    malformedOverride, unusedOverride, notAScriptName, writeRefused, runsItself, changedSince,
  ]

  static let malformedOverride = DiagnosticCode(
    "E0841", "`--set` takes one assignment in the grammar of `set`.",
    example: .commandLine("show programmes/support-copilot --set \"agents\""), mend: "Write `--set agents=900`.")

  static let unusedOverride = DiagnosticCode(
    "E0842", "`--set` names an input that nothing declares: it would have no effect.",
    example: .commandLine("show programmes/support-copilot --set agnets=900"), mend: "Write `--set agents=900`.")

  static let notAScriptName = DiagnosticCode(
    "E0843", "A session is saved as a script, whose name ends in .hurdle.",
    example: .session("save review.txt\n"), mend: "Write `save review.hurdle`.")

  static let writeRefused = DiagnosticCode(
    "E0844", "Under --safe nothing is written outside the folder that --out names.",
    example: .session("load programmes/support-copilot\nexport /refused/board.md\n"),
    mend: "Run without --safe, or with `--out DIR` and a path inside it.")

  static let runsItself = DiagnosticCode(
    "E0845", "A script that runs itself, directly or through others, would never end.",
    example: .session("run example.hurdle\n"), mend: "Leave the statement out.")

  static let changedSince = DiagnosticCode(
    "E0846",
    "A saved script records the SHA-256 of the models and data it was made with; this file is not the same any more, so numbers may have moved.",
    example: .session(
      """
      # made with models/programmes/support-copilot.roi sha256 0000000000000000000000000000000000000000000000000000000000000000
      load programmes/support-copilot
      """),
    mend: "Look at what changed in the file, then save the session anew.")
}

extension Diagnostic {
  static func malformedOverride(_ text: String, because fault: Diagnostic?, at span: Span) -> Diagnostic {
    Diagnostic(
      .malformedOverride, "`--set \(text)` is not one assignment", at: span,
      notes: fault.map { [Note($0.title, at: $0.span)] } ?? [], hint: "write --set NAME=VALUE")
  }

  static func unusedOverride(_ text: String, inputs: [String]) -> Diagnostic {
    let name = text.prefix { $0 != "=" && $0 != "[" && $0 != " " }
    return Diagnostic(
      .unusedOverride, "`--set \(text)` sets an input that nothing declares", at: nil,
      hint: Suggestions.question(for: String(name), among: inputs))
  }

  static func notAScriptName(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.notAScriptName, "\(path) is not the name of a script", at: span, hint: "end it in .hurdle")
  }

  static func writeRefused(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .writeRefused, "--safe does not let \(path) be written", at: span, hint: "name a folder for output with --out DIR"
    )
  }

  static func runsItself(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.runsItself, "\(path) runs itself", at: span)
  }

  static func changedSince(_ path: String, recorded: String, now: String) -> Diagnostic {
    Diagnostic(
      .changedSince, "\(path) has changed since this script was saved", at: nil,
      notes: [Note("SHA-256 was \(recorded.prefix(12))…, is \(now.prefix(12))…")], severity: .warning)
  }
}
