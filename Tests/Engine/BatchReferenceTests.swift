import Checking
import Engine
import Finance
import ModelGenerator
import Planning
import Program
import Quantities
import ReferenceEvaluator
import Sampling
import Testing

/// Many trials at once against the slow reading of the same model, trial by trial: the reference is handed the numbers
/// that were drawn and computes all the rest, inputs that follow others among it.
struct BatchReferenceTests {
  /// What is compared: where it stands in the plan, and what the reference says.
  private struct Reading {
    let name: String
    let node: Node
    /// By column; one number for what is one.
    let reference: (ReferenceEvaluator) -> [Double]
    /// Sums of large amounts may be off by as much of those.
    var isSum = false
    var isMetric = false
  }

  private static func readings(_ plan: Plan) -> [Reading] {
    var readings: [Reading] = []
    for quantity in plan.model.quantities {
      if case .metric = quantity.role { continue }
      for (cell, node) in plan.cells[quantity.id.index].enumerated() {
        readings.append(
          Reading(name: "\(quantity.name)[\(cell)]", node: node) { $0.row(of: quantity.id, cell: cell) })
      }
    }
    for view in View.allCases where view != .afterTax || plan.model.hasTax {
      guard let nodes = plan.views[view] else { continue }
      readings += [
        Reading(name: "\(view) costs", node: nodes.costs, reference: { $0.view(view).costs }, isSum: true),
        Reading(name: "\(view) benefits", node: nodes.benefits, reference: { $0.view(view).benefits }, isSum: true),
        Reading(name: "\(view) net", node: nodes.net, reference: { $0.view(view).net }, isSum: true),
      ]
      for metric in Metric.allCases {
        let name = MetricReference(metric, view)
        guard let node = plan.metrics[name] else { continue }
        let isSum = metric == .npv || metric == .peakFunding
        readings.append(
          Reading(
            name: name.name, node: node, reference: { [$0.metric(name) ?? .nan] }, isSum: isSum, isMetric: true))
      }
    }
    return readings
  }

  /// The first numbers of the trials that differ from the reference's, and how many were compared.
  static func disagreements(
    _ prepared: BatchAgreementTests.Prepared, _ scenario: String?, points: PointSet, seed: UInt64, trials: [UInt64]
  ) throws -> (found: [String], compared: Int) {
    let (plan, uncertain) = (prepared.plan, prepared.uncertain)
    let readings = readings(plan)
    let program = BatchProgram(
      plan, inputs: prepared.inputs, uncertain: uncertain, varying: uncertain.cells.indices.map(BatchInput.draw),
      reads: readings.map(\.node))
    let run = BatchRun(program, draws: .sampled(try uncertain.sampler(points: points, seed: seed), for: program))
    var found: [String] = []
    var compared = 0
    for trial in trials {
      let inputs = run.inputs(ofTrial: trial)
      var drawn: [QuantityID: [[Double]]] = [:]
      for id in Set(uncertain.cells.map(\.quantity)) {
        drawn[id] = (0..<plan.model[id].type.cellCount).map { Array(inputs.values(of: id, cell: $0)) }
      }
      let reference = try #require(ReferenceEvaluator(plan.model, scenario: scenario, drawn: drawn))
      let amounts = View.allCases.flatMap { view -> [Double] in
        let rows = reference.view(view)
        return rows.costs + rows.benefits
      }
      let largest = amounts.filter(\.isFinite).map(abs).max() ?? 0
      let isDefined = amounts.allSatisfy(\.isFinite)
      run.run(
        trial..<trial + 1, part: { [[Double]]() },
        gather: { part, chunk in
          part = program.reads.indices.map { read in
            (0..<program.widths[read]).map { chunk.values(read, column: $0)[0] }
          }
        },
        merge: { rows in
          for (reading, row) in zip(readings, rows) where isDefined || !reading.isMetric {
            let expected = reading.reference(reference)
            // What is no flow and the same in every column is one number here.
            let isFlow = row.count == 1 && expected.count > 1
            let own = isFlow ? Array(expected.dropFirst()) : expected
            let scale = max(own.filter(\.isFinite).map(abs).max() ?? 0, reading.isSum ? largest : 0)
            compared += own.count
            let differing = own.indices.first {
              !ReferenceAgreementTests.agree(row[row.count == 1 ? 0 : $0], own[$0], scale: scale)
            }
            if let differing {
              found.append(
                "trial \(trial), \(reading.name) in \(differing): \(row[row.count == 1 ? 0 : differing]), by reference \(own[differing])"
              )
            }
          }
        })
    }
    return (found, compared)
  }

  @Test(
    "a shipped programme's trials agree with the reference in every scenario",
    arguments: ["support-copilot", "coding-assistant", "contract-review", "published-tei-2020"])
  func shippedProgramme(_ name: String) throws {
    let composed = try ShippedProgrammeTests.programme(name)
    for scenario in [nil] + composed.model.scenarios.map({ Optional.some($0.name) }) {
      let prepared = try BatchAgreementTests.prepared(composed, scenario)
      let (found, compared) = try Self.disagreements(
        prepared, scenario, points: .sobol, seed: 5, trials: [127, 4099])
      #expect(found.isEmpty, "\(scenario ?? "base"):\n\(found.prefix(6).joined(separator: "\n"))")
      #expect(compared > 300)
    }
  }

  @Test("a generated model's trials agree with the reference in every scenario", arguments: BatchAgreementTests.seeds)
  func generatedModel(_ seed: Int) throws {
    let generated = GeneratedModel(seed: seed)
    let composed = Composed(generated.text, files: generated.files)
    for scenario in [nil] + generated.scenarios.map(Optional.some) {
      let prepared = try BatchAgreementTests.prepared(composed, scenario)
      let (found, _) = try Self.disagreements(
        prepared, scenario, points: .random, seed: UInt64(seed), trials: [0, 1_000_003])
      try #require(found.isEmpty, "seed \(seed), \(scenario ?? "base"):\n\(found.prefix(6).joined(separator: "\n"))")
    }
  }

  @Test func `a wrong number in a single trial is found`() throws {
    let prepared = try BatchAgreementTests.prepared(try ShippedProgrammeTests.programme("support-copilot"), "cautious")
    // The base case read as if it were the scenario's.
    let (found, _) = try Self.disagreements(prepared, nil, points: .sobol, seed: 5, trials: [3])
    #expect(!found.isEmpty)
  }
}
