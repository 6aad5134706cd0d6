import CKernels
import Synchronization

/// The blocks of a run, handed to workers one by one, and the finished ones that wait to be merged.
final class BatchWork<Part: Sendable>: Sendable {
  private let run: BatchRun
  private let trials: Range<UInt64>
  private let part: @Sendable () -> Part
  private let gather: @Sendable (inout Part, BatchChunk) -> Void
  let blockCount: Int
  private let nextBlock = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let finished = Mutex<Finished>(Finished())

  private struct Finished {
    var parts: [Int: Part] = [:]
    var merged = 0
  }

  init(
    _ run: BatchRun, _ trials: Range<UInt64>, part: @escaping @Sendable () -> Part,
    gather: @escaping @Sendable (inout Part, BatchChunk) -> Void
  ) {
    self.run = run
    self.trials = trials
    self.part = part
    self.gather = gather
    let block = UInt64(BatchRun.trialsPerBlock)
    blockCount = Int((trials.upperBound + block - 1) / block - trials.lowerBound / block)
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// - Parameter attend: called on this thread between chunks.
  func run(_ workers: Int, attend: @escaping () -> Void) {
    let crew = Crew { [self] worker in
      let own = run.worker()
      while let block = takeBlock() { compute(block, own, attend: worker == 0 ? attend : nil) }
    }
    crew.run(workers)
    attend()
  }

  private func takeBlock() -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let block = nextBlock.add(1, ordering: .relaxed).oldValue
    return block < blockCount ? block : nil
  }

  /// The trials of a block.
  private func range(_ block: Int) -> Range<UInt64> {
    let size = UInt64(BatchRun.trialsPerBlock)
    let start = (trials.lowerBound / size + UInt64(block)) * size
    return max(start, trials.lowerBound)..<min(start + size, trials.upperBound)
  }

  private func compute(_ block: Int, _ worker: any TrialWorker, attend: (() -> Void)?) {
    let range = range(block)
    var result = part()
    var first = range.lowerBound
    let width = UInt64(BatchRun.trialsPerChunk)
    while first < range.upperBound {
      attend?()
      // Chunks begin at multiples of their width, where the sampler is fastest.
      let end = min((first / width + 1) * width, range.upperBound)
      let chunk = worker.run(first: first, count: Int(end - first)) { isStopped.load(ordering: .relaxed) }
      guard let chunk else { return }
      gather(&result, chunk)
      first = end
    }
    let part = result
    finished.withLock { $0.parts[block] = part }
  }

  /// Merges the blocks that follow those merged before. - Returns: how many trials they hold.
  func mergeFinished(_ merge: (Part) -> Void) -> UInt64 {
    var count: UInt64 = 0
    while let (block, part) = nextFinished() {
      merge(part)
      count += UInt64(range(block).count)
    }
    return count
  }

  private func nextFinished() -> (Int, Part)? {
    finished.withLock { finished in
      guard let part = finished.parts.removeValue(forKey: finished.merged) else { return nil }
      finished.merged += 1
      return (finished.merged - 1, part)
    }
  }
}

/// Threads that do the same work.
private final class Crew {
  private let body: (Int) -> Void
  init(_ body: @escaping (Int) -> Void) { self.body = body }

  func run(_ workers: Int) {
    ck_run_workers(
      Int32(workers),
      { context, worker in
        guard let context else { return }
        Unmanaged<Crew>.fromOpaque(context).takeUnretainedValue().body(Int(worker))
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
