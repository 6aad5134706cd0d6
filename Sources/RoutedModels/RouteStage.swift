package import Checking
package import Diagnostics
package import Engine
package import Quantities
package import Routing

/// A route in one era of a scenario: the problem and its cheapest routing.
package struct RouteStage {
  package let made: RouteProblem
  package let solution: RoutingSolution
  package let router: Router
  package let timeline: Timeline

  package var route: CheckedRoute { made.route }

  /// The stages of a route in a run, one for each table.
  package static func all(
    _ route: CheckedRoute, _ numbers: RouteNumbers, router: Router
  ) throws(Diagnostic) -> [RouteStage] {
    var stages: [RouteStage] = []
    let eras = RouteEras.of(route, numbers)
    for periods in eras {
      stages.append(try RouteStage(route, numbers, over: periods, router: router.sharing(eras.count)))
    }
    return stages
  }

  package init(
    _ route: CheckedRoute, _ numbers: RouteNumbers, over periods: ClosedRange<Int>, router: Router
  ) throws(Diagnostic) {
    made = RouteProblem(route, numbers, over: periods)
    solution = try RouterDecider(router).solution(of: made, in: numbers.timeline)
    self.router = router
    timeline = numbers.timeline
  }

  /// `2026-01 to 2027-12`
  package var span: String {
    "\(timeline.name(ofPeriod: made.periods.lowerBound)) to \(timeline.name(ofPeriod: made.periods.upperBound))"
  }

  /// What the month is called that lies so many after the stage's first.
  package func monthName(_ index: Int) -> String {
    (timeline.month(ofPeriod: made.periods.lowerBound) + index).description
  }
}
