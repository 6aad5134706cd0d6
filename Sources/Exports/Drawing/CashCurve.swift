import Finance
import Quantities
package import Reports

/// Cumulative net by period, economic and cash-only, with payback and the deepest point marked.
package enum CashCurve {
  package static func drawing(of figures: Figures, width: Double = 900, height: Double = 172) -> Drawing {
    let views: [(view: View, name: String)] = [(.economic, "economic"), (.cashOnly, "cash only")]
    let curves = views.compactMap { view, name in
      figures.views[view].map { (name: name, view: view, values: $0.net.cumulated) }
    }
    let scale = MoneyScale.fitting(curves.flatMap(\.values).map(abs).max() ?? 0)
    func amount(_ value: Double) -> String { scale.style.text(value) }
    let unit = scale.name(of: figures.currency)
    var drawing = Drawing(
      title: "Cumulative net by period, \(unit)",
      summary: curves.map { curve in
        "\(curve.name): lowest \(amount(curve.values.min() ?? 0)), at the end \(amount(curve.values.last ?? 0))"
      }.joined(separator: "; ") + ".",
      width: width, height: height)
    let axis = AxisScale(curves.flatMap(\.values), from: height - 34, to: 14)
    let left = 74.0
    let right = width - 96
    let columns = figures.timeline.count
    func x(_ column: Double) -> Double { left + column / Double(max(columns, 1)) * (right - left) }
    for tick in axis.ticks {
      let y = axis.position(tick)
      drawing.line(.init(left, y), .init(right, y), tick == 0 ? .axis : .grid)
      drawing.text(amount(tick), at: .init(left - 6, y + 4), .end)
    }
    for column in figures.timeline.columns(by: .year) where column.periods.upperBound > 0 {
      let start = Double(max(column.periods.lowerBound, 1) - 1)
      let end = Double(column.periods.upperBound)
      drawing.text(column.name, at: .init(x((start + end) / 2), height - 12), .middle)
      if start > 0 { drawing.line(.init(x(start), axis.from), .init(x(start), axis.from + 6), .axis) }
    }
    var labels: [(y: Double, text: String)] = []
    for (index, curve) in curves.enumerated() where curve.values.allSatisfy(\.isFinite) {
      let points = curve.values.enumerated().map { Drawing.Point(x(Double($0.offset)), axis.position($0.element)) }
      drawing.shapes.append(.curve(points, index == 0 ? .line(.first) : .dashed(.second)))
      if let last = points.last { labels.append((last.y, curve.name)) }
      if case .value(let months) = figures.metric(.payback, curve.view), months > 0 {
        let column = months / Double(figures.timeline.monthsPerPeriod)
        guard column <= Double(columns) else { continue }
        let point = Drawing.Point(x(column), axis.position(0))
        drawing.shapes.append(.dot(point, index == 0 ? .first : .second))
        let text = "pays back in \(NumberStyle.months.text(months))"
        // Left of it the curve runs below the axis, right of it above; of two, the second stands below the axis.
        if index == 0, point.x - left > Double(text.count) * 7 {
          drawing.text(text, at: .init(point.x - 8, point.y - 8), .end)
        } else {
          drawing.text(text, at: .init(point.x + 8, point.y + 15))
        }
      }
    }
    // Names at the ends of the curves, kept apart.
    labels.sort { $0.y < $1.y }
    var floor = -Double.infinity
    for label in labels {
      let y = max(label.y, floor + 14)
      drawing.text(label.text, at: .init(right + 6, y + 4), isStrong: label.text == "economic")
      floor = y
    }
    return drawing
  }
}
