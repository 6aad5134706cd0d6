import Checking
import Finance
import Quantities
import ReportSamples
import Reports
import Testing

@Suite struct ExplanationTests {
  private func tree(_ target: Explanation.Target, _ figures: Figures = Sample.figures()) throws -> Report.Tree {
    let explanation = Explanation(figures) { id, _, _ in .value(id == Sample.seatsID ? 1_230 : 1_200) }
    for case .tree(let tree) in explanation.report(target).sections.flatMap(\.blocks) { return tree }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func `a sum shows each term's share`() throws {
    let seats = try tree(.quantity(Sample.seatsID))
    #expect(seats.text == "seats = agents + 30 agent")
    #expect(seats.cells == [.number(1_230, .quantity(unit: "agent", average: false))])
    #expect(seats.children.map(\.text) == ["agents"])
    #expect(seats.children[0].cells.last == .number(1_200 / 1_230, .percent(decimals: 1)))
  }

  @Test func `an input is reached with its value, source, owner and place`() throws {
    let agents = try #require(try tree(.quantity(Sample.seatsID)).children.first)
    #expect(agents.cells.first == .text("1,200 agent"))
    for part in ["source: Headcount report, December 2025", "owner: People operations", "pilot.roi:1"] {
      #expect(agents.remark.contains(part))
    }
  }

  @Test func `a calculation says where it stands`() throws {
    #expect(try tree(.quantity(Sample.seatsID)).remark == "pilot.roi:4")
  }

  @Test func `lines of NPV add up to it`() throws {
    let npv = try tree(.metric(.init(.npv)))
    let groups = npv.children.map { group in
      group.children.reduce(0) { sum, line in
        if case .number(let value, _)? = line.cells.first { sum + value } else { sum }
      }
    }
    let expected = try #require(Sample.figures().metric(.npv).number)
    #expect(abs(groups[0] - groups[1] - expected) < 1e-6)
  }

  @Test func `the cash-only metric rests on cash lines alone`() throws {
    let npv = try tree(.metric(.init(.npv, .cashOnly)))
    let names = npv.children.flatMap(\.children).map { $0.text.prefix { $0 != " " } }
    #expect(names == ["hires", "licences", "integration", "exceptions"])
  }

  @Test func `a quantity met again is not explained twice`() throws {
    let tco = try tree(.metric(.init(.totalCost)))
    #expect(tco.children.count == 1)
    let licences = try #require(tco.children[0].children.first)
    #expect(licences.children.map(\.text) == ["seats = agents + 30 agent"])
  }

  @Test func `a metric that is not meaningful says why`() throws {
    let irr = try tree(.metric(.init(.irr, .cashOnly)))
    #expect(irr.cells == [.notMeaningful("no rate of return: the net never changes sign")])
  }
}
