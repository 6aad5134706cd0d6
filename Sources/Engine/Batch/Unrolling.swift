import CKernels
import Finance
import Planning
import Program
import Quantities

/// Runs a program with values that are not known yet: node by node as a single run does, every number a value of a
/// graph.
///
/// What does not vary by trial enters with the numbers of the deterministic run.
struct Unrolling {
  let program: Program
  let flowsMidPeriod: Bool
  let columns: Int
  private let isVarying: [Bool]
  private let countedLines: [Bool]
  /// The numbers of a node that does not vary: one, or one per column.
  private let fixed: (Node) -> [Double]
  /// The values of an input slot that varies: one, or one per column.
  private let input: (Int) -> [TrialValue]
  var graph: TrialGraph
  /// Where a node's values stand; -1 before they are made.
  private var start: [Int]
  private var values: [TrialValue] = []

  /// - Parameters:
  ///   - fixed: the numbers of nodes that do not vary.
  ///   - input: the values of an input slot, nil for one that does not vary.
  init(
    _ program: Program, into graph: TrialGraph, flowsMidPeriod: Bool, countedLines: [Bool] = [],
    fixed: @escaping (Node) -> [Double], input: @escaping (Int) -> [TrialValue]?
  ) {
    self.program = program
    self.graph = graph
    self.flowsMidPeriod = flowsMidPeriod
    self.countedLines = countedLines
    self.fixed = fixed
    self.input = { input($0) ?? [] }
    columns = program.timeline.columns
    start = Array(repeating: -1, count: program.instructions.count)
    var varying = Array(repeating: false, count: program.instructions.count)
    for step in program.steps {
      switch step {
      case .straight(let range):
        for index in range {
          if case .input(let slot) = program.instructions[index] {
            varying[index] = input(slot) != nil
          } else {
            varying[index] = program.instructions[index].operands.contains { varying[Int($0.index)] }
          }
        }
      case .recurrence(let range):
        let varies = range.contains { program.instructions[$0].operands.contains { varying[Int($0.index)] } }
        for index in range { varying[index] = varies }
      }
    }
    isVarying = varying
  }

  /// Whether a node differs from trial to trial.
  func varies(_ node: Node) -> Bool { isVarying[Int(node.index)] }

  /// Makes the values of these nodes and of all they need.
  mutating func make(_ nodes: [Node]) {
    var isNeeded = Array(repeating: false, count: program.instructions.count)
    for node in nodes where varies(node) { isNeeded[Int(node.index)] = true }
    for step in program.steps.reversed() {
      switch step {
      case .straight(let range):
        for index in range.reversed() where isNeeded[index] { need(program.instructions[index], &isNeeded) }
      case .recurrence(let range) where range.contains(where: { isNeeded[$0] }):
        for index in range { isNeeded[index] = true }
        for index in range { need(program.instructions[index], &isNeeded) }
      case .recurrence: break
      }
    }
    for step in program.steps {
      switch step {
      case .straight(let range): for index in range where isNeeded[index] { execute(index) }
      case .recurrence(let range) where range.contains(where: { isNeeded[$0] }): runRecurrence(range)
      case .recurrence: break
      }
    }
  }

  private func need(_ instruction: Instruction, _ isNeeded: inout [Bool]) {
    for operand in instruction.operands where isVarying[Int(operand.index)] { isNeeded[Int(operand.index)] = true }
  }

  // MARK: Values

  /// A node's value in a column; a scalar has the same in every one.
  mutating func value(_ node: Node, _ column: Int) -> TrialValue {
    let index = Int(node.index)
    if start[index] < 0 { placeFixed(index) }
    return values[start[index] + (program.isRow[index] ? column : 0)]
  }

  mutating func constant(_ number: Double) -> TrialValue { graph.constant(number) }

  private mutating func placeFixed(_ index: Int) {
    start[index] = values.count
    for number in fixed(Node(index)) { values.append(graph.constant(number)) }
  }

  private mutating func place(_ index: Int) {
    start[index] = values.count
    let nothing = graph.constant(.nan)
    for _ in 0..<(program.isRow[index] ? columns : 1) { values.append(nothing) }
  }

  private mutating func execute(_ index: Int) {
    let instruction = program.instructions[index]
    place(index)
    switch instruction {
    case .input(let slot):
      let given = input(slot)
      for column in 0..<(program.isRow[index] ? columns : 1) {
        values[start[index] + column] = given[given.count > 1 ? column : 0]
      }
    case .unary(.exponential, let a) where program.isRow[index]:
      let exponents = (0..<columns).map { value(a, $0) }
      for (column, value) in graph.exponentials(exponents, first: 0).enumerated() {
        values[start[index] + column] = value
      }
    case .binary(.power, let a, let b) where program.isRow[index] && !program.isRow[Int(a.index)]:
      let base = value(a, 0)
      let exponents = (0..<columns).map { value(b, $0) }
      for (column, value) in graph.powers(base, exponents, first: 0).enumerated() {
        values[start[index] + column] = value
      }
    case .paid(let amounts, let timing): executePaid(index, amounts, timing)
    case .amortised(let amounts, let months): executeAmortised(index, amounts, months)
    case .reduce(let reduction, let a, let range): values[start[index]] = reduced(reduction, a, range)
    case .financial(let function, let operands): values[start[index]] = financial(function, operands)
    case .constant, .row, .unary, .binary, .select, .total, .withInitial, .firstAtInitial, .previous, .cumulative,
      .delayed:
      for column in 0..<(program.isRow[index] ? columns : 1) {
        graph.column = program.isRow[index] ? Int32(column) : 0
        values[start[index] + column] = element(index, instruction, column)
      }
    }
  }

