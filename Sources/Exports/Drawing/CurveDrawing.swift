import Quantities
import Reports

/// One quantity against another, with the places that have a name: a frontier and what lies off it.
enum CurveDrawing {
  static func drawing(of plot: CurvePlot, width: Double = 720, height: Double = 260) -> Drawing {
    let marks = plot.marks.filter { $0.x.isFinite && $0.y.isFinite }
    var drawing = Drawing(title: plot.title, summary: summary(plot), width: width, height: height)
    let (left, right, bottom) = (78.0, width - 24, height - 40)
    let x = AxisScale(plot.xs + marks.map(\.x), from: left, to: right, count: 8, showsZero: false)
    let y = AxisScale(plot.ys + marks.map(\.y), from: bottom, to: 22, count: 5, showsZero: false)
    for tick in y.ticks {
      drawing.line(.init(left, y.position(tick)), .init(right, y.position(tick)), .grid)
      drawing.text(plot.yStyle.text(tick), at: .init(left - 6, y.position(tick) + 4), .end)
    }
    drawing.line(.init(left, bottom), .init(right, bottom), .axis)
    for tick in x.ticks { drawing.text(plot.xStyle.text(tick), at: .init(x.position(tick), bottom + 15), .middle) }
    drawing.text(plot.xName, at: .init(right, height - 8), .end)
    drawing.text(plot.yName, at: .init(left, 12))
    let points = zip(plot.xs, plot.ys).filter { $0.isFinite && $1.isFinite }
      .map { Drawing.Point(x.position($0), y.position($1)) }
    if points.count > 1 { drawing.shapes.append(.curve(points, .line(.first))) }
    // Names keep apart: whoever stands lower moves down.
    var floor = -Double.infinity
    let placed = marks.enumerated().map { (index: $0.offset, mark: $0.element, y: y.position($0.element.y)) }
    for entry in placed.sorted(by: { ($0.y, $0.index) < ($1.y, $1.index) }) {
      let place = Drawing.Point(x.position(entry.mark.x), entry.y)
      drawing.shapes.append(.dot(place, entry.index == 0 ? .first : .sixth))
      let isRight = place.x > (left + right) / 2
      let line = max(entry.y - 7, floor + 13)
      drawing.text(
        entry.mark.name, at: .init(place.x + (isRight ? -9 : 9), line), isRight ? .end : .start,
        isStrong: entry.index == 0)
      floor = line
    }
    return drawing
  }

  private static func summary(_ plot: CurvePlot) -> String {
    var parts: [String] = []
    if let x = plot.xs.first, let y = plot.ys.first, let lastX = plot.xs.last, let lastY = plot.ys.last {
      parts.append(
        "\(plot.yName) \(plot.yStyle.text(y)) at \(plot.xStyle.text(x)) to \(plot.yStyle.text(lastY)) at "
          + plot.xStyle.text(lastX))
    }
    parts += plot.marks.map { "\($0.name): \(plot.yStyle.text($0.y)) at \(plot.xStyle.text($0.x))" }
    return parts.joined(separator: "; ") + "."
  }
}
