import Analysis
import Finance
import Quantities
import Testing

struct SweepTests {
  @Test func `one way, every row is what set would give, and crossings are found between rows`() throws {
    let fixture = try Fixture(Fixture.licences)
    let axis = SweepTable.Axis(try fixture.lever("price"), from: 5, to: 25, steps: 6)
    let sweep = SweepTable(of: [Fixture.npv], over: axis, in: try fixture.whatIf())
    #expect(axis.values.count == 7 && axis.values.first == 5 && axis.values.last == 25)
    for (price, row) in zip(axis.values, sweep.figures[0]) {
      #expect(isClose(row[0].number, 12 * (2_000 - price * 100)))
    }
    #expect(sweep.crossings[0].count == 1)
    #expect(isClose(sweep.crossings[0].first, 20))
    #expect(sweep.base == [.value(12_000)])
  }

  @Test func `two ways, rows and columns move together`() throws {
    let fixture = try Fixture(Fixture.licences)
    let rows = SweepTable.Axis(try fixture.lever("price"), from: 30, to: 10, steps: 2)
    let columns = SweepTable.Axis(try fixture.lever("gain", scaled: true), from: 0.5, to: 1.5, steps: 1)
    let sweep = SweepTable(of: [Fixture.npv], over: rows, by: columns, in: try fixture.whatIf())
    #expect(rows.values == [30, 20, 10])
    for (row, price) in rows.values.enumerated() {
      for (column, factor) in columns.values.enumerated() {
        #expect(isClose(sweep.figures[0][row][column].number, 12 * (2_000 * factor - price * 100)))
      }
    }
  }

  @Test func `a table of many rows has the numbers of a short one, and reasons where there are none`() throws {
    let fixture = try Fixture(Fixture.licences)
    let whatIf = try fixture.whatIf()
    let payback = Measure(MetricReference(.payback), unit: .one)
    let axis = SweepTable.Axis(try fixture.lever("price"), from: 0, to: 40, steps: 400)
    let sweep = SweepTable(of: [Fixture.npv, payback], over: axis, in: whatIf)
    for (row, price) in axis.values.enumerated() {
      let single = whatIf.values(of: [Fixture.npv, payback], moving: [(axis.lever, price)])
      #expect([sweep.figures[0][row][0], sweep.figures[1][row][0]] == single)
    }
    #expect(sweep.figures[1].last?[0].number == nil)
  }
}
