/// What is wrong, where, and what to type instead: the one type every stage reports with.
///
/// A stage makes its diagnostics through factory functions beside its `DiagnosticCode`s,
/// so that code, wording and explanation live together.
package struct Diagnostic: Sendable, Error, Equatable {
  package enum Severity: Sendable { case error, warning, note }

  /// A remark on another place, or on none.
  package struct Note: Sendable, Equatable {
    package let text: String
    package let span: Span?
    package init(_ text: String, at span: Span? = nil) {
      self.text = text
      self.span = span
    }
  }

  package let code: DiagnosticCode
  package let severity: Severity
  /// Names the fault in one line, without a full stop.
  package let title: String
  /// Where in the user's text; nil where there is no text, as with a missing file on the command line.
  package let span: Span?
  /// A few words beside the underline.
  package let label: String
  package let notes: [Note]
  /// What to type instead.
  package let hint: String?

  package init(
    _ code: DiagnosticCode, _ title: String, at span: Span?, label: String = "", notes: [Note] = [],
    hint: String? = nil, severity: Severity = .error
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.span = span
    self.label = label
    self.notes = notes
    self.hint = hint
  }

  /// The same with a hint, where it has none.
  package func hinting(_ hint: String?) -> Diagnostic {
    Diagnostic(
      code, title, at: span, label: label, notes: notes, hint: self.hint ?? hint, severity: severity)
  }

  /// The same with one more remark.
  package func adding(_ note: Note) -> Diagnostic {
    Diagnostic(code, title, at: span, label: label, notes: notes + [note], hint: hint, severity: severity)
  }
}
