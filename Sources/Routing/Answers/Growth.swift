import CKernels

/// Use that runs away: more requests, and more tokens for each as agents call models in loops.
package struct Growth: Hashable, Sendable {
  /// Requests after twelve months, as a multiple.
  package var requestsPerYear: Double
  /// Tokens of a request after twelve months, as a multiple.
  package var tokensPerYear: Double
  /// Calls of a model for one request: agents times iterations of their loops.
  package var callsPerRequest: Double

  package init(requestsPerYear: Double = 1, tokensPerYear: Double = 1, callsPerRequest: Double = 1) {
    self.requestsPerYear = requestsPerYear
    self.tokensPerYear = tokensPerYear
    self.callsPerRequest = callsPerRequest
  }

  /// The problem so many months later: growth is the same factor every month.
  package func applied(to problem: RoutingProblem, month: Double) -> RoutingProblem {
    let requests = ck_pow(requestsPerYear, month / 12)
    let tokens = ck_pow(tokensPerYear, month / 12) * callsPerRequest
    var problem = problem
    for c in problem.classes.indices {
      problem.classes[c].requests *= requests
      problem.classes[c].tokens *= tokens
      problem.classes[c].longestPrompt *= tokens / callsPerRequest
    }
    for m in problem.models.indices {
      if let hours = problem.models[m].hosting?.requestHours {
        problem.models[m].hosting?.requestHours = hours.map { $0 * tokens }
      }
      for o in problem.models[m].offers.indices {
        problem.models[m].offers[o].price = problem.models[m].offers[o].price.map { $0.map { $0 * tokens } }
      }
    }
    return problem
  }

  /// A table kept as it is, month by month from the first; more is hosted as the load grows.
  package func path(of solution: RoutingSolution, in problem: RoutingProblem, months: Int) -> [RoutingTable] {
    (0...max(0, months)).map { month in
      let grown = applied(to: problem, month: Double(month))
      return RoutingTable(
        solution.routes.map { Route(policy: $0.policy.repriced(in: grown), share: $0.share) },
        units: solution.totals.units, of: grown)
    }
  }
}
