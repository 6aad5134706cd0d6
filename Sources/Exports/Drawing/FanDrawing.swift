import Quantities
import Reports

/// A series inside the band in which it lies: the middle as a line, the ends of the band dashed.
enum FanDrawing {
  static func drawing(of plot: FanPlot, width: Double = 720, height: Double = 220) -> Drawing {
    var drawing = Drawing(title: plot.title, summary: summary(plot), width: width, height: height)
    let axes = SeriesAxes(
      plot.low + plot.middle + plot.high, labels: plot.labels, style: plot.style, width: width, height: height)
    axes.draw(in: &drawing)
    let (low, middle, high) = (axes.points(plot.low), axes.points(plot.middle), axes.points(plot.high))
    if low.count == high.count, low.count > 1 {
      drawing.shapes.append(.area(low + high.reversed(), .faint))
    }
    for points in [low, high] where points.count > 1 { drawing.shapes.append(.curve(points, .dashed(.third))) }
    if middle.count > 1 { drawing.shapes.append(.curve(middle, .line(.first))) }
    // Zero is seen through the band.
    drawing.line(.init(axes.left, axes.y.position(0)), .init(axes.right, axes.y.position(0)), .axis)
    let names = [("P90", high), ("P50", middle), ("P10", low)].compactMap { name, points in
      points.last.map { (name: name, y: $0.y) }
    }
    // Names keep apart from each other and from those of the periods below.
    var floor = -Double.infinity
    var placed: [(name: String, y: Double)] = []
    for name in names.sorted(by: { $0.y < $1.y }) {
      floor = max(name.y, floor + 13)
      placed.append((name.name, floor))
    }
    let beyond = max(floor - (height - 30), 0)
    for name in placed {
      drawing.text(name.name, at: .init(axes.right + 8, name.y - beyond + 4), isStrong: name.name == "P50")
    }
    return drawing
  }

  private static func summary(_ plot: FanPlot) -> String {
    guard let label = plot.labels.last, let low = plot.low.last, let middle = plot.middle.last,
      let high = plot.high.last
    else { return "No period." }
    let style = plot.style
    return "At the end, \(label): P10 \(style.text(low)), P50 \(style.text(middle)), P90 \(style.text(high))."
  }
}
