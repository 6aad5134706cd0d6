package import Analysis
import Checking
import Finance

/// A data table of figures over one input or two.
package struct SweepReport: Sendable {
  package let sweep: SweepTable
  package let header: AnalysisHeader
  private let texts: [MeasureText]
  private let rows: LeverText

  package init(_ sweep: SweepTable, _ header: AnalysisHeader) {
    self.sweep = sweep
    self.header = header
    rows = LeverText(sweep.rows.lever, in: header.model)
    texts = MeasureText.beside(
      sweep.measures, currency: header.currency, figures: sweep.figures.map { Array($0.joined()) })
  }

  package func report() -> Report {
    let now = zip(texts, sweep.base).map { "\($0.inList) \($0.text($1))" }
    var names = [rows.name]
    if let columns = sweep.columns { names.append(LeverText(columns.lever, in: header.model).name) }
    return Report(
      title: "\(Wording.list(texts.map(\.inList))) over \(Wording.list(names))",
      subtitle: [header.line("now \(now.joined(separator: ", "))")],
      sections: sweep.columns.map(twoWay) ?? [oneWay()])
  }

  private func label(_ number: Double, _ lever: LeverText, base: Double) -> String {
    lever.number(number, digits: 6) + (number == base ? " now" : "")
  }

  /// The rows' values, digits below digits.
  private var labels: [Cell] {
    let texts = sweep.rows.values.map { rows.number($0, digits: 6) }
    let widest = texts.map(\.count).max() ?? 0
    return zip(texts, sweep.rows.values).map { text, value in
      .text(String(repeating: " ", count: widest - text.count) + text + (value == sweep.rowBase ? " now" : ""))
    }
  }

  // MARK: One way

  private func oneWay() -> Report.Section {
    let table = Table(
      caption: caption([MeasureText.caption(texts), unit(rows)]),
      columns: [Table.Column(rows.name, .label)] + texts.map { Table.Column($0.column, .figure) },
      rows: labels.enumerated().map { row, label in
        Table.Row(.line, [label] + texts.indices.map { texts[$0].cell(sweep.figures[$0][row][0]) })
      },
      chart: Table.Chart(.bars(bars(sweep.figures[0].map { $0[0] }), mark: 0)))
    return Report.Section(nil, [.table(table)] + crossings.map { .note($0) })
  }

  private func bars(_ figures: [MetricValue]) -> [[Table.Chart.Bar]] {
    figures.map { [Table.Chart.Bar(from: 0, to: $0.number ?? .nan)] }
  }

  private var crossings: [String] {
    zip(texts, sweep.crossings).compactMap { text, places in
      guard !places.isEmpty else { return nil }
      let list = Wording.list(places.map { rows.text($0, digits: 5) })
      return "\(text.title) is \(text.text(0)) at \(list)."
    }
  }

  /// `seat_price in EUR/agent/month`
  private func unit(_ lever: LeverText) -> String? {
    lever.unit.isEmpty ? nil : "\(lever.name) in \(lever.unit)"
  }

  private func caption(_ parts: [String?]) -> String? {
    let said = parts.compactMap(\.self)
    return said.isEmpty ? nil : said.joined(separator: " · ")
  }

  // MARK: Two ways

  private func twoWay(_ columns: SweepTable.Axis) -> [Report.Section] {
    let across = LeverText(columns.lever, in: header.model)
    return texts.enumerated().map { index, text in
      let about = "\(text.heading) · \(across.name) across\(across.unit.isEmpty ? "" : ", in \(across.unit)")"
      let table = Table(
        caption: caption([about, unit(rows)]),
        columns: [Table.Column(rows.name, .label)]
          + columns.values.map { Table.Column(label($0, across, base: sweep.columnBase ?? .nan), .figure) },
        rows: labels.enumerated().map { row, label in
          Table.Row(.line, [label] + sweep.figures[index][row].map { text.cell($0) })
        },
        chart: Table.Chart(.curves(sweep.figures[index].map { $0.map { $0.number ?? .nan } })))
      return Report.Section(texts.count > 1 ? text.title : nil, [.table(table)])
    }
  }
}
