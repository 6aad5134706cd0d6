import Finance
import ReportSamples
import Reports
import Testing

@Suite struct ComparisonTests {
  private func tables(_ report: Report) -> [Table] {
    report.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  @Test func `line changes add up to the change in NPV`() throws {
    let base = Sample.figures()
    let other = Sample.figures(scenario: "cautious", growth: 0.5)
    let lines = tables(Comparison(base: base, others: [other]).report())[1]
    let change = lines.rows.dropLast().reduce(0) { sum, row in
      if case .number(let value, _) = row.cells[3] { sum + value } else { sum }
    }
    let before = try #require(base.metric(.npv).number)
    let after = try #require(other.metric(.npv).number)
    #expect(abs(change - (after - before)) < 1e-6)
  }

  @Test func `only inputs that differ are listed, with both values`() {
    let report = Comparison(base: Sample.figures(), others: [Sample.figures(scenario: "cautious", growth: 0.5)])
      .report()
    let rows = tables(report)[2].rows
    #expect(rows.map(\.cells.first) == [.text("realised")])
    #expect(rows[0].cells[2...] == [.text("60%"), .text("30%")])
  }

  @Test func `a change from or to n/m has no difference`() {
    let change = ChangeReport(
      currency: "EUR", title: "", watched: [.init(.payback)],
      before: .init(metrics: Sample.figures().metrics), after: .init(metrics: Sample.figures(growth: 0).metrics))
    #expect(tables(change.report())[0].rows[0].cells[3] == .empty)
  }

  @Test func `the last bit of a sum is no change`() {
    let ratio = Metric.roi
    let style = ratio.style(money: .money(per: 1))
    let change = { (a: Double, b: Double) in
      ChangeReport(
        currency: "EUR", title: "", watched: [.init(ratio)], before: .init(metrics: [.init(ratio): .value(a)]),
        after: .init(metrics: [.init(ratio): .value(b)]))
    }
    #expect(tables(change(0.1 + 0.2, 0.3).report())[0].rows[0].cells[3] == .number(0, .signed(style)))
    #expect(tables(change(0.3, 0.4).report())[0].rows[0].cells[3] == .number(0.4 - 0.3, .signed(style)))
  }

  @Test func `both views of a watched metric are reported, once each`() {
    let completed = ChangeReport.completed([.init(.npv, .cashOnly), .init(.roi), .init(.npv)])
    #expect(completed.map(\.name) == ["npv", "npv.cash_only", "roi", "roi.cash_only"])
  }
}
