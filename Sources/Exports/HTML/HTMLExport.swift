package import Reports

/// A page for the board and its appendix in one file: no script, no other file, drawn and readable without colour.
package struct HTMLExport: TextFormat {
  package let name = "html"
  package let extensions = ["html", "htm"]
  package let summary = "a board page with charts and the whole pack as its appendix, to read or to print"
  package let hasBoardPage = true
  package init() {}

  package func text(of pack: Pack) -> String {
    let board = pack.board
    let appendix = pack.report()
    let body = """
      <main>
      <section class="board" aria-label="Board page">
      \(Self.board(board, BoardCharts(pack)))
      <footer>\(HTML.escaped(pack.provenance.line))</footer>
      </section>
      <section class="appendix" aria-label="Appendix">
      <h2>Appendix: the statement</h2>
      \(appendix.subtitle.map { "<p class=\"subtitle\">\(HTML.escaped($0))</p>" }.joined(separator: "\n"))
      \(Self.sections(appendix.sections, heading: "h3"))
      </section>
      </main>
      """
    return Self.page(title: board.title, paper: pack.paper, body)
  }

  package func text(of report: Report) -> String {
    let subtitle = report.subtitle.map { "<p class=\"subtitle\">\(HTML.escaped($0))</p>" }
    return Self.page(
      title: report.title,
      """
      <main>
      <h1>\(HTML.escaped(report.title))</h1>
      \(subtitle.joined(separator: "\n"))
      \(Self.sections(report.sections, heading: "h2"))
      </main>
      """)
  }

  // MARK: Parts

  private static func page(title: String, paper: Paper = .a4, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(HTML.escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)\(HTMLStyle.page(paper))</style>
    </head>
    <body>
    \(SVG.patterns)
    \(body)
    </body>
    </html>

    """
  }

  private static func board(_ board: BoardPage, _ pictures: BoardCharts) -> String {
    var parts = ["<h1>\(HTML.escaped(board.title))</h1>"]
    parts += board.subtitle.map { "<p class=\"subtitle\">\(HTML.escaped($0))</p>" }
    parts.append(HTML.flag(passed: board.passed, board.flag))
    parts.append("<h2>The ask</h2>")
    parts += board.ask.map { "<p>\(HTML.escaped($0))</p>" }
    parts.append(keys(board.keyFigures))
    if !board.uncertainty.isEmpty { parts.append(keys(board.uncertainty)) }
    parts.append("<p class=\"reasons\">\(HTML.escaped(board.uncertaintyNote))</p>")
    let charts: [(drawing: Drawing, isWide: Bool)] = [
      (pictures.curve, true), (pictures.costs, false), (pictures.benefits, false),
    ]
    let drawn = charts.enumerated().map { index, chart in
      "<figure\(chart.isWide ? " class=\"wide\"" : "")><figcaption>\(HTML.escaped(chart.drawing.title))</figcaption>\n"
        + "\(SVG.text(of: chart.drawing, id: "chart\(index + 1)"))</figure>"
    }
    parts.append("<div class=\"charts\">\n\(drawn.joined(separator: "\n"))\n</div>")
    parts += ["<h2>Cash and capacity</h2>", HTML.table(board.cashAndCapacity)]
    if let drivers = board.drivers { parts += ["<h2>What moves it most</h2>", HTML.table(drivers)] }
    parts.append("<div class=\"lists\">")
    parts += list("What must be true", board.mustBeTrue) + list("Weakest evidence", board.weakestEvidence)
    parts.append("</div>")
    return parts.joined(separator: "\n")
  }

  private static func keys(_ figures: [BoardPage.KeyFigure]) -> String {
    let keys = figures.map { key in
      let remark = key.remark.isEmpty ? "" : "<dd class=\"remark\">\(HTML.escaped(key.remark))</dd>"
      return "<div><dt>\(HTML.escaped(key.label))</dt><dd>\(HTML.cell(key.value))</dd>\(remark)</div>"
    }
    return "<dl class=\"key\">\n\(keys.joined(separator: "\n"))\n</dl>"
  }

  private static func list(_ heading: String, _ sentences: [String]) -> [String] {
    if sentences.isEmpty { return [] }
    let items = sentences.map { "<li>\(HTML.escaped($0))</li>" }
    return ["<section>", "<h2>\(heading)</h2>", "<ul>\n\(items.joined(separator: "\n"))\n</ul>", "</section>"]
  }

  private static func sections(_ sections: [Report.Section], heading tag: String) -> String {
    sections.enumerated().map { place, section in
      let heading = section.heading.map { "<\(tag)>\(HTML.escaped($0))</\(tag)>\n" } ?? ""
      return heading
        + section.blocks.enumerated().map { HTML.block($0.element, id: "picture-\(place + 1)-\($0.offset + 1)") }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
