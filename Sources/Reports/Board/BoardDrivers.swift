import Analysis
import Checking
import Finance
import Quantities

/// The three inputs that move the NPV most, each with the value at which it is 0.
struct BoardDrivers {
  private static let count = 3

  private let figures: Figures
  private let bars: [TornadoAnalysis.Bar]
  private let breakEvens: [Lever: BreakEvenAnalysis.Entry]
  private let scale: MoneyScale

  init(_ figures: Figures, tornado: TornadoAnalysis?, breakEvens: BreakEvenAnalysis?) {
    self.figures = figures
    bars = Array((tornado?.bars ?? []).filter { $0.swing > 0 }.prefix(Self.count))
    self.breakEvens = Dictionary(
      (breakEvens?.entries ?? []).map { ($0.lever, $0) }, uniquingKeysWith: { first, _ in first })
    scale = Statement(figures).scale
  }

  var table: Table? {
    if bars.isEmpty { return nil }
    return Table(
      caption: "NPV in \(scale.name(of: figures.currency)); one input at a time, all else at its base",
      columns: [
        Table.Column("", .label), Table.Column("Base", .figure), Table.Column("Low", .figure),
        Table.Column("High", .figure), Table.Column("NPV at low", .figure), Table.Column("NPV at high", .figure),
        Table.Column("NPV is 0 at", .figure),
      ],
      rows: bars.map { bar in
        Table.Row(
          .line,
          [.text(title(bar.lever)), .text(base(bar.lever)), .text(text(bar.low, bar)), .text(text(bar.high, bar))]
            + [bar.atLow, bar.atHigh].map { MetricsTable.cell($0, scale.style) }
            + [.text(breakEven(bar.lever) ?? "nowhere")])
      })
  }

  /// On which side of its break-even each driver has to stay.
  var mustBeTrue: [String] {
    bars.compactMap { bar in
      guard let entry = breakEvens[bar.lever], case .at(let value, _) = entry.outcome,
        let npv = figures.metric(.npv).number, let breakEven = breakEven(bar.lever)
      else { return nil }
      let stays = (value < entry.base) == (npv >= 0) ? "above" : "below"
      let verb = npv >= 0 ? "stays" : "comes"
      let past = entry.probabilityPast.map { probability in
        npv >= 0
          ? "; its range says \(NumberStyle.percent(decimals: 0).text(probability)) that it does not"
          : "; its range says \(NumberStyle.percent(decimals: 0).text(probability)) that it does"
      }
      return "\(title(bar.lever)) \(verb) \(stays) \(breakEven), base \(base(bar.lever))\(past ?? "")."
    }
  }

  private func title(_ lever: Lever) -> String {
    let quantity = figures.model[lever.input]
    guard case .cell(let cell) = lever.reach else { return quantity.title }
    return "\(quantity.title), \(quantity.type.name(ofCell: cell))"
  }

  private func base(_ lever: Lever) -> String {
    guard let input = figures.inputs.first(where: { $0.quantity.id == lever.input }) else { return "" }
    if case .cell(let cell) = lever.reach, input.values.indices.contains(cell), let value = input.values[cell].first {
      return text(value, lever)
    }
    return InputText.value(input, timeline: figures.timeline)
  }

  private func breakEven(_ lever: Lever) -> String? {
    guard case .at(let value, _)? = breakEvens[lever]?.outcome else { return nil }
    return text(value, lever)
  }

  private func text(_ value: Double, _ bar: TornadoAnalysis.Bar) -> String { text(value, bar.lever) }

  private func text(_ value: Double, _ lever: Lever) -> String {
    if case .scale = lever.reach { return "× \(NumberText.significant(value, 3))" }
    let type = figures.model[lever.input].type
    return InputText.join(NumberText.significant(type.unit.number(value), 3), type.unit)
  }
}
