package import Diagnostics
package import Syntax

/// From parsed text to a checked model. Every stage goes on after a fault, so that all of them are shown at once,
/// and what a fault leaves unknown is passed over in silence.
package enum Checker {
  /// The composed model, as far as it could be understood, and everything found wrong, in the order of the text.
  /// Diagnostics of parsing are among them for files that `use` brought in; those of the parts handed in are with
  /// their trees.
  package static func check(_ input: CheckInput) -> (model: CheckedModel, diagnostics: [Diagnostic]) {
    let (composition, faults) = Composer.compose(input)
    let (model, found) = ModelChecker.check(
      composition, usesExamples: input.usesExamples, reader: input.reader, prices: input.prices)
    return (model, sorted(faults + found))
  }

  /// `set NAME = VALUE`: a bare number takes the input's unit as written, except for a percentage.
  package static func checkAssignment(
    _ assignment: Assignment, in model: CheckedModel, reason: String? = nil
  ) -> (assignment: CheckedAssignment?, diagnostics: [Diagnostic]) {
    var checker = ExpressionChecker(model: model)
    let result = checker.assignment(assignment, of: model, in: .prompt, isSet: true, reason: reason)
    return (result, checker.diagnostics)
  }

  /// An expression of the prompt (`show`, `expect`): any name of the model, metrics among them.
  package static func checkExpression(
    _ expression: Expression, in model: CheckedModel
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    var checker = ExpressionChecker(model: model)
    let typed = checker.check(expression, in: ExpressionContext(scope: .prompt, place: .question))
    return (typed?.expression, checker.diagnostics)
  }

  /// A condition of the prompt (`expect A = B within T`): both sides fit each other and the tolerance.
  package static func checkCondition(
    _ condition: CheckSyntax.Condition, in model: CheckedModel
  ) -> (condition: Check.Condition?, diagnostics: [Diagnostic]) {
    var checker = ExpressionChecker(model: model)
    let result = checker.condition(condition, in: ExpressionContext(scope: .prompt, place: .question))
    return (result, checker.diagnostics)
  }

  /// By file in the order read, then by place. A library model used twice has its faults shown once.
  private static func sorted(_ all: [Diagnostic]) -> [Diagnostic] {
    struct Place: Hashable {
      let code: DiagnosticCode
      let span: Span?
      let title: String
    }
    var seen: Set<Place> = []
    let diagnostics = all.filter {
      $0.span == nil || seen.insert(Place(code: $0.code, span: $0.span, title: $0.title)).inserted
    }
    var order: [ObjectIdentifier: Int] = [:]
    for diagnostic in diagnostics {
      guard let file = diagnostic.span?.file, order[ObjectIdentifier(file)] == nil else { continue }
      order[ObjectIdentifier(file)] = order.count
    }
    return diagnostics.enumerated().sorted { a, b in
      guard let first = a.element.span, let second = b.element.span else {
        return a.element.span == nil && b.element.span == nil ? a.offset < b.offset : b.element.span == nil
      }
      let files = (order[ObjectIdentifier(first.file)] ?? 0, order[ObjectIdentifier(second.file)] ?? 0)
      return (files.0, first.start, a.offset) < (files.1, second.start, b.offset)
    }.map(\.element)
  }
}

extension Scope {
  /// Where what is typed stands: it sees every name in full.
  static let prompt = Scope(prefix: "", file: nil, parent: nil)
}
