import Quantities
import Reports

/// One series: a line through its points, or a column for each.
enum PlotDrawing {
  static func drawing(of plot: Plot, width: Double = 720, height: Double = 190) -> Drawing {
    var drawing = Drawing(title: plot.title, summary: summary(plot), width: width, height: height)
    let axes = SeriesAxes(plot.values, labels: plot.labels, style: plot.style, width: width, height: height)
    switch plot.kind {
    case .line:
      axes.draw(in: &drawing)
      let points = axes.points(plot.values)
      if points.count > 1 { drawing.shapes.append(.curve(points, .line(.first))) }
      if points.count == 1 { drawing.shapes.append(.dot(points[0], .first)) }
    case .bars:
      axes.draw(in: &drawing, isColumn: true)
      let zero = axes.y.position(0)
      let wide = axes.columnWidth * 0.7
      for (index, value) in plot.values.enumerated() where value.isFinite && value != 0 {
        let top = axes.y.position(value)
        drawing.shapes.append(
          .bar(
            .init(
              x: axes.x(index, isColumn: true) - wide / 2, y: min(top, zero), width: wide, height: abs(zero - top)),
            .second))
      }
    }
    return drawing
  }

  private static func summary(_ plot: Plot) -> String {
    let known = zip(plot.labels, plot.values).filter(\.1.isFinite)
    guard let first = known.first, let last = known.last, let least = known.min(by: { $0.1 < $1.1 }),
      let most = known.max(by: { $0.1 < $1.1 })
    else { return "No number exists." }
    func said(_ point: (String, Double)) -> String { "\(plot.style.text(point.1)) at \(point.0)" }
    return "From \(said(first)) to \(said(last)); least \(said(least)), most \(said(most))."
  }
}
