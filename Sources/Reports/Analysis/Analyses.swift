package import Analysis
import Checking
package import Quantities

/// What was asked of a scenario beyond its statement, as long as it stands.
package struct Analyses: Sendable {
  package var tornado: TornadoAnalysis?
  package var breakEven: BreakEvenAnalysis?
  package var sensitivity: SensitivityAnalysis?
  /// In the order asked for.
  package var goals: [GoalSearch] = []
  package var probabilities: [ProbabilitySearch] = []
  package var sweeps: [SweepTable] = []
  package var attribution: (made: Attribution, between: String)?

  package init() {}

  /// Each with its title as a heading, for an export.
  package func sections(_ header: AnalysisHeader, timeline: Timeline) -> [Report.Section] {
    var reports: [Report] = []
    if let tornado { reports.append(TornadoReport(tornado, header).report()) }
    if let sensitivity { reports.append(SensitivityReport(sensitivity, header).report()) }
    if let breakEven { reports.append(BreakEvenReport(breakEven, header).report()) }
    reports += goals.map { GoalReport($0, header).report() }
    reports += probabilities.map { ProbabilityGoalReport($0, header).report() }
    reports += sweeps.map { SweepReport($0, header).report() }
    if let attribution {
      reports.append(
        AttributionReport(attribution.made, header, between: attribution.between, timeline: timeline).report())
    }
    return reports.flatMap { report in
      report.sections.enumerated().map { index, section in
        let about = index == 0 ? report.subtitle.map { Report.Block.note($0) } : []
        return Report.Section(index == 0 ? report.title : section.heading, about + section.blocks)
      }
    }
  }
}
