/// A routing that is given, priced and held against the rules.
package struct RoutingTable: Hashable, Sendable {
  package var routes: [Route]
  package var totals: RoutingTotals
  /// What it does not keep to.
  package var broken: [Requirement]
  /// Requests whose longest prompts the model that is to answer them does not take.
  package var unheld: [Unheld]

  package struct Unheld: Hashable, Sendable {
    package var taskClass: String
    package var model: String
  }

  /// - Parameters:
  ///   - routes: shares of each class add up to 1.
  ///   - units: of hosting that are taken at least, by model; what is used is taken in any case.
  package init(_ routes: [Route], units: [Int] = [], of problem: RoutingProblem) {
    self.routes = routes
    totals = RoutingTotals(routes, units: units, of: problem)
    broken = []
    unheld = []
    for route in routes {
      let item = problem.classes[route.policy.taskClass]
      for stage in route.policy.stages where problem.models[stage.model].isTooSmall(for: item) {
        let one = Unheld(taskClass: item.name, model: problem.models[stage.model].name)
        if !unheld.contains(one) { unheld.append(one) }
      }
    }
    broken = brokenRequirements(of: problem)
  }

  /// Differences below this are rounding.
  private static let slack = 1e-7

  private func brokenRequirements(of problem: RoutingProblem) -> [Requirement] {
    var broken = problem.rules.indices.filter { !keeps(problem.rules[$0], of: problem) }.map(Requirement.rule)
    for (m, model) in problem.models.enumerated() {
      for limit in model.hosting?.limits(of: m, in: problem) ?? [] {
        let most = limit.perUnit * Double(totals.units[m])
        if routes.load(of: m, limit, in: problem) > most * (1 + Self.slack) { broken.append(limit.requirement) }
      }
    }
    for (c, item) in problem.classes.enumerated() {
      let batch = routes.filter { $0.policy.taskClass == c && $0.policy.service == .batch }.reduce(0) { $0 + $1.share }
      if batch > item.batchShare + Self.slack { broken.append(.batchShare(class: c)) }
    }
    return broken
  }

  private func keeps(_ rule: RoutingRule, of problem: RoutingProblem) -> Bool {
    switch rule {
    case .quality(let minimum, let only):
      guard let only else { return totals.quality.lower >= minimum - Self.slack || totals.requests <= 0 }
      let lower = routes.filter { $0.policy.taskClass == only }
        .reduce(0) { $0 + $1.share * $1.policy.quality.lower }
      return lower >= minimum - Self.slack
    case .budget(let limit, let kind):
      let cost = kind == .models ? totals.cost.models : totals.cost.total
      return cost <= limit * (1 + Self.slack) + Self.slack
    case .vendorShare(let limit, let vendor):
      let all = totals.vendorSpend.reduce(0, +)
      return zip(problem.vendors, totals.vendorSpend).allSatisfy { name, spend in
        vendor != nil && vendor != name || spend <= (limit + Self.slack) * all
      }
    case .modelLimit(let limit): return totals.calls.filter { $0 > 0 }.count <= limit
    case .onePolicy(let classes):
      return classes.allSatisfy { c in routes.filter { $0.policy.taskClass == c }.count <= 1 }
    case .residency(let regions, let classes):
      return routes.allSatisfy { route in
        !classes.contains(route.policy.taskClass)
          || route.policy.stages.allSatisfy { regions.contains(problem.models[$0.model].offers[$0.offer].region) }
      }
    case .latency(let limit, let classes):
      return routes.allSatisfy { route in
        !classes.contains(route.policy.taskClass)
          || route.policy.stages.reduce(0) {
            $0 + (problem.models[$1.model].offers[$1.offer].latency[route.policy.taskClass] ?? .infinity)
          } <= limit
      }
    }
  }
}

extension RoutingTotals {
  /// Adds up a table: hosting by the units it needs, a vendor's bill by the cheapest of its terms that hold.
  init(_ routes: [Route], units taken: [Int], of problem: RoutingProblem) {
    let vendors = problem.vendors
    var cost = PolicyCost()
    var quality = (estimate: 0.0, lower: 0.0, upper: 0.0)
    var calls = Array(repeating: 0.0, count: problem.models.count)
    var tokens = calls
    var list = Array(repeating: 0.0, count: vendors.count)
    var listTokens = list
    accepted = 0
    hours = 0
    for route in routes {
      let policy = route.policy
      let item = problem.classes[policy.taskClass]
      let n = item.requests * route.share
      cost = cost + policy.cost * n
      quality.estimate += policy.quality.estimate * n
      quality.lower += policy.quality.lower * n
      quality.upper += policy.quality.upper * n
      accepted += policy.accepted * n
      hours += (policy.reviews * item.reviewHours + policy.reworks * item.reworkHours) * n
      for stage in policy.stages {
        let model = problem.models[stage.model]
        calls[stage.model] += stage.calls * n
        tokens[stage.model] += stage.calls * n * item.tokens
        if let v = vendors.firstIndex(of: model.vendor) {
          list[v] += stage.calls * n * (model.offers[stage.offer].price[policy.taskClass] ?? 0)
          listTokens[v] += stage.calls * n * item.tokens
        }
      }
    }
    requests = problem.requests
    let all = requests
    func share(_ sum: Double) -> Double { all > 0 ? min(1, max(0, sum / all)) : 0 }
    self.quality = Quality(share(quality.estimate), lower: share(quality.lower), upper: share(quality.upper))

    terms = []
    var spend = list
    for item in problem.terms {
      guard let v = vendors.firstIndex(of: item.vendor) else { continue }
      let options = VendorOption.all(item).filter { $0.holds(spend: list[v], tokens: listTokens[v]) }
      guard let option = options.min(by: { $0.paid(list[v]) < $1.paid(list[v]) }) else { continue }
      let used = option.factor * list[v]
      cost.tokens += used - list[v]
      cost.fixed += option.paid(list[v]) - used
      spend[v] = option.paid(list[v])
      terms.append(TermsInForce(vendor: item.vendor, tier: option.tier, commitment: option.commitment))
    }

    units = problem.models.enumerated().map { m, model in
      guard let hosting = model.hosting else { return 0 }
      let limit = hosting.unitLimit ?? Int(Int32.max)
      guard hosting.unitCost > 0 else { return hosting.unitLimit ?? 1 }
      let least = taken.indices.contains(m) ? min(taken[m], limit) : 0
      guard calls[m] > 0 else { return least }
      // A load that rounding puts just above so many units still fits them.
      let needed = hosting.limits(of: m, in: problem).filter { $0.perUnit > 0 }
        .reduce(1) { max($0, (routes.load(of: m, $1, in: problem) / $1.perUnit * (1 - 1e-9)).rounded(.up)) }
      return max(needed < Double(limit) ? Int(needed) : limit, least)
    }
    for (m, model) in problem.models.enumerated() {
      guard let hosting = model.hosting else { continue }
      let fixed = hosting.unitCost * Double(units[m])
      cost.fixed += fixed
      if let v = vendors.firstIndex(of: model.vendor) { spend[v] += fixed }
    }
    self.cost = cost
    self.calls = calls
    self.tokens = tokens
    vendorSpend = spend
  }
}

extension [Route] {
  /// What a model carries of something its hosting has only so much of, per month.
  fileprivate func load(of model: Int, _ limit: Hosting.Limit, in problem: RoutingProblem) -> Double {
    reduce(0) { sum, route in
      let c = route.policy.taskClass
      return sum + route.policy.calls(of: model) * route.share * problem.classes[c].requests * limit.perRequest[c]
    }
  }
}
