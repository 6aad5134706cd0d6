import CKernels
import Checking
package import Engine
import Finance
package import Sampling
import Synchronization

/// Runs the trials of a scenario, set by set, and counts what they give.
package struct SimulationRun: Sendable {
  package let outputs: SimulationOutputs
  package let request: SimulationRequest
  package let uncertain: UncertainInputs
  package let layout: TrialLayout
  private let program: BatchProgram
  /// Of set 0.
  private let sampler: Sampler
  private let bound: [BoundChecks]
  private let decision: TrialDecision?
  /// NPV of the deterministic run.
  package let base: Double?

  /// Checks that are bound to another scenario: they are decided by that scenario's numbers in the same trials.
  package struct Bound: Sendable {
    let outputs: SimulationOutputs
    let inputs: InputValues

    /// - Parameter inputs: those of the other scenario; they must fit the plan of the outputs.
    package init(_ outputs: SimulationOutputs, inputs: InputValues) {
      self.outputs = outputs
      self.inputs = inputs
    }
  }

  private struct BoundChecks: Sendable {
    /// Of the first of them, among all checks.
    let place: Int
    let texts: [String]
    let program: BatchProgram
    let sampler: Sampler
  }

  /// Lines and own metrics that are not followed.
  package var leftOut: Int { outputs.leftOut }

  /// - Parameters:
  ///   - inputs: must fit the plan of the outputs.
  ///   - bound: by scenario, the checks that only hold there.
  ///   - decision: decides routes anew in every trial.
  /// - Throws: for correlations that no numbers can have together.
  package init(
    _ outputs: SimulationOutputs, inputs: InputValues, request: SimulationRequest, bound: [Bound] = [],
    deciding decision: TrialDecision? = nil
  ) throws(ImpossibleCorrelations) {
    self.outputs = outputs
    self.request = request
    self.decision = decision
    uncertain = UncertainInputs(outputs.plan, inputs)
    layout = TrialLayout(trials: request.trials)
    program = BatchProgram(
      outputs.plan, inputs: inputs, uncertain: uncertain, varying: uncertain.cells.indices.map { .draw($0) },
      reads: outputs.nodes)
    base = Evaluator(outputs.plan, inputs: inputs).metric(MetricReference(.npv))?.number
    sampler = try uncertain.sampler(points: request.points, seed: request.seed)
    var checks: [BoundChecks] = []
    var place = outputs.checks.count
    for other in bound {
      let uncertain = UncertainInputs(other.outputs.plan, other.inputs)
      checks.append(
        BoundChecks(
          place: place, texts: other.outputs.checks.map(\.text),
          program: BatchProgram(
            other.outputs.plan, inputs: other.inputs, uncertain: uncertain,
            varying: uncertain.cells.indices.map { .draw($0) }, reads: other.outputs.nodes),
          sampler: try uncertain.sampler(points: request.points, seed: request.seed)))
      place += other.outputs.checks.count
    }
    self.bound = checks
  }

  /// - Parameters:
  ///   - sets: those to run; nil for all.
  ///   - shouldStop: asked by every thread, many times a second; after a yes, what was done is given.
  ///   - progress: told on the calling thread how many trials are done.
  package func run(
    sets: Range<Int>? = nil, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: (Int) -> Void = { _ in }
  ) -> SimulationTally {
    let sets = sets ?? 0..<layout.sets
    let empty = SimulationTally(
      outputs, request: request, layout: layout, sets: sets, bound: bound.flatMap(\.texts), pilot: pilot(shouldStop))
    let work = SetWork(sets)
    let workers = max(1, min(threads, sets.count, Self.mostMemory / max(empty.sketchBytes, 1)))
    let results = Mutex<[SimulationTally]>([])
    withoutActuallyEscaping(progress) { progress in
      let crew = SetCrew { worker in
        let counter = ThreadCounter(SetCounter(empty, outputs: outputs))
        while let set = work.take() {
          run(set, counter) { trials in
            work.add(trials)
            if shouldStop() { work.stop() }
            if worker == 0 { progress(work.trials) }
            return work.isStopped
          }
        }
        counter.counter.settle()
        results.withLock { $0.append(counter.counter.tally) }
      }
      crew.run(workers)
    }
    // Counts add up to the same in any order, and what depends on order stands by set.
    return results.withLock { parts in
      guard var whole = parts.popLast() else { return empty }
      while let part = parts.popLast() { _ = whole.merge(part) }
      return whole
    }
  }

  /// One set on this thread.
  /// - Parameter attend: told of every chunk's trials; says whether to stop.
  private func run(_ set: Int, _ counter: ThreadCounter, attend: (Int) -> Bool) {
    let range = layout.range(ofSet: set)
    let batch = batch(ofSet: set, program, sampler)
    let start = UInt64(request.points == .random ? range.lowerBound : 0)
    var stopped = false
    batch.run(
      start..<start + UInt64(range.count), part: { 0 },
      gather: { (count: inout Int, chunk) in
        counter.counter.add(Readings(chunk: chunk), first: range.lowerBound + Int(chunk.first - start))
        counter.counted += chunk.count
      },
      merge: { _ in },
      shouldStop: {
        stopped = attend(counter.takeCounted())
        return stopped
      })
    stopped = attend(counter.takeCounted())
    for checks in bound where !stopped {
      self.batch(ofSet: set, checks.program, checks.sampler).run(
        start..<start + UInt64(range.count), part: { 0 },
        gather: { (_: inout Int, chunk) in
          for index in checks.texts.indices {
            counter.counter.count(chunk.values(index), ofCheck: checks.place + index)
          }
        },
        merge: { _ in },
        shouldStop: {
          stopped = attend(0)
          return stopped
        })
    }
    // All checks of a set are counted in the same trials.
    if stopped, !bound.isEmpty { return counter.counter.drop() }
    var singles: [Int: Evaluator] = [:]
    counter.counter.finish(set: set) { figure, trial in
      // Looking for a reason takes a run of its own; the first sets give those there are.
      guard set < Self.explainedSets, !stopped else { return nil }
      let single =
        singles[trial]
        ?? Evaluator(outputs.plan, inputs: batch.inputs(ofTrial: start + UInt64(trial - range.lowerBound)))
      singles[trial] = single
      return reason(figure, single)
    }
  }

  /// Sets in which reasons are looked for why a figure does not exist.
  private static let explainedSets = 16
  /// Bytes that the sketches of all threads may take together: beyond, fewer threads do the work.
  private static let mostMemory = 1 << 30

  /// Sobol' points are scrambled anew for each set; random numbers go on from one to the next.
  private func batch(ofSet set: Int, _ program: BatchProgram, _ sampler: Sampler) -> BatchRun {
    let own = request.points == .sobol ? sampler.replicate(set, of: request.seed) : sampler
    return BatchRun(program, draws: .sampled(own, for: program), deciding: decision)
  }

  /// The first trials, to lay out what counts the others.
  private func pilot(_ shouldStop: () -> Bool) -> SimulationTally.Pilot {
    let count = min(layout.range(ofSet: 0).count, Self.pilotTrials)
    var pilot = SimulationTally.Pilot(figures: [], fans: [])
    let fans = outputs.figures.count + outputs.checks.count
    let collected = PilotNumbers(
      figures: outputs.figures.count, fans: outputs.fans.reduce(0) { $0 + $1.periods.count })
    batch(ofSet: 0, program, sampler).run(
      0..<UInt64(count), part: { 0 },
      gather: { (_: inout Int, chunk) in
        for figure in outputs.figures.indices { collected.figures[figure] += chunk.values(figure) }
        var place = 0
        for (index, fan) in outputs.fans.enumerated() {
          for period in fan.periods {
            collected.fans[place] += chunk.values(fans + index, column: period)
            place += 1
          }
        }
      }, merge: { _ in }, shouldStop: shouldStop)
    (pilot.figures, pilot.fans) = (collected.figures, collected.fans)
    pilot.base = base
    return pilot
  }

  private static let pilotTrials = 4096

  /// Why a figure does not exist in a trial, found by running that trial alone.
  private func reason(_ figure: Int, _ single: Evaluator) -> String? {
    guard case .notMeaningful(let reason) = single.value(outputs.figures[figure].node, at: 1) else { return nil }
    return reason.kind
  }
}

