/// Everything there is to say about a routing.
package struct RoutingAnswers: Hashable, Sendable {
  package var problem: RoutingProblem
  package var solution: RoutingSolution
  package var rivals: [Rival]
  /// The cheapest routing that is right at least as often as today's mix; nil where nothing is said of today, or where
  /// no routing is.
  package var atTodaysQuality: RoutingSolution?
  package var shadowPrices: [ShadowPrice]
  package var ruleCosts: [RuleCost]
  package var breakEvens: [BreakEven]
}

extension Router {
  package func answers(to problem: RoutingProblem) throws(RoutingFault) -> RoutingAnswers {
    let solution = try solve(problem)
    let rivals = Rival.all(problem)
    return RoutingAnswers(
      problem: problem, solution: solution, rivals: rivals,
      atTodaysQuality: try rivals.first { $0.kind == .today }.flatMap { today throws(RoutingFault) in
        try atQuality(of: today.table, in: problem)
      },
      shadowPrices: try shadowPrices(of: solution, in: problem), ruleCosts: try ruleCosts(of: solution, in: problem),
      breakEvens: BreakEven.all(problem))
  }

  private func atQuality(of table: RoutingTable, in problem: RoutingProblem) throws(RoutingFault) -> RoutingSolution? {
    var problem = problem
    // The quality is known no better than the solver's tolerance.
    problem.rules.append(.quality(atLeast: max(0, table.totals.quality.lower - 1e-9), class: nil))
    do {
      return try solve(problem)
    } catch {
      switch error {
      case .conflict, .noPolicy: return nil
      case .impossibleNumber, .unevenTable, .noClasses, .noModels, .unbounded, .outOfTime, .unsolved, .solverMissing:
        throw error
      }
    }
  }
}
