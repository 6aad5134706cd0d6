package import Diagnostics
import CPage
package import Reports

/// The board page and its appendix: selectable text, the same drawings as the HTML page.
package struct PDFExport: ExportFormat {
  package let name = "pdf"
  package let extensions = ["pdf"]
  package let summary = "a board page with charts and the whole pack as its appendix, on A4 or letter"
  package let hasBoardPage = true
  package init() {}

  package func bytes(of pack: Pack) throws(Diagnostic) -> [UInt8] {
    let board = pack.board
    let document = try boardPage(board, of: pack)
    document.newPage()
    let appendix = pack.report()
    document.heading("Appendix: the statement", level: 2)
    for line in appendix.subtitle { document.paragraph(line, .init(points: 8, color: PDFDocument.quiet), after: 1) }
    document.y += 4
    for section in appendix.sections { document.draw(section) }
    return document.bytes()
  }
}

extension PDFExport {
  /// The board page on one page: its charts give way where its words take much room.
  private func boardPage(_ board: BoardPage, of pack: Pack) throws(Diagnostic) -> PDFDocument {
    func drawn(_ share: Double) throws(Diagnostic) -> PDFDocument {
      let document = try PDFDocument(
        title: board.title, foot: pack.provenance.line, creator: "Hurdle \(pack.provenance.version)",
        time: pack.provenance.time, paper: .init(pack.paper))
      document.draw(board, charts: BoardCharts(pack, height: share))
      return document
    }
    for share in [1, 0.85] {
      let document = try drawn(share)
      if document.pageNumber == 1, document.y <= document.paper.bottom { return document }
    }
    return try drawn(0.7)
  }
}

extension PDFDocument {
  // MARK: The board page

  fileprivate func draw(_ board: BoardPage, charts: BoardCharts) {
    heading(board.title, level: 1)
    for line in board.subtitle { paragraph(line, Look(points: 7.5, color: Self.quiet), after: 0.5) }
    y += 3
    flag(passed: board.passed, board.flag)
    heading("The ask", level: 2)
    for sentence in board.ask { paragraph(sentence, Look(points: 9)) }
    draw(board.keyFigures)
    if !board.uncertainty.isEmpty { draw(board.uncertainty) }
    paragraph(board.uncertaintyNote, Look(points: 7, color: Self.quiet), after: 4)
    let gap = 12.0
    let half = (paper.textWidth - gap) / 2
    picture(charts.curve, x: paper.margin, width: paper.textWidth)
    y += paper.textWidth * charts.curve.height / charts.curve.width + 6
    picture(charts.costs, x: paper.margin, width: half)
    picture(charts.benefits, x: paper.margin + half + gap, width: half)
    y += half * charts.costs.height / charts.costs.width
    heading("Cash and capacity", level: 2)
    table(board.cashAndCapacity)
    if let drivers = board.drivers {
      heading("What moves it most", level: 2)
      table(drivers)
    }
    let top = y
    list("What must be true", board.mustBeTrue, x: paper.margin, width: half)
    let left = y
    y = top
    list("Weakest evidence", board.weakestEvidence, x: paper.margin + half + gap, width: half)
    y = max(y, left)
  }

  /// A drawing below its caption; where it ends is the caller's to know.
  private func picture(_ drawing: Drawing, x: Double, width: Double) {
    let look = Look(points: 7.5, isBold: true)
    text(drawing.title, at: (x, y), look)
    draw(drawing, x: x, y: y + size(drawing.title, look).height + 1, width: width)
    if x + width >= paper.width - paper.margin - 1 { y += size(drawing.title, look).height + 1 }
  }

