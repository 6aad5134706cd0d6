import CKernels
import Finance
package import Program

/// The numbers of one program with one set of inputs, kept up to date change by change.
///
/// One contiguous arena of doubles, owned here. A change marks what depends on it; `update` runs the marked
/// operations again in program order, so that the numbers equal a full run bit for bit. Financial functions and what
/// hangs on them wait until they are read.
package final class ProgramRun {
  package let executable: Executable
  let flowsMidPeriod: Bool
  let arena: UnsafeMutablePointer<Double>
  /// Terms of every total that count now, each total's from its own start.
  let terms: UnsafeMutablePointer<ck_term>
  var termCounts: [Int]
  private var dirty: NodeSet
  private var worklist: [Int32] = []
  /// Lazy nodes whose number stands.
  private var known: NodeSet
  private var countedLines: [Bool] = []

  /// - Parameter flowsMidPeriod: whether cash falls in the middle of its period rather than at its end.
  package init(_ executable: Executable, flowsMidPeriod: Bool) {
    self.executable = executable
    self.flowsMidPeriod = flowsMidPeriod
    let count = executable.operations.count
    arena = .allocate(capacity: max(executable.arenaCount, 1))
    arena.initialize(repeating: 0, count: executable.arenaCount)
    let termCount = executable.totals.reduce(0) { $0 + $1.operands.count }
    terms = .allocate(capacity: max(termCount, 1))
    terms.initialize(repeating: ck_term(offset: 0, step: 0), count: termCount)
    termCounts = Array(repeating: 0, count: executable.totals.count)
    dirty = NodeSet(count: count)
    known = NodeSet(count: count)
    writeConstants()
    for index in executable.totals.indices { chooseTerms(of: index) }
    // Everything is to be computed; inputs are 0 until they are set.
    for node in 0..<count where !executable.operations[node].isHeld && !executable.isLazy[node] {
      dirty.insert(node)
    }
  }

  deinit {
    arena.deallocate()
    terms.deallocate()
  }

  private func writeConstants() {
    for (index, instruction) in executable.program.instructions.enumerated() {
      let place = arena + Int(executable.operations[index].result)
      if case .constant(let value) = instruction { place.pointee = value }
      if case .row(let values) = instruction {
        for column in 0..<executable.columns { place[column] = values[column] }
      }
    }
  }

  // MARK: Inputs

  /// Sets an input slot and marks its dependents if its bits changed. A row slot takes a row, or one number for every
  /// column (`initial` then takes `initialColumn`); a scalar slot takes one number.
  package func setInput(_ slot: Int, to values: UnsafeBufferPointer<Double>, initialColumn: Double? = nil) {
    let node = Int(executable.inputNode[slot])
    guard node >= 0 else { return }
    let place = arena + Int(executable.operations[node].result)
    let count = executable.operations[node].step == 1 ? executable.columns : 1
    var changed = false
    for column in 0..<count {
      let value = values.count > 1 ? values[column] : column == 0 && count > 1 ? initialColumn ?? values[0] : values[0]
      if place[column].bitPattern != value.bitPattern {
        place[column] = value
        changed = true
      }
    }
    if changed { markDependents(of: node) }
  }

  /// Says which lines count, by index; lines beyond the array count.
  package func setCountedLines(_ counted: [Bool]) {
    guard counted != countedLines else { return }
    let before = countedLines
    countedLines = counted
    for (index, total) in executable.totals.enumerated()
    where total.operands.contains(where: { Self.counts($0, in: before) != Self.counts($0, in: counted) }) {
      chooseTerms(of: index)
      mark(total.node)
      markDependents(of: total.node)
    }
  }

  private static func counts(_ operand: Instruction.Operand, in counted: [Bool]) -> Bool {
    guard let line = operand.line, line < counted.count else { return true }
    return counted[line]
  }

  private func chooseTerms(of index: Int) {
    let total = executable.totals[index]
    var count = 0
    for operand in total.operands where Self.counts(operand, in: countedLines) {
      let operation = executable.operations[Int(operand.node.index)]
      terms[total.start + count] = ck_term(offset: operation.result, step: Int32(operation.step))
      count += 1
    }
    termCounts[index] = count
  }

  // MARK: Running

  private func mark(_ node: Int) {
    if executable.isLazy[node] {
      if known.remove(node) { worklist.append(Int32(node)) }
    } else if dirty.insert(node) {
      worklist.append(Int32(node))
    }
  }

  private func markDependents(of node: Int) {
    worklist.append(Int32(node))
    while let next = worklist.popLast() {
      let index = Int(next)
      for place in executable.dependentStart[index]..<executable.dependentStart[index + 1] {
        let dependent = Int(executable.dependents[Int(place)])
        let group = executable.recurrence[dependent]
        if group < 0 {
          mark(dependent)
        } else {
          for member in executable.recurrences[Int(group)] { mark(member) }
        }
      }
    }
  }

  /// Computes everything that a change since the last run reaches, all of it the first time.
  package func update() {
    let executable = executable
    executable.operations.withUnsafeBufferPointer { operations in
      var next = 0
      while let node = dirty.first(from: next) {
        let group = executable.recurrence[node]
        if group < 0 {
          execute(operations[node])
          next = node + 1
        } else {
          let range = executable.recurrences[Int(group)]
          runRecurrence(operations, range)
          next = range.upperBound
        }
      }
    }
    dirty.removeAll()
  }

  /// Computes a lazy node and what it needs.
  private func demand(_ node: Int) {
    guard executable.isLazy[node], !known.contains(node) else { return }
    var stack = [node]
    while let top = stack.last {
      let missing = executable.program.instructions[top].operands.map { Int($0.index) }
        .filter { executable.isLazy[$0] && !known.contains($0) }
      if missing.isEmpty {
        execute(executable.operations[top])
        known.insert(top)
        stack.removeLast()
      } else {
        stack.append(contentsOf: missing)
      }
    }
  }

  // MARK: Reading

  /// The numbers of a node: one, or one per column. Valid until the next change.
  package func values(_ node: Node) -> UnsafeBufferPointer<Double> {
    let index = Int(node.index)
    demand(index)
    let operation = executable.operations[index]
    return UnsafeBufferPointer(
      start: arena + Int(operation.result), count: operation.step == 1 ? executable.columns : 1)
  }

  /// The numbers of a node, one per column.
  package func row(_ node: Node) -> [Double] {
    let values = values(node)
    return values.count > 1 ? Array(values) : Array(repeating: values[0], count: executable.columns)
  }
}
