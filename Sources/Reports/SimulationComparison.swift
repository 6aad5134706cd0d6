package import Analysis
import Finance
import Sampling

/// Scenarios simulated on the same draws: each one's percentiles, and those of the difference trial by trial.
package struct SimulationComparison: Sendable {
  package let simulation: Simulation

  package init(_ simulation: Simulation) { self.simulation = simulation }

  package func report() -> Report {
    let subject = simulation.subject
    let others = simulation.comparisons
    let trials = NumberStyle.count.text(Double(simulation.trials))
    let name = subject.title
    return Report(
      title: name.isEmpty ? "Simulation" : "Simulation of \(name)",
      subtitle: [
        "\(subject.scenarioTitle) against \(Wording.list(others.map(\.scenarioTitle))) · \(trials) trials each on the same draws · seed \(simulation.request.seed)",
        SimulationReport.points(simulation),
      ],
      sections: headlines + [Report.Section("Against \(subject.scenarioTitle)", [.table(chances), .note(Self.note)])])
  }

  private static let note =
    "A difference is taken trial by trial: what both share cancels, so it is known better than either, and its percentiles are not the differences of percentiles."

  /// One scenario's own figures.
  private struct Entry {
    let scenario: String
    let figures: [Simulation.Figure]
  }

  private var headlines: [Report.Section] {
    let kept = SimulationRequest.headline + simulation.request.metrics
    let own = simulation.figures.filter {
      if case .metric(let reference) = $0.label.kind { kept.contains(reference) } else { false }
    }
    let entries =
      [Entry(scenario: simulation.subject.scenario, figures: own)]
      + simulation.comparisons.map { Entry(scenario: $0.scenario, figures: $0.figures) }
    let money = entries.flatMap(\.figures).filter { FigureStyle.isMoney($0.label) }
    let scale = SimulationReport.scale(money)
    let labels = own.map(\.label)
    var rows: [Table.Row] = []
    for label in labels {
      for (index, entry) in entries.enumerated() {
        guard let figure = entry.figures.first(where: { $0.label == label }) else { continue }
        let style = FigureStyle(figure, scale: scale)
        let title = style.title(FigureStyle.name(of: label))
        if index == 0 {
          let unit = FigureStyle.isMoney(label) ? ", \(scale.name(of: simulation.subject.currency))" : ""
          rows.append(Table.Row(.heading, [.text(title + unit)] + Array(repeating: .empty, count: 8)))
        }
        rows.append(Table.Row(.line, [.text(entry.scenario)] + style.cells, level: 1))
      }
      guard label.kind == .metric(MetricReference(.npv)) else { continue }
      for comparison in simulation.comparisons {
        let figure = Simulation.Figure(label: label, summary: comparison.difference)
        rows.append(
          Table.Row(
            .subtotal,
            [.text("\(comparison.scenario) less \(simulation.subject.scenario)")]
              + FigureStyle(figure, scale: scale).cells, level: 1))
      }
    }
    return [Report.Section(nil, [.table(SimulationReport.table(rows))])]
  }

  /// How likely a loss is, and which scenario is the better.
  private var chances: Table {
    var rows = [
      Table.Row(
        .line, [.text(simulation.subject.scenario)] + SimulationReport.cells(simulation.loss) + [.empty, .empty])
    ]
    for comparison in simulation.comparisons {
      rows.append(
        Table.Row(
          .line,
          [.text(comparison.scenario)] + SimulationReport.cells(comparison.loss)
            + SimulationReport.cells(comparison.better)))
    }
    return Table(
      columns: [
        Table.Column("", .label), Table.Column("P(NPV below 0)", .figure), Table.Column("±", .figure),
        Table.Column("P(better than \(simulation.subject.scenario))", .figure), Table.Column("±", .figure),
      ], rows: rows)
  }
}
