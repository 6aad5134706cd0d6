package import Diagnostics

/// The outcome of an `expect` statement or of a model's `check`, in the unit it was written in.
package struct Expectation: Sendable {
  package enum Kind: String, Sendable { case expect, check }
  package let kind: Kind
  package let text: String
  package let scenario: String
  package let passed: Bool
  /// nil is n/m.
  package let expected: Double?
  package let actual: Double?
  package let unit: String
  package let tolerance: Double?
  /// Why `actual` is n/m, or where a check first fails.
  package let reason: String?
  package let span: Span
  /// Where an `expect` writes its value, for `run --accept`; nil for a check.
  package let valueSpan: Span?
  package init(
    kind: Kind, text: String, scenario: String, passed: Bool, expected: Double?, actual: Double?, unit: String,
    tolerance: Double?, reason: String?, span: Span, valueSpan: Span? = nil
  ) {
    self.kind = kind
    self.text = text
    self.scenario = scenario
    self.passed = passed
    self.expected = expected
    self.actual = actual
    self.unit = unit
    self.tolerance = tolerance
    self.reason = reason
    self.span = span
    self.valueSpan = valueSpan
  }
}
