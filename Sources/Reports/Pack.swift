package import Analysis
package import Checking
package import Engine
import Quantities

/// Everything an export holds: the scenario in use, the others to compare with, and where it all comes from.
package struct Pack: Sendable {
  package let figures: Figures
  /// Base and the scenarios, without the one in use.
  package let others: [Figures]
  package let provenance: Provenance
  package let options: Statement.Options
  /// Of the NPV; nil where none was made.
  package let tornado: TornadoAnalysis?
  package let breakEvens: BreakEvenAnalysis?
  /// Of the scenario in use as it stands; nil where none was run.
  package let simulation: Simulation?
  /// What was asked of the scenario.
  package let analyses: Analyses
  /// What stands over each scenario from the bottom, by name; the model's own where none is given.
  package let overlays: [String: [Overlay]]
  /// What routes decided, by scenario: numbers by cell, one or one per column, in base units.
  package let decided: [String: [QuantityID: [[Double]]]]
  /// What was set, in order.
  package let changes: [Change]
  /// Routes as the scenario in use has them.
  package let routes: [RouteFigures]
  /// Usage logs and bills that were imported, by name.
  package var logs: [LogFigures] = []
  /// What pages are laid out for.
  package var paper = Paper.a4
  /// Of the evidence in the scenario in use; nil where the model states none.
  package let assessment: Assessment?

  /// One `set` of the session, or of the command line.
  package struct Change: Sendable, Hashable {
    package let scenario: String
    package let name: String
    package let value: String
    package let reason: String?
    package init(scenario: String, name: String, value: String, reason: String?) {
      self.scenario = scenario
      self.name = name
      self.value = value
      self.reason = reason
    }
  }

  package init(
    figures: Figures, others: [Figures], provenance: Provenance, options: Statement.Options = Statement.Options(),
    tornado: TornadoAnalysis? = nil, breakEvens: BreakEvenAnalysis? = nil, simulation: Simulation? = nil,
    analyses: Analyses = Analyses(), overlays: [String: [Overlay]] = [:],
    decided: [String: [QuantityID: [[Double]]]] = [:], changes: [Change] = [],
    routes: [RouteFigures] = [], assessment: Assessment? = nil
  ) {
    self.overlays = overlays
    self.decided = decided
    self.changes = changes
    self.figures = figures
    self.others = others
    self.provenance = provenance
    self.options = options
    self.tornado = tornado
    self.breakEvens = breakEvens
    self.simulation = simulation
    self.analyses = analyses
    self.routes = routes
    self.assessment = assessment
  }

  /// The place of each uncertain input by its swing of NPV, from 1.
  package var ranks: [QuantityID: Int] { tornado?.ranks ?? [:] }

  package var board: BoardPage {
    BoardPage(
      figures, checks: ChecksReport(figures, others: others), tornado: tornado, breakEvens: breakEvens,
      simulation: simulation)
  }

  /// The board page and everything behind it, for formats that lay out no page.
  package func wholeReport() -> Report {
    var whole = board.report()
    let appendix = report()
    whole.sections.append(
      Report.Section("Appendix: the statement", appendix.subtitle.map { .note($0) }))
    // The checks' flag stands on the board page.
    whole.sections += appendix.sections.dropFirst()
    return whole
  }

  /// The pack as one report: statement, scenarios, evidence, assumptions, checks, provenance, and activity at the end.
  package func report() -> Report {
    var report = Statement(figures, options: options).report()
    let checks = ChecksReport(figures, others: others)
    report.sections.insert(Report.Section(nil, [.flag(passed: checks.passed, checks.flag)]), at: 0)
    if !others.isEmpty {
      let comparison = Comparison(base: figures, others: others).report(scale: options.scale)
      report.sections += comparison.sections.compactMap { section in
        guard let heading = section.heading else { return nil }
        return Report.Section("Scenarios: \(heading.lowercasedFirst)", section.blocks)
      }
    }
    if let assessment { report.sections += AssessmentReport(assessment).packOutcomes() }
    report.sections += routes.flatMap { $0.sections() }
    if let simulation { report.sections += SimulationReport(simulation).packSections() }
    var analyses = analyses
    // A board's drivers are the top of it.
    if analyses.tornado == nil, let tornado, !tornado.bars.isEmpty { analyses.tornado = tornado }
    report.sections += analyses.sections(
      AnalysisHeader(figures.model, scenario: figures.scenario), timeline: figures.timeline)
    report.sections.append(AssumptionRegister(figures, ranks: ranks).section())
    report.sections += checks.sections()
    report.sections.append(provenance.section())
    if let assessment { report.sections += AssessmentReport(assessment).packAppendix() }
    return report
  }
}