  private func draw(_ figures: [BoardPage.KeyFigure]) {
    let perRow = 5
    let gap = 6.0
    let width = (paper.textWidth - gap * Double(perRow - 1)) / Double(perRow)
    let (label, value, remark) = (
      Look(points: 7, color: Self.quiet), Look(points: 11, isBold: true), Look(points: 6.5, color: Self.quiet)
    )
    let inner = width - 10
    // A value too long for its frame is set smaller.
    func fitting(_ text: String) -> Look {
      var look = value
      while look.points > 7.5, size(text, look).width > inner { look.points -= 0.5 }
      return look
    }
    for start in stride(from: 0, to: figures.count, by: perRow) {
      let row = Array(figures[start..<min(start + perRow, figures.count)])
      let heights = row.map { figure in
        size(figure.label, label, wrap: inner).height
          + size(figure.value.plain, fitting(figure.value.plain), wrap: inner).height
          + (figure.remark.isEmpty ? 0 : size(figure.remark, remark, wrap: inner).height) + 11
      }
      let height = heights.max() ?? 0
      need(height + 6)
      for (index, figure) in row.enumerated() {
        let x = paper.margin + (width + gap) * Double(index)
        line(
          [
            .init(x, y), .init(x + width, y), .init(x + width, y + height), .init(x, y + height), .init(x, y),
          ], width: 0.5, 0xB9_C4CF)
        rectangle(x, y, width, 2.5, Self.blue)
        var top = y + 5.5
        text(figure.label, at: (x + 5, top), label, wrap: inner)
        top += size(figure.label, label, wrap: inner).height
        let look = fitting(figure.value.plain)
        text(figure.value.plain, at: (x + 5, top), look, wrap: inner)
        top += size(figure.value.plain, look, wrap: inner).height
        if !figure.remark.isEmpty { text(figure.remark, at: (x + 5, top), remark, wrap: inner) }
      }
      y += height + 7
    }
  }

  /// Sentences in a column of their own.
  private func list(_ title: String, _ sentences: [String], x: Double, width: Double) {
    if sentences.isEmpty { return }
    heading(title, level: 2, x: x, width: width)
    let look = Look(points: 7.5)
    for sentence in sentences {
      text("•", at: (x, y), look)
      text(sentence, at: (x + 9, y), look, wrap: width - 9)
      y += size(sentence, look, wrap: width - 9).height + 1.5
    }
  }

  private func flag(passed: Bool, _ sentence: String) {
    let word = passed ? "PASS" : "FAIL"
    let strong = Look(points: 8.5, isBold: true)
    let size = size(word, strong)
    need(size.height + 8)
    rectangle(paper.margin, y, paper.textWidth, size.height + 6, passed ? 0xF1_F6F2 : 0xF9_F0F0)
    rectangle(paper.margin, y, 3.5, size.height + 6, passed ? 0x2F_6B3F : 0x8C_2F2F)
    text(word, at: (paper.margin + 9, y + 3), strong)
    text(sentence, at: (paper.margin + 15 + size.width, y + 3), Look(points: 8.5))
    y += size.height + 9
  }

  // MARK: The appendix

  fileprivate func draw(_ section: Report.Section) {
    if let title = section.heading { heading(title, level: 3) }
    for block in section.blocks { draw(block) }
  }

  private func draw(_ block: Report.Block) {
    if let picture = BlockPicture(block) {
      draw(picture)
      return
    }
    switch block {
    case .table(let table): self.table(table)
    case .note(let text): paragraph(text, Look(points: 8))
    case .lines(let lines): for line in lines { paragraph(line, Look(points: 7.5, isMono: true), after: 0) }
    case .flag(let passed, let text): flag(passed: passed, text)
    case .pairs(let pairs):
      table(
        Table(
          columns: [Table.Column("", .label), Table.Column("", .prose)],
          rows: pairs.map { Table.Row(.line, [.text($0.label), .text($0.value.plain)]) }))
    case .tree(let tree): draw(tree, depth: 0)
    case .histogram, .fan, .curve, .plot: break
    }
  }

  private func draw(_ picture: BlockPicture) {
    if let table = picture.table, picture.showsTable { self.table(table) }
    let drawing = picture.drawing
    let look = Look(points: 7.5, isBold: true)
    let caption = size(drawing.title, look, wrap: paper.textWidth).height + 2
    need(caption + paper.textWidth * drawing.height / drawing.width + 6)
    text(drawing.title, at: (paper.margin, y), look, wrap: paper.textWidth)
    y += caption
    y += draw(drawing, x: paper.margin, y: y, width: paper.textWidth) + 8
  }

  private func draw(_ tree: Report.Tree, depth: Int) {
    let figures = tree.cells.map(\.plain).filter { !$0.isEmpty }.joined(separator: ", ")
    let remark = tree.remark.isEmpty ? "" : "  (\(tree.remark))"
    paragraph("\(tree.text)  \(figures)\(remark)", Look(points: 7.5), indent: Double(min(depth, 20)) * 10, after: 1)
    for child in tree.children { draw(child, depth: depth + 1) }
  }
}
