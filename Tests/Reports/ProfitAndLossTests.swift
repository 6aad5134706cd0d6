import Checking
import Finance
import Quantities
import ReportSamples
import Reports
import Testing

@Suite struct ProfitAndLossTests {
  /// The sample with its integration bought as capital over 24 months and its seats paid a year ahead.
  private var figures: Figures {
    let plain = Sample.figures()
    var model = plain.model
    let lines = plain.lines.map { line -> LineFigures in
      switch line.quantity.name {
      case "integration": changed(line, capexMonths: 24, cash: line.cash)
      case "licences":
        changed(
          line, capexMonths: nil, cash: PaymentTiming.inAdvance(months: 12).paid(line.accrual, monthsPerPeriod: 1))
      case _: line
      }
    }
    model.lines = lines.map(\.line)
    let costs = [Double].sum(of: lines.filter { $0.isCost }.map(\.economic), count: 37)
    let benefits = plain.views[.economic]?.benefits ?? []
    return Figures(
      model: model, timeline: plain.timeline, currency: "EUR", scenario: "base", annualDiscount: 0.09,
      factors: plain.factors, lines: lines,
      views: [.economic: ViewFigures(costs: costs, benefits: benefits, net: zip(benefits, costs).map { $0 - $1 })],
      metrics: plain.metrics, userMetrics: [], checks: [], inputs: [], overrides: [])
  }

  private func changed(_ line: LineFigures, capexMonths: Int?, cash: [Double]) -> LineFigures {
    let old = line.line
    return LineFigures(
      quantity: line.quantity,
      line: Line(
        id: old.id, side: old.side, kind: old.kind, category: old.category, statedZero: nil, risk: nil, margin: nil,
        capexMonths: capexMonths, payment: capexMonths == nil ? .inAdvance(months: 12) : .asIncurred,
        choiceOption: nil, countsEconomically: true, countsAsCash: true), standing: .counted, accrual: line.accrual,
      cash: cash, cells: [cash], counted: [.economic: cash, .cashOnly: cash])
  }

  private func rows(_ figures: Figures) throws -> [String: [String]] {
    for case .table(let table) in ProfitAndLoss(figures, scale: .units).section().blocks {
      return Dictionary(
        uniqueKeysWithValues: table.rows.map { row in
          let texts = row.cells.map(\.plain)
          return (texts[0], Array(texts.dropFirst()))
        })
    }
    return [:]
  }

  @Test func `capital is charged over its life and not when it is bought`() throws {
    let rows = try rows(figures)
    #expect(rows["Amortisation of capital"] == ["–", "(30,000)", "(30,000)", "–", "(60,000)"])
    #expect(
      rows["Running costs, as incurred"] == ["(50,000)", "(192,000)", "(192,000)", "(192,000)", "(626,000)"])
  }

  @Test func `the result and the cash differ by capital and timing, and end equal where all is charged`() throws {
    let rows = try rows(figures)
    #expect(rows["Result before tax"] == ["(50,000)", "(78,000)", "138,000", "204,000", "214,000"])
    #expect(rows["Net cash, as in the statement"] == ["(110,000)", "(48,000)", "168,000", "204,000", "214,000"])
    #expect(rows["Difference, timing and capital"] == ["60,000", "(30,000)", "(30,000)", "–", "–"])
  }

  @Test func `it stands beside the cash view where they differ, and on request`() {
    #expect(ProfitAndLoss.differs(figures))
    #expect(!ProfitAndLoss.differs(Sample.figures()))
    let headings = { (report: Report) in report.sections.compactMap(\.heading) }
    #expect(headings(Statement(figures).report()).contains("Profit and loss beside cash"))
    #expect(!headings(Statement(Sample.figures()).report()).contains("Profit and loss beside cash"))
    let asked = Statement(Sample.figures(), options: .init(showsProfitAndLoss: true)).report()
    #expect(headings(asked).contains("Profit and loss beside cash"))
  }

  @Test func `a bridge deducts each hour once and names what is not stated`() {
    let hours = { (value: Double) in [0] + Array(repeating: value, count: 36) }
    let bridge = HoursBridge(
      gross: hours(100), redeployed: hours(60),
      deductions: [
        .init("less review", hours: hours(10)), .init("less rework", hours: hours(5)),
        .init("less supervision", hours: nil), .init("less training and change", hours: hours(20)),
        .init("less exceptions", hours: hours(0)),
      ], cashable: hours(0))
    #expect(bridge.net.total == 36 * 25)
    #expect(bridge.supervisionRatio == 0.15)
    let notes = bridge.section(Sample.timeline, grain: .year).blocks.compactMap {
      if case .note(let text) = $0 { text } else { nil }
    }
    #expect(notes.first == "Hours not stated: supervision.")
  }
}
