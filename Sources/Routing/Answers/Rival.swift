/// What a sceptic would do instead of routing.
package struct Rival: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Today's mix of models.
    case today
    /// Always the model that is right most often.
    case best(model: Int)
    /// Always the model whose use costs least.
    case cheapest(model: Int)
    /// One model for everything that costs less to use than today's mix: of those that keep to every rule, or else of
    /// all, the one with the lowest cost as a whole.
    case oneCheaper(model: Int)
  }
  package var kind: Kind
  /// Priced and held against the rules.
  package var table: RoutingTable

  /// The rivals there are figures for, today's mix first. A model without a known quality or price in some class is
  /// none.
  package static func all(_ problem: RoutingProblem) -> [Rival] {
    let choice = SingleModelChoice(problem)
    let everywhere = problem.models.indices.compactMap { m in
      choice.table { _ in [(m, 1)] }.map { (model: m, table: $0) }
    }
    var rivals: [Rival] = []
    var reference: RoutingTable?
    if !problem.today.isEmpty {
      reference = choice.table(reviewedAsDeclared: true) { c in
        problem.today[c].enumerated().filter { $1 > 0 }.map { ($0, $1) }
      }
      if let reference { rivals.append(Rival(kind: .today, table: reference)) }
    }
    // The first of equals: `max` takes the last.
    if let best = everywhere.reversed().max(by: {
      $0.table.totals.quality.estimate < $1.table.totals.quality.estimate
    }) {
      rivals.append(Rival(kind: .best(model: best.model), table: best.table))
      reference = reference ?? best.table
    }
    if let cheapest = everywhere.min(by: { $0.table.totals.cost.models < $1.table.totals.cost.models }) {
      rivals.append(Rival(kind: .cheapest(model: cheapest.model), table: cheapest.table))
    }
    if let reference {
      let cheaper = everywhere.filter { $0.table.totals.cost.models < reference.totals.cost.models }
      let keeping = cheaper.filter(\.table.broken.isEmpty)
      if let one = (keeping.isEmpty ? cheaper : keeping)
        .min(by: { $0.table.totals.cost.total < $1.table.totals.cost.total })
      {
        rivals.append(Rival(kind: .oneCheaper(model: one.model), table: one.table))
      }
    }
    return rivals
  }
}

/// Tables in which each class's mix of models is given: each model as the rules permit it, or else as it would be
/// without them; at once rather than in a batch, with the review share that costs least, or the first one declared.
struct SingleModelChoice {
  private let problem: RoutingProblem
  private let permitted: [[Policy]]
  private let free: [[Policy]]

  init(_ problem: RoutingProblem) {
    self.problem = problem
    permitted = PolicyCandidates(problem).byClass
    free = PolicyCandidates(problem, ignoring: { _ in true }).byClass
  }

  func policy(_ taskClass: Int, _ model: Int, reviewedAsDeclared: Bool = false) -> Policy? {
    let declared = reviewedAsDeclared ? problem.classes[taskClass].reviewShares.first : nil
    for policies in [permitted[taskClass], free[taskClass]] {
      let own = policies.filter {
        !$0.isCascade && $0.stages[0].model == model && (declared == nil || $0.reviewShare == declared)
      }
      let atOnce = own.filter { $0.service == .standard }
      if let policy = (atOnce.isEmpty ? own : atOnce).min(by: { $0.cost.total < $1.cost.total }) { return policy }
    }
    return nil
  }

  func table(
    reviewedAsDeclared: Bool = false, _ mix: (_ taskClass: Int) -> [(model: Int, share: Double)]
  ) -> RoutingTable? {
    var routes: [Route] = []
    for c in problem.classes.indices {
      for (model, share) in mix(c) {
        guard let policy = policy(c, model, reviewedAsDeclared: reviewedAsDeclared) else { return nil }
        routes.append(Route(policy: policy, share: share))
      }
    }
    return RoutingTable(routes, of: problem)
  }
}
