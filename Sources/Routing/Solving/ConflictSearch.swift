extension Router {
  /// A smallest set of requirements that cannot hold together, those declared first kept out of it where that is
  /// possible: a set is split, and each half is searched with the other held (Junker's QuickXplain, 2004), which needs
  /// few solutions where few of many requirements conflict.
  func conflict(in problem: RoutingProblem, _ budget: SearchBudget) throws(RoutingFault) -> [Requirement] {
    var all: [Requirement] = problem.rules.indices.map { .rule($0) }
    for m in problem.models.indices {
      all += problem.models[m].hosting?.limits(of: m, in: problem).map(\.requirement) ?? []
    }
    all += problem.classes.indices.filter { problem.classes[$0].batchShare < 1 }.map { .batchShare(class: $0) }
    var search = ConflictSearch(router: self, problem: problem, all: Set(all), budget: budget)
    // What is infeasible with nothing required is not the rules' fault.
    guard try search.isFeasible([]), try !search.isFeasible(Set(all)) else { return [] }
    let found = try search.smallest(of: all, with: [], isAdded: false)
    return all.filter(found.contains)
  }
}

private struct ConflictSearch {
  let router: Router
  let problem: RoutingProblem
  let all: Set<Requirement>
  let budget: SearchBudget
  private var known: [Set<Requirement>: Bool] = [:]

  init(router: Router, problem: RoutingProblem, all: Set<Requirement>, budget: SearchBudget) {
    self.router = router
    self.problem = problem
    self.all = all
    self.budget = budget
  }

  /// Whether these requirements can hold together, whatever it costs.
  mutating func isFeasible(_ kept: Set<Requirement>) throws(RoutingFault) -> Bool {
    if let answer = known[kept] { return answer }
    let answer = try look(kept)
    known[kept] = answer
    return answer
  }

  private func look(_ kept: Set<Requirement>) throws(RoutingFault) -> Bool {
    do {
      let routing = try router.program(problem, ignoring: { all.contains($0) && !kept.contains($0) })
      var program = routing.program
      program.setCosts { _ in 0 }
      _ = program.isWhole ? try program.solvedWhole(budget) : try program.solvedLinear()
      return true
    } catch {
      switch error {
      case .conflict, .noPolicy: return false
      case .impossibleNumber, .unevenTable, .noClasses, .noModels, .unbounded, .outOfTime, .unsolved, .solverMissing:
        throw error
      }
    }
  }

  mutating func smallest(
    of candidates: [Requirement], with held: Set<Requirement>, isAdded: Bool
  ) throws(RoutingFault) -> Set<Requirement> {
    if isAdded, try !isFeasible(held) { return [] }
    if candidates.count <= 1 { return Set(candidates) }
    let half = candidates.count / 2
    let first = Array(candidates[..<half])
    let second = Array(candidates[half...])
    let fromSecond = try smallest(of: second, with: held.union(first), isAdded: !first.isEmpty)
    let fromFirst = try smallest(of: first, with: held.union(fromSecond), isAdded: !fromSecond.isEmpty)
    return fromFirst.union(fromSecond)
  }
}
