import Reports

extension ReportRenderer {
  /// A series as one line of blocks between its first and last value; values by name as bars.
  func lines(_ plot: Plot) -> [String] {
    switch plot.kind {
    case .line: sparkline(plot)
    case .bars: bars(plot)
    }
  }

  func lines(_ plot: HistogramPlot) -> [String] {
    let drawn = HistogramDrawing(plot, width: min(width, 110), usesUnicode: usesUnicode).lines
    return drawn.isEmpty ? [] : [plain(plot.title)] + drawn.map(plain) + beyond(plot)
  }

  func lines(_ plot: FanPlot) -> [String] {
    let drawn = FanDrawing(plot, width: min(width, 120), usesUnicode: usesUnicode).lines
    return drawn.isEmpty ? [] : [plain(plot.title)] + drawn.map(plain)
  }

  /// What lies outside the picture.
  private func beyond(_ plot: HistogramPlot) -> [String] {
    let percent = NumberStyle.percent(decimals: 1)
    let ends = plot.start + plot.width * Double(plot.shares.count)
    let parts = [
      plot.below >= 0.0005 ? "\(percent.text(plot.below)) below \(plot.style.text(plot.start))" : nil,
      plot.above >= 0.0005 ? "\(percent.text(plot.above)) above \(plot.style.text(ends))" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? [] : wrapped("Not drawn: \(parts.joined(separator: ", ")).", width: width)
  }

  func lines(_ plot: CurvePlot) -> [String] {
    let drawn = CurveDrawing(plot, width: width, usesUnicode: usesUnicode).lines
    return drawn.isEmpty ? [] : [plain(plot.title), ""] + drawn.map(plain)
  }

  private func sparkline(_ plot: Plot) -> [String] {
    let finite = plot.values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max(), plot.values.count > 1 else { return [] }
    let title = plain(plot.title)
    let range = plain("\(plot.style.text(least)) to \(plot.style.text(most))")
    let room = max(width - title.displayWidth - range.displayWidth - 4, 10)
    return ["\(title)  \(Sparkline.line(Self.thinned(plot.values, to: room), unicode: usesUnicode))  \(range)"]
  }

  /// Means of equal runs, so that a long series fits a short line.
  private static func thinned(_ values: [Double], to count: Int) -> [Double] {
    guard values.count > count else { return values }
    return (0..<count).map { index in
      let run = values[(index * values.count / count)..<((index + 1) * values.count / count)]
      return run.reduce(0, +) / Double(run.count)
    }
  }

  private func bars(_ plot: Plot) -> [String] {
    let labels = plot.labels.map(plain)
    let figures = plot.values.map { plain(plot.style.text($0)) }
    let left = min(labels.map(\.displayWidth).max() ?? 0, width / 3)
    let right = figures.map(\.displayWidth).max() ?? 0
    let room = max(min(width - left - right - 4, 60), 4)
    let largest = plot.values.filter(\.isFinite).map(abs).max() ?? 0
    let head = plot.title.isEmpty ? [] : [plain(plot.title)]
    return head
      + zip(zip(labels, figures), plot.values).map { texts, value in
        let bar = Bar.filled(largest > 0 ? abs(value) / largest : 0, width: room, unicode: usesUnicode)
        let label = texts.0.truncated(to: left, ellipsis: usesUnicode ? "…" : "...").padded(to: left)
        return "\(label)  \(texts.1.padded(to: right, alignment: .right))  \(bar)"
      }
  }
}
