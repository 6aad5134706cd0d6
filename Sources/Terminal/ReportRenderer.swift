package import Reports

/// A report as text for a terminal or a pipe: columns aligned by display width, folded to fit.
///
/// Colour only repeats what the text says: headings and totals are bold, remarks dim, negative results and failures red.
package struct ReportRenderer: Sendable {
  package let width: Int
  package let usesUnicode: Bool
  package let allowsColor: Bool
  /// Whether months may become quarters or years to fit; otherwise columns that do not fit stand below each other.
  package let foldsPeriods: Bool

  /// - Parameter width: columns of the screen; at least 20 are used.
  package init(width: Int, usesUnicode: Bool = true, allowsColor: Bool = false, foldsPeriods: Bool = true) {
    self.width = max(width, 20)
    self.usesUnicode = usesUnicode
    self.allowsColor = allowsColor
    self.foldsPeriods = foldsPeriods
  }

  /// The whole report, each line ended by a line feed and without blanks at its end.
  package func text(_ report: Report) -> String {
    var lines: [String] = []
    if !report.title.isEmpty { lines += wrapped(report.title, width: width).map { styled($0, .heading) } }
    for line in report.subtitle { lines += wrapped(line, width: width, hanging: 2).map { styled($0, .dim) } }
    for section in report.sections {
      if let heading = section.heading { lines += ["", styled(plain(heading), .heading)] }
      for (index, block) in section.blocks.enumerated() {
        let body = self.lines(block)
        guard !body.isEmpty else { continue }
        // Paragraphs of one section stand close, all else apart.
        let isClose = block.isNote && index > 0 && section.blocks[index - 1].isNote
        let follows = index == 0 && section.heading != nil
        if !lines.isEmpty, !isClose, !follows { lines.append("") }
        lines += body
      }
    }
    return lines.map { $0.trimmingTrailingSpaces() + "\n" }.joined()
  }

  private func lines(_ block: Report.Block) -> [String] {
    switch block {
    case .table(let table): lines(table)
    case .note(let text): wrapped(text, width: readable, hanging: 2)
    case .lines(let lines): lines.map(plain)
    case .pairs(let pairs): lines(pairs)
    case .flag(let passed, let text):
      wrapped("\(passed ? "PASS" : "FAIL")  \(text)", width: readable, hanging: 6).enumerated().map { index, line in
        index == 0 ? styled(String(line.prefix(4)), passed ? .good : .error) + line.dropFirst(4) : line
      }
    case .tree(let tree): lines(tree)
    case .plot(let plot): lines(plot)
    case .histogram(let plot): lines(plot)
    case .fan(let plot): lines(plot)
    case .curve(let plot): lines(plot)
    }
  }

  private func lines(_ pairs: [(label: String, value: Cell)]) -> [String] {
    let labels = pairs.map { plain($0.label) }
    let widest = min(labels.map(\.displayWidth).max() ?? 0, width / 2)
    return zip(labels, pairs).flatMap { label, pair -> [String] in
      var text = plain(pair.value.plain)
      if case .notMeaningful(let reason) = pair.value { text += "  \(plain(reason))" }
      let room = max(width - widest - 2, 10)
      return wrapped(text, width: room).enumerated().map { index, line in
        (index == 0 ? label : "").padded(to: widest) + "  " + line
      }
    }
  }

  /// Running text is not wider than a page.
  private var readable: Int { min(width, 100) }
}

extension Report.Block {
  fileprivate var isNote: Bool { if case .note = self { true } else { false } }
}
