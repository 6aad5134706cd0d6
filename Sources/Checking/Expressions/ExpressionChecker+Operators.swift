import Diagnostics
import Quantities
import Syntax

extension ExpressionChecker {
  mutating func unary(_ operation: UnaryOperator, _ operand: Typed, at span: Span) -> Typed? {
    switch operation {
    case .minus:
      guard isNumber(operand, for: "-") else { return nil }
      if let constant = operand.constant {
        return Typed(
          expression: CheckedExpression(.constant(-constant), type: operand.type, span: span), fit: operand.fit)
      }
      let expression = CheckedExpression(.unary(.minus, operand.expression), type: operand.type, span: span)
      return Typed(expression: expression, fit: operand.fit)
    case .not:
      guard isTruth(operand, for: "not") else { return nil }
      return Typed(expression: CheckedExpression(.unary(.not, operand.expression), type: operand.type, span: span))
    }
  }

  mutating func binary(
    _ operation: BinaryOperator, _ left: Typed, _ right: Typed, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    let result: (unit: Unit, fit: Typed.Fit, isTruth: Bool)
    switch operation {
    case .plus, .minus:
      guard areNumbers(left, right, for: operation), fit(left, right, operation.rawValue, at: span, in: context) else {
        return nil
      }
      result = (Self.common(left, right), left.fitsAnyUnit && right.fitsAnyUnit ? left.fit : .itsUnit, false)
    case .times:
      guard areNumbers(left, right, for: operation) else { return nil }
      result = (left.type.unit * right.type.unit, left.fit == .open || right.fit == .open ? .open : .itsUnit, false)
    case .divide:
      guard areNumbers(left, right, for: operation) else { return nil }
      result = (left.type.unit / right.type.unit, left.fit == .open || right.fit == .open ? .open : .itsUnit, false)
    case .power:
      guard areNumbers(left, right, for: operation), let unit = unit(of: left, raisedTo: right) else { return nil }
      result = (unit, left.fit == .open ? .open : .itsUnit, false)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard areNumbers(left, right, for: operation), fit(left, right, operation.rawValue, at: span, in: context) else {
        return nil
      }
      result = (.one, .itsUnit, true)
    case .equal, .notEqual:
      if !(left.type.isTruth && right.type.isTruth) {
        guard areNumbers(left, right, for: operation), fit(left, right, operation.rawValue, at: span, in: context)
        else { return nil }
      }
      result = (.one, .itsUnit, true)
    case .and, .or:
      let isLeft = isTruth(left, for: operation.rawValue)
      guard isTruth(right, for: operation.rawValue), isLeft else { return nil }
      result = (.one, .itsUnit, true)
    }
    let type = ValueType(
      unit: result.unit, axes: ValueType.broadcast([left.type, right.type]),
      isSeries: left.type.isSeries || right.type.isSeries, isTruth: result.isTruth)
    return Typed(
      expression: CheckedExpression(.binary(operation, left.expression, right.expression), type: type, span: span),
      fit: result.fit)
  }

  mutating func conditional(
    _ condition: Typed, _ then: Typed, _ otherwise: Typed, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    let isCondition = isTruth(condition, for: "if")
    guard then.type.isTruth == otherwise.type.isTruth || then.fit == .open || otherwise.fit == .open else {
      report(.kindsDiffer(then.type.described, otherwise.type.described, at: otherwise.expression.span))
      return nil
    }
    guard fit(then, otherwise, "else", at: span, in: context), isCondition else { return nil }
    let types = [condition.type, then.type, otherwise.type]
    let type = ValueType(
      unit: Self.common(then, otherwise), axes: ValueType.broadcast(types),
      isSeries: types.contains { $0.isSeries }, isTruth: then.type.isTruth)
    let kind = CheckedExpression.Kind.conditional(
      condition: condition.expression, then: then.expression, otherwise: otherwise.expression)
    return Typed(
      expression: CheckedExpression(kind, type: type, span: span),
      fit: then.fitsAnyUnit && otherwise.fitsAnyUnit ? then.fit : .itsUnit)
  }

  // MARK: rules

  /// Reports a mismatch with both sides' units and, where one factor would mend it, that factor.
  mutating func fit(
    _ left: Typed, _ right: Typed, _ operation: String, at span: Span, in context: ExpressionContext
  ) -> Bool {
    if left.fitsAnyUnit || right.fitsAnyUnit || left.type.unit.dimension == right.type.unit.dimension { return true }
    report(
      .unitsDoNotFit(
        left: left.type.described, right: right.type.described, operation: operation,
        mend: mend(right, to: left.type.unit, in: context.scope), at: span,
        sides: (left.expression.span, right.expression.span)))
    return false
  }

  /// The unit in which a sum or a choice of both is shown: the left one's, unless only the right one has any.
  static func common(_ left: Typed, _ right: Typed) -> Unit {
    if left.fitsAnyUnit { return right.type.unit }
    if right.fitsAnyUnit { return left.type.unit }
    return left.type.unit.terms.isEmpty ? right.type.unit : left.type.unit
  }

  private mutating func unit(of base: Typed, raisedTo exponent: Typed) -> Unit? {
    guard exponent.fitsAnyUnit || exponent.type.unit.dimension.isNone else {
      report(.powerOfUnit(base.type.described, exponent.type.described, at: exponent.expression.span))
      return nil
    }
    if base.type.unit.dimension.isNone { return .one }
    guard let power = exponent.constant, power == power.rounded(), abs(power) <= 9 else {
      report(.powerOfUnit(base.type.described, exponent.type.described, at: exponent.expression.span))
      return nil
    }
    return base.type.unit.raised(to: Int(power))
  }

  mutating func isNumber(_ operand: Typed, for operation: String) -> Bool {
    guard operand.type.isTruth else { return true }
    report(.truthAsNumber(operation, at: operand.expression.span))
    return false
  }

  private mutating func areNumbers(_ left: Typed, _ right: Typed, for operation: BinaryOperator) -> Bool {
    let isLeft = isNumber(left, for: operation.rawValue)
    return isNumber(right, for: operation.rawValue) && isLeft
  }

  mutating func isTruth(_ operand: Typed, for operation: String) -> Bool {
    if operand.type.isTruth || operand.fit == .open { return true }
    report(.numberAsTruth(operation, found: operand.type.described, at: operand.expression.span))
    return false
  }
}
