package import Diagnostics
package import Syntax

/// From parsed text to a checked model. Every stage goes on after a fault, so that all of them are shown at once,
/// and what a fault leaves unknown is passed over in silence.
package enum Checker {
  /// The composed model, as far as it could be understood, and everything found wrong. Diagnostics of parsing are
  /// among them for files that `use` brought in; those of the parts handed in are with their trees.
  package static func check(_ input: CheckInput) -> (model: CheckedModel, diagnostics: [Diagnostic]) {
    (CheckedModel(), [])
  }

  /// `set NAME = VALUE`: a bare number takes the input's unit as written, except for a percentage.
  package static func checkAssignment(
    _ assignment: Assignment, in model: CheckedModel, reason: String? = nil
  ) -> (assignment: CheckedAssignment?, diagnostics: [Diagnostic]) {
    (nil, [])
  }

  /// An expression of the prompt (`show`, `expect`): any name of the model, metrics among them.
  package static func checkExpression(
    _ expression: Expression, in model: CheckedModel
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    (nil, [])
  }
}
