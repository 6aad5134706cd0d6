package import Checking
import Functions

extension CheckedExpression {
  /// The quantities it names, in the order it names them, each once.
  package var references: [QuantityID] {
    var found: [QuantityID] = []
    var seen: Set<QuantityID> = []
    visit { if case .reference(let id) = $0.kind, seen.insert(id).inserted { found.append(id) } }
    return found
  }

  /// Every expression in it, itself first.
  package func visit(_ body: (CheckedExpression) -> Void) {
    body(self)
    switch kind {
    case .constant, .metric, .data, .reference: break
    case .unary(_, let operand): operand.visit(body)
    case .binary(_, let left, let right):
      left.visit(body)
      right.visit(body)
    case .conditional(let condition, let then, let otherwise):
      condition.visit(body)
      then.visit(body)
      otherwise.visit(body)
    case .call(_, let call): Self.visit(call, body)
    case .member(let operand, axis: _, member: _): operand.visit(body)
    case .byMember(_, let members): for member in members { member.visit(body) }
    case .schedule(let steps, let initial):
      initial?.visit(body)
      for step in steps { step.value.visit(body) }
    case .converted(let operand, let rate):
      operand.visit(body)
      body(CheckedExpression(.reference(rate), type: type, span: span))
    case .withInitial(let operand, let initial):
      operand.visit(body)
      initial.visit(body)
    }
  }

  private static func visit(_ call: Call<CheckedExpression>, _ body: (CheckedExpression) -> Void) {
    for argument in call.arguments {
      switch argument.argument {
      case .value(let operand): operand.visit(body)
      case .entries(let entries):
        for entry in entries {
          if case .value(let key) = entry.key { key.visit(body) }
          entry.value.visit(body)
        }
      case .date, .axis, .period, .text: break
      }
    }
  }
}

/// Who uses what in a model.
package struct Dependencies: Sendable {
  /// By quantity: what its definition names directly.
  package let operands: [[QuantityID]]
  /// By quantity: who names it directly.
  package let users: [[QuantityID]]

  package init(_ model: CheckedModel) {
    var users: [[QuantityID]] = Array(repeating: [], count: model.quantities.count)
    var extra: [QuantityID: [QuantityID]] = [:]
    for line in model.lines {
      extra[line.id] = [line.risk, line.margin].compactMap(\.self).flatMap(\.references)
    }
    operands = model.quantities.map { quantity in
      (quantity.definition?.references ?? []) + (extra[quantity.id] ?? [])
    }
    for (user, named) in operands.enumerated() {
      for id in named where users.indices.contains(id.index) && users[id.index].last?.index != user {
        users[id.index].append(QuantityID(user))
      }
    }
    self.users = users
  }

  /// Everything a quantity rests on, directly or not; itself not included.
  package func reached(from start: QuantityID) -> Set<QuantityID> {
    var reached: Set<QuantityID> = []
    var open = operands[start.index]
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += operands[next.index] }
    }
    return reached
  }
}
