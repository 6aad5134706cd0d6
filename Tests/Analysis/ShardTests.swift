import Checking
import Finance
import Sampling
import Testing

@testable import Analysis

/// Parts of a simulation, written down, read back and put together.
struct ShardTests {
  private static let origin = SimulationShard.Origin(
    version: "1", sources: [ModelSource(kind: .model, path: "a.roi", sha256: "00")], scenario: "base",
    overrides: ["price = 3"])

  private static let run = Result {
    try SimulationTests.run(
      try Fixture(Fixture.licences), SimulationRequest(trials: 5_000, metrics: [MetricReference(.irr)]))
  }

  private func shard(
    _ index: Int, of count: Int, _ run: SimulationRun? = nil, origin: SimulationShard.Origin = Self.origin
  ) throws -> SimulationShard {
    let run = try run ?? Self.run.get()
    return SimulationShard(
      origin: origin, index: index, count: count, subject: SimulationTests.subject(run), document: ("before", "after"),
      tally: run.run(sets: run.layout.sets(ofShard: index, of: count), threads: 2))
  }

  private func copied(_ shard: SimulationShard) throws -> SimulationShard { try SimulationShard(bytes: shard.bytes) }

  @Test(arguments: [1, 2, 3, 7, 16, 20]) func `shards in any order make the whole`(count: Int) throws {
    let run = try Self.run.get()
    let whole = "\(run.run().simulation(of: SimulationTests.subject(run)))"
    var merge = ShardMerge()
    for index in (1...count).reversed() { try merge.add(try copied(try shard(index, of: count)), from: "\(index)") }
    let merged = try merge.finish()
    #expect("\(merged.tally.simulation(of: merged.subject))" == whole)
    #expect(merged.document.before + merged.document.after == "beforeafter")
  }

  @Test func `sets and shards share out every trial once`() {
    for trials in [1, 15, 16, 17, 1_000, 65_536, 1_048_576, 1_048_577, 100_000_000, 1_000_000_000] {
      let layout = TrialLayout(trials: trials)
      #expect(layout.sets <= 1024)
      var next = 0
      for set in 0..<layout.sets {
        let range = layout.range(ofSet: set)
        #expect(range.lowerBound == next)
        #expect(!range.isEmpty)
        next = range.upperBound
      }
      #expect(next == trials)
      for count in [1, 2, 3, 16, 40, 1000] {
        var set = 0
        for index in 1...count {
          let range = layout.sets(ofShard: index, of: count)
          #expect(range.lowerBound == set)
          set = range.upperBound
        }
        #expect(set == layout.sets)
      }
    }
  }

  @Test func `shards that do not belong together are refused by what differs`() throws {
    let first = try shard(1, of: 2)
    func fault(_ other: SimulationShard, name: String = "b") throws -> ShardMerge.Fault? {
      var merge = ShardMerge()
      try merge.add(first, from: "a")
      do throws(ShardMerge.Fault) {
        try merge.add(other, from: name)
        _ = try merge.finish()
        return nil
      } catch {
        return error
      }
    }
    #expect(try fault(try shard(2, of: 2)) == nil)
    #expect(try fault(first) == .double("1/2", earlier: "a"))
    #expect(try fault(try shard(2, of: 3)) == .otherCount(3, first: 2))
    func origin(
      version: String = "1", sha: String = "00", scenario: String = "base", overrides: [String] = ["price = 3"]
    ) throws -> SimulationShard {
      try shard(
        2, of: 2,
        origin: SimulationShard.Origin(
          version: version, sources: [ModelSource(kind: .model, path: "a.roi", sha256: sha)], scenario: scenario,
          overrides: overrides))
    }
    #expect(try fault(try origin(version: "2")) == .otherVersion("2", first: "1"))
    #expect(try fault(try origin(sha: "01")) == .otherModel(path: "a.roi"))
    #expect(try fault(try origin(scenario: "dear")) == .otherScenario("dear", first: "base"))
    #expect(try fault(try origin(overrides: [])) == .otherOverrides)
    func request(_ request: SimulationRequest) throws -> SimulationShard {
      try shard(2, of: 2, try SimulationTests.run(try Fixture(Fixture.licences), request))
    }
    let irr = [MetricReference(.irr)]
    #expect(try fault(try request(.init(trials: 4_000, metrics: irr))) == .otherTrials(4_000, first: 5_000))
    #expect(try fault(try request(.init(trials: 5_000, seed: 2, metrics: irr))) == .otherSeed(2, first: 1))
    #expect(try fault(try request(.init(trials: 5_000, points: .random, metrics: irr))) == .otherPoints)
    #expect(try fault(try request(.init(trials: 5_000))) == .otherMetrics)
    var alone = ShardMerge()
    #expect(throws: ShardMerge.Fault.noShards) { try alone.finish() }
    try alone.add(try shard(2, of: 3), from: "a")
    #expect(throws: ShardMerge.Fault.missing(["1/3", "3/3"])) { try alone.finish() }
  }

  @Test func `a shard that was cut or changed is refused, whatever the change`() throws {
    let bytes = try shard(2, of: 3).bytes
    #expect(throws: ShardMerge.Fault.notAShard) { try SimulationShard(bytes: Array("model \"x\"".utf8)) }
    #expect(throws: ShardMerge.Fault.notAShard) { try SimulationShard(bytes: []) }
    for length in [15, 16, 22, 23, 100, bytes.count - 1] {
      #expect(throws: ShardMerge.Fault.damaged) { try SimulationShard(bytes: Array(bytes.prefix(length))) }
    }
    var changed = bytes
    for place in stride(from: 15, to: bytes.count, by: bytes.count / 40) {
      changed[place] ^= 0x10
      #expect(throws: ShardMerge.Fault.damaged) { try SimulationShard(bytes: changed) }
      changed[place] ^= 0x10
    }
  }

  /// With the checksum made to fit, so that what reads on is met.
  @Test func `no bytes bring the reader down`() throws {
    let bytes = try shard(1, of: 16).bytes
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<300 {
      var changed = bytes
      // The head, where lengths and places stand, more often than the rest.
      for _ in 0...next(3) { changed[15 + next(next(2) == 0 ? 600 : bytes.count - 15)] = UInt8(next(256)) }
      let body = 15..<changed.count - 8
      var sum = Checksum.of(changed[body])
      for place in changed.indices.suffix(8) {
        changed[place] = UInt8(truncatingIfNeeded: sum)
        sum >>= 8
      }
      if let read = try? SimulationShard(bytes: changed) { _ = read.tally.simulation(of: read.subject) }
    }
  }
}
