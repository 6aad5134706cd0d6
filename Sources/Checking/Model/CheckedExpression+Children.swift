import Functions

extension CheckedExpression {
  /// Every expression directly inside it, in the order written.
  package var children: [CheckedExpression] {
    switch kind {
    case .constant, .reference, .metric, .data: []
    case .unary(_, let a), .member(let a, _, _), .converted(let a, _): [a]
    case .binary(_, let a, let b), .withInitial(let a, let b): [a, b]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .byMember(_, let members), .decided(_, let members): members
    case .schedule(let steps, let initial): steps.map(\.value) + (initial.map { [$0] } ?? [])
    case .call(_, let call): call.arguments.flatMap { Self.expressions(in: $0.argument) }
    }
  }

  private static func expressions(in argument: Call<CheckedExpression>.Argument) -> [CheckedExpression] {
    switch argument {
    case .value(let value): [value]
    case .entries(let entries):
      entries.flatMap { entry in
        if case .value(let key) = entry.key { [key, entry.value] } else { [entry.value] }
      }
    case .date, .axis, .period, .text: []
    }
  }

  /// Every quantity it names, `fx.XXX` of a conversion among them; one named twice comes twice.
  package var references: [QuantityID] {
    var found: [QuantityID] = []
    var open = [self]
    while let next = open.popLast() {
      if case .reference(let id) = next.kind { found.append(id) }
      if case .converted(_, let rate) = next.kind { found.append(rate) }
      open += next.children
    }
    return found
  }
}
