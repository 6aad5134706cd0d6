package import Analysis
package import Checking
package import Engine
package import Reports

/// What a workbook is made from: the figures of every scenario, and what stands over each.
package struct BookSource: Sendable {
  /// Base first, then the scenarios in the model's order.
  package let scenarios: [Figures]
  /// The scenario in use, by index.
  package let selected: Int
  /// Overlays from the bottom, by scenario.
  package let overlays: [String: [Overlay]]
  package let provenance: Provenance
  /// What routes decided, by scenario.
  package let decided: [String: [QuantityID: [[Double]]]]
  package let changes: [Pack.Change]
  /// Of the NPV; nil where none was made.
  package let tornado: TornadoAnalysis?
  package let breakEvens: BreakEvenAnalysis?
  /// Of the scenario in use; nil where none was run.
  package let simulation: Simulation?
  /// Routes as the scenario in use has them.
  package let routes: [RouteFigures]
  package let paper: Paper
  /// What is known from pilots and key figures, outcomes first; empty where the model states none.
  package let evidence: [Report.Section]
  /// On which side of their break-evens the drivers have to stay, and the weakest evidence, as every board page says it.
  package let driverConditions: [String]
  package let weakestEvidence: [String]

  package init(_ pack: Pack) {
    let all = [pack.figures] + pack.others
    let names = ["base"] + pack.figures.model.scenarios.map(\.name)
    scenarios = names.compactMap { name in all.first { $0.scenario == name } }
    selected = scenarios.firstIndex { $0.scenario == pack.figures.scenario } ?? 0
    overlays = pack.overlays
    provenance = pack.provenance
    decided = pack.decided
    changes = pack.changes
    tornado = pack.tornado
    breakEvens = pack.breakEvens
    simulation = pack.simulation
    routes = pack.routes
    paper = pack.paper
    let assessed = pack.assessment.map { AssessmentReport($0) }
    evidence = assessed.map { $0.packOutcomes() + $0.packAppendix() } ?? []
    let board = pack.board
    driverConditions = board.driverConditions
    weakestEvidence = board.weakestEvidence
  }
}
