import ReportSamples
import Reports
import Routing
import Terminal
import Testing

/// Routing reports as a person sees them.
@Suite struct RoutingPageTests {
  static let router = Router()
  static let problem = Sample.routing
  static let subject = Sample.routingSubject

  private func expect(_ report: Report, _ page: String, width: Int) throws {
    try ReportRendererTests.expect(report, page, width: width)
    let text = ReportRenderer(width: width).text(report)
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test(arguments: [80, 120])
  func `a routing fits the screen`(width: Int) throws {
    let answers = try Self.router.answers(to: Self.problem)
    try expect(RoutingReport(Self.subject, answers).report(), "routing-\(width)", width: width)
  }

  @Test(arguments: [80, 120])
  func `a frontier is drawn`(width: Int) throws {
    let report = FrontierReport(
      Self.subject, try Self.router.frontier(of: Self.problem), of: Self.problem,
      solution: try Self.router.solve(Self.problem), rivals: Rival.all(Self.problem)
    ).report()
    try expect(report, "frontier-\(width)", width: width)
    if width == 80 {
      let ascii = ReportRenderer(width: 80, usesUnicode: false).text(report)
      #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `shocks and growth fit the screen`() throws {
    let solution = try Self.router.solve(Self.problem)
    var report = Report(title: "Shocks")
    var eased = Self.problem
    eased.rules[3] = .vendorShare(atMost: 1, vendor: nil)
    let easedSolution = try Self.router.solve(eased)
    for (shock, problem, solution) in [
      (Shock.price(vendor: "anthropic", factor: 3), eased, easedSolution),
      (.removed(vendor: "own"), eased, easedSolution), (.removed(vendor: "anthropic"), Self.problem, solution),
    ] {
      let answer = Self.router.answer(to: shock, of: solution, in: problem)
      report.sections +=
        ShockReport(Self.subject, shock, answer, of: problem, reason: "claims has no model").report()
        .sections
    }
    let growth = Growth(requestsPerYear: 2, tokensPerYear: 320, callsPerRequest: 6)
    let path = growth.path(of: solution, in: Self.problem, months: 12)
    report.sections +=
      GrowthReport(
        Self.subject, growth, path: path, months: (0...12).map { "month \($0)" }
      ).report().sections
    try expect(report, "shocks-80", width: 80)
  }

  @Test func `graded answers fit the screen`() throws {
    let report = GradedReport(
      title: "Graded answers", source: "responses.csv", answers: Sample.graded, weak: 0, strong: 1
    ).report()
    try expect(report, "graded-80", width: 80)
  }
}
