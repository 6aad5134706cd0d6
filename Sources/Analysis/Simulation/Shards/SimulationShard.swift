package import Checking

/// A part of a simulation, to be put together with the other parts: what it was run on, and what its sets gave.
package struct SimulationShard: Sendable {
  /// What must be the same in all parts.
  package struct Origin: Sendable, Hashable {
    /// Of Hurdle.
    package let version: String
    package let sources: [ModelSource]
    package let scenario: String
    /// What was set: `time_saved = 8%`.
    package let overrides: [String]
    package init(version: String, sources: [ModelSource], scenario: String, overrides: [String]) {
      self.version = version
      self.sources = sources
      self.scenario = scenario
      self.overrides = overrides
    }
  }

  package let origin: Origin
  /// From 1.
  package let index: Int
  package let count: Int
  package let subject: Simulation.Subject
  /// The JSON document of the whole, before and after the simulation's value.
  package let document: (before: String, after: String)
  package var tally: SimulationTally

  package init(
    origin: Origin, index: Int, count: Int, subject: Simulation.Subject, document: (before: String, after: String),
    tally: SimulationTally
  ) {
    self.origin = origin
    self.index = index
    self.count = count
    self.subject = subject
    self.document = document
    self.tally = tally
  }

  package var name: String { "\(index)/\(count)" }
}

/// Puts shards together, one after another.
package struct ShardMerge {
  /// Why shards do not belong together.
  package enum Fault: Error, Sendable, Equatable {
    /// Nothing that a simulation wrote.
    case notAShard
    /// A shard that was cut short or changed.
    case damaged
    case otherVersion(String, first: String)
    case otherModel(path: String)
    case otherScenario(String, first: String)
    case otherOverrides
    case otherTrials(Int, first: Int)
    case otherSeed(UInt64, first: UInt64)
    case otherPoints
    case otherMetrics
    case otherCount(Int, first: Int)
    case double(String, earlier: String)
    case incomplete(String)
    case missing([String])
    case noShards
  }

  private var whole: SimulationShard?
  /// By index: which file.
  private var files: [Int: String] = [:]

  package init() {}

  /// - Parameter file: what a person calls it.
  package mutating func add(_ shard: SimulationShard, from file: String) throws(Fault) {
    if let earlier = files[shard.index], whole?.count == shard.count { throw .double(shard.name, earlier: earlier) }
    guard var merged = whole else {
      whole = shard.widened
      files[shard.index] = file
      return
    }
    try Self.compare(shard, with: merged)
    guard merged.tally.merge(shard.tally) else { throw .damaged }
    if let kept = shard.tally.kept {
      let all = merged.tally.kept ?? KeptNumbers(trials: 0..<merged.tally.request.trials, figures: kept.figures)
      all.take(kept)
      merged.tally.kept = all
    }
    whole = merged
    files[shard.index] = file
  }

  private static func compare(_ shard: SimulationShard, with first: SimulationShard) throws(Fault) {
    let (a, b) = (shard.origin, first.origin)
    if a.version != b.version { throw .otherVersion(a.version, first: b.version) }
    if a.sources != b.sources {
      let other = a.sources.first { !b.sources.contains($0) } ?? b.sources.first { !a.sources.contains($0) }
      throw .otherModel(path: other?.path ?? "")
    }
    if a.scenario != b.scenario { throw .otherScenario(a.scenario, first: b.scenario) }
    if a.overrides != b.overrides { throw .otherOverrides }
    let (own, theirs) = (shard.tally.request, first.tally.request)
    if own.trials != theirs.trials { throw .otherTrials(own.trials, first: theirs.trials) }
    if own.seed != theirs.seed { throw .otherSeed(own.seed, first: theirs.seed) }
    if own.points != theirs.points { throw .otherPoints }
    if own.metrics != theirs.metrics || shard.tally.labels != first.tally.labels { throw .otherMetrics }
    if shard.count != first.count { throw .otherCount(shard.count, first: first.count) }
  }

  /// The whole, when all parts are there.
  package func finish() throws(Fault) -> SimulationShard {
    guard let whole else { throw .noShards }
    let missing = (1...whole.count).filter { files[$0] == nil }.map { "\($0)/\(whole.count)" }
    if !missing.isEmpty { throw .missing(missing) }
    if whole.tally.trials < whole.tally.request.trials { throw .incomplete("") }
    return whole
  }
}

extension SimulationShard {
  /// With room for what all shards keep.
  fileprivate var widened: SimulationShard {
    guard let kept = tally.kept else { return self }
    var copy = self
    let all = KeptNumbers(trials: 0..<tally.request.trials, figures: kept.figures)
    all.take(kept)
    copy.tally.kept = all
    return copy
  }
}
