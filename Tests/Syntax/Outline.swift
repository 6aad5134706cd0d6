import Diagnostics
import Quantities

@testable import Syntax

/// Trees as text without their spans, to compare and to read: operators fully in parentheses, groups left out.
enum Outline {
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .binary(let operation, let left, let right): "(\(of(left)) \(operation.rawValue) \(of(right)))"
    case .unary(let operation, let operand): "(\(operation.rawValue) \(of(operand)))"
    case .conditional(let condition, let then, let otherwise):
      "(if \(of(condition)) then \(of(then)) else \(of(otherwise)))"
    case .group(let inner): of(inner)
    case .call(let callee, let arguments): "\(callee.text)(\(arguments.map(of).joined(separator: ", ")))"
    case .member(let value, let members): "\(of(value))[\(members.map(\.text).joined(separator: ", "))]"
    case .byMember(let entries): "{\(entries.map(of).joined(separator: ", "))}"
    case .schedule(let entries): "[\(entries.map(of).joined(separator: ", "))]"
    case .unit(let value, let unit): "<\(of(value)) \(unit.sourceText)>"
    case .number, .truth, .text, .date, .name, .missing: expression.sourceText
    }
  }

  static func of(_ argument: Expression.Argument) -> String {
    (argument.label.map { "\($0.text): " } ?? "") + of(argument.value)
  }

  static func of(_ entry: Expression.MemberEntry) -> String {
    "\(entry.member.text): \(of(entry.value))" + (entry.uncertainty.map { " \($0.sourceText)" } ?? "")
  }

  static func of(_ entry: Expression.ScheduleEntry) -> String { "\(of(entry.key)): \(of(entry.value))" }

  /// Any part of a tree: `.cost(name: licences, label: "Seats", value: .expression((agents * seat_price)))`.
  static func of(any value: Any) -> String {
    switch value {
    case let expression as Expression: return of(expression)
    case let identifier as Identifier: return identifier.text
    case let unit as UnitSyntax: return "`\(unit.sourceText)`"
    case let date as DateLiteral: return date.description
    case let text as String: return text.quoted
    case let number as Double: return NumberText.shortest(number)
    case is Span, is SourceFile: return ""
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { of(any: $0.value) } ?? "nil"
    case .collection: return "[\(mirror.children.map { of(any: $0.value) }.joined(separator: ", "))]"
    case .enum:
      guard let payload = mirror.children.first else { return ".\(value)" }
      let inner = of(any: payload.value)
      return ".\(payload.label ?? "")" + (hasParts(payload.value) ? inner : "(\(inner))")
    case .struct, .tuple:
      let parts = mirror.children.filter { !($0.value is Span) }.map { child in
        let label = child.label ?? ""
        return label.hasPrefix(".") || label.isEmpty ? of(any: child.value) : "\(label): \(of(any: child.value))"
      }
      return "(\(parts.joined(separator: ", ")))"
    case .class, .dictionary, .set, .foreignReference, .none, .some: return "\(value)"
    }
  }

  /// Whether it is shown with parentheses of its own.
  private static func hasParts(_ value: Any) -> Bool {
    if value is Expression || value is Identifier || value is UnitSyntax { return false }
    return [.struct, .tuple].contains(Mirror(reflecting: value).displayStyle)
  }

  /// All declarations and commands of a text, one a line.
  static func of(_ tree: SyntaxTree) -> String {
    tree.statements.map { statement in
      switch statement {
      case .declaration(let declaration):
        of(any: declaration.kind) + declaration.attributes.map { " | \(of(any: $0))" }.joined()
      case .command(let command): "command " + command.tokens.map { of(any: $0.kind) }.joined(separator: " ")
      }
    }.joined(separator: "\n")
  }

  static func model(_ text: String) -> String {
    of(Parser.parseModel(SourceFile(name: "test.roi", text: text)))
  }

  static func faults(_ text: String) -> [String] {
    Parser.parseModel(SourceFile(name: "test.roi", text: text)).diagnostics.map(\.code.id)
  }
}