  /// One column of an instruction.
  private mutating func element(_ index: Int, _ instruction: Instruction, _ column: Int) -> TrialValue {
    switch instruction {
    case .constant(let number): return graph.constant(number)
    case .row(let numbers): return graph.constant(numbers[column])
    case .input(let slot):
      let given = input(slot)
      return given[given.count > 1 ? column : 0]
    case .unary(let operation, let a): return graph.unary(operation, value(a, column))
    case .binary(let operation, let a, let b): return graph.binary(operation, value(a, column), value(b, column))
    case .select(let condition, let then, let otherwise):
      return graph.select(value(condition, column), value(then, column), value(otherwise, column))
    case .total(let operands):
      var sum = graph.constant(0)
      for operand in operands where counts(operand.line) { sum = graph.add(sum, value(operand.node, column)) }
      return sum
    case .withInitial(let periods, let initial): return column == 0 ? value(initial, 0) : value(periods, column)
    case .firstAtInitial(let a): return value(a, max(column, 1))
    case .previous(let of, let initial): return column < 2 ? value(initial, 0) : value(of, column - 1)
    case .cumulative(let a):
      let before = column == 0 ? graph.constant(0) : values[start[index] + column - 1]
      return graph.add(before, value(a, column))
    case .delayed(let a, let by, let fill): return delayed(a, by, fill, column)
    case .reduce(_, let a, let range):
      // Inside a recurrence, the column an `initial:` is read at.
      return range.upperBound > 1 || range.count > 1 ? graph.constant(.nan) : value(a, range.upperBound)
    case .paid, .amortised, .financial: return graph.constant(.nan)
    }
  }

  private func counts(_ line: Int?) -> Bool {
    guard let line, line < countedLines.count else { return true }
    return countedLines[line]
  }

  private mutating func delayed(_ a: Node, _ by: Node, _ fill: DelayFill, _ column: Int) -> TrialValue {
    if column == 0 { return value(a, 0) }
    let one = graph.constant(1)
    let zero = graph.constant(0)
    let whole = graph.binary(.roundTo, value(by, 0), one)
    let periods = graph.binary(.maximum, whole, zero)
    var sources = (0..<column).map { value(a, column - $0) }
    sources.append(fill == .zero ? zero : value(a, 1))
    return graph.pick(periods, among: sources)
  }

  // MARK: Along time

  private mutating func reduced(_ reduction: Reduction, _ a: Node, _ range: ClosedRange<Int>) -> TrialValue {
    switch reduction {
    case .last: return value(a, range.upperBound)
    case .sum, .mean:
      var sum = graph.constant(0)
      for column in range {
        graph.column = Int32(column)
        sum = graph.add(sum, value(a, column))
      }
      let count = graph.constant(Double(range.count))
      return reduction == .sum ? sum : graph.binary(.divide, sum, count)
    case .minimum, .maximum:
      var best = value(a, range.lowerBound)
      for column in range.dropFirst() {
        graph.column = Int32(column)
        best = graph.binary(reduction == .minimum ? .minimum : .maximum, best, value(a, column))
      }
      return best
    }
  }

  private mutating func executePaid(_ index: Int, _ amounts: Node, _ timing: PaymentTiming) {
    let zero = graph.constant(0)
    for column in 0..<columns { values[start[index] + column] = zero }
    for column in 0..<columns {
      graph.column = Int32(column)
      let paid = timing.payingIndex(of: column, count: columns, monthsPerPeriod: program.timeline.monthsPerPeriod)
      values[start[index] + paid] = graph.add(values[start[index] + paid], value(amounts, column))
    }
  }

  /// As `Amortisation.straightLine` does it.
  private mutating func executeAmortised(_ index: Int, _ amounts: Node, _ months: Int) {
    let zero = graph.constant(0)
    let life = graph.constant(Double(months))
    for column in 0..<columns { values[start[index] + column] = zero }
    for column in 0..<columns {
      let amount = value(amounts, column)
      if graph.number(amount) == 0 { continue }
      var remaining = months
      for later in column + 1..<max(columns, column + 1) where remaining > 0 {
        graph.column = Int32(column)
        let charged = min(remaining, program.timeline.monthsPerPeriod)
        let share = graph.constant(Double(charged))
        let part = graph.binary(.multiply, amount, share)
        let charge = graph.binary(.divide, part, life)
        graph.column = Int32(later)
        values[start[index] + later] = graph.add(values[start[index] + later], charge)
        remaining -= charged
      }
    }
  }

  /// Column by column, columns 0 and 1 until they settle, as a single run does it.
  private mutating func runRecurrence(_ range: Range<Int>) {
    for index in range { place(index) }
    var rounds = range.count + 1
    var changed = true
    while changed, rounds > 0 {
      changed = false
      rounds -= 1
      for column in 0...min(1, columns - 1) {
        for index in range where runElement(index, column) { changed = true }
      }
    }
    for column in 2..<max(columns, 2) {
      for index in range { _ = runElement(index, column) }
    }
  }

  /// One column of a recurrence; whether its value changed.
  private mutating func runElement(_ index: Int, _ column: Int) -> Bool {
    guard column == 0 || program.isRow[index] else { return false }
    graph.column = Int32(column)
    let value = element(index, program.instructions[index], column)
    let place = start[index] + column
    defer { values[place] = value }
    return values[place] != value
  }
}
