package import Checking

extension CheckedExpression {
  /// Every expression in it, itself first, in the order written.
  func visit(_ body: (CheckedExpression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// The quantities it names, each once, in the order it names them.
  package var namedQuantities: [QuantityID] {
    var found: [QuantityID] = []
    var seen: Set<QuantityID> = []
    visit { expression in
      switch expression.kind {
      case .reference(let id), .converted(_, rate: let id): if seen.insert(id).inserted { found.append(id) }
      case .constant, .metric, .unary, .binary, .conditional, .call, .member, .byMember, .schedule, .data, .withInitial:
        break
      }
    }
    return found
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
      extra[line.id] = [line.risk, line.margin].compactMap(\.self).flatMap(\.namedQuantities)
    }
    operands = model.quantities.map { quantity in
      (quantity.definition?.namedQuantities ?? []) + (extra[quantity.id] ?? [])
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
