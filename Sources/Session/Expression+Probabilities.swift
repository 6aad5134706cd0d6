import Analysis
import Checking
import Diagnostics
import Quantities
import Syntax

extension Expression {
  /// With every `P(condition)` as the percentage that `value` gives for the condition.
  func replacingProbabilities(
    _ value: (Expression) throws(Refusal) -> Double
  ) throws(Refusal) -> Expression {
    func new(_ expression: Expression) throws(Refusal) -> Expression { try expression.replacingProbabilities(value) }
    switch kind {
    case .call(let callee, let arguments) where callee.text == "P":
      guard arguments.count == 1, arguments[0].label == nil else {
        throw Refusal(.notACondition(String(span.text), at: span))
      }
      return Expression(.number(value: try value(arguments[0].value) * 100, percent: true, unit: nil), span)
    case .call(let callee, let arguments):
      var replaced: [Argument] = []
      for argument in arguments { replaced.append(Argument(label: argument.label, value: try new(argument.value))) }
      return Expression(.call(callee, replaced), span)
    case .unary(let operation, let operand): return Expression(.unary(operation, try new(operand)), span)
    case .binary(let operation, let left, let right):
      return Expression(.binary(operation, try new(left), try new(right)), span)
    case .conditional(let condition, let then, let otherwise):
      return Expression(
        .conditional(condition: try new(condition), then: try new(then), otherwise: try new(otherwise)), span)
    case .group(let inner): return Expression(.group(try new(inner)), span)
    case .number, .truth, .text, .date, .name, .member, .byMember, .schedule, .unit, .missing: return self
    }
  }
}

extension Turn {
  /// How likely a condition is, as a share of trials.
  func probability(
    ofCondition condition: Expression, in scenario: String
  ) throws(Refusal) -> (estimate: ProbabilityEstimate, trials: Int) {
    let checked = try check(condition)
    guard checked.type.isTruth, checked.type.cellCount == 1 else {
      throw Refusal(.notACondition(String(condition.span.text), at: condition.span))
    }
    return try probability(of: checked, in: scenario)
  }
}
