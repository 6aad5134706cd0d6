import Finance
import Program
import Quantities

/// Finds out afterwards why a number is undefined: walks from it to the first operation whose operands are all numbers.
struct UndefinedValue {
  private let run: any NodeValues

  static func reason(for node: Node, at column: Int, in run: any NodeValues) -> MetricValue.Reason {
    UndefinedValue(run: run).reason(for: node, at: column)
  }

  private func reason(for start: Node, at first: Int) -> MetricValue.Reason {
    let program = run.executable.program
    var node = start
    var column = first
    var name: String?
    // Each step goes to an operand or an earlier column, so this many suffice.
    for _ in 0...program.instructions.count * 2 {
      name = run.name(of: node) ?? name
      guard let (operand, place) = undefinedOperand(of: node, at: column) else { break }
      (node, column) = (operand, place)
    }
    if let origin = run.origin(of: node) {
      return UndefinedValue.reason(for: origin.node, at: column, in: origin.values)
    }
    let instruction = program.instructions[Int(node.index)]
    if case .financial(let function, let operands) = instruction {
      let call = FinancialCall(timeline: program.timeline, flowsMidPeriod: run.flowsMidPeriod)
      if case .notMeaningful(let reason) = call.value(function, operands.map(run.row)) { return reason }
    }
    let period = program.isRow[Int(node.index)] ? program.timeline.name(ofPeriod: column) : nil
    return .undefined(fault(of: instruction, at: column), in: name ?? "the model", period: period)
  }

  private func isDefined(_ node: Node, _ column: Int) -> Bool { run.number(node, at: column).isFinite }

  /// The first operand that is itself undefined where it is read.
  private func undefinedOperand(of node: Node, at column: Int) -> (Node, Int)? {
    func among(_ places: [(Node, Int)]) -> (Node, Int)? { places.first { !isDefined($0.0, $0.1) } }
    let all = 0..<run.executable.columns
    switch run.executable.program.instructions[Int(node.index)] {
    case .constant, .row, .input: return nil
    case .unary(_, let a): return among([(a, column)])
    case .binary(_, let a, let b): return among([(a, column), (b, column)])
    case .select(let condition, let then, let otherwise):
      return among([(condition, column), (run.number(condition, at: column) != 0 ? then : otherwise, column)])
    case .total(let operands): return among(operands.map { ($0.node, column) })
    case .withInitial(let periods, let initial): return among([column == 0 ? (initial, 0) : (periods, column)])
    case .firstAtInitial(let a): return among([(a, max(column, 1))])
    case .previous(let of, let initial): return among([column < 2 ? (initial, 0) : (of, column - 1)])
    case .cumulative(let a): return among((0...column).map { (a, $0) })
    case .delayed(let a, let by, _): return among([(by, 0)] + (0...column).map { (a, $0) })
    case .reduce(_, let a, let columns): return among(columns.map { (a, $0) })
    case .paid(let a, _), .amortised(let a, _): return among(all.map { (a, $0) })
    case .financial(_, let operands): return among(operands.flatMap { node in all.map { (node, $0) } })
    }
  }

  private func fault(of instruction: Instruction, at column: Int) -> MetricValue.Reason.Fault {
    switch instruction {
    case .unary(.logarithm, _): .logarithm
    case .unary(.squareRoot, _): .squareRoot
    case .binary(.divide, _, let b), .binary(.roundTo, _, let b):
      run.number(b, at: column) == 0 ? .divisionByZero : .overflow
    case .binary(.power, let a, _): run.number(a, at: column) <= 0 ? .power : .overflow
    case .constant(let value): value.isNaN ? .noValue : .overflow
    case .row(let values): values[column].isNaN ? .noValue : .overflow
    case .input: .noValue
    case .unary, .binary, .select, .total, .withInitial, .firstAtInitial, .previous, .cumulative, .delayed, .reduce,
      .paid, .amortised, .financial:
      .overflow
    }
  }
}
