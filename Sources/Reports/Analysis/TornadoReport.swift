package import Analysis
import Checking
import Finance

/// Swings of a figure, widest first, drawn about where it stands.
package struct TornadoReport: Sendable {
  package let tornado: TornadoAnalysis
  package let header: AnalysisHeader
  /// How many bars are shown; nil for all.
  package let limit: Int?
  private let text: MeasureText

  package init(_ tornado: TornadoAnalysis, _ header: AnalysisHeader, limit: Int? = nil) {
    self.tornado = tornado
    self.header = header
    self.limit = limit
    text = MeasureText(
      tornado.measure, currency: header.currency,
      figures: [tornado.base] + tornado.bars.flatMap { [$0.atLow, $0.atHigh] })
  }

  package func report() -> Report {
    var blocks: [Report.Block] = []
    if tornado.bars.isEmpty {
      blocks.append(
        .note(
          "No input has a range. Give one, as in `set x = 8% in 5% .. 10% as pert`, or swing all by a share: "
            + "`tornado by 10%`."))
    } else {
      blocks.append(.table(table()))
    }
    blocks += notes.map { .note($0) }
    return Report(
      title: "Tornado: \(text.title)",
      subtitle: [header.line("\(text.title) is \(text.text(tornado.base))", reaches)],
      sections: [Report.Section(nil, blocks)])
  }

  private var shown: ArraySlice<TornadoAnalysis.Bar> { tornado.bars.prefix(limit ?? tornado.bars.count) }

  private var reaches: String {
    let kinds = Set(tornado.bars.map(\.reach))
    let names: [(TornadoAnalysis.Bar.Reach, String)] = [
      (.percentiles, "P10 to P90"), (.range, "the whole of a range without a shape"), (.share, "a share either way"),
    ]
    let said = names.filter { kinds.contains($0.0) }.map(\.1)
    return said.isEmpty ? "" : "each input over \(Wording.list(said, joining: "or")), the others at base"
  }

  private func table() -> Table {
    let base = tornado.base.number
    let rows = shown.map { bar -> Table.Row in
      let lever = LeverText(bar.lever, in: header.model)
      return Table.Row(
        .line,
        [
          .text(lever.name), .text(lever.label), .text(lever.range(bar.low, bar.high, digits: 3)),
          text.cell(bar.atLow), text.cell(bar.atHigh),
          bar.swing.isFinite ? text.cell(.value(bar.swing)) : .empty,
        ])
    }
    let bars = shown.map { bar -> [Table.Chart.Bar] in
      // The end that reaches less far is drawn last, so that none is hidden.
      let low = Table.Chart.Bar(from: base ?? .nan, to: bar.atLow.number ?? .nan, shade: .light)
      let high = Table.Chart.Bar(from: base ?? .nan, to: bar.atHigh.number ?? .nan)
      return abs(low.to - low.from) > abs(high.to - high.from) ? [low, high] : [high, low]
    }
    let title = text.title
    let whole = Table(
      caption: text.unitName.isEmpty ? nil : text.unitName,
      columns: [
        Table.Column("", .label), Table.Column("", .prose), Table.Column("Low .. high", .figure),
        Table.Column("\(title) at low", .figure),
        Table.Column("at high", .figure), Table.Column("Swing", .figure),
      ],
      rows: rows, chart: Table.Chart(.bars(bars, mark: base), light: "low", dark: "high"))
    var table = whole
    let withoutSwing = whole.without(column: 5)
    table.folded = [withoutSwing, whole.without(column: 1), withoutSwing.without(column: 1)]
    return table
  }

  private var notes: [String] {
    var notes: [String] = []
    if let limit, tornado.bars.count > limit {
      notes.append(
        "\(Wording.count(tornado.bars.count - limit, "more input")) with smaller swings; `tornado` shows all.")
    }
    let certain = tornado.certain.map { header.model[$0].name }
    if !certain.isEmpty, !tornado.bars.isEmpty {
      let also = tornado.bars.contains { $0.reach == .share } ? "" : " (`tornado by 10%` swings them too)"
      notes.append("Certain, so not swung\(also): \(Wording.list(certain)).")
    }
    if !header.model.correlations.isEmpty, !tornado.bars.isEmpty {
      notes.append("One input at a time: correlations play no part here, they do in `sensitivity`.")
    }
    return notes
  }
}
