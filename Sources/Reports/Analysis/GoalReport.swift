package import Analysis
import Checking
import Finance
import Quantities

/// The values of an input that bring a figure to a target, or how close it comes.
package struct GoalReport: Sendable {
  package let goal: GoalSearch
  package let header: AnalysisHeader
  private let text: MeasureText
  private let lever: LeverText

  package init(_ goal: GoalSearch, _ header: AnalysisHeader) {
    self.goal = goal
    self.header = header
    text = MeasureText(goal.measure, currency: header.currency, figures: [goal.figureAtBase])
    lever = LeverText(goal.lever, in: header.model)
  }

  package func report() -> Report {
    var blocks: [Report.Block] = []
    if goal.roots.isEmpty {
      blocks.append(.note(closest))
    } else {
      blocks.append(.table(table()))
      if let first = goal.roots.min(by: { abs($0.place - goal.base) < abs($1.place - goal.base) }) {
        blocks.append(.note("Take it over: \(lever.statement(first.place))"))
      }
      if goal.roots.contains(where: \.isJump) {
        blocks.append(.note("jump: \(text.title) passes the target there without taking it."))
      }
    }
    blocks.append(.curve(curve))
    return Report(
      title: "\(text.title) = \(text.text(goal.target)) by \(lever.name)",
      subtitle: [
        header.line(
          "\(lever.name) is \(lever.text(goal.base))", "\(text.title) is \(text.text(goal.figureAtBase))",
          "looked over \(looked)")
      ],
      sections: [Report.Section(nil, blocks)])
  }

  /// The figure over the whole span, where it stands now and where it meets its target.
  private var curve: CurvePlot {
    let unit = lever.unit.isEmpty ? "change in %" : lever.unit
    var marks = goal.roots.map { root in
      CurvePlot.Mark(
        "target", x: lever.shown(root.place), y: text.shown(goal.target),
        text: "\(text.text(goal.target)) at \(lever.text(root.place))")
    }
    if let now = goal.figureAtBase.number {
      marks.append(
        CurvePlot.Mark(
          "now", x: lever.shown(goal.base), y: text.shown(now),
          text: "now \(text.text(now)) at \(lever.text(goal.base))"))
    }
    return CurvePlot(
      title: "\(text.title) over \(looked)", xName: "\(lever.name), \(unit)", yName: text.heading,
      xs: goal.curve.map { lever.shown($0.place) }, ys: goal.curve.map { text.shown($0.figure) },
      xStyle: .quantity(unit: "", average: false), yStyle: text.style, marks: marks)
  }

  private var looked: String { lever.range(goal.span.lowerBound, goal.span.upperBound) }

  private var closest: String {
    guard let closest = goal.closest else {
      return "\(text.title) does not exist anywhere over \(looked)."
    }
    return
      "No value of \(lever.name) over \(looked) brings \(text.title) to \(text.text(goal.target)): the closest is "
      + "\(lever.text(closest.place, digits: 6)), where it is \(text.text(closest.figure))."
  }

  private func table() -> Table {
    let rows = goal.roots.map { root -> Table.Row in
      let change = goal.base == 0 || goal.lever.reach == .scale ? nil : (root.place - goal.base) / abs(goal.base)
      let size = change.map { abs($0) * 100 } ?? 0
      return Table.Row(
        .line,
        [
          .text(lever.text(root.place, digits: 6)),
          change.map { .text("\($0 < 0 ? "-" : "+")\(NumberText.significant(size, 3))%") } ?? .empty,
          .text(text.text(goal.target + root.residual)),
          .text(root.isJump ? "jump" : Self.residual(root.residual, text)),
        ])
    }
    return Table(
      columns: [
        Table.Column(Wording.capitalised(lever.name), .figure), Table.Column("Change", .figure),
        Table.Column("\(text.title) there", .figure), Table.Column("Residual", .figure),
      ], rows: rows)
  }

  private static func residual(_ residual: Double, _ text: MeasureText) -> String {
    let size = abs(text.measure.metric == nil ? text.measure.unit.number(residual) : residual)
    if size == 0 { return "0" }
    var power = 0
    var scaled = size
    while scaled < 1, power < 30 {
      scaled *= 10
      power += 1
    }
    return power > 3 ? "below 1e-\(power - 1)" : NumberText.significant(size, 2)
  }
}
