import Checking
package import Planning
package import Program

/// Runs a plan with one set of inputs, and follows changes of them.
package final class Evaluator: RunValues {
  package let plan: Plan
  package private(set) var inputs: InputValues
  package let executable: Executable
  let run: ProgramRun

  /// - Parameter inputs: must fit the plan: `inputs.fit(plan.rowInputs, in: plan.model)`.
  package init(_ plan: Plan, inputs: InputValues) {
    self.plan = plan
    self.inputs = inputs
    executable = Executable(plan.program)
    run = ProgramRun(executable, flowsMidPeriod: plan.model.flowsMidPeriod)
    load(inputs, since: nil)
  }

  /// Takes other inputs; only what depends on those that differ is computed again.
  package func update(_ inputs: InputValues) {
    load(inputs, since: self.inputs.layout == inputs.layout ? self.inputs : nil)
    self.inputs = inputs
  }

  private func load(_ inputs: InputValues, since before: InputValues?) {
    inputs.storage.withUnsafeBufferPointer { storage in
      for (index, slot) in executable.program.inputs.enumerated() {
        guard case .input(let quantity, let cell) = slot.source else { continue }
        let count = inputs.layout.isRow[quantity] ? inputs.layout.columns : 1
        let start = inputs.layout.start[quantity] + cell * count
        if let before, (start..<start + count).allSatisfy({ before.storage[$0].bitPattern == storage[$0].bitPattern }) {
          continue
        }
        run.setInput(
          index, to: UnsafeBufferPointer(rebasing: storage[start..<start + count]),
          initialColumn: inputs.layout.isFlow[quantity] ? 0 : nil)
      }
    }
    run.setCountedLines(inputs.countedLines)
    run.update()
  }

  package func numbers(_ node: Node) -> [Double] { Array(run.values(node)) }

  package func number(_ node: Node, at column: Int) -> Double {
    let values = run.values(node)
    return values[values.count > 1 ? column : 0]
  }

  /// The values as they stand, kept apart from later updates.
  package func results() -> Results {
    let nodes = plan.program.instructions.indices.map { Node($0) }
    for node in nodes { _ = run.values(node) }
    return Results(
      plan: plan, inputs: inputs, executable: executable,
      values: Array(UnsafeBufferPointer(start: run.arena, count: executable.arenaCount)))
  }
}
