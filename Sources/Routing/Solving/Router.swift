/// Looks for the cheapest routing.
package struct Router: Sendable {
  package var options: RoutingOptions

  package init(options: RoutingOptions = RoutingOptions()) { self.options = options }

  /// The cheapest routing that keeps to everything. The same problem has the same answer, to the bit, unless the time
  /// limit cut a search among whole choices short.
  package func solve(_ problem: RoutingProblem) throws(RoutingFault) -> RoutingSolution {
    try problem.validate()
    let program = try self.program(problem, ignoring: { _ in false })
    do {
      return try solve(program, of: problem)
    } catch {
      guard case .conflict = error else { throw error }
      throw .conflict(try conflict(in: problem))
    }
  }

  /// The solution without some of the requirements: what these cost is the difference.
  package func solve(
    _ problem: RoutingProblem, without left: Set<Requirement>
  ) throws(RoutingFault) -> RoutingSolution {
    try problem.validate()
    return try solve(try program(problem, ignoring: left.contains), of: problem)
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

  private func solve(_ routing: RoutingProgram, of problem: RoutingProblem) throws(RoutingFault) -> RoutingSolution {
    var program = routing.program
    var bound: Double?
    if program.isWhole {
      let whole = try program.solvedWhole(options)
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
