import Reports

/// A band over time: shaded between its ends, its middle as dots, zero as a broken line.
struct FanDrawing {
  private static let height = 12

  let plot: FanPlot
  let usesUnicode: Bool
  private let labels: [String]
  private let margin: Int
  private let columnWidth: Int
  private let bottom: Double
  private let top: Double

  init(_ plot: FanPlot, width: Int, usesUnicode: Bool) {
    self.plot = plot
    self.usesUnicode = usesUnicode
    let all = (plot.low + plot.middle + plot.high).filter(\.isFinite)
    let low = min(all.min() ?? 0, 0)
    let high = max(all.max() ?? 0, 0)
    bottom = low
    top = high > low ? high : low + 1
    let (first, last) = (bottom, top)
    labels = (0..<Self.height).map { row in
      plot.style.text(last - (last - first) * Double(row) / Double(Self.height - 1))
    }
    margin = max(labels.map(\.displayWidth).max() ?? 0, 1) + 2
    columnWidth = min(max((width - margin - 1) / max(plot.labels.count, 1), 1), 3)
  }

  private func row(of value: Double) -> Int {
    Int(((top - value) / (top - bottom) * Double(Self.height - 1)).rounded())
  }

  var lines: [String] {
    guard plot.labels.count > 1 else { return [] }
    let zero = row(of: 0)
    var lines = (0..<Self.height).map { line -> String in
      let isLabelled = line == 0 || line == Self.height - 1 || line == zero
      let label = line == zero ? "0" : isLabelled ? labels[line] : ""
      let cells = plot.labels.indices.map { cell(of: $0, at: line, zero: zero) }.joined()
      let edge = usesUnicode ? (isLabelled ? "┤" : "│") : "|"
      return "\(label.padded(to: margin - 1, alignment: .right))\(edge)\(cells)"
    }
    lines.append(names)
    return lines
  }

  private func cell(of period: Int, at line: Int, zero: Int) -> String {
    let background = line == zero ? (usesUnicode ? "┄" : "-") : " "
    guard plot.low[period].isFinite, plot.high[period].isFinite else {
      return String(repeating: background, count: columnWidth)
    }
    let isMiddle = line == row(of: plot.middle[period])
    let isInside = line >= row(of: plot.high[period]) && line <= row(of: plot.low[period])
    if isMiddle { return String(repeating: usesUnicode ? "━" : "=", count: columnWidth) }
    return String(repeating: isInside ? (usesUnicode ? "░" : ":") : background, count: columnWidth)
  }

  /// The periods that have room, the first and every so many.
  private var names: String {
    var line = ""
    for (index, label) in plot.labels.enumerated() {
      let start = margin + index * columnWidth
      // The ends of years say enough of a long row of months.
      guard index % 12 == 0 || plot.labels.count <= 15 else { continue }
      if line.displayWidth > 0, start <= line.displayWidth { continue }
      line = line.padded(to: start) + label
    }
    return line
  }
}
