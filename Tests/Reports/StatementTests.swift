import Checking
import Finance
import Quantities
import ReportSamples
import Reports
import Testing

@Suite struct StatementTests {
  let statement = Statement(Sample.figures())

  private func row(_ ref: String) throws -> Statement.Row { try #require(statement.rows.first { $0.ref == ref }) }

  @Test func `lines add up to the totals in every column`() throws {
    let lines = statement.rows.filter { $0.role == .line && ($0.ref.first == "C" || $0.ref.first == "B") }
    let sum = [Double].sum(of: lines.map(\.amounts), count: 37)
    #expect(sum == (try row("N").amounts))
    #expect(try row("N").amounts.total == 900_000 - 686_000)
  }

  @Test func `costs are negative and benefits positive`() throws {
    #expect(try row("C").amounts.total == -686_000)
    #expect(try row("B").amounts.total == 900_000)
  }

  @Test func `present value of net totals the NPV`() throws {
    let npv = try #require(Sample.figures().metric(.npv).number)
    #expect(abs(try row("PV").amounts.total - npv) < 1e-6)
  }

  @Test func `a category of several costs has a subtotal, one cost is its own`() {
    #expect(statement.rows.contains { $0.label == "Total change" && $0.amounts.total == -122_000 })
    #expect(!statement.rows.contains { $0.label == "Total licences" })
    #expect(statement.rows.contains { $0.label == "Licences: Copilot seats" })
    #expect(statement.rows.contains { $0.label == "Human review" })
  }

  @Test func `a stated zero, an idle capacity and an excluded line stay visible`() {
    #expect(statement.rows.contains { $0.label == "Exceptions: none (counted in review)" && $0.amounts.total == 0 })
    #expect(statement.rows.contains { $0.label == "Waiting time saved" && $0.amounts.total == 0 })
    #expect(
      statement.rows.contains { $0.label == "Licences of the old tool (excluded)" && $0.amounts.total == -18_000 })
  }

  @Test func `cash and capacity benefits always stand apart`() {
    #expect(statement.rows.contains { $0.label == "Total cash benefits" && $0.amounts.total == 0 })
    #expect(statement.rows.contains { $0.label == "Total capacity benefits" && $0.amounts.total == 720_000 })
  }

  @Test func `a line by dimension has a row for each member on request`() {
    let detailed = Statement(Sample.figures(), options: .init(detail: "queue"))
    #expect(detailed.rows.contains { $0.label == "billing" && $0.amounts.total == 540_000 })
    #expect(!statement.rows.contains { $0.label == "billing" })
  }

  @Test func `period columns carry the discount factor, yearly ones do not`() {
    let factors = { (grain: Timeline.Period) in
      Statement(Sample.figures(), options: .init(grain: grain)).table().rows.contains {
        $0.cells[1] == .text("Discount factor")
      }
    }
    #expect(factors(.month))
    #expect(!factors(.year))
  }

  @Test func `columns are Ref, Line, Initial, years, Total and PV`() {
    #expect(statement.table().columns.map(\.header) == ["Ref", "Line", "Initial", "Y1", "Y2", "Y3", "Total", "PV"])
  }

  @Test func `a yearly statement states its timing difference`() throws {
    let figures = Sample.figures()
    let net = try #require(figures.views[.economic]?.net)
    let years = [net[0], net[1...12].reduce(0, +), net[13...24].reduce(0, +), net[25...36].reduce(0, +)]
    let yearly = years[0] + years[1] / 1.09 + years[2] / (1.09 * 1.09) + years[3] / (1.09 * 1.09 * 1.09)
    let difference = figures.presentValue(net) - yearly
    let text = NumberStyle.signed(.money(per: 1)).text(difference)
    #expect(difference != 0)
    #expect(notes(statement.report()).contains { $0.contains("a timing difference of \(text)") })
  }

  private func notes(_ report: Report) -> [String] {
    report.sections.flatMap(\.blocks).compactMap { if case .note(let text) = $0 { text } else { nil } }
  }

  @Test func `large amounts are shown in thousands, and the table says so`() {
    let large = Statement(Sample.figures(divisor: 0.01))
    #expect(large.scale == .thousands)
    #expect(large.table().caption == "EUR thousands, by year")
    #expect(Statement(Sample.figures(divisor: 0.01), options: .init(scale: .units)).table().caption == "EUR, by year")
  }

  @Test func `the cashable share makes the cash-only NPV zero`() throws {
    let figures = Sample.figures()
    let cash = try #require(figures.metric(.npv, .cashOnly).number)
    let worth = figures.presentValue(try #require(figures.lines.first { $0.quantity.name == "handling" }).economic)
    let text = try #require(CashableShareSentence.text(figures))
    #expect(text.contains(NumberStyle.percent(decimals: 1).text(-cash / worth)))
    let poor = try #require(CashableShareSentence.text(Sample.figures(growth: 0.1)))
    #expect(poor.contains("even if all"))
  }
}
