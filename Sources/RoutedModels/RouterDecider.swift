package import Checking
package import Diagnostics
package import Engine
package import Quantities
package import Routing

/// Decides routes by the cheapest routing of each era.
package struct RouterDecider: RouteDecider {
  package let router: Router
  package init(_ router: Router = Router()) { self.router = router }

  package func decide(_ route: CheckedRoute, from numbers: RouteNumbers) throws(Diagnostic) -> RouteDecision {
    let eras = RouteEras.of(route, numbers)
    var values: [CheckedRoute.Decision: [[Double]]] = [:]
    for periods in eras {
      let problem = RouteProblem(route, numbers, over: periods)
      let solution = try RouterDecider(router.sharing(eras.count)).solution(of: problem, in: numbers.timeline)
      for (decision, cells) in problem.decided(solution) {
        if eras.count == 1 {
          values[decision] = cells.map { [$0] }
          continue
        }
        var rows =
          values[decision] ?? Array(repeating: Array(repeating: 0, count: numbers.timeline.columns), count: cells.count)
        for (cell, value) in cells.enumerated() {
          for period in periods { rows[cell][period] = value }
          // The instant before the first period is as that is; a flow holds no amount there.
          if periods.lowerBound == 1, decision != .minimum { rows[cell][0] = value }
        }
        values[decision] = rows
      }
    }
    return RouteDecision(values)
  }

  /// - Throws: why there is none, in the route's words.
  package func solution(of problem: RouteProblem, in timeline: Timeline) throws(Diagnostic) -> RoutingSolution {
    do throws(RoutingFault) {
      return try router.solve(problem.problem)
    } catch {
      throw .routing(error, of: problem, in: timeline)
    }
  }
}
