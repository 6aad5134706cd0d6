package import Sampling

/// Where the varying numbers of the trials come from.
package enum BatchDraws: Sendable {
  /// Each draw from a sampler of the uncertain inputs: by varying number, which of the samplers, and which of its inputs.
  case sampled([Sampler], choice: [(sampler: Int, input: Int)])
  /// A column for each varying number; trial t takes element t.
  case columns([[Double]])

  /// The draws of a program, all from one sampler.
  package static func sampled(_ sampler: Sampler, for program: BatchProgram) -> BatchDraws {
    mixed([sampler], for: program) { _ in 0 }
  }

  /// The draws of a program, each from the sampler that `choice` says for its place among the uncertain cells.
  /// Cells that correlations join must be drawn from one.
  package static func mixed(
    _ samplers: [Sampler], for program: BatchProgram, choice: (_ cell: Int) -> Int
  ) -> BatchDraws {
    .sampled(
      samplers,
      choice: program.varying.map { input in
        if case .draw(let cell) = input { (choice(cell), cell) } else { (0, 0) }
      })
  }
}

/// Fills the registers of varying numbers, chunk by chunk; one for each worker.
struct BatchFilling {
  private let draws: BatchDraws
  private let registers: UnsafeMutablePointer<Double>
  /// By sampler and input, where its draws go; nil for those that nothing reads.
  private var targets: [[UnsafeMutablePointer<Double>?]] = []
  private let wanted: [Bool]
  /// By varying number of the run: its register.
  private let sources: [Int?]

  init(_ draws: BatchDraws, sources: [Int?], registers: UnsafeMutablePointer<Double>) {
    self.draws = draws
    self.sources = sources
    self.registers = registers
    var wanted: [Bool] = []
    if case .sampled(let samplers, let choice) = draws {
      targets = samplers.map { Array(repeating: nil, count: $0.inputs.count) }
      wanted = Array(repeating: false, count: samplers.count)
      for (number, register) in sources.enumerated() {
        guard let register else { continue }
        let (sampler, input) = choice[number]
        targets[sampler][input] = registers + register * BatchRun.trialsPerChunk
        wanted[sampler] = true
      }
    }
    self.wanted = wanted
  }

  /// The numbers of the trials `first` ..< `first + count`.
  func fill(first: UInt64, count: Int) {
    switch draws {
    case .sampled(let samplers, _):
      for (index, sampler) in samplers.enumerated() where wanted[index] {
        let columns = targets[index]
        sampler.fill(first: first, count: count) { columns[$0] }
      }
    case .columns(let columns):
      for (number, register) in sources.enumerated() {
        guard let register else { continue }
        let target = registers + register * BatchRun.trialsPerChunk
        columns[number].withUnsafeBufferPointer { column in
          for trial in 0..<count { target[trial] = column[Int(first) + trial] }
        }
      }
    }
  }
}
