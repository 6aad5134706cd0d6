import Reports

/// A curve on a grid of characters: its points joined by dots, named places as letters with a legend below.
struct CurveDrawing {
  private static let height = 14

  let plot: CurvePlot
  let usesUnicode: Bool
  private let columns: Int
  private let margin: Int
  private let xs: ClosedRange<Double>
  private let ys: ClosedRange<Double>

  init(_ plot: CurvePlot, width: Int, usesUnicode: Bool) {
    self.plot = plot
    self.usesUnicode = usesUnicode
    xs = Self.range(plot.xs, plot.marks.map(\.x))
    ys = Self.range(plot.ys, plot.marks.map(\.y))
    let labels = [ys.lowerBound, ys.upperBound].map { plot.yStyle.text($0).displayWidth }
    margin = (labels.max() ?? 0) + 2
    columns = max(min(width - margin - 2, 72), 10)
  }

  /// The curve's range, widened to the places near it; one far away would press the curve flat and is only listed.
  private static func range(_ curve: [Double], _ places: [Double]) -> ClosedRange<Double> {
    let finite = curve.filter(\.isFinite)
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    let near = (low - 1.5 * (high - low))...(high + 1.5 * (high - low))
    let kept = places.filter { $0.isFinite && near.contains($0) }
    return min(low, kept.min() ?? low)...max(high, kept.max() ?? high)
  }

  private func isDrawn(_ mark: CurvePlot.Mark) -> Bool { xs.contains(mark.x) && ys.contains(mark.y) }

  private func column(_ x: Double) -> Int { Self.place(x, in: xs, count: columns) }
  private func row(_ y: Double) -> Int { Self.height - 1 - Self.place(y, in: ys, count: Self.height) }

  private static func place(_ value: Double, in range: ClosedRange<Double>, count: Int) -> Int {
    let span = range.upperBound - range.lowerBound
    guard span > 0, value.isFinite else { return 0 }
    return Int((min(max((value - range.lowerBound) / span, 0), 1) * Double(count - 1)).rounded())
  }

  var lines: [String] {
    let points = zip(plot.xs, plot.ys).filter { $0.isFinite && $1.isFinite }
    guard points.count > 1, xs.upperBound > xs.lowerBound else { return [] }
    var grid = Array(repeating: Array(repeating: Character(" "), count: columns), count: Self.height)
    if ys.contains(0), ys.lowerBound < 0, ys.upperBound > 0 {
      grid[row(0)] = Array(repeating: usesUnicode ? "┄" : "-", count: columns)
    }
    for (a, b) in zip(points, points.dropFirst()) {
      for c in column(a.0)...max(column(a.0), column(b.0)) {
        let x = xs.lowerBound + (xs.upperBound - xs.lowerBound) * Double(c) / Double(columns - 1)
        let part = b.0 > a.0 ? min(max((x - a.0) / (b.0 - a.0), 0), 1) : 0
        grid[row(a.1 + part * (b.1 - a.1))][c] = usesUnicode ? "·" : "."
      }
    }
    for (x, y) in points { grid[row(y)][column(x)] = usesUnicode ? "•" : "*" }
    for (index, mark) in plot.marks.enumerated() where isDrawn(mark) {
      grid[row(mark.y)][column(mark.x)] = Self.letter(index)
    }
    let edge = usesUnicode ? "│" : "|"
    var lines = grid.enumerated().map { index, cells in
      let label =
        index == 0 ? plot.yStyle.text(ys.upperBound) : index == Self.height - 1 ? plot.yStyle.text(ys.lowerBound) : ""
      return "\(label.padded(to: margin - 2, alignment: .right)) \(edge)" + Self.trimmed(String(cells))
    }
    let floor =
      usesUnicode ? "└" + String(repeating: "─", count: columns) : "+" + String(repeating: "-", count: columns)
    lines.append(String(repeating: " ", count: margin - 1) + floor)
    let first = plot.xStyle.text(xs.lowerBound)
    let last = plot.xStyle.text(xs.upperBound)
    let middle = plot.xName.padded(
      to: columns - first.displayWidth - last.displayWidth - 2, alignment: .center)
    lines.append(String(repeating: " ", count: margin) + "\(first) \(middle) \(last)")
    for (index, mark) in plot.marks.enumerated() {
      lines.append(
        String(repeating: " ", count: margin)
          + "\(Self.letter(index))  "
          + (mark.text ?? "\(mark.name): \(plot.yStyle.text(mark.y)) at \(plot.xStyle.text(mark.x))")
          + (isDrawn(mark) ? "" : ", outside the picture"))
    }
    return lines
  }

  private static func letter(_ index: Int) -> Character {
    Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
