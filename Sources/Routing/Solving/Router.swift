import Synchronization

/// Looks for the cheapest routing.
package struct Router: Sendable {
  package var options: RoutingOptions
  private let watch: @Sendable () -> any SearchWatch
  /// Tables of searches among whole choices, which take long and, cut short, may come out otherwise another time.
  private let known = KnownSolutions()

  /// - Parameter watch: called before a search among whole choices.
  package init(
    options: RoutingOptions = RoutingOptions(),
    watch: @escaping @Sendable () -> any SearchWatch = { UnwatchedSearch() }
  ) {
    self.options = options
    self.watch = watch
  }

  /// The same for one of several tables that are made one after the other and take no longer together.
  package func sharing(_ tables: Int) -> Router {
    var router = self
    router.options.timeLimit /= Double(max(tables, 1))
    return router
  }

  /// The cheapest routing that keeps to everything. The same problem has the same answer, to the bit, unless the time
  /// limit cut a search among whole choices short.
  package func solve(_ problem: RoutingProblem) throws(RoutingFault) -> RoutingSolution {
    try solve(problem, budget(of: problem))
  }

  /// The time there is for one answer.
  func budget(of problem: RoutingProblem) -> SearchBudget {
    SearchBudget(options, watch: problem.hasWholeChoices ? watch() : UnwatchedSearch())
  }

  func solve(_ problem: RoutingProblem, _ budget: SearchBudget) throws(RoutingFault) -> RoutingSolution {
    if let (solution, seconds) = known[problem] {
      // What is known took its time, which is not given twice.
      budget.spend(seconds)
      return solution
    }
    let before = budget.spent
    try problem.validate()
    let program = try self.program(problem, ignoring: { _ in false })
    do {
      let solution = try solve(program, of: problem, budget)
      if program.program.isWhole, !budget.isStopped { known[problem] = (solution, budget.spent - before) }
      return solution
    } catch {
      guard case .conflict = error else { throw error }
      throw .conflict(try conflict(in: problem, budget))
    }
  }

  /// The solution without some of the requirements: what these cost is the difference.
  package func solve(
    _ problem: RoutingProblem, without left: Set<Requirement>
  ) throws(RoutingFault) -> RoutingSolution {
    try solve(problem, without: left, budget(of: problem))
  }

  func solve(
    _ problem: RoutingProblem, without left: Set<Requirement>, _ budget: SearchBudget
  ) throws(RoutingFault) -> RoutingSolution {
    try problem.validate()
    return try solve(try program(problem, ignoring: left.contains), of: problem, budget)
  }

  func program(
    _ problem: RoutingProblem, ignoring ignored: @escaping (Requirement) -> Bool
  ) throws(RoutingFault) -> RoutingProgram {
    let candidates = PolicyCandidates(problem, ignoring: { ignored(.rule($0)) })
    for (c, policies) in candidates.byClass.enumerated() where policies.isEmpty {
      throw .noPolicy(class: c, because: candidates.exclusions[c])
    }
    return RoutingProgram(problem, candidates, ignoring: ignored)
  }

  private func solve(
    _ routing: RoutingProgram, of problem: RoutingProblem, _ budget: SearchBudget
  ) throws(RoutingFault) -> RoutingSolution {
    var program = routing.program
    var bound: Double?
    if program.isWhole {
      let whole = try program.solvedWhole(budget)
      bound = whole.bound
      for j in program.columns.indices where program.columns[j].isWhole {
        program.fix(column: j, at: whole.values[j].rounded())
        program.relax(column: j)
      }
    }
    let cheapest = try program.solvedLinear()
    let settled = try TieBreak(program, cheapest, routing, of: problem).settled()
    let routes = Self.routes(settled.values, routing)
    // Hosting may be worth taking though it carries nothing: for a vendor's share of the spend.
    let units = problem.models.indices.map { m in
      routing.units[m].map { Int(max(0, settled.values[$0].rounded())) } ?? 0
    }
    let table = RoutingTable(routes, units: units, of: problem)
    let duals = routing.marks.map { mark in
      let perRow = Self.rounded(cheapest.rowDuals[mark.row])
      let spend = table.totals.vendorSpend.reduce(0, +)
      return RoutingSolution.Dual(
        requirement: mark.requirement, vendor: mark.vendor,
        perUnit: mark.isOfSpend ? perRow * spend : perRow * routing.scale * mark.unit)
    }
    return RoutingSolution(
      routes: routes, totals: table.totals,
      proof: bound.map { .stopped(bound: min($0 * routing.scale, table.totals.cost.total)) } ?? .optimal,
      isTied: settled.isTied, duals: duals)
  }

  /// Nine digits: what is beyond depends on the numeric libraries behind the solver.
  private static func rounded(_ dual: Double) -> Double {
    let value = (dual * 1e9).rounded() / 1e9
    return value == 0 ? 0 : value
  }

  /// Shares to nine digits, adding up to 1 in each class.
  private static func routes(_ values: [Double], _ routing: RoutingProgram) -> [Route] {
    var routes: [Route] = []
    for (policies, columns) in zip(routing.candidates.byClass, routing.shares) {
      var shares = columns.map { min(1, max(0, (values[$0] * 1e9).rounded() / 1e9)) }
      for p in shares.indices where shares[p] < 1e-8 { shares[p] = 0 }
      let largest = shares.indices.max { shares[$0] < shares[$1] } ?? 0
      shares[largest] = 0
      shares[largest] = 1 - shares.reduce(0, +)
      for (policy, share) in zip(policies, shares) where share > 0 {
        routes.append(Route(policy: policy, share: share))
      }
    }
    return routes
  }
}

/// Solutions by problem; the oldest half is forgotten when there are many.
private final class KnownSolutions: Sendable {
  private struct Solutions {
    var byProblem: [RoutingProblem: (solution: RoutingSolution, seconds: Double)] = [:]
    var order: [RoutingProblem] = []
  }
  private static let most = 64
  private let solutions = Mutex(Solutions())

  /// With the seconds that the search took.
  subscript(problem: RoutingProblem) -> (solution: RoutingSolution, seconds: Double)? {
    get { solutions.withLock { $0.byProblem[problem] } }
    set {
      solutions.withLock { known in
        if known.byProblem[problem] == nil { known.order.append(problem) }
        known.byProblem[problem] = newValue
        guard known.order.count > Self.most else { return }
        for old in known.order.prefix(Self.most / 2) { known.byProblem[old] = nil }
        known.order.removeFirst(Self.most / 2)
      }
    }
  }
}
