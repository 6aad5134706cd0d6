package import Analysis
import Checking
import Finance
import Quantities
import Sampling

/// Contributions to the spread of a figure, the largest first.
package struct SensitivityReport: Sendable {
  package let analysis: SensitivityAnalysis
  package let header: AnalysisHeader
  private let text: MeasureText

  package init(_ analysis: SensitivityAnalysis, _ header: AnalysisHeader) {
    self.analysis = analysis
    self.header = header
    text = MeasureText(
      analysis.measure, currency: header.currency, figures: [analysis.base, MetricValue(analysis.moments.mean)])
  }

  package func report() -> Report {
    let trials = "\(NumberStyle.count.text(Double(analysis.trials))) trials a run, seed \(analysis.seed)"
    var blocks: [Report.Block] = []
    if analysis.moments.count == 0 {
      blocks.append(.note("\(text.title) does not exist in any trial."))
    } else if analysis.varies {
      blocks.append(.table(table()))
    } else {
      blocks.append(.note("\(text.title) does not vary: \(text.text(analysis.moments.mean)) in every trial."))
    }
    blocks += notes.map { .note($0) }
    return Report(
      title: "Sensitivity: \(text.title)",
      subtitle: [header.line("\(text.title) is \(text.text(analysis.base))\(moments)", trials)],
      sections: [Report.Section(nil, blocks)])
  }

  private var moments: String {
    guard analysis.moments.count > 0 else { return "" }
    return ", mean \(text.text(analysis.moments.mean)), sd \(text.text(analysis.moments.deviation))"
  }

  private typealias Member = SensitivityAnalysis.Member

  private func table() -> Table {
    var rows: [Table.Row] = []
    var curves: [[Double]] = []
    for group in analysis.groups {
      let indices = [Self.share(group.indices.firstOrder), Self.share(group.indices.total)]
      if group.members.count == 1, let member = group.members.first {
        rows.append(Table.Row(.line, names(member) + indices + figures(member)))
        curves.append(member.tenths)
      } else {
        let name = group.members.map { LeverText($0.lever, in: header.model).name }.joined(separator: " + ")
        rows.append(Table.Row(.line, [.text(name), .text("correlated")] + indices + [.empty, .empty, .empty]))
        curves.append([])
        for member in group.members {
          rows.append(Table.Row(.detail, names(member) + [.empty, .empty] + figures(member), level: 1))
          curves.append(member.tenths)
        }
      }
    }
    let whole = Table(
      caption: analysis.information == nil || text.unitName.isEmpty ? nil : text.unitName,
      columns: [
        Table.Column("", .label), Table.Column("", .prose), Table.Column("Alone", .figure),
        Table.Column("In all", .figure), Table.Column("Rank", .figure), Table.Column("Break-even", .figure),
        Table.Column("Worth knowing", .figure),
      ],
      rows: rows, chart: Table.Chart(.curves(curves)))
    var table = analysis.information == nil ? whole.without(column: 6) : whole
    let unlabelled = table.without(column: 1)
    // Where an input breaks even says more than its curve.
    var narrowest = unlabelled.without(column: 4)
    narrowest.chart = nil
    table.folded = [unlabelled, narrowest]
    return table.breakingNames(to: 16)
  }

  private func names(_ member: Member) -> [Cell] {
    let lever = LeverText(member.lever, in: header.model)
    return [.text(lever.name), .text(lever.label)]
  }

  private func figures(_ member: Member) -> [Cell] {
    var place = Cell.empty
    if case .at(let value, _) = member.breakEven.outcome {
      place = .text(LeverText(member.lever, in: header.model).text(value))
    }
    let correlation = member.rankCorrelation
    var cells: [Cell] = [
      correlation.value.isFinite
        ? .text("\(NumberText.fixed(correlation.value, decimals: 2))") : .empty, place,
    ]
    cells.append(member.information.map(worth) ?? .empty)
    return cells
  }

  /// `88,731 ±1,204`, with one standard error.
  private func worth(_ estimate: Estimate) -> Cell {
    guard estimate.value != 0, estimate.standardError > 0, estimate.standardError.isFinite else {
      return text.cell(.value(estimate.value))
    }
    return .text("\(text.number(estimate.value)) ±\(text.number(estimate.standardError))")
  }

  /// `42% ±1`, with one standard error.
  private static func share(_ estimate: Estimate) -> Cell {
    guard estimate.value.isFinite else { return .empty }
    let error = estimate.standardError * 100
    let decimals = error < 0.95 ? 1 : 0
    let shown = NumberText.fixed(max(error, 0.05), decimals: decimals)
    return .text("\(NumberText.fixed(estimate.value * 100, decimals: decimals))% ±\(shown)")
  }

  private var notes: [String] {
    var notes: [String] = []
    if analysis.isPartial { notes.append("Stopped: this is what was done until then.") }
    if analysis.groups.isEmpty {
      notes.append("No input is uncertain. Give one a shape, as in `set x = 8% in 5% .. 10% as pert`.")
    }
    if analysis.undefinedTrials > 0, analysis.moments.count > 0 {
      notes.append(
        "\(text.title) does not exist in \(NumberStyle.count.text(Double(analysis.undefinedTrials))) of "
          + "\(NumberStyle.count.text(Double(analysis.trials))) trials; they are left out.")
    }
    guard analysis.varies else { return notes }
    let together = NumberText.fixed(max(analysis.interactions, 0) * 100, decimals: 0)
    notes.append(
      "Alone and in all: the share of the variance of \(text.title) that an input makes by itself, and with all it does "
        + "together with others (Sobol' indices, ± one standard error); \(together)% come from inputs acting together. "
        + "Correlated inputs count as one.")
    let ranks = analysis.groups.flatMap(\.members).map(\.rankCorrelation.standardError).filter(\.isFinite)
    if let largest = ranks.max() {
      let error = NumberText.fixed(max(largest, 0.001), decimals: 3)
      notes.append("Rank: the rank correlation with \(text.title), ± at most \(error).")
    }
    if let information = analysis.information {
      notes.append(
        "Worth knowing: the expected gain from knowing the input before deciding go or no-go, no-go being worth 0 "
          + "(EVPI); knowing all of them \(text.text(information.value)) ± \(text.text(information.standardError)).")
    }
    notes.append(
      "The curve, where there is room, is the mean of \(text.title) by tenths of the input's draws, the lowest first.")
    return notes
  }
}
