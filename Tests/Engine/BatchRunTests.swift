import CKernels
import Checking
import Engine
import Finance
import ModelGenerator
import Planning
import Program
import Sampling
import Testing

/// A run of many trials gives the same bits however it is cut up.
struct BatchRunTests {
  static func run(level: ck_level = ck_best_level(), points: PointSet = .random) throws -> BatchRun {
    let prepared = try BatchAgreementTests.prepared(ShippedProgrammeTests.programme("support-copilot"))
    let metrics: [Metric] = [.npv, .roi, .payback, .mirr, .peakFunding, .discountedPayback]
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain,
      varying: prepared.uncertain.cells.indices.map(BatchInput.draw),
      reads: metrics.compactMap { prepared.plan.metrics[MetricReference($0)] })
    let sampler = try prepared.uncertain.sampler(points: points, seed: 11, level: level)
    return BatchRun(program, draws: .sampled(sampler, for: program), level: level)
  }

  static func bits(_ columns: [[Double]]) -> [[UInt64]] {
    columns.map { $0.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern } }
  }

  static let count: UInt64 = 4300
  static let expected = Result { bits(try run().columns(0..<count)) }

  @Test("any number of threads gives the same bits", arguments: [2, 3])
  func threads(_ threads: Int) throws {
    #expect(try Self.bits(Self.run().columns(0..<Self.count, threads: threads)) == Self.expected.get())
  }

  @Test("any range of trials gives the bits of the whole", arguments: [0, 127, 4096, 4200])
  func splits(_ cut: UInt64) throws {
    let run = try Self.run()
    let first = Self.bits(run.columns(0..<cut))
    let second = Self.bits(run.columns(cut..<Self.count, threads: 2))
    #expect(zip(first, second).map { $0 + $1 } == (try Self.expected.get()))
  }

  @Test("every level of the processor gives the same bits", arguments: [CK_BASELINE, CK_V3, CK_V4])
  func levels(_ level: ck_level) throws {
    guard ck_level_runs(level) != 0 else {
      // Named, not skipped: this processor has no such kernels.
      print("this processor lacks \(String(cString: ck_level_name(level)))")
      return
    }
    #expect(try Self.bits(Self.run(level: level).columns(0..<Self.count)) == Self.expected.get())
  }

  @Test func `blocks are merged in order, and progress counts them`() throws {
    var firsts: [UInt64] = []
    var seen: [UInt64] = []
    let done = try Self.run().run(
      100..<9_000, threads: 3, part: { [UInt64]() }, gather: { $0.append($1.first) },
      merge: { firsts += $0 }, progress: { seen.append($0) })
    #expect(done == 8_900)
    #expect(firsts == firsts.sorted())
    #expect(firsts.first == 100)
    #expect(seen.last == 8_900)
    #expect(seen == seen.sorted())
  }

  @Test func `a run that is stopped hands over the first trials and no others`() throws {
    var calls = 0
    let columns = try Self.run().columns(
      0..<1_000_000, threads: 2,
      shouldStop: {
        calls += 1
        return calls > 40
      })
    #expect(columns[0].count < 1_000_000)
    #expect(columns.allSatisfy { $0.count == columns[0].count })
    let same = try Self.expected.get()
    #expect(Self.bits(columns)[0].prefix(Int(Self.count)) == same[0].prefix(columns[0].count))
  }

  @Test func `inputs are drawn from several samplers, each from its own`() throws {
    let prepared = try BatchAgreementTests.prepared(ShippedProgrammeTests.programme("support-copilot"))
    let cells = prepared.uncertain.cells.indices
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain, varying: cells.map(BatchInput.draw),
      reads: [])
    let samplers = try [0, 1].map { try prepared.uncertain.sampler(seed: 5, replicate: $0) }
    let a = samplers[0].draws(count: 3)
    let b = samplers[1].draws(count: 3)
    let run = BatchRun(program, draws: .mixed(samplers, for: program) { $0 == 2 ? 1 : 0 })
    #expect(run.numbers(ofTrial: 2) == cells.map { $0 == 2 ? b[$0][2] : a[$0][2] })
  }

  @Test func `what nothing varies in is one number for all`() throws {
    let prepared = try BatchAgreementTests.prepared(ShippedProgrammeTests.programme("support-copilot"))
    let npv = try #require(prepared.plan.metrics[MetricReference(.npv)])
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain, varying: [], reads: [npv])
    let single = Evaluator(prepared.plan, inputs: prepared.inputs).number(npv, at: 0)
    #expect(BatchRun(program, draws: .columns([])).columns(0..<3) == [[single, single, single]])
  }
}
