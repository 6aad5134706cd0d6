/// Something a vendor does.
package enum Shock: Hashable, Sendable {
  /// Its prices, tokens and hosting, become so many times what they are.
  case price(vendor: String, factor: Double)
  /// Its models are no longer to be had.
  case removed(vendor: String)

  package var vendor: String {
    switch self {
    case .price(let vendor, _), .removed(let vendor): vendor
    }
  }

  /// The problem after it.
  package func applied(to problem: RoutingProblem) -> RoutingProblem {
    var problem = problem
    for m in problem.models.indices where problem.models[m].vendor == vendor {
      switch self {
      case .price(_, let factor):
        for o in problem.models[m].offers.indices {
          problem.models[m].offers[o].price = problem.models[m].offers[o].price.map { $0.map { $0 * factor } }
        }
        problem.models[m].hosting?.unitCost *= factor
      case .removed:
        problem.models[m].offers = []
        problem.models[m].hosting = nil
      }
    }
    return problem
  }
}

/// What a shock does to a routing.
package struct ShockAnswer: Hashable, Sendable {
  package var before: RoutingTotals
  /// The cost when nothing is changed in the table: new prices are paid; where the vendor is gone, its requests go
  /// unanswered, each at the cost of a wrong answer.
  package var unchanged: Double
  /// Requests per month that call the vendor.
  package var exposedRequests: Double
  package var exposedSpend: Double
  /// The routing that is best after it, or why there is none.
  package var after: Outcome

  package enum Outcome: Hashable, Sendable {
    case routed(RoutingSolution)
    case impossible(RoutingFault)
  }

  /// What is lost per month if nothing is changed.
  package var valueAtRisk: Double { unchanged - before.cost.total }
  /// What it costs more per month after routing anew.
  package var costToSwitch: Double? {
    switch after {
    case .routed(let solution): solution.totals.cost.total - before.cost.total
    case .impossible: nil
    }
  }
}

extension Router {
  package func answer(
    to shock: Shock, of solution: RoutingSolution, in problem: RoutingProblem
  ) -> ShockAnswer {
    let changed = shock.applied(to: problem)
    var exposed = 0.0
    var unanswered = 0.0
    var saved = 0.0
    var repriced: [Route] = []
    for route in solution.routes {
      let item = problem.classes[route.policy.taskClass]
      let n = item.requests * route.share
      let calls = route.policy.stages.first { problem.models[$0.model].vendor == shock.vendor }?.calls ?? 0
      exposed += calls * n
      unanswered += calls * n * item.wrongAnswer
      saved += calls * n * route.policy.cost.total
      repriced.append(Route(policy: route.policy.repriced(in: changed), share: route.share))
    }
    let vendor = problem.vendors.firstIndex(of: shock.vendor)
    let unchanged =
      switch shock {
      case .price: RoutingTable(repriced, units: solution.totals.units, of: changed).totals.cost.total
      case .removed: solution.totals.cost.total + unanswered - saved
      }
    let after: ShockAnswer.Outcome
    do {
      after = .routed(try solve(changed))
    } catch {
      after = .impossible(error)
    }
    return ShockAnswer(
      before: solution.totals, unchanged: unchanged, exposedRequests: exposed,
      exposedSpend: vendor.map { solution.totals.vendorSpend[$0] } ?? 0, after: after)
  }
}

extension Policy {
  /// The same policy at a problem's prices.
  package func repriced(in problem: RoutingProblem) -> Policy {
    var policy = self
    policy.cost.tokens = stages.reduce(0) { sum, stage in
      let offers = problem.models[stage.model].offers
      guard stage.offer < offers.count else { return sum }
      return sum + stage.calls * (offers[stage.offer].price[taskClass] ?? 0)
    }
    return policy
  }
}
