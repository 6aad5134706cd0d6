import Quantities

extension ProgramBuilder {
  /// The program, and where each of the builder's nodes stands in it.
  ///
  /// Instructions keep the order they were made in where they can; the nodes of a recurrence stand together.
  package func finish() -> (program: Program, nodes: [Node]) {
    let operands = entries.indices.map { entry in operandIndices(of: entry, immediate: false) }
    var order: [Int] = []
    var steps: [Program.Step] = []
    for component in stronglyConnectedComponents(operands) {
      let start = order.count
      switch component {
      case .single(let entry):
        // A forward reference makes no instruction of its own.
        guard target(entry) == entry else { continue }
        order.append(entry)
        if case .straight(let run)? = steps.last {
          steps[steps.count - 1] = .straight(run.lowerBound..<order.count)
        } else {
          steps.append(.straight(start..<order.count))
        }
      case .cycle(let members):
        order += orderWithinPeriod(members.filter { target($0) == $0 })
        steps.append(.recurrence(start..<order.count))
      }
    }

    var place = Array(repeating: Node(0), count: entries.count)
    for (position, entry) in order.enumerated() { place[entry] = Node(position) }
    let nodes = entries.indices.map { place[target($0)] }
    let program = Program(
      timeline: timeline,
      instructions: order.map { entry in
        // What was declared and never bound is no number.
        (instruction(Node(entry)) ?? .constant(.nan)).mapOperands { nodes[Int($0.index)] }
      },
      isRow: order.map { isRow(Node($0)) }, steps: steps, inputs: inputs)
    return (program, nodes)
  }

  /// The entry that stands for this one.
  private func target(_ entry: Int) -> Int {
    if case .forward(let node?) = entries[entry] { target(Int(node.index)) } else { entry }
  }

  private func operandIndices(of entry: Int, immediate: Bool) -> [Int] {
    switch entries[entry] {
    case .made(let instruction):
      (immediate ? instruction.immediateOperands : instruction.operands).map { target(Int($0.index)) }
    case .forward: target(entry) == entry ? [] : [target(entry)]
    }
  }

  /// The members of a recurrence so that each follows what it reads of its own period.
  private func orderWithinPeriod(_ members: [Int]) -> [Int] {
    let inside = Set(members)
    var placed: Set<Int> = []
    var order: [Int] = []
    for root in members.sorted() {
      var path = [(entry: root, isReady: false)]
      while let (entry, isReady) = path.popLast() {
        if isReady {
          order.append(entry)
        } else if placed.insert(entry).inserted {
          path.append((entry, true))
          let operands = operandIndices(of: entry, immediate: true)
          path += operands.reversed().filter(inside.contains).map { ($0, false) }
        }
      }
    }
    return order
  }
}
