import Exports
import Foundation
import ReportSamples
import Reports
import Testing

@Suite struct MarkdownTests {
  @Test func `the pack is one page with every part`() throws {
    let text = MarkdownExport().text(of: Sample.pack)
    for heading in [
      "# Pilot in claims", "## Metrics", "## Notes", "## Scenarios: metrics", "## Scenarios: lines",
      "## Scenarios: inputs that differ", "## Assumptions", "## Checks", "## Findings", "## Provenance",
    ] {
      #expect(text.components(separatedBy: "\n").contains(heading), "\(heading)")
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "pack.md")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8))
  }

  @Test func `every row of a table has as many cells as its head`() {
    var width: Int?
    for line in MarkdownExport().text(of: Sample.pack).components(separatedBy: "\n") {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let cells = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      if let width { #expect(cells == width) }
      width = cells
    }
  }

  @Test func `marks in a label stay text`() {
    let report = Report(title: "a|b *c* <d> [e](f) #1", sections: [])
    #expect(MarkdownExport().text(of: report) == "# a\\|b \\*c\\* &lt;d&gt; \\[e\\](f) \\#1\n")
  }
}
