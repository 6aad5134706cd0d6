import CKernels
import Checking
import Engine
import Finance
import ModelGenerator
import Planning
import Program
import Quantities
import Sampling
import Testing

/// Many trials at once against single runs of the same trials: every number of every instruction.
struct BatchAgreementTests {
  /// Equal numbers; every NaN counts as the same. Where the trials are drawn, exponentials along time are products: then
  /// to 1e-12, in a row of its largest number.
  static func same(_ a: Double, _ b: Double, within size: Double = 0) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-12 * max(size, abs(a), abs(b))
  }

  struct Prepared {
    let plan: Plan
    let inputs: InputValues
    let uncertain: UncertainInputs
  }

  static func prepared(_ composed: Composed, _ scenario: String? = nil, sets: [String: Overlay] = [:]) throws
    -> Prepared
  {
    let model = composed.model
    let inputs = try InputResolver(model).values(under: Overlay.stack(for: scenario, in: model, sets: sets))
    let plan = try Planner.plan(model, rowInputs: inputs.rows.filter { !model[$0].type.isSeries })
    return Prepared(plan: plan, inputs: inputs, uncertain: UncertainInputs(plan, inputs))
  }

  /// The first numbers of the trials that differ from single runs.
  static func disagreements(_ run: BatchRun, trials: [UInt64], of count: UInt64) throws -> [String] {
    let program = run.program
    var found: [String] = []
    var isExact = false
    if case .columns = run.draws { isExact = true }
    var singles: [UInt64: Evaluator] = [:]
    for trial in trials { singles[trial] = Evaluator(program.plan, inputs: run.inputs(ofTrial: trial)) }
    let wanted = Set(trials)
    run.run(
      0..<count, part: { [UInt64: [[Double]]]() },
      gather: { part, chunk in
        for trial in wanted where trial >= chunk.first && trial < chunk.first + UInt64(chunk.count) {
          part[trial] = program.reads.indices.map { read in
            (0..<program.widths[read]).map { chunk.values(read, column: $0)[Int(trial - chunk.first)] }
          }
        }
      },
      merge: { part in
        for (trial, rows) in part.sorted(by: { $0.key < $1.key }) {
          guard let single = singles[trial] else { continue }
          for (read, row) in rows.enumerated() {
            let own = single.numbers(program.reads[read])
            let size = own.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
            func agrees(_ column: Int) -> Bool {
              isExact
                ? row[column] == own[column] || (row[column].isNaN && own[column].isNaN)
                : same(row[column], own[column], within: size)
            }
            if let column = row.indices.first(where: { !agrees($0) }) {
              let instruction = program.plan.program.instructions[Int(program.reads[read].index)]
              found.append("trial \(trial), \(instruction) in \(column): \(row[column]), alone \(own[column])")
            }
          }
        }
      })
    return found
  }

  /// `HURDLE_GENERATED_MODELS=20..<500` holds others against it.
  static let seeds = ReferenceAgreementTests.seeds

  static func everyNode(_ plan: Plan) -> [Node] { plan.program.instructions.indices.map { Node($0) } }

  /// Columns around the base of every cell of every input that is one number: what is sure in the model varies too.
  static func everyInput(_ prepared: Prepared, count: Int, seed: Int) -> (varying: [BatchInput], columns: [[Double]]) {
    var random = SplitMix(seed: UInt64(seed))
    var varying: [BatchInput] = []
    var columns: [[Double]] = []
    for quantity in prepared.plan.model.quantities {
      guard case .input = quantity.role else { continue }
      for cell in 0..<quantity.type.cellCount where prepared.inputs.values(of: quantity.id, cell: cell).count == 1 {
        let base = prepared.inputs.scalar(of: quantity.id, cell: cell)
        varying.append(.value(of: quantity.id, cell: cell))
        columns.append(
          (0..<count).map { _ in
            random.below(20) == 0 ? 0 : base * (0.5 + Double(random.below(1000)) / 1000)
          })
      }
    }
    return (varying, columns)
  }

  @Test(
    "a shipped programme's trials are single runs, in every scenario",
    arguments: [
      "support-copilot", "coding-assistant", "contract-review", "published-tei-2020",
    ])
  func shippedProgramme(_ name: String) throws {
    let composed = try ShippedProgrammeTests.programme(name)
    for scenario in [nil] + composed.model.scenarios.map({ Optional.some($0.name) }) {
      let prepared = try Self.prepared(composed, scenario)
      let program = BatchProgram(
        prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain,
        varying: prepared.uncertain.cells.indices.map(BatchInput.draw), reads: Self.everyNode(prepared.plan))
      let sampler = try prepared.uncertain.sampler(points: .sobol, seed: 7)
      let run = BatchRun(program, draws: .sampled(sampler, for: program))
      let found = try Self.disagreements(run, trials: [0, 63, 129], of: 130)
      #expect(found.isEmpty, "\(scenario ?? "base"):\n\(found.prefix(6).joined(separator: "\n"))")
    }
    let prepared = try Self.prepared(composed)
    let (varying, columns) = Self.everyInput(prepared, count: 6, seed: 3)
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain, varying: varying,
      reads: Self.everyNode(prepared.plan))
    let found = try Self.disagreements(BatchRun(program, draws: .columns(columns)), trials: Array(0..<6), of: 6)
    #expect(found.isEmpty, "\(found.prefix(6).joined(separator: "\n"))")
  }

  @Test("a generated model's trials are single runs, in every scenario", arguments: seeds)
  func generatedModel(_ seed: Int) throws {
    let generated = GeneratedModel(seed: seed)
    let composed = Composed(generated.text, files: generated.files)
    for scenario in [nil] + generated.scenarios.map(Optional.some) {
      let prepared = try Self.prepared(composed, scenario)
      let program = BatchProgram(
        prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain,
        varying: prepared.uncertain.cells.indices.map(BatchInput.draw), reads: Self.everyNode(prepared.plan))
      let sampler = try prepared.uncertain.sampler(seed: UInt64(seed))
      let run = BatchRun(program, draws: .sampled(sampler, for: program))
      let found = try Self.disagreements(run, trials: [0, 1, 127, 128, 131], of: 132)
      try #require(found.isEmpty, "seed \(seed), \(scenario ?? "base"):\n\(found.prefix(6).joined(separator: "\n"))")
    }
  }

  @Test("whatever varies in a generated model, its trials are single runs", arguments: seeds)
  func everyInputVaries(_ seed: Int) throws {
    let generated = GeneratedModel(seed: seed)
    let prepared = try Self.prepared(Composed(generated.text, files: generated.files))
    let (varying, columns) = Self.everyInput(prepared, count: 20, seed: seed)
    let program = BatchProgram(
      prepared.plan, inputs: prepared.inputs, uncertain: prepared.uncertain, varying: varying,
      reads: Self.everyNode(prepared.plan))
    let run = BatchRun(program, draws: .columns(columns))
    let found = try Self.disagreements(run, trials: Array(0..<20), of: 20)
    try #require(found.isEmpty, "seed \(seed):\n\(found.prefix(6).joined(separator: "\n"))")
  }
}
