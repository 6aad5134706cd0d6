import Checking
import Quantities
package import Reports

/// Costs by year, a bar for each, its categories one above the other.
package enum CostStack {
  package static func drawing(of figures: Figures, width: Double = 420, height: Double = 168) -> Drawing {
    let years = figures.timeline.columns(by: .year)
    let parts = Line.categories.compactMap { category -> (name: String, amounts: [Double])? in
      let lines = figures.lines.filter { $0.isCost && $0.line.category == category }
      let amounts = years.map { year in lines.reduce(0) { $0 + $1.economic.amount(in: year) } }
      return amounts.contains { $0 != 0 } ? (category, amounts) : nil
    }
    let totals = years.indices.map { year in parts.reduce(0) { $0 + $1.amounts[year] } }
    // Totals stand side by side above the bars.
    let largest = totals.map(abs).max() ?? 0
    let scale = MoneyScale.allCases.first { largest / $0.factor < 100_000 } ?? .millions
    let unit = scale.name(of: figures.currency)
    var drawing = Drawing(
      title: "Costs by year and category, \(unit)",
      summary: zip(years, totals).map { "\($0.name) \(scale.style.text($1))" }.joined(separator: ", ") + ".",
      width: width, height: height)
    let right = width - 116
    let axis = AxisScale(totals, from: height - 28, to: 18, count: 4)
    for tick in axis.ticks {
      let y = axis.position(tick)
      drawing.line(.init(62, y), .init(right, y), tick == 0 ? .axis : .grid)
      drawing.text(scale.style.text(tick), at: .init(56, y + 4), .end)
    }
    let slot = (right - 62) / Double(max(years.count, 1))
    for (index, year) in years.enumerated() {
      let left = 62 + slot * (Double(index) + 0.18)
      var base = 0.0
      for (part, values) in parts.enumerated() where values.amounts[index] > 0 {
        let top = base + values.amounts[index]
        let y = axis.position(top)
        drawing.shapes.append(
          .bar(.init(x: left, y: y, width: slot * 0.64, height: axis.position(base) - y), .part(part)))
        base = top
      }
      drawing.text(year.name, at: .init(left + slot * 0.32, height - 10), .middle)
      if totals[index] != 0 {
        drawing.text(
          scale.style.text(totals[index]), at: .init(left + slot * 0.32, axis.position(base) - 5), .middle,
          isStrong: true)
      }
    }
    // As close as they must stand for all to have room.
    let step = min(16, (height - 14) / Double(max(parts.count, 1)))
    for (index, part) in parts.enumerated().reversed() {
      let y = 12 + Double(parts.count - 1 - index) * step
      drawing.shapes.append(.bar(.init(x: right + 12, y: y - 9, width: 11, height: 11), .part(index)))
      drawing.text(part.name, at: .init(right + 29, y + 1))
    }
    return drawing
  }
}
