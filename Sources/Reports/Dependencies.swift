package import Checking
package import Finance

extension CheckedExpression {
  /// What an expression names.
  package enum Leaf: Sendable, Hashable {
    case quantity(QuantityID)
    case metric(MetricReference)
  }

  /// Everything it names, in the order written; the rate of a conversion after what is converted.
  package var leaves: [Leaf] {
    switch kind {
    case .reference(let id): [.quantity(id)]
    case .metric(let reference): [.metric(reference)]
    case .converted(let operand, let rate): operand.leaves + [.quantity(rate)]
    case .constant, .unary, .binary, .conditional, .call, .member, .byMember, .schedule, .data, .withInitial,
      .decided:
      children.flatMap(\.leaves)
    }
  }

  /// The quantities it names, each once.
  package var namedQuantities: [QuantityID] {
    var seen: Set<QuantityID> = []
    return leaves.compactMap { leaf in
      if case .quantity(let id) = leaf, seen.insert(id).inserted { id } else { nil }
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
