import Checking
import Diagnostics
import Engine
import Finance
import Foundation
import ModelLibrary
import Planning
import Program
import Quantities
import Sampling
import Syntax

/// Reads what a model names, as the product does.
struct Files: SourceReader {
  private let resolver = ModelResolver(library: ModelLibrary(folder: "models"))
  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    resolver.model(path, from: naming)
  }
  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    TextReader.read(ModelResolver.path(path, from: naming), named: path)
  }
  func suppliers(of name: String) -> [String] { [] }
}

/// A model ready to be run many times.
struct Workload {
  let plan: Plan
  let inputs: InputValues
  let uncertain: UncertainInputs

  init(_ text: String) throws {
    let source = SourceText(file: SourceFile(name: "model", text: text), identity: "model", sha256: "")
    let tree = Parser.parseModel(source.file)
    let checked = Checker.check(CheckInput(parts: [.init(tree: tree, origin: .file(source))], reader: Files()))
    inputs = try InputResolver(checked.model).values(under: [])
    plan = try Planner.plan(checked.model)
    uncertain = UncertainInputs(plan, inputs)
  }

  private var own: [Quantity] { plan.model.quantities.filter { if case .metric = $0.role { true } else { false } } }

  /// Net present value (or the metric `value`), ROI and payback.
  var kept: [Node] {
    let value = own.first { $0.name == "value" }.flatMap { plan.cells[$0.id.index].first }
    return [value ?? plan.metrics[MetricReference(.npv)], plan.metrics[MetricReference(.roi)]].compactMap(\.self)
      + [plan.metrics[MetricReference(.payback)]].compactMap(\.self)
  }

  /// Every other metric of the model's own.
  var averaged: [Node] { own.filter { $0.name != "value" }.flatMap { plan.cells[$0.id.index] } }

  func program(reads: [Node]) -> BatchProgram {
    BatchProgram(
      plan, inputs: inputs, uncertain: uncertain, varying: uncertain.cells.indices.map(BatchInput.draw), reads: reads)
  }

  func simulation(reads: [Node]) throws -> BatchRun {
    let program = program(reads: reads)
    return BatchRun(program, draws: .sampled(try uncertain.sampler(seed: 42), for: program))
  }

  /// What a simulation keeps of a block.
  struct Part: Sendable {
    var kept: [[Double]]
    var sums: [Double]
  }

  /// The columns that are kept, and the sums of what is averaged.
  static func simulate(
    _ run: BatchRun, trials: Int, threads: Int, keeping keeps: Int
  ) -> (columns: [[Double]], sums: [Double]) {
    let averages = run.program.reads.count - keeps
    var columns = (0..<keeps).map { _ in
      var column: [Double] = []
      column.reserveCapacity(trials)
      return column
    }
    var sums = Array(repeating: 0.0, count: averages)
    run.run(
      0..<UInt64(trials), threads: threads,
      part: {
        Part(
          kept: (0..<keeps).map { _ in
            var column: [Double] = []
            column.reserveCapacity(BatchRun.trialsPerBlock)
            return column
          }, sums: Array(repeating: 0, count: averages))
      },
      gather: { part, chunk in
        for read in 0..<keeps { part.kept[read].append(contentsOf: chunk.values(read)) }
        for read in 0..<averages { part.sums[read] += chunk.sum(keeps + read) }
      },
      merge: { part in
        for read in 0..<keeps { columns[read].append(contentsOf: part.kept[read]) }
        for read in 0..<averages { sums[read] += part.sums[read] }
      })
    return (columns, sums)
  }
}
