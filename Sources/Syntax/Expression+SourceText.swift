import Quantities

extension Expression {
  /// The expression as the language writes it, in one line. Reads back as the same expression, with parentheses
  /// added where the tree has none and needs them.
  package var sourceText: String { text(within: .conditional) }

  private func text(within outer: Binding) -> String {
    let inner = bareText
    return binding < outer ? "(\(inner))" : inner
  }

  private var bareText: String {
    switch kind {
    case .number(let value, let percent, let unit):
      NumberText.literal(value) + (percent ? "%" : "") + (unit.map { " " + $0.sourceText } ?? "")
    case .truth(let truth): truth ? "yes" : "no"
    case .text(let text): text.quoted
    case .date(let date): date.description
    case .name(let parts): parts.map(\.text).joined(separator: ".")
    case .unary(.minus, let operand): "-" + operand.text(within: .unary)
    case .unary(.not, let operand): "not " + operand.text(within: .not)
    case .binary(let operation, let left, let right):
      left.text(within: binding.left) + " \(operation.rawValue) " + right.text(within: binding.right)
    case .conditional(let condition, let then, let otherwise):
      "if \(condition.sourceText) then \(then.sourceText) else \(otherwise.sourceText)"
    case .call(let callee, let arguments): "\(callee.text)(\(Argument.list(arguments)))"
    case .member(let value, let members):
      "\(value.text(within: .unary))[\(members.map(\.text).joined(separator: ", "))]"
    case .byMember(let entries): "{ \(entries.map(\.sourceText).joined(separator: ", ")) }"
    case .schedule(let entries): "[\(entries.map(\.sourceText).joined(separator: ", "))]"
    case .unit(let value, let unit): "\(value.bareText) \(unit.sourceText)"
    case .group(let inner): "(\(inner.sourceText))"
    case .missing: "?"
    }
  }

  /// How tightly the outermost operator binds.
  private var binding: Binding {
    switch kind {
    case .binary(let operation, _, _): Binding(operation)
    case .unary(.not, _): .not
    case .conditional: .conditional
    case .number, .truth, .text, .date, .name, .unary, .call, .member, .byMember, .schedule, .unit, .group, .missing:
      .unary
    }
  }
}

extension Expression.Argument {
  package var sourceText: String { (label.map { "\($0.text): " } ?? "") + value.sourceText }

  static func list(_ arguments: [Expression.Argument]) -> String {
    arguments.map(\.sourceText).joined(separator: ", ")
  }
}

extension Expression.MemberEntry {
  package var sourceText: String {
    "\(member.text): \(value.sourceText)" + (uncertainty.map { " " + $0.sourceText } ?? "")
  }
}

extension Expression.ScheduleEntry {
  package var sourceText: String { "\(key.sourceText): \(value.sourceText)" }
}

extension UnitSyntax {
  /// As the language writes it: `EUR/agent/month`, `USD per 1M token`, `per month`.
  package var sourceText: String {
    var text = ""
    for term in terms {
      if term.power > 0 {
        text += term.name.text
      } else if term.multiplier != 1 {
        text += " per \(NumberText.abbreviated(term.multiplier)) \(term.name.text)"
      } else {
        text += (text.isEmpty || text == "%" ? " per " : "/") + term.name.text
      }
    }
    return text.hasPrefix(" ") ? String(text.dropFirst()) : text
  }
}

extension UncertaintySyntax {
  /// `in 9% .. 17% as normal 90%`
  package var sourceText: String {
    let bounds = range.map { "in \($0.low.sourceText) .. \($0.high.sourceText)" }
    return [bounds, shape.map { "as \($0.sourceText)" }].compactMap { $0 }.joined(separator: " ")
  }
}

extension UncertaintySyntax.Shape {
  package var sourceText: String {
    if let central { return "\(name.text) \(NumberText.significant(central * 100, 12))%" }
    if !outcomes.isEmpty { return "\(name.text) { \(outcomes.map(\.sourceText).joined(separator: ", ")) }" }
    return arguments.isEmpty ? name.text : "\(name.text)(\(Expression.Argument.list(arguments)))"
  }
}

extension Assignment {
  /// `volume[billing] = 5k case/month in 4k case/month .. 6k case/month as pert`
  package var sourceText: String {
    var text = target.map(\.text).joined(separator: ".")
    if !members.isEmpty { text += "[\(members.map(\.text).joined(separator: ", "))]" }
    text += " = \(value.sourceText)"
    if let uncertainty { text += " \(uncertainty.sourceText)" }
    return keepsRange ? text + " keeping range" : text
  }
}

extension String {
  /// As text of the language, in quotes.
  package var quoted: String {
    var result = "\""
    for character in unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
