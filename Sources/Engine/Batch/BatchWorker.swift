import CKernels
import Checking
import Finance
import Planning
import Quantities

/// One thread's registers, and the program run over them.
final class BatchWorker: TrialWorker {
  private let code: BatchCode
  private let kernel: ck_batch
  private let registers: UnsafeMutablePointer<Double>
  private let filling: BatchFilling
  private let times: FlowTimes
  private let places: [Int]
  private let outputStart: [Int]
  private let widths: [Int]

  init(_ program: BatchProgram, _ draws: BatchDraws, _ kernel: ck_batch) {
    code = program.code
    self.kernel = kernel
    let width = BatchRun.trialsPerChunk
    // Behind the code's registers: known numbers that are read.
    var places: [Int] = []
    var known: [(register: Int, number: Double)] = code.constants
    var next = code.registerCount
    for output in code.outputs {
      switch output {
      case .register(let register): places.append(register)
      case .number(let number):
        places.append(next)
        known.append((next, number))
        next += 1
      }
    }
    let count = max(next, 1) * width
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    registers = memory.bindMemory(to: Double.self, capacity: count)
    registers.initialize(repeating: 0, count: count)
    for (register, number) in known { (registers + register * width).update(repeating: number, count: width) }
    self.places = places
    outputStart = program.outputStart
    widths = program.widths
    filling = BatchFilling(draws, sources: code.sources, registers: registers)
    times = FlowTimes(
      monthsPerPeriod: program.plan.timeline.monthsPerPeriod,
      placement: program.plan.model.flowsMidPeriod ? .midPeriod : .endOfPeriod)
  }

  deinit { registers.deallocate() }

  /// Runs the trials `first` ..< `first + count`, at most a chunk; nil where it was stopped.
  func run(first: UInt64, count: Int, isStopped: () -> Bool) -> BatchChunk? {
    filling.fill(first: first, count: count)
    code.steps.withUnsafeBufferPointer { steps in
      code.lists.withUnsafeBufferPointer { lists in
        for part in code.parts where !isStopped() {
          switch part {
          case .steps(let start):
            if let base = steps.baseAddress { kernel(base + start, lists.baseAddress, registers) }
          case .internalRate(let amounts, let result): internalRates(amounts, into: result, count, isStopped)
          }
        }
      }
    }
    if isStopped() { return nil }
    return BatchChunk(
      first: first, count: count, registers: registers, places: places, outputStart: outputStart, widths: widths)
  }

  private func internalRates(_ amounts: [BatchCode.Place], into result: Int, _ count: Int, _ isStopped: () -> Bool) {
    let width = BatchRun.trialsPerChunk
    var net = Array(repeating: 0.0, count: amounts.count)
    for trial in 0..<count where !isStopped() {
      for (column, amount) in amounts.enumerated() {
        switch amount {
        case .number(let number): net[column] = number
        case .register(let register): net[column] = registers[register * width + trial]
        }
      }
      registers[result * width + trial] = RateOfReturn(net: net, times: times).metric.number ?? .nan
    }
  }
}
