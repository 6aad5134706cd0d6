package import Analysis
import Checking
import Finance
import Quantities

/// Break-evens, nearest first.
package struct BreakEvenReport: Sendable {
  package let analysis: BreakEvenAnalysis
  package let header: AnalysisHeader
  private let text: MeasureText

  package init(_ analysis: BreakEvenAnalysis, _ header: AnalysisHeader) {
    self.analysis = analysis
    self.header = header
    let figures = analysis.entries.map { entry -> MetricValue in
      if case .nowhere(_, let figure, _) = entry.outcome { figure } else { analysis.base }
    }
    text = MeasureText(analysis.measure, currency: header.currency, figures: figures + [analysis.base])
  }

  package func report() -> Report {
    var sections = [Report.Section(nil, [found.isEmpty ? .note("No input brings it there.") : .table(table())])]
    if found.contains(where: { $0.probabilityPast != nil }) {
      sections[0].blocks.append(
        .note("P(past): the probability that the input lies beyond its break-even, seen from where it stands."))
    }
    if found.contains(where: { if case .at(_, isJump: true) = $0.outcome { true } else { false } }) {
      sections[0].blocks.append(.note("jump: the figure passes the target there without taking it."))
    }
    if !missed.isEmpty {
      sections.append(Report.Section("No break-even in range", [.table(missedTable())]))
    }
    let rest = without.map { LeverText($0.lever, in: header.model).name }
    if !rest.isEmpty { sections.append(Report.Section(nil, [.note("No influence: \(Wording.list(rest)).")])) }
    let spanless = noSpan.map { LeverText($0.lever, in: header.model).name }
    if let first = spanless.first {
      sections.append(
        Report.Section(
          nil,
          [
            .note(
              "At 0 and without a range, so that nothing says how far to look: \(Wording.list(spanless)). "
                + "Say it yourself: `goal \(analysis.measure.text) = 0 by \(first) between … and …`.")
          ]))
    }
    return Report(
      title: "Break-even: where \(text.title) is \(text.text(analysis.target))",
      subtitle: [header.line("\(text.title) is \(text.text(analysis.base))", "one input at a time, nearest first")],
      sections: sections)
  }

  private var found: [BreakEvenAnalysis.Entry] {
    analysis.entries.filter { if case .at = $0.outcome { true } else { false } }
  }
  private var missed: [BreakEvenAnalysis.Entry] {
    analysis.entries.filter { if case .nowhere = $0.outcome { true } else { false } }
  }
  private var without: [BreakEvenAnalysis.Entry] {
    analysis.entries.filter { if case .noInfluence = $0.outcome { true } else { false } }
  }
  private var noSpan: [BreakEvenAnalysis.Entry] {
    analysis.entries.filter { if case .noSpan = $0.outcome { true } else { false } }
  }

  private func table() -> Table {
    let rows = found.map { entry -> Table.Row in
      let lever = LeverText(entry.lever, in: header.model)
      var place = Cell.empty
      var remark = ""
      if case .at(let value, let isJump) = entry.outcome {
        place = .text(
          entry.lever.reach == .scale ? lever.text(value) : "\(lever.number(entry.base)) → \(lever.text(value))")
        if isJump { remark = "jump" }
      }
      return Table.Row(
        .line,
        [
          .text(lever.name), .text(lever.label), place,
          entry.lever.reach == .scale ? .empty : Self.change(entry.change),
          entry.distanceInRanges.map { .text(NumberText.fixed(abs($0), decimals: 1)) } ?? .empty,
          entry.probabilityPast.map(Self.share) ?? .empty,
          remark.isEmpty ? .empty : .text(remark),
        ])
    }
    let bars = found.map { entry in
      let change = min(max(entry.change ?? .nan, -1), 1)
      return [Table.Chart.Bar(from: 0, to: change)]
    }
    let whole = Table(
      columns: [
        Table.Column("", .label), Table.Column("", .prose), Table.Column("Now → break-even", .figure),
        Table.Column("Change", .figure), Table.Column("of P10–P90", .figure),
        Table.Column("P(past)", .figure), Table.Column("", .prose),
      ],
      rows: rows, chart: Table.Chart(.bars(bars, mark: 0)))
    var table = whole
    let narrow = whole.without(column: 4)
    table.folded = [narrow, whole.without(column: 1), narrow.without(column: 1)]
    return table
  }

  private static func change(_ change: Double?) -> Cell {
    guard let change else { return .empty }
    let size = abs(change) * 100
    return .text("\(change < 0 ? "-" : "+")\(NumberText.fixed(size, decimals: size < 9.95 ? 1 : 0))%")
  }

  /// What is possible is not 0%.
  private static func share(_ share: Double) -> Cell {
    share > 0 && share < 0.005 ? .text("<1%") : .number(share, .percent(decimals: 0))
  }

  private func missedTable() -> Table {
    let rows = missed.map { entry -> Table.Row in
      let lever = LeverText(entry.lever, in: header.model)
      guard case .nowhere(let closest, let figure, let span) = entry.outcome else { return Table.Row(.line, []) }
      let looked = lever.range(span.lowerBound, span.upperBound)
      return Table.Row(
        .line,
        [
          .text(lever.name), .text(lever.label), .text(lever.text(entry.base)), .text(looked),
          .text(lever.number(closest)), text.cell(figure),
        ])
    }
    let whole = Table(
      columns: [
        Table.Column("", .label), Table.Column("", .prose), Table.Column("Now", .figure),
        Table.Column("Looked over", .figure), Table.Column("Closest at", .figure),
        Table.Column("\(text.heading) there", .figure),
      ], rows: rows)
    var table = whole
    let bare = whole.without(column: 1)
    table.folded = [bare, bare.without(column: 2)]
    return table
  }
}
