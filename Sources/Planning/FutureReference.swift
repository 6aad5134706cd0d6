import Checking
import Diagnostics
import Program

/// Refuses a quantity that refers to itself through what looks at all periods: it would need its own future.
enum FutureReference {
  static func refuse(in plan: Plan) throws(Diagnostic) {
    for case .recurrence(let range) in plan.program.steps {
      for node in range where plan.program.instructions[node].looksAhead {
        let names = plan.model.quantities.filter { quantity in
          plan.cells[quantity.id.index].contains { range.contains(Int($0.index)) }
        }
        throw .ownFuture(names.map(\.name), at: names.first?.span)
      }
    }
  }
}

extension Instruction {
  /// Whether a value in one period needs later periods of its operand.
  fileprivate var looksAhead: Bool {
    switch self {
    case .reduce(_, _, let columns): columns.upperBound > 1 || columns.count > 1
    case .paid, .amortised, .financial: true
    case .constant, .row, .input, .unary, .binary, .select, .total, .withInitial, .firstAtInitial, .previous,
      .cumulative, .delayed:
      false
    }
  }
}
