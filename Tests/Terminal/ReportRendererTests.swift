import Quantities
import Finance
import Foundation
import ReportSamples
import Reports
import Terminal
import Testing

/// What a person sees, kept as whole pages in `Rendered/`; `HURDLE_RECORD=1` writes them anew.
@Suite struct ReportRendererTests {
  static let pages = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Rendered")

  static func expect(
    _ report: Report, _ page: String, width: Int, unicode: Bool = true, color: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = ReportRenderer(width: width, usesUnicode: unicode, allowsColor: color).text(report)
    let file = pages.appending(path: "\(page).txt")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded, sourceLocation: sourceLocation)
  }

  @Test(arguments: [80, 120, 200])
  func `a statement fits the screen`(width: Int) throws {
    let report = Statement(Sample.figures(), options: .init(detail: "queue")).report()
    try Self.expect(report, "statement-\(width)", width: width)
    let text = ReportRenderer(width: width).text(report)
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test(arguments: [80, 120, 200])
  func `a statement by month folds to what fits`(width: Int) throws {
    let report = Statement(Sample.figures(), options: .init(grain: .month)).report()
    try Self.expect(report, "statement-by-month-\(width)", width: width)
  }

  @Test(arguments: [80, 120, 200])
  func `a comparison fits the screen`(width: Int) throws {
    let comparison = Comparison(
      base: Sample.figures(),
      others: [
        Sample.figures(scenario: "cautious", growth: 0.5), Sample.figures(scenario: "bold", growth: 1.25),
      ])
    try Self.expect(comparison.report(), "comparison-\(width)", width: width)
  }

  @Test(arguments: [80, 200])
  func `assumptions, checks and provenance fit the screen`(width: Int) throws {
    var report = AssumptionRegister(Sample.figures()).report()
    report.sections += ChecksReport(Sample.figures()).sections()
    report.sections.append(Sample.pack.provenance.section())
    try Self.expect(report, "register-\(width)", width: width)
  }

  @Test func `an explanation is a tree down to the inputs`() throws {
    let explanation = Explanation(Sample.figures()) { id, _, _ in
      .value(id == Sample.seatsID ? 1_230 : 1_200)
    }
    try Self.expect(explanation.report(.metric(.init(.npv))), "explanation-100", width: 100)
  }

  @Test func `a change shows before, after and the difference`() throws {
    let before = Sample.figures()
    let after = Sample.figures(growth: 0.5)
    let change = ChangeReport(
      currency: "EUR", title: "realised: 60% → 30%",
      watched: [.init(.npv), .init(.npv, .cashOnly), .init(.roi), .init(.payback)],
      before: .init(metrics: before.metrics), after: .init(metrics: after.metrics))
    try Self.expect(change.report(), "change-80", width: 80)
  }

  @Test func `an ASCII screen gets ASCII alone`() throws {
    let report = Sample.pack.report()
    let text = ReportRenderer(width: 100, usesUnicode: false).text(report)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    try Self.expect(report, "pack-ascii-100", width: 100, unicode: false)
  }

  @Test func `colour adds nothing that the text does not say`() {
    let report = Sample.pack.report()
    let plain = ReportRenderer(width: 120).text(report)
    let colored = ReportRenderer(width: 120, allowsColor: true).text(report)
    #expect(colored != plain)
    let stripped = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(/\ +$/, with: "") }.joined(separator: "\n")
    #expect(stripped == plain)
  }

  @Test func `a table too wide for any screen is shown in groups of columns`() {
    let columns = [Table.Column("Line", .label)] + (1...12).map { Table.Column("column \($0)", .figure) }
    let row = Table.Row(
      .line, [.text("a rather long name of a line")] + (1...12).map { .number(Double($0) * 1e6, .count) })
    let report = Report(
      title: "Wide", sections: [.init(nil, [.table(Table(columns: columns, rows: [row]))])])
    let text = ReportRenderer(width: 40).text(report)
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 40 })
    for column in 1...12 { #expect(text.contains("column \(column)")) }
    #expect(text.contains("12,000,000"))
  }

  @Test func `a wide character counts for two columns`() {
    let table = Table(
      columns: [.init("", .label), .init("n", .figure)],
      rows: [.init(.line, [.text("日本"), .number(1, .count)]), .init(.line, [.text("four"), .number(2, .count)])])
    let text = ReportRenderer(width: 40).text(Report(title: "", sections: [.init(nil, [.table(table)])]))
    #expect(text.contains("日本  1\nfour  2\n"))
  }

  @Test func `control characters of a label never reach the screen`() {
    let report = Report(title: "a\u{1B}[31mb\nc", sections: [.init(nil, [.note("x\u{07}y")])])
    #expect(ReportRenderer(width: 40).text(report) == "a[31mb c\n\nxy\n")
  }

  @Test func `a reason stands once, with where it applies`() {
    let figures = Sample.figures(growth: 0)
    let text = ReportRenderer(width: 120).text(Statement(figures).report())
    #expect(text.components(separatedBy: "never pays back within 36 months").count == 2)
  }

  @Test func `a row that is not meaningful throughout is named once`() {
    let cells = Array(repeating: Cell.notMeaningful("division by zero in x"), count: 3)
    let rows = (1...10).map { Table.Row(.line, [.text("row \($0)")] + cells) }
    let columns = [Table.Column("Line", .label)] + ["Y1", "Y2", "Total"].map { Table.Column($0, .figure) }
    let report = Report(title: "", sections: [.init(nil, [.table(Table(columns: columns, rows: rows))])])
    let last = ReportRenderer(width: 200).text(report).split(separator: "\n").last ?? ""
    #expect(
      last == "n/m  division by zero in x (row 1; row 2; row 3; row 4; row 5; row 6; row 7; row 8; and 2 more)")
  }
}
