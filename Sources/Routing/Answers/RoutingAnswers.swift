extension RoutingAnswers {
  fileprivate static func reviewedAnew(_ problem: RoutingProblem) -> RoutingTable? {
    guard !problem.today.isEmpty, problem.classes.contains(where: { $0.reviewShares.count > 1 }) else { return nil }
    return SingleModelChoice(problem).table { c in
      problem.today[c].enumerated().filter { $1 > 0 }.map { ($0, $1) }
    }
  }
}

/// Everything there is to say about a routing.
package struct RoutingAnswers: Hashable, Sendable {
  package var problem: RoutingProblem
  package var solution: RoutingSolution
  package var rivals: [Rival]
  /// Today's mix of models, reviewed as it costs least; nil where nothing is said of today or of other reviews.
  package var todayReviewedAnew: RoutingTable?
  /// The cheapest routing that is right at least as often as today's mix; nil where nothing is said of today, or where
  /// no routing is.
  package var atTodaysQuality: RoutingSolution?
  /// Whether the time was up before everything was solved that is told.
  package var isCut: Bool
  package var shadowPrices: [ShadowPrice]
  package var ruleCosts: [RuleCost]
  package var breakEvens: [BreakEven]
}

extension Router {
  /// All searches among whole choices together take no longer than the limit.
  package func answers(to problem: RoutingProblem) throws(RoutingFault) -> RoutingAnswers {
    let budget = budget(of: problem)
    let solution = try solve(problem, budget)
    let rivals = Rival.all(problem)
    var isCut = false
    var same: RoutingSolution?
    if let today = rivals.first(where: { $0.kind == .today }) {
      same = try atQuality(of: today.table, in: problem, budget, &isCut)
    }
    let prices = try shadowPrices(of: solution, in: problem, budget)
    let costs = try ruleCosts(of: solution, in: problem, budget)
    isCut = isCut || prices.contains(where: \.isCut) || costs.contains { $0.cost == nil }
    return RoutingAnswers(
      problem: problem, solution: solution, rivals: rivals, todayReviewedAnew: RoutingAnswers.reviewedAnew(problem),
      atTodaysQuality: same, isCut: isCut, shadowPrices: prices,
      ruleCosts: costs, breakEvens: BreakEven.all(problem))
  }

  private func atQuality(
    of table: RoutingTable, in problem: RoutingProblem, _ budget: SearchBudget, _ isCut: inout Bool
  ) throws(RoutingFault) -> RoutingSolution? {
    var problem = problem
    // The quality is known no better than the solver's tolerance.
    problem.rules.append(.quality(atLeast: max(0, table.totals.quality.lower - 1e-9), class: nil))
    do {
      return try solve(problem, budget)
    } catch {
      switch error {
      case .conflict, .noPolicy: return nil
      case .outOfTime:
        isCut = true
        return nil
      case .impossibleNumber, .unevenTable, .noClasses, .noModels, .unbounded, .unsolved, .solverMissing:
        throw error
      }
    }
  }
}
