package import Routing

/// The least cost at each quality, drawn, with the routing and its rivals on it.
package struct FrontierReport: Sendable {
  package let subject: RoutingSubject
  package let frontier: Frontier
  package let solution: RoutingSolution
  package let rivals: [Rival]
  package let problem: RoutingProblem

  package init(
    _ subject: RoutingSubject, _ frontier: Frontier, of problem: RoutingProblem, solution: RoutingSolution,
    rivals: [Rival]
  ) {
    self.subject = subject
    self.frontier = frontier
    self.problem = problem
    self.solution = solution
    self.rivals = rivals
  }

  package func report() -> Report {
    let percent = NumberStyle.percent(decimals: 1)
    let points = frontier.points
    var blocks: [Report.Block] = []
    if points.count > 1 {
      blocks.append(
        .curve(
          CurvePlot(
            title: "Cost as a whole, \(subject.perMonth), at each quality", xName: "right answers", yName: "cost",
            xs: points.map(\.quality), ys: points.map(\.cost), xStyle: percent, yStyle: .money(per: 1), marks: marks)))
    }
    var rows: [Table.Row] = []
    for (index, point) in points.enumerated() where index % 4 == 0 || index == points.count - 1 {
      let slope: Cell
      if index + 1 < points.count, points[index + 1].quality - point.quality > 1e-9 {
        let next = points[index + 1]
        slope = .number((next.cost - point.cost) / (next.quality - point.quality) / 100, .money(per: 1))
      } else {
        slope = .text("none to be had")
      }
      rows.append(
        Table.Row(
          .line,
          [
            .number(point.quality, percent), .number(point.cost, .money(per: 1)),
            point.costPerAccepted.map { .number($0, .factor) } ?? .empty, slope,
          ]))
    }
    blocks.append(
      .table(
        Table(
          caption: subject.perMonth,
          columns: [
            Table.Column("Right", .figure), Table.Column("Cost", .figure), Table.Column("Per right answer", .figure),
            Table.Column("Next point costs", .figure),
          ], rows: rows)))
    if points.count == 1, !frontier.isCut {
      blocks.append(.note("The cheapest routing is also the one that is right most often: there is nothing to trade."))
    }
    if frontier.isCut { blocks.append(.note("The time was up before all of it was solved.")) }
    blocks.append(.note("Quality is by its lower confidence bound; every rule but the overall quality floor holds."))
    return Report(
      title: "\(subject.title): cost against quality", subtitle: [subject.context],
      sections: [Report.Section(nil, blocks)])
  }

  private var marks: [CurvePlot.Mark] {
    var marks = [CurvePlot.Mark("routed", x: solution.totals.quality.lower, y: solution.totals.cost.total)]
    for rival in rivals {
      let name: String
      switch rival.kind {
      case .today: name = "today's mix"
      case .best(let model): name = "always \(problem.models[model].name)"
      case .cheapest(let model): name = "always \(problem.models[model].name)"
      case .oneCheaper: continue
      }
      marks.append(CurvePlot.Mark(name, x: rival.table.totals.quality.lower, y: rival.table.totals.cost.total))
    }
    return marks
  }
}
