extension Instruction {
  /// Every value it reads, in order.
  package var operands: [Node] {
    switch self {
    case .constant, .row, .input: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .select(let a, let b, let c): [a, b, c]
    case .total(let operands): operands.map(\.node)
    case .withInitial(let periods, let initial): [periods, initial]
    case .firstAtInitial(let a): [a]
    case .previous(let of, let initial): [of, initial]
    case .cumulative(let a): [a]
    case .delayed(let a, let by, _): [a, by]
    case .reduce(_, let a, _): [a]
    case .paid(let a, _): [a]
    case .amortised(let a, _): [a]
    case .financial(_, let operands): operands
    }
  }

  /// What must be computed before it within one column: all operands but the one `previous` looks back at.
  package var immediateOperands: [Node] {
    if case .previous(_, let initial) = self { [initial] } else { operands }
  }

  /// The same step reading other nodes.
  package func mapOperands(_ new: (Node) -> Node) -> Instruction {
    switch self {
    case .constant, .row, .input: self
    case .unary(let operation, let a): .unary(operation, new(a))
    case .binary(let operation, let a, let b): .binary(operation, new(a), new(b))
    case .select(let a, let b, let c): .select(new(a), new(b), new(c))
    case .total(let operands): .total(operands.map { Operand(new($0.node), line: $0.line) })
    case .withInitial(let periods, let initial): .withInitial(periods: new(periods), initial: new(initial))
    case .firstAtInitial(let a): .firstAtInitial(new(a))
    case .previous(let of, let initial): .previous(of: new(of), initial: new(initial))
    case .cumulative(let a): .cumulative(new(a))
    case .delayed(let a, let by, let fill): .delayed(new(a), by: new(by), fill: fill)
    case .reduce(let reduction, let a, let columns): .reduce(reduction, new(a), columns)
    case .paid(let a, let timing): .paid(new(a), timing)
    case .amortised(let a, let months): .amortised(new(a), months: months)
    case .financial(let function, let operands): .financial(function, operands.map(new))
    }
  }
}
