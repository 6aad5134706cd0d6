import CKernels
import Finance
package import Program
import Quantities

/// A program laid out to run: operations, the arena's size, who depends on whom. Made once, shared by every run.
package struct Executable: Sendable {
  package let program: Program
  let columns: Int
  let operations: [Operation]
  /// Numbers in the arena.
  let arenaCount: Int
  /// Dependents of node n: `dependents[dependentStart[n]..<dependentStart[n + 1]]`.
  let dependents: [Int32]
  let dependentStart: [Int32]
  /// Nodes a run leaves out until they are asked for: financial functions and what hangs on them.
  let isLazy: [Bool]
  /// The recurrence a node belongs to; -1 for none.
  let recurrence: [Int32]
  let recurrences: [Range<Int>]
  let inputNode: [Int32]
  let totals: [Total]
  let paidIndex: [[Int32]]
  let amortisedMonths: [Int]
  let financial: [(function: FinancialFunction, operands: [Node])]
  let reduced: [ClosedRange<Int>]

  struct Total: Sendable {
    let node: Int
    let operands: [Instruction.Operand]
    /// Where its terms begin in the run's list of terms.
    let start: Int
  }

  package init(_ program: Program) {
    self.program = program
    let columns = program.timeline.columns
    self.columns = columns
    var layout = Layout(program: program, columns: columns)
    layout.placeResults()
    for index in program.instructions.indices { layout.append(index) }
    operations = layout.operations
    arenaCount = layout.arenaCount
    totals = layout.totals
    paidIndex = layout.paidIndex
    amortisedMonths = layout.amortisedMonths
    financial = layout.financial
    reduced = layout.reduced
    inputNode = layout.inputNode
    (dependents, dependentStart) = Self.dependents(of: program)
    var lazy = Array(repeating: false, count: program.instructions.count)
    for (index, instruction) in program.instructions.enumerated() {
      if case .financial = instruction {
        lazy[index] = true
      } else {
        lazy[index] = instruction.operands.contains { lazy[Int($0.index)] }
      }
    }
    isLazy = lazy
    var membership = Array(repeating: Int32(-1), count: program.instructions.count)
    var ranges: [Range<Int>] = []
    for case .recurrence(let range) in program.steps {
      for index in range { membership[index] = Int32(ranges.count) }
      ranges.append(range)
    }
    recurrence = membership
    recurrences = ranges
  }

  private static func dependents(of program: Program) -> (flat: [Int32], start: [Int32]) {
    let operands = program.instructions.map(\.operands)
    var start = Array(repeating: Int32(0), count: operands.count + 1)
    for node in operands.joined() { start[Int(node.index) + 1] += 1 }
    for index in operands.indices { start[index + 1] += start[index] }
    var next = start
    var flat = Array(repeating: Int32(0), count: Int(start[operands.count]))
    for (dependent, nodes) in operands.enumerated() {
      for node in nodes {
        flat[Int(next[Int(node.index)])] = Int32(dependent)
        next[Int(node.index)] += 1
      }
    }
    return (flat, start)
  }
}

/// Gives every node its place in the arena and every instruction its operation.
private struct Layout {
  let program: Program
  let columns: Int
  var place: [Int32] = []
  var arenaCount = 0
  var operations: [Operation] = []
  var totals: [Executable.Total] = []
  var termCount = 0
  var paidIndex: [[Int32]] = []
  var knownTimings: [PaymentTiming: Int] = [:]
  var amortisedMonths: [Int] = []
  var financial: [(function: FinancialFunction, operands: [Node])] = []
  var reduced: [ClosedRange<Int>] = []
  var inputNode: [Int32]

  init(program: Program, columns: Int) {
    self.program = program
    self.columns = columns
    inputNode = Array(repeating: -1, count: program.inputs.count)
  }

  mutating func placeResults() {
    place.reserveCapacity(program.isRow.count)
    for isRow in program.isRow {
      place.append(Int32(arenaCount))
      arenaCount += isRow ? columns : 1
    }
  }

  mutating func append(_ index: Int) {
    func operation(
      _ code: Operation.Code, _ a: Node? = nil, _ b: Node? = nil, _ c: Node? = nil, table: Int = 0
    ) -> Operation {
      func at(_ node: Node?) -> Int32 { node.map { place[Int($0.index)] } ?? 0 }
      func step(_ node: Node?) -> UInt8 { node.map { program.isRow[Int($0.index)] ? 1 : 0 } ?? 0 }
      return Operation(
        code: code, step: program.isRow[index] ? 1 : 0, aStep: step(a), bStep: step(b), cStep: step(c),
        result: place[index], a: at(a), b: at(b), c: at(c), table: Int32(table))
    }
    switch program.instructions[index] {
    case .constant, .row: operations.append(operation(.held))
    case .input(let slot):
      inputNode[slot] = Int32(index)
      operations.append(operation(.held))
    case .unary(let code, let a): operations.append(operation(.unary(code), a))
    case .binary(let code, let a, let b): operations.append(operation(.binary(code), a, b))
    case .select(let a, let b, let c): operations.append(operation(.select, a, b, c))
    case .total(let operands):
      totals.append(Executable.Total(node: index, operands: operands, start: termCount))
      termCount += operands.count
      operations.append(operation(.total, table: totals.count - 1))
    case .withInitial(let periods, let initial):
      operations.append(operation(.alongTime(.withInitial), periods, initial))
    case .firstAtInitial(let a): operations.append(operation(.alongTime(.firstAtInitial), a))
    case .previous(let of, let initial): operations.append(operation(.alongTime(.previous), of, initial))
    case .cumulative(let a): operations.append(operation(.alongTime(.cumulative), a))
    case .delayed(let a, let by, let fill):
      operations.append(operation(.alongTime(.delayed(fill)), a, by))
    case .reduce(let reduction, let a, let range):
      reduced.append(range)
      operations.append(operation(.reduce(reduction), a, table: reduced.count - 1))
    case .paid(let a, let timing): operations.append(operation(.paid, a, table: table(of: timing)))
    case .amortised(let a, let months):
      amortisedMonths.append(months)
      operations.append(operation(.amortised, a, table: amortisedMonths.count - 1))
    case .financial(let function, let operands):
      financial.append((function, operands))
      operations.append(operation(.financial, table: financial.count - 1))
    }
  }

  private mutating func table(of timing: PaymentTiming) -> Int {
    if let known = knownTimings[timing] { return known }
    let months = program.timeline.monthsPerPeriod
    paidIndex.append(
      (0..<columns).map {
        Int32(timing.payingIndex(of: $0, count: columns, monthsPerPeriod: months))
      })
    knownTimings[timing] = paidIndex.count - 1
    return paidIndex.count - 1
  }
}
