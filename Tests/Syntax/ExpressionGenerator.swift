import Diagnostics
import ModelGenerator
import Quantities

@testable import Syntax

/// Random expressions of every kind, the same for a seed.
struct ExpressionGenerator {
  private var random: SplitMix
  private let nowhere = Span(SourceFile(name: "generated", text: ""), 0, 0)

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func expression(depth: Int) -> Expression {
    let kinds = depth > 0 ? 14 : 5
    let kind: Expression.Kind =
      switch Int.random(in: 0..<kinds, using: &random) {
      case 0, 1: number()
      case 2: .name(Bool.random(using: &random) ? [name()] : [name(), name()])
      case 3: .truth(Bool.random(using: &random))
      case 4: .date(date())
      case 5: .unary(.minus, expression(depth: depth - 1))
      case 6: .unary(.not, expression(depth: depth - 1))
      case 7:
        .conditional(
          condition: expression(depth: depth - 1), then: expression(depth: depth - 1),
          otherwise: expression(depth: depth - 1))
      case 8:
        .call(
          name(),
          (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Expression.Argument(label: label(), value: expression(depth: depth - 1))
          })
      case 9: .member(Expression(.name([name()]), nowhere), [name(), name()])
      case 10: list(depth: depth)
      case 11: .unit(Expression(list(depth: depth), nowhere), unit())
      case 12: .text("say \"a\" \\ b\n")
      default: .binary(operation(), expression(depth: depth - 1), expression(depth: depth - 1))
      }
    return Expression(kind, nowhere)
  }

  private mutating func list(depth: Int) -> Expression.Kind {
    if Bool.random(using: &random) {
      return .schedule([
        Expression.ScheduleEntry(key: Expression(.date(date()), nowhere), value: expression(depth: depth - 1)),
        Expression.ScheduleEntry(key: Expression(number(), nowhere), value: expression(depth: depth - 1)),
      ])
    }
    return .byMember([
      Expression.MemberEntry(member: name(), value: expression(depth: depth - 1), uncertainty: uncertainty()),
      Expression.MemberEntry(member: name(), value: expression(depth: depth - 1)),
    ])
  }

  private mutating func uncertainty() -> UncertaintySyntax? {
    guard Bool.random(using: &random) else { return nil }
    let shape = UncertaintySyntax.Shape(name: Identifier("normal", nowhere), central: 0.9, span: nowhere)
    let range = UncertaintySyntax.Range(low: Expression(number(), nowhere), high: Expression(number(), nowhere))
    return UncertaintySyntax(range: range, shape: Bool.random(using: &random) ? shape : nil, span: nowhere)
  }

  private mutating func number() -> Expression.Kind {
    let values: [Double] = [0, 1, 0.25, 1_200, 310_000, 0.07, 1e12]
    let value = values.randomElement(using: &random) ?? 0
    let unit = Bool.random(using: &random) ? unit() : nil
    return .number(value: value, percent: Bool.random(using: &random), unit: unit)
  }

  private mutating func unit() -> UnitSyntax {
    var terms = [UnitSyntax.Term(name: Identifier("EUR", nowhere), power: 1)]
    if Bool.random(using: &random) { terms.append(UnitSyntax.Term(name: Identifier("agent", nowhere), power: -1)) }
    if Bool.random(using: &random) {
      terms.append(UnitSyntax.Term(name: Identifier("token", nowhere), power: -1, multiplier: 1e6))
    }
    return UnitSyntax(terms: terms, span: nowhere)
  }

  private mutating func operation() -> BinaryOperator {
    let all: [BinaryOperator] = [
      .power, .times, .divide, .plus, .minus, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and,
      .or,
    ]
    return all.randomElement(using: &random) ?? .plus
  }

  private mutating func date() -> DateLiteral {
    let month = Month(year: 2026, month: Int.random(in: 1...12, using: &random))
    return [.month(month), .day(month, 15), .quarter(2026, 3)].randomElement(using: &random) ?? .month(month)
  }

  private mutating func label() -> Identifier? {
    let words = [nil, "over", "weighted by", "from"].randomElement(using: &random) ?? nil
    return words.map { Identifier($0, nowhere) }
  }

  private mutating func name() -> Identifier {
    Identifier(["agents", "seat_price", "x1", "max"].randomElement(using: &random) ?? "x", nowhere)
  }
}
