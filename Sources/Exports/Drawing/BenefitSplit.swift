import Checking
import Finance
import Quantities
package import Reports

/// What benefits are made of over the whole horizon: a bar for each kind.
package enum BenefitSplit {
  private static let names: [(kind: Line.Kind, name: String)] = [
    (.cash, "cash saved"), (.revenue, "revenue margin"), (.avoided, "spend avoided"), (.capacity, "capacity"),
    (.risk, "risk reduced"),
  ]

  package static func drawing(of figures: Figures, width: Double = 420, height: Double = 168) -> Drawing {
    let parts = names.compactMap { kind, name -> (name: String, amount: Double, cash: Double)? in
      let lines = figures.lines.filter { !$0.isCost && $0.line.kind == kind }
      let amount = lines.reduce(0) { $0 + $1.economic.total }
      return amount == 0 ? nil : (name, amount, lines.reduce(0) { $0 + $1.amounts(in: .cashOnly).total })
    }
    let total = parts.reduce(0) { $0 + $1.amount }
    let scale = MoneyScale.fitting(abs(total))
    let unit = scale.name(of: figures.currency)
    var drawing = Drawing(
      title: "Benefits by kind, \(unit), whole horizon",
      summary: parts.isEmpty
        ? "No benefit counts."
        : parts.map { "\($0.name) \(scale.style.text($0.amount))" }.joined(separator: ", ") + ".",
      width: width, height: height)
    if parts.isEmpty {
      drawing.text("No benefit counts.", at: .init(12, 30))
      return drawing
    }
    let axis = AxisScale(parts.map(\.amount), from: 106, to: width - 96, count: 4)
    let slot = min((height - 40) / Double(parts.count), 44)
    for (index, part) in parts.enumerated() {
      let y = 14 + slot * Double(index)
      let (start, end) = (axis.position(0), axis.position(part.amount))
      drawing.shapes.append(
        .bar(.init(x: min(start, end), y: y, width: abs(end - start), height: slot * 0.6), .part(index)))
      drawing.text(part.name, at: .init(100, y + slot * 0.3 + 4), .end)
      let share = total == 0 ? "" : " · \(NumberStyle.percent(decimals: 0).text(part.amount / total))"
      drawing.text(scale.style.text(part.amount) + share, at: .init(max(start, end) + 6, y + slot * 0.3 + 4))
    }
    let cash = parts.reduce(0) { $0 + $1.cash }
    let bottom = 14 + slot * Double(parts.count)
    drawing.line(.init(axis.position(0), 8), .init(axis.position(0), bottom), .axis)
    drawing.text(
      abs(cash) < 0.005
        ? "none of it counts as cash" : "\(scale.style.text(cash)) of \(scale.style.text(total)) counts as cash",
      at: .init(12, bottom + 18),
      isStrong: true)
    return drawing
  }
}