extension MetricValue.Reason {
  /// Without the numbers that differ from trial to trial.
  fileprivate var kind: String {
    switch self {
    case .severalRates: "several rates of return"
    case .onlyRatesTooLow: "no rate of return above -99% a year"
    case .noSignChange, .noRate, .ratesNotIsolated, .neverPaysBack, .noCosts, .negativeCosts, .noPayments, .noFlows,
      .noCashableShare, .divisionByZero, .overflow, .undefined:
      description
    }
  }
}

/// A chunk as what is read of it.
private struct Readings: TrialValues {
  let chunk: BatchChunk
  var count: Int { chunk.count }
  func values(_ reading: Int, column: Int) -> UnsafeBufferPointer<Double> { chunk.values(reading, column: column) }
}

/// What one thread counts. Unchecked: a run on a single thread fills it, and that thread alone reads it.
private final class ThreadCounter: @unchecked Sendable {
  var counter: SetCounter
  /// Trials since they were last taken.
  var counted = 0

  init(_ counter: SetCounter) { self.counter = counter }

  func takeCounted() -> Int {
    defer { counted = 0 }
    return counted
  }
}

/// The numbers of the first trials. Unchecked: one thread fills and reads it.
private final class PilotNumbers: @unchecked Sendable {
  var figures: [[Double]]
  var fans: [[Double]]

  init(figures: Int, fans: Int) {
    self.figures = Array(repeating: [], count: figures)
    self.fans = Array(repeating: [], count: fans)
  }
}

/// The sets of a run, handed to threads one by one.
private final class SetWork: Sendable {
  private let sets: Range<Int>
  private let next: Atomic<Int>
  private let stopped = Atomic<Bool>(false)
  private let done = Atomic<Int>(0)

  init(_ sets: Range<Int>) {
    self.sets = sets
    next = Atomic(sets.lowerBound)
  }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }
  var trials: Int { done.load(ordering: .relaxed) }
  func stop() { stopped.store(true, ordering: .relaxed) }
  func add(_ trials: Int) { done.add(trials, ordering: .relaxed) }

  func take() -> Int? {
    guard !isStopped else { return nil }
    let set = next.add(1, ordering: .relaxed).oldValue
    return set < sets.upperBound ? set : nil
  }
}

/// Threads that do the same work.
private final class SetCrew {
  private let body: (Int) -> Void
  init(_ body: @escaping (Int) -> Void) { self.body = body }

  /// The calling thread is worker 0.
  func run(_ workers: Int) {
    ck_run_workers(
      Int32(workers),
      { context, worker in
        guard let context else { return }
        Unmanaged<SetCrew>.fromOpaque(context).takeUnretainedValue().body(Int(worker))
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
