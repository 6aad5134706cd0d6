import Finance
import Planning
import Program
import Quantities

/// Adds to a plan what is read of every trial: totals over the horizon, checks over all cells and periods, running
/// totals. Everything then is one number a trial, or one a period.
struct PlanReadings {
  private let plan: Plan
  private var instructions: [Instruction]
  private var isRow: [Bool]
  /// Of all but what `append` added last.
  private var steps: [Program.Step]

  init(_ plan: Plan) {
    self.plan = plan
    instructions = plan.program.instructions
    isRow = plan.program.isRow
    steps = plan.program.steps
  }

  private var timeline: Timeline { plan.timeline }
  private func isRow(_ node: Node) -> Bool { isRow[Int(node.index)] }

  private mutating func append(_ instruction: Instruction, isRow row: Bool = false) -> Node {
    instructions.append(instruction)
    isRow.append(row)
    return Node(instructions.count - 1)
  }

  private mutating func times(_ node: Node, _ factor: Double) -> Node {
    factor == 1 ? node : append(.binary(.multiply, node, append(.constant(factor))))
  }

  private mutating func sum(_ node: Node, _ columns: ClosedRange<Int>) -> Node {
    isRow(node) ? append(.reduce(.sum, node, columns)) : times(node, Double(columns.count))
  }

  /// Takes over the program of a further expression.
  /// - Returns: its cells.
  mutating func take(_ extended: PlanExtension) -> [Node] {
    closeSteps()
    let start = instructions.count
    func moved(_ node: Node) -> Node { Node(Int(node.index) + start) }
    for (index, instruction) in extended.program.instructions.enumerated() {
      var own = instruction.mapOperands(moved)
      if case .input(let slot) = instruction, case .value(let node) = extended.program.inputs[slot].source {
        // What it is handed stands in the plan: a sum of one.
        own = .total([Instruction.Operand(node)])
      }
      instructions.append(own)
      isRow.append(extended.program.isRow[index])
    }
    for step in extended.program.steps {
      switch step {
      case .straight(let range): steps.append(.straight(range.lowerBound + start..<range.upperBound + start))
      case .recurrence(let range): steps.append(.recurrence(range.lowerBound + start..<range.upperBound + start))
      }
    }
    return extended.cells.map(moved)
  }

  /// Puts what was added last under a step.
  private mutating func closeSteps() {
    let covered = steps.map(\.range.upperBound).max() ?? 0
    if instructions.count > covered { steps.append(.straight(covered..<instructions.count)) }
  }

  // MARK: Readings

  /// Amounts added up, the one at `initial` with them.
  mutating func total(_ node: Node) -> Node { sum(node, 0...timeline.count) }

  mutating func ratio(_ numerator: Node, _ denominator: Node) -> Node {
    append(.binary(.divide, total(numerator), total(denominator)))
  }

  /// What a column over the whole horizon shows.
  mutating func rolledUp(_ node: Node, _ rollUp: RollUp) -> Node {
    switch rollUp {
    case .balance: return isRow(node) ? append(.reduce(.last, node, timeline.count...timeline.count)) : node
    case .rate: return isRow(node) ? append(.reduce(.mean, node, 0...timeline.count)) : node
    case .flow:
      let periods = times(sum(node, 1...timeline.count), Double(timeline.monthsPerPeriod))
      // A flow that is one number holds 0 at `initial`.
      return isRow(node) ? append(.binary(.add, periods, append(.reduce(.sum, node, 0...0)))) : periods
    }
  }

  /// 1 where a check holds in every cell and period, 0 where it does not, NaN where that cannot be decided.
  mutating func holds(_ cells: [Node]) -> Node {
    let each = cells.map { cell in isRow(cell) ? append(.reduce(.minimum, cell, 1...timeline.count)) : cell }
    guard let first = each.first else { return append(.constant(1)) }
    return each.dropFirst().reduce(first) { append(.binary(.minimum, $0, $1)) }
  }

  /// A number that nothing changes.
  mutating func constant(_ value: Double) -> Node { append(.constant(value)) }

  mutating func cumulative(_ node: Node) -> Node { append(.cumulative(node), isRow: true) }

  /// The plan with the readings at its end.
  var extended: Plan {
    mutating get {
      closeSteps()
      return made
    }
  }

  private var made: Plan {
    let program = plan.program
    return Plan(
      model: plan.model, timeline: plan.timeline,
      program: Program(
        timeline: program.timeline, instructions: instructions, isRow: isRow, steps: steps, inputs: program.inputs),
      rowInputs: plan.rowInputs, cells: plan.cells, lines: plan.lines, views: plan.views, metrics: plan.metrics,
      ratios: plan.ratios, totalCosts: plan.totalCosts, annualDiscount: plan.annualDiscount, checks: plan.checks,
      unavailable: plan.unavailable)
  }
}

extension Program.Step {
  fileprivate var range: Range<Int> {
    switch self {
    case .straight(let range), .recurrence(let range): range
    }
  }
}
