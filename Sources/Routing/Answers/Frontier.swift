/// The least cost at which each quality is to be had.
package struct Frontier: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    /// Share of right answers over all classes, by the lower confidence bound.
    package var quality: Double
    /// Money per month.
    package var cost: Double
    package var costPerAccepted: Double?
  }
  /// From the cheapest routing to the best quality, ascending.
  package var points: [Point]
  /// Whether the time was up before all of it was solved.
  package var isCut = false
}

extension Router {
  /// Floors on the overall quality are replaced by the frontier's own; everything else holds.
  package func frontier(of problem: RoutingProblem, points count: Int = 21) throws(RoutingFault) -> Frontier {
    var problem = problem
    var dropped: Set<Requirement> = []
    for (r, rule) in problem.rules.enumerated() {
      if case .quality(_, class: nil) = rule { dropped.insert(.rule(r)) }
    }
    // A rule that asks for nothing in place of each floor, so that positions stay.
    for case .rule(let r) in dropped { problem.rules[r] = .quality(atLeast: 0, class: nil) }
    let budget = budget(of: problem)
    let cheapest = try solve(problem, budget)
    func point(_ solution: RoutingSolution) -> Frontier.Point {
      Frontier.Point(
        quality: solution.totals.quality.lower, cost: solution.totals.cost.total,
        costPerAccepted: solution.totals.costPerAccepted)
    }
    var points = [point(cheapest)]
    let least = points[0].quality
    let most: Double
    do {
      most = try bestQuality(of: problem, budget)
    } catch {
      guard case .outOfTime = error else { throw error }
      return Frontier(points: points, isCut: true)
    }
    guard most > least + 1e-9, count > 1 else { return Frontier(points: points) }
    let floor = problem.rules.count
    problem.rules.append(.quality(atLeast: 0, class: nil))
    for i in 1..<count {
      // A hair below the best, which is known no better than the solver's tolerance.
      let quality = least + (most - least) * Double(i) / Double(count - 1)
      problem.rules[floor] = .quality(atLeast: min(quality, most - 1e-8), class: nil)
      do {
        points.append(point(try solve(problem, budget)))
      } catch {
        guard case .outOfTime = error else { throw error }
        return Frontier(points: points, isCut: true)
      }
    }
    return Frontier(points: points)
  }

  /// The highest overall quality, by the lower bound, that the rules leave.
  package func bestQuality(of problem: RoutingProblem) throws(RoutingFault) -> Double {
    try bestQuality(of: problem, budget(of: problem))
  }

  private func bestQuality(of problem: RoutingProblem, _ budget: SearchBudget) throws(RoutingFault) -> Double {
    try problem.validate()
    guard problem.requests > 0 else { return 0 }
    let routing = try program(problem, ignoring: { _ in false })
    var program = routing.program
    var worth = Array(repeating: 0.0, count: program.columns.count)
    for (c, policies) in routing.candidates.byClass.enumerated() {
      for (policy, column) in zip(policies, routing.shares[c]) {
        worth[column] = policy.quality.lower * problem.classes[c].requests / problem.requests
      }
    }
    program.setCosts { -worth[$0] }
    let answer = try program.isWhole ? program.solvedWhole(budget) : program.solvedLinear()
    return zip(worth, answer.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
