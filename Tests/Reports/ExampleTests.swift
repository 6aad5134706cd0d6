import Checking
import Finance
import Foundation
import Quantities
import Reports
import Testing

/// The shipped programmes from text to report: their statements must add up and agree with their metrics.
@Suite struct ExampleTests {
  static let programmes = ["support-copilot", "coding-assistant", "contract-review", "published-tei-2020"]

  @Test(arguments: programmes)
  func `the statement's totals are the metrics`(name: String) throws {
    let pipeline = try Pipeline("programmes/\(name)")
    for scenario in ["base"] + pipeline.model.scenarios.map(\.name) {
      let figures = try pipeline.figures(scenario)
      let statement = Statement(figures)
      let total = { (ref: String) in statement.rows.first { $0.ref == ref }?.amounts ?? [] }
      let size = figures.views[.economic]?.costs.total ?? 0
      let agrees = { (metric: Metric, value: Double) in
        let number = try #require(figures.metric(metric).number)
        #expect(abs(number - value) <= 1e-9 * size, "\(scenario) \(metric.rawValue)")
      }
      try agrees(.npv, total("PV").total)
      try agrees(.npv, figures.presentValue(total("N")))
      try agrees(.totalCost, -total("C").total)
      try agrees(.costsPresentValue, -figures.presentValue(total("C")))
      try agrees(.benefitsPresentValue, figures.presentValue(total("B")))
    }
  }

  @Test(arguments: programmes)
  func `the arithmetic findings hold in every scenario`(name: String) throws {
    let pipeline = try Pipeline("programmes/\(name)")
    let base = try pipeline.figures()
    let others = try pipeline.model.scenarios.map { try pipeline.figures($0.name) }
    for finding in Findings.all(base, others: others).prefix(4) {
      #expect(finding.isFine, "\(finding.title): \(finding.detail)")
    }
    for other in others {
      for finding in Findings.all(other).prefix(3) { #expect(finding.isFine, "\(other.scenario): \(finding.title)") }
    }
  }

  @Test func `the support copilot's base case is the published one`() throws {
    let figures = try Pipeline("programmes/support-copilot").figures()
    let number = { (metric: Metric, view: View) in try #require(figures.metric(metric, view).number) }
    #expect(abs(try number(.npv, .economic) - 570_706.96) < 0.005)
    #expect(abs(try number(.npv, .cashOnly) + 1_183_230.38) < 0.005)
    #expect(abs(try number(.totalCost, .economic) - 3_787_872.01) < 0.005)
    #expect(abs(try number(.payback, .economic) - 21.27) < 0.005)
  }

  @Test func `a line left out leaves every total and stays visible`() throws {
    let pipeline = try Pipeline("programmes/support-copilot")
    let index = try #require(pipeline.model.lines.firstIndex { pipeline.model[$0.id].name == "licences" })
    let whole = try pipeline.figures()
    let without = try pipeline.figures(excluding: [index])
    let before = try #require(whole.metric(.totalCost).number)
    let after = try #require(without.metric(.totalCost).number)
    #expect(abs(before - after - whole.lines[index].cash.total) < 1e-6)
    #expect(without.lines[index].standing == .excluded)
    #expect(Statement(without).rows.contains { $0.label.hasSuffix("(excluded)") })
  }

  @Test func `a choice is named in the header and among what differs`() throws {
    let pipeline = try Pipeline("programmes/coding-assistant")
    let base = try pipeline.figures()
    #expect(Header.lines(base)[0].contains("vendor = suite"))
    let report = Comparison(base: base, others: [try pipeline.figures("second_vendor")]).report()
    let rows = report.sections.flatMap(\.blocks).flatMap { block -> [Table.Row] in
      if case .table(let table) = block { table.rows } else { [] }
    }
    #expect(rows.contains { $0.cells == [.text("vendor"), .text("Choice"), .text("suite"), .text("specialist")] })
  }

  @Test func `an explanation reaches every input its line rests on`() throws {
    let pipeline = try Pipeline("programmes/support-copilot")
    let results = try pipeline.results()
    let figures = try #require(Figures(results, scenario: "base"))
    let id = try #require(pipeline.model.idByName["handling"])
    var seen: Set<String> = []
    func collect(_ tree: Report.Tree) {
      seen.insert(String(tree.text.prefix { $0 != " " }))
      for child in tree.children { collect(child) }
    }
    for case .tree(let tree) in Explanation(figures, in: results).report(.quantity(id)).sections[0].blocks {
      collect(tree)
    }
    let dependencies = Dependencies(pipeline.model)
    for reached in dependencies.reached(from: id) { #expect(seen.contains(pipeline.model[reached].name)) }
    #expect(seen.count > 8)
  }

  @Test func `hours of the support copilot are bridged from gross to net`() throws {
    let figures = try Pipeline("programmes/support-copilot").figures()
    let hours = try #require(figures.hours)
    let handling = try #require(figures.lines.first { $0.quantity.name == "handling" }).cash.total
    #expect(abs(hours.redeployed.total - handling / 41) < 1e-6 * hours.gross.total)
    #expect(abs(hours.gross.total * 0.6 - hours.redeployed.total) < 1e-6 * hours.gross.total)
    #expect(hours.cashable.total == 0)
    #expect(hours.net.total < hours.redeployed.total)
  }
}
