package import Planning
package import Program

/// The values of one run: one scenario, one trial.
package struct Results: RunValues, Sendable {
  package let plan: Plan
  package let inputs: InputValues
  package let executable: Executable
  let values: [Double]

  package func numbers(_ node: Node) -> [Double] {
    let operation = executable.operations[Int(node.index)]
    let start = Int(operation.result)
    return Array(values[start..<start + (operation.step == 1 ? executable.columns : 1)])
  }

  package func number(_ node: Node, at column: Int) -> Double {
    let operation = executable.operations[Int(node.index)]
    return values[Int(operation.result) + (operation.step == 1 ? column : 0)]
  }
}
