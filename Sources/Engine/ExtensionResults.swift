import Checking
package import Finance
package import Planning
package import Program
package import Quantities

/// The values of an expression asked for on top of a run, as they stood when it was asked.
package struct ExtensionResults: NodeValues {
  package let extended: PlanExtension
  package let executable: Executable
  package let flowsMidPeriod: Bool
  private let base: any RunValues
  private let run: ProgramRun

  init(_ extended: PlanExtension, on base: any RunValues) {
    self.base = base
    self.extended = extended
    flowsMidPeriod = base.flowsMidPeriod
    executable = Executable(extended.program)
    run = ProgramRun(executable, flowsMidPeriod: flowsMidPeriod)
    for (index, slot) in extended.program.inputs.enumerated() {
      guard case .value(let node) = slot.source else { continue }
      base.numbers(node).withUnsafeBufferPointer { run.setInput(index, to: $0) }
    }
    run.update()
  }

  package func numbers(_ node: Node) -> [Double] { Array(run.values(node)) }

  package func number(_ node: Node, at column: Int) -> Double {
    let values = run.values(node)
    return values[values.count > 1 ? column : 0]
  }

  package func name(of node: Node) -> String? { nil }

  package func origin(of node: Node) -> (values: any NodeValues, node: Node)? {
    guard case .input(let slot) = extended.program.instructions[Int(node.index)],
      case .value(let parent) = extended.program.inputs[slot].source
    else { return nil }
    return (base, parent)
  }

  // MARK: Reading

  /// A cell by column in base units.
  package func row(cell: Int = 0) -> [Double] { row(extended.cells[cell], extended.type.rollUp) }

  /// A cell as one number, for what is the same in every period.
  package func value(cell: Int = 0) -> MetricValue { value(extended.cells[cell], at: 1) }

  /// What a column shows of a cell.
  package func value(cell: Int = 0, over column: Timeline.Column) -> MetricValue {
    let node = extended.cells[cell]
    if let ratio = extended.ratios[node] { return value(ratio, named: "the divisor", over: column) }
    return value(node, extended.type.rollUp, over: column)
  }

  /// Of a check; nil for an expression.
  package var outcome: CheckOutcome? { extended.check.map(outcome) }
}

extension RunValues {
  /// The value of a further expression or check.
  package func values(of extended: PlanExtension) -> ExtensionResults { ExtensionResults(extended, on: self) }
}
