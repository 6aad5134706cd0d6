import Reports

/// Counts as columns of blocks over an axis with its numbers and percentiles.
struct HistogramDrawing {
  private static let height = 8
  private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  let plot: HistogramPlot
  let width: Int
  let usesUnicode: Bool

  /// Characters of each interval.
  private let columnWidth: Int
  private let margin = 6

  init(_ plot: HistogramPlot, width: Int, usesUnicode: Bool) {
    self.plot = plot
    self.width = width
    self.usesUnicode = usesUnicode
    columnWidth = min(max((width - margin - 2) / max(plot.shares.count, 1), 1), 4)
  }

  private var span: Int { min(columnWidth * plot.shares.count, max(width - margin - 1, 1)) }

  var lines: [String] {
    let largest = plot.shares.max() ?? 0
    guard largest > 0 else { return [] }
    var lines = (0..<Self.height).map { row -> String in
      let level = Self.height - 1 - row
      let label = row == 0 ? NumberStyle.percent(decimals: largest < 0.1 ? 1 : 0).text(largest) : ""
      let cells = (0..<span).map { mark(of: $0 / columnWidth, at: level, largest) }.joined()
      return "\(label.padded(to: margin - 2, alignment: .right)) \(usesUnicode ? "│" : "|")\(cells)"
    }
    lines.append(axis)
    lines.append(numbers)
    let percentiles = pointers
    if !percentiles.isEmpty { lines.append(percentiles) }
    return lines
  }

  /// What stands in an interval's column at a height, counted from the axis.
  private func mark(of interval: Int, at level: Int, _ largest: Double) -> String {
    let steps = Int((plot.shares[interval] / largest * Double(Self.height * 8)).rounded())
    let filled = min(max(steps - level * 8, 0), 8)
    let isLoss = plot.threshold.map { plot.start + plot.width * (Double(interval) + 0.5) < $0 } ?? false
    if !usesUnicode { return filled >= 4 || (level == 0 && steps > 0) ? (isLoss ? "." : "#") : " " }
    if level == 0, plot.shares[interval] > 0, filled == 0 { return Self.eighths[1] }
    // Shaded columns end at half a character, since there are no eighths of shade.
    if isLoss { return filled >= 4 ? "▒" : filled > 0 ? "▁" : " " }
    return Self.eighths[filled]
  }

  // MARK: Axis

  private func column(of value: Double) -> Int? {
    let place = Int(((value - plot.start) / plot.width * Double(columnWidth)).rounded())
    return (0...span).contains(place) ? place : nil
  }

  /// Round numbers along the axis, as many as have room.
  private var ticks: [(place: Int, text: String)] {
    let count = plot.shares.count
    for every in [1, 2, 5, 10, 20, 50] {
      // Multiples of the step, so that 0 is among them.
      let step = plot.width * Double(every)
      let first = (plot.start / step).rounded(.up)
      let values = (0...count).map { (first + Double($0)) * step }
        .filter { $0 <= plot.start + plot.width * Double(count) * 1.0000001 }
      let ticks = values.compactMap { value in
        column(of: value).map { ($0, abs(value) < step / 1e6 ? "0" : plot.style.text(value)) }
      }
      let widest = ticks.map(\.1.displayWidth).max() ?? 0
      if widest + 3 <= columnWidth * every || every == 50 { return ticks.map { (place: $0.0, text: $0.1) } }
    }
    return []
  }

  private var axis: String {
    var cells = Array(repeating: usesUnicode ? "─" : "-", count: span + 1)
    for tick in ticks { cells[tick.place] = usesUnicode ? "┬" : "+" }
    return String(repeating: " ", count: margin - 1) + (usesUnicode ? "└" : "+") + cells.joined()
  }

  private var numbers: String { row(ticks.map { ($0.place, $0.text) }) }

  private var pointers: String {
    row(
      plot.marks.compactMap { mark in
        column(of: mark.value).map { ($0, "\(usesUnicode ? "▲" : "^")\(mark.label)") }
      }, centred: false)
  }

  /// Texts below their places, those that would run into the one before left out.
  private func row(_ texts: [(place: Int, text: String)], centred: Bool = true) -> String {
    var line = ""
    for (place, text) in texts {
      let start = margin + place - (centred ? (text.displayWidth - 1) / 2 : 0)
      if line.displayWidth > 0, start <= line.displayWidth { continue }
      line = line.padded(to: max(start, 0)) + text
    }
    return line
  }
}
