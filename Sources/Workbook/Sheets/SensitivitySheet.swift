import Analysis
import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// What moves the NPV, one input at a time: values, since a workbook cannot run its model again and again.
  mutating func bindSensitivity() {
    layout.text(.sensitivity, 0, 0, "Sensitivity", .title)
    layout.text(
      .sensitivity, 1, 0,
      "Values from Hurdle at export, scenario \(figures.scenario), NPV in \(figures.currency): not formulas, and stale once a blue cell changes.",
      .subtitle)
    let heads = [
      "Unit", "Low", "Base", "High", "NPV at low", "NPV at high", "Change at low", "Change at high", "NPV is 0 at",
    ]
    layout.text(.sensitivity, 3, 0, "Name", .header)
    layout.text(.sensitivity, 3, 1, "Uncertain assumption", .header)
    for (column, text) in heads.enumerated() {
      layout.text(.sensitivity, 3, 2 + column, text, column == 0 ? .header : CellStyle(.header, .general))
    }
    layout[.sensitivity].widths = [(0...0, 26), (1...1, 50), (2...2, 18), (3...10, 15)]
    layout[.sensitivity].frozen = (4, 2)
    layout.go(.sensitivity, to: 4)
    let bars = book.source.tornado?.bars ?? []
    for bar in bars { bind(bar) }
    if bars.isEmpty {
      layout.text(.sensitivity, 4, 1, "No input of the model has a range, so nothing was swung.", .note)
      layout.skip(.sensitivity)
    }
    addTornado(bars.count)
  }

  private mutating func bind(_ bar: TornadoAnalysis.Bar) {
    let row = layout.row(.sensitivity)
    let lever = LeverText(bar.lever, in: book.model)
    let quantity = book.model[bar.lever.input]
    var member = ""
    var cell = 0
    if case .cell(let index) = bar.lever.reach {
      member = ", \(quantity.type.name(ofCell: index))"
      cell = index
    }
    var isScale = false
    if case .scale = bar.lever.reach { isScale = true }
    layout.text(.sensitivity, row, 0, lever.name, .label)
    layout.text(.sensitivity, row, 1, quantity.title + member, .label)
    layout.text(.sensitivity, row, 2, isScale ? "times" : quantity.type.unit.description, .label)
    let style = CellStyle(.figure, isScale ? .factor : CellStyle.Number(quantity.type, inOwnUnit: true))
    func shown(_ value: Double) -> Double { isScale ? value : quantity.type.unit.shown(value) }
    let values = figures.inputs.first { $0.quantity.id == quantity.id }?.values[cell] ?? []
    layout.number(.sensitivity, row, 3, shown(bar.low), style)
    layout.number(.sensitivity, row, 4, isScale ? 1 : shown(values.count > 1 ? values[1] : values.first ?? .nan), style)
    layout.number(.sensitivity, row, 5, shown(bar.high), style)
    let money = CellStyle(.figure, .money)
    layout.number(.sensitivity, row, 6, bar.atLow.number ?? .nan, money)
    layout.number(.sensitivity, row, 7, bar.atHigh.number ?? .nan, money)
    let base = figures.metric(.npv).number ?? .nan
    layout.number(.sensitivity, row, 8, (bar.atLow.number ?? .nan) - base, money)
    layout.number(.sensitivity, row, 9, (bar.atHigh.number ?? .nan) - base, money)
    let entry = book.source.breakEvens?.entries.first { $0.lever == bar.lever }
    if case .at(let value, _)? = entry?.outcome {
      layout.number(.sensitivity, row, 10, shown(value), style)
    } else {
      layout.text(.sensitivity, row, 10, "nowhere", CellStyle(.figure, .general))
    }
    if drivers.count < 3, bar.swing > 0 { drivers.append((quantity.title + member, row)) }
    layout.skip(.sensitivity)
  }

  /// The widest ten as bars about the base.
  private mutating func addTornado(_ count: Int) {
    guard count > 0 else { return }
    let shown = min(count, 10)
    let names = layout.columnReference(.sensitivity, 1, 4...3 + shown)
    layout[.sensitivity].charts.append(
      WorkbookChart(
        kind: .bars, title: "Tornado: change in NPV, \(figures.currency)",
        series: [
          WorkbookChart.Series(
            name: "at low", categories: names, values: layout.columnReference(.sensitivity, 8, 4...3 + shown),
            colour: 0x9DC3E6, mark: .hatched),
          WorkbookChart.Series(
            name: "at high", categories: names, values: layout.columnReference(.sensitivity, 9, 4...3 + shown),
            colour: 0x1F4E79),
        ], row: layout.row(.sensitivity) + 1, column: 0, width: 900, height: Double(140 + 24 * shown),
        valueTitle: figures.currency, periods: shown))
    layout.skip(.sensitivity, (140 + 24 * shown) / 17 + 3)
  }
}
