package import Diagnostics
package import Reports

/// What a statement answers: what is shown, what was wrong, and what it asserts.
package struct Answer: Sendable {
  package var reports: [Report]
  package var diagnostics: [Diagnostic]
  package var expectations: [Expectation]
  /// How the reports are to be written.
  package var format: AnswerFormat
  /// `quit` was said.
  package var leaves: Bool
  /// `edit` was said: a text to be changed in the user's editor, then run.
  package var edits: String?

  package init(
    reports: [Report] = [], diagnostics: [Diagnostic] = [], expectations: [Expectation] = [],
    format: AnswerFormat = .text, leaves: Bool = false
  ) {
    self.reports = reports
    self.diagnostics = diagnostics
    self.expectations = expectations
    self.format = format
    self.leaves = leaves
  }

  /// Whether a script stops here. A failed expectation or check does not stop one.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// One sentence or several.
  init(saying first: String, _ more: String...) {
    self.init(reports: [Report(title: "", sections: [Report.Section(nil, ([first] + more).map { .note($0) })])])
  }

  mutating func append(_ other: Answer) {
    reports += other.reports
    diagnostics += other.diagnostics
    expectations += other.expectations
    format = other.format
    leaves = leaves || other.leaves
    edits = other.edits ?? edits
  }
}
