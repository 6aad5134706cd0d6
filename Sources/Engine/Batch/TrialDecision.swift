import CKernels
import Checking
import Planning

/// Routes decided anew in every trial, from the trial's own numbers: what somebody is exposed to who may choose again once
/// these are known. Without it the base table stays and is priced in every trial.
package struct TrialDecision: Sendable {
  /// Nil where no routing keeps to everything required.
  let decide: @Sendable (InputValues) -> InputValues?

  /// Nil where there is nothing to decide.
  package init?(_ resolver: InputResolver) {
    guard !resolver.model.routes.isEmpty else { return nil }
    decide = { resolver.decidedAnew($0) }
  }
}

/// Runs trials one by one, each with routes of its own.
final class DecidingWorker: TrialWorker {
  private let program: BatchProgram
  private let numbers: (UInt64) -> [Double]
  private let decision: TrialDecision
  private var evaluator: Evaluator?
  private let registers: UnsafeMutablePointer<Double>
  private let places: [Int]

  init(_ run: BatchRun, _ decision: TrialDecision) {
    program = run.program
    numbers = { run.numbers(ofTrial: $0) }
    self.decision = decision
    let outputs = program.widths.reduce(0, +)
    places = Array(0..<outputs)
    registers = .allocate(capacity: max(outputs, 1) * BatchRun.trialsPerChunk)
    registers.initialize(repeating: .nan, count: max(outputs, 1) * BatchRun.trialsPerChunk)
  }

  deinit { registers.deallocate() }

  func run(first: UInt64, count: Int, isStopped: () -> Bool) -> BatchChunk? {
    for trial in 0..<count {
      if isStopped() { return nil }
      write(decision.decide(program.inputs(of: numbers(first + UInt64(trial)))), trial)
    }
    return BatchChunk(
      first: first, count: count, registers: registers, places: places, outputStart: program.outputStart,
      widths: program.widths)
  }

  private func write(_ inputs: InputValues?, _ trial: Int) {
    let width = BatchRun.trialsPerChunk
    guard let inputs, inputs.fit(program.plan.rowInputs, in: program.plan.model) else {
      for place in places { registers[place * width + trial] = .nan }
      return
    }
    let run = evaluator ?? Evaluator(program.plan, inputs: inputs)
    if evaluator != nil { run.update(inputs) }
    evaluator = run
    for (read, node) in program.reads.enumerated() {
      let values = run.numbers(node)
      for column in 0..<program.widths[read] {
        registers[(program.outputStart[read] + column) * width + trial] = values[values.count > 1 ? column : 0]
      }
    }
  }
}

/// What computes trials on one thread.
protocol TrialWorker: AnyObject {
  /// Runs the trials `first` ..< `first + count`, at most a chunk; nil where it was stopped.
  func run(first: UInt64, count: Int, isStopped: () -> Bool) -> BatchChunk?
}
