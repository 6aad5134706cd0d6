package import CKernels
import Planning
import Sampling

/// Runs the trials of a batch program.
///
/// The numbers of a trial depend on its draws alone, so a result has the same bits for any number of threads, any range
/// of trials and any processor.
package struct BatchRun: Sendable {
  /// Trials that are computed at once.
  package static let trialsPerChunk = Int(CK_TRIALS)
  /// Trials whose results are gathered apart and merged in order; blocks begin at multiples of it.
  package static let trialsPerBlock = 4096

  package let program: BatchProgram
  package let draws: BatchDraws
  private let level: ck_level
  private let decision: TrialDecision?

  /// - Parameters:
  ///   - deciding: routes are decided anew in every trial, one by one.
  ///   - level: the kernels to use; each gives the same bits.
  package init(
    _ program: BatchProgram, draws: BatchDraws, deciding decision: TrialDecision? = nil,
    level: ck_level = ck_best_level()
  ) {
    self.draws = draws
    self.decision = decision
    self.level = level
    guard case .columns(let columns) = draws,
      zip(columns, program.bounds).contains(where: { column, bounds in !column.allSatisfy(bounds.contains) })
    else {
      self.program = program
      return
    }
    self.program = program.unbounded()
  }

  /// Runs the trials and gathers what is read of them.
  ///
  /// Each block of trials is gathered in a value of its own, by one thread; the values are merged in the order of the
  /// blocks, on the calling thread, so that the outcome does not depend on the number of threads.
  /// - Parameters:
  ///   - trials: with `BatchDraws.columns`, places in the columns.
  ///   - gather: takes the trials of a chunk into the block's value; chunks of a block come in order.
  ///   - merge: takes a block's value.
  ///   - shouldStop: asked on the calling thread between chunks; after a yes the blocks in hand are dropped.
  ///   - progress: told on the calling thread how many trials are merged.
  /// - Returns: how many trials were merged: the first so many.
  @discardableResult
  package func run<Part: Sendable>(
    _ trials: Range<UInt64>, threads: Int = 1, part: @escaping @Sendable () -> Part,
    gather: @escaping @Sendable (inout Part, BatchChunk) -> Void, merge: (Part) -> Void,
    shouldStop: () -> Bool = { false }, progress: (UInt64) -> Void = { _ in }
  ) -> UInt64 {
    guard !trials.isEmpty else { return 0 }
    let work = BatchWork(self, trials, part: part, gather: gather)
    let workers = max(1, min(threads, work.blockCount))
    var merged: UInt64 = 0
    // Worker 0 is the calling thread: it alone merges, reports and asks whether to stop.
    withoutActuallyEscaping(merge) { merge in
      withoutActuallyEscaping(shouldStop) { shouldStop in
        withoutActuallyEscaping(progress) { progress in
          work.run(workers) {
            if shouldStop() { work.stop() }
            let count = work.mergeFinished(merge)
            if count > 0 {
              merged += count
              progress(merged)
            }
          }
        }
      }
    }
    return merged
  }

  /// The numbers of scalar reads by trial, in the order of the program's reads: 8 bytes each.
  ///
  /// - Returns: fewer than asked for where it was stopped.
  package func columns(
    _ trials: Range<UInt64>, threads: Int = 1, shouldStop: () -> Bool = { false },
    progress: (UInt64) -> Void = { _ in }
  ) -> [[Double]] {
    let reads = program.reads.count
    var result = Array(repeating: [Double](), count: reads)
    for read in 0..<reads { result[read].reserveCapacity(trials.count) }
    run(
      trials, threads: threads,
      part: {
        (0..<reads).map { _ in
          var column: [Double] = []
          column.reserveCapacity(Self.trialsPerBlock)
          return column
        }
      },
      gather: { part, chunk in for read in 0..<reads { part[read].append(contentsOf: chunk.values(read)) } },
      merge: { part in for read in 0..<reads { result[read].append(contentsOf: part[read]) } },
      shouldStop: shouldStop, progress: progress)
    return result
  }

  /// A trial's varying numbers, in the order of `program.varying`.
  package func numbers(ofTrial trial: UInt64) -> [Double] {
    switch draws {
    case .columns(let columns): return columns.map { $0[Int(trial)] }
    case .sampled(let samplers, let choice):
      let drawn = samplers.map { $0.draws(first: trial, count: 1).map { $0[0] } }
      return choice.map { drawn[$0.sampler][$0.input] }
    }
  }

  /// A trial's inputs, for a single run of it.
  package func inputs(ofTrial trial: UInt64) -> InputValues {
    let inputs = program.inputs(of: numbers(ofTrial: trial))
    return decision.map { $0.decide(inputs) ?? inputs } ?? inputs
  }

  /// Registers of one worker, and what fills and reads them.
  func worker() -> any TrialWorker {
    if let decision { return DecidingWorker(self, decision) }
    return BatchWorker(program, draws, ck_batch_kernel(level))
  }
}
