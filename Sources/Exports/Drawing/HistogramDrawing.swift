import Quantities
import Reports

/// How often numbers fall in each interval: a column for each, the losses hatched, percentiles pointed at.
enum HistogramDrawing {
  static func drawing(of plot: HistogramPlot, width: Double = 720, height: Double = 224) -> Drawing {
    let marks = plot.marks.filter(\.value.isFinite)
    var drawing = Drawing(title: plot.title, summary: summary(plot), width: width, height: height)
    let (left, right, bottom) = (52.0, width - 14, height - 26)
    let edges = [plot.start, plot.start + plot.width * Double(plot.shares.count)]
    let x = AxisScale(edges + marks.map(\.value), from: left, to: right, count: 8, showsZero: false)
    let y = AxisScale(plot.shares, from: bottom, to: 36, count: 4)
    let largest = plot.shares.max() ?? 0
    for tick in y.ticks {
      drawing.line(.init(left, y.position(tick)), .init(right, y.position(tick)), tick == 0 ? .axis : .grid)
      drawing.text(
        NumberStyle.percent(decimals: largest < 0.04 ? 1 : 0).text(tick), at: .init(left - 6, y.position(tick) + 4),
        .end)
    }
    for (index, share) in plot.shares.enumerated() where share > 0 {
      let start = plot.start + plot.width * Double(index)
      let (from, to) = (x.position(start), x.position(start + plot.width))
      let isLoss = plot.threshold.map { start < $0 - plot.width * 1e-9 } ?? false
      let top = y.position(share)
      drawing.shapes.append(
        .bar(.init(x: from, y: top, width: to - from, height: bottom - top), isLoss ? .adverse : .second))
    }
    for tick in x.ticks { drawing.text(plot.style.text(tick), at: .init(x.position(tick), height - 9), .middle) }
    for (index, mark) in marks.enumerated() {
      // Names of neighbours stand one above the other.
      let place = x.position(mark.value)
      let row = index % 2 == 0 ? 26.0 : 12
      drawing.line(.init(place, row + 4), .init(place, bottom), .axis)
      drawing.text("\(mark.label) \(plot.style.text(mark.value))", at: .init(place, row), .middle, isStrong: true)
    }
    let percent = NumberStyle.percent(decimals: 2)
    if plot.below > 0 { drawing.text("← \(percent.text(plot.below)) lower", at: .init(left + 4, 50)) }
    if plot.above > 0 { drawing.text("\(percent.text(plot.above)) higher →", at: .init(right - 4, 50), .end) }
    return drawing
  }

  private static func summary(_ plot: HistogramPlot) -> String {
    let marks = plot.marks.map { "\($0.label) \(plot.style.text($0.value))" }.joined(separator: ", ")
    return "\(plot.shares.count) intervals" + (marks.isEmpty ? "." : "; \(marks).")
  }
}
