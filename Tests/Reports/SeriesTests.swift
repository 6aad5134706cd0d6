import Checking
import Finance
import Quantities
import ReportSamples
import Reports
import Testing

@Suite struct SeriesTests {
  private static let euros = Unit([.init(.currency("EUR")), .init(.month, -1)])

  private func table(_ report: Report) throws -> Table {
    for case .table(let table) in report.sections.flatMap(\.blocks) { return table }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func `a flow's columns and total are what flowed`() throws {
    let type = ValueType(unit: Self.euros, isSeries: true)
    let series = ValueSeries(title: "tokens", type: type, timeline: Sample.timeline) { _, column in
      .value(Double(column.periods.filter { $0 > 0 }.count) * 100)
    }
    let table = try table(series.report())
    #expect(table.caption == "EUR, by year")
    #expect(table.columns.map(\.header) == ["", "Initial", "Y1", "Y2", "Y3", "Total"])
    #expect(table.rows[0].cells.map(\.plain) == ["tokens", "0", "1,200", "1,200", "1,200", "3,600"])
  }

  @Test func `a rate's column is a mean and says so`() throws {
    let type = ValueType(unit: .percent, isSeries: true)
    let series = ValueSeries(title: "share", type: type, timeline: Sample.timeline) { _, _ in .value(0.125) }
    let table = try table(series.report())
    #expect(table.rows[0].cells.map(\.plain) == ["share", "12.5", "12.5 avg", "12.5 avg", "12.5 avg"])
    #expect(table.caption == "%, by year")
  }

  @Test func `a number that is the same in every period stands alone`() {
    let type = ValueType(unit: Unit([.init(.count("agent"))]))
    let report = ValueSeries(title: "agents", type: type, timeline: Sample.timeline) { _, _ in .value(1_200) }
      .report()
    guard case .pairs(let pairs)? = report.sections.first?.blocks.first else {
      Issue.record("no pair")
      return
    }
    #expect(pairs.map(\.label) == ["agents"])
    #expect(pairs.map(\.value.plain) == ["1,200 agent"])
  }

  @Test func `members have a row each`() throws {
    let axis = Axis(name: "queue", members: ["billing", "claims"])
    let type = ValueType(unit: Self.euros, axes: [axis], isSeries: true)
    let series = ValueSeries(title: "x", type: type, timeline: Sample.timeline) { cell, _ in .value(Double(cell)) }
    #expect(try table(series.report()).rows.map(\.cells.first) == [.text("billing"), .text("claims")])
  }

  @Test func `a line on its own is in the statement's amounts`() throws {
    let figures = Sample.figures()
    let handling = try #require(figures.lines.first { $0.quantity.name == "handling" })
    let table = try table(LineReport(handling, in: figures).report())
    #expect(
      table.rows.map(\.cells.first?.plain) == [
        "billing", "claims", "Handling time redeployed", "cash only", "risk-adjusted",
      ]
    )
    #expect(table.rows[2].cells.map(\.plain)[1...5] == ["–", "144,000", "288,000", "288,000", "720,000"])
    #expect(table.rows[4].cells.map(\.plain)[5] == "576,000")
  }

  @Test func `an excluded line shows what it would be`() throws {
    let figures = Sample.figures()
    let line = try #require(figures.lines.first { $0.standing == .excluded })
    let report = LineReport(line, in: figures).report()
    let table = try table(report)
    #expect(table.rows[0].cells[5].plain == "–")
    #expect(table.rows[1].cells.map(\.plain)[0] == "as paid, if it counted")
    #expect(table.rows[1].cells[5].plain == "18,000")
  }
}
