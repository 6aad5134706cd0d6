import CKernels

/// Which steps run, in what order, and when a value is read for the last time.
struct StepSchedule {
  let order: [Int]
  /// Values that one step alone reads, in the same column: made just before it.
  let isInlined: [Bool]
  private var uses: [Int32]

  init(_ graph: TrialGraph, outputs: [TrialValue]) {
    let count = graph.steps.count
    var uses = Array(repeating: Int32(0), count: count)
    var isOutput = Array(repeating: false, count: count)
    // What is read at the end is never free.
    for value in outputs where !value.isConstant {
      uses[Int(value.index)] += 1
      isOutput[Int(value.index)] = true
    }
    var reader = Array(repeating: Int32(-1), count: count)
    for index in (0..<count).reversed() where uses[index] > 0 {
      for value in graph.operands(of: graph.steps[index]) where !value.isConstant {
        uses[Int(value.index)] += 1
        reader[Int(value.index)] = Int32(index)
      }
    }
    // A step belongs to the last column that any of its operands does.
    var column = graph.columns
    var live: [Int] = []
    for index in 0..<count where uses[index] > 0 {
      for value in graph.operands(of: graph.steps[index]) where !value.isConstant {
        column[index] = max(column[index], column[Int(value.index)])
      }
      live.append(index)
    }
    var inlined = Array(repeating: false, count: count)
    for index in live where uses[index] == 1 && !isOutput[index] && graph.steps[index].isDirect {
      let reader = Int(reader[index])
      inlined[index] = graph.steps[reader].isDirect && column[reader] == column[index]
    }
    isInlined = inlined
    order = live.sorted { (column[$0], $0) < (column[$1], $1) }
    self.uses = uses
  }

  /// Takes note that a value is read; whether it never is again.
  mutating func isLastUse(_ value: TrialValue) -> Bool {
    uses[Int(value.index)] -= 1
    return uses[Int(value.index)] == 0
  }
}

extension TrialGraph.Step {
  /// Whether it can leave its result in the accumulator.
  var isDirect: Bool { code < UInt16(CK_STEP_POWER_AB.rawValue) }
}

extension TrialGraph {
  /// The values a step reads.
  func operands(of step: Step) -> [TrialValue] {
    (step.list >= 0 ? lists[Int(step.list)] : []) + [step.a, step.b, step.c].filter { $0 != .none }
  }
}
