/// The policies each class may be answered by, in the order in which ties are settled: single models as declared, then
/// cascades; at once before in a batch; review shares as declared.
struct PolicyCandidates {
  var byClass: [[Policy]]
  /// Why models are left out, by class.
  var exclusions: [[Exclusion]]

  /// - Parameter ignored: rules by position that are not looked at.
  init(_ problem: RoutingProblem, ignoring ignored: (Int) -> Bool = { _ in false }) {
    byClass = []
    exclusions = []
    for c in problem.classes.indices {
      let access = ClassAccess(problem, taskClass: c, ignoring: ignored)
      var policies: [Policy] = []
      for m in problem.models.indices {
        for service in Offer.Service.allCases {
          for share in problem.classes[c].reviewShares {
            if let policy = access.single(m, service: service, share: share) { policies.append(policy) }
          }
        }
      }
      if problem.cascades != nil {
        for first in problem.models.indices {
          for second in problem.models.indices where second != first {
            for service in Offer.Service.allCases {
              for share in problem.classes[c].reviewShares {
                if let policy = access.cascade(first, second, service: service, share: share) {
                  policies.append(policy)
                }
              }
            }
          }
        }
      }
      byClass.append(policies)
      exclusions.append(access.exclusions)
    }
  }
}

/// What one class may use.
private struct ClassAccess {
  let problem: RoutingProblem
  let c: Int
  let taskClass: TaskClass
  /// `offers[model]`: those that the rules permit, with the price.
  private var offers: [[(offer: Int, price: Double)]] = []
  private var latencyLimit: Double?
  private(set) var exclusions: [Exclusion] = []

  init(_ problem: RoutingProblem, taskClass c: Int, ignoring ignored: (Int) -> Bool) {
    self.problem = problem
    self.c = c
    taskClass = problem.classes[c]
    var residency: [(rule: Int, regions: [String])] = []
    var latencyRule: Int?
    for (r, rule) in problem.rules.enumerated() where !ignored(r) {
      switch rule {
      case .residency(let regions, let classes):
        if classes.contains(c) { residency.append((r, regions)) }
      case .latency(let limit, let classes):
        if classes.contains(c), limit < latencyLimit ?? .infinity { (latencyLimit, latencyRule) = (limit, r) }
      case .quality, .budget, .vendorShare, .modelLimit, .onePolicy: break
      }
    }
    for (m, model) in problem.models.enumerated() {
      var permitted: [(offer: Int, price: Double)] = []
      var reason: Exclusion.Reason = problem.quality[c][m] == nil ? .unknownQuality : .noPrice
      if model.isTooSmall(for: taskClass) {
        reason = .promptTooLong
      } else if problem.quality[c][m] != nil {
        for (o, offer) in model.offers.enumerated() {
          guard let price = offer.price[c] else { continue }
          if offer.service == .batch, taskClass.batchShare <= 0 {
            reason = .onlyBatch
          } else if let broken = residency.first(where: { !$0.regions.contains(offer.region) }) {
            reason = .rule(broken.rule)
          } else if let latencyRule, let limit = latencyLimit, !(offer.latency[c] ?? .infinity <= limit) {
            reason = .rule(latencyRule)
          } else {
            permitted.append((o, price))
          }
        }
      }
      offers.append(permitted)
      if permitted.isEmpty { exclusions.append(Exclusion(model: m, reason: reason)) }
    }
  }

  private func offers(of model: Int, _ service: Offer.Service) -> [(offer: Int, price: Double)] {
    offers[model].filter { problem.models[model].offers[$0.offer].service == service }
  }

  /// Offers of one model and service differ in price alone, once the rules are kept: the cheapest.
  func single(_ model: Int, service: Offer.Service, share: Double) -> Policy? {
    guard let quality = problem.quality[c][model] else { return nil }
    let permitted = offers(of: model, service)
    guard let offer = permitted.min(by: { $0.price < $1.price }) else { return nil }
    return policy(
      [(model, offer)], service, share, isReviewGated: false,
      .single(quality, share: share, detection: taskClass.detection))
  }

  func cascade(_ first: Int, _ second: Int, service: Offer.Service, share: Double) -> Policy? {
    guard let cascades = problem.cascades, let quality1 = problem.quality[c][first],
      let quality2 = problem.quality[c][second]
    else { return nil }
    let pair = cascades.pair(c, first, second)
    let outcome: PolicyOutcome
    if let gate = cascades.gate {
      outcome = .gated(quality1, quality2, pair: pair, gate: gate, share: share, detection: taskClass.detection)
    } else if share * taskClass.detection > 0 {
      outcome = .reviewed(quality1, quality2, pair: pair, share: share, detection: taskClass.detection)
    } else {
      return nil
    }
    var best: (first: (offer: Int, price: Double), second: (offer: Int, price: Double))?
    for a in offers(of: first, service) {
      for b in offers(of: second, service) where isQuickEnough(first, a.offer, second, b.offer) {
        let price = a.price + outcome.calls[1] * b.price
        if let best, best.first.price + outcome.calls[1] * best.second.price <= price { continue }
        best = (a, b)
      }
    }
    guard let best else { return nil }
    return policy(
      [(first, best.first), (second, best.second)], service, share, isReviewGated: cascades.gate == nil, outcome)
  }

  /// A request that is passed on waits for both, so the limits of both are added up.
  private func isQuickEnough(_ first: Int, _ a: Int, _ second: Int, _ b: Int) -> Bool {
    guard let latencyLimit else { return true }
    guard let one = problem.models[first].offers[a].latency[c], let two = problem.models[second].offers[b].latency[c]
    else { return false }
    return one + two <= latencyLimit
  }

  private func policy(
    _ stages: [(model: Int, offer: (offer: Int, price: Double))], _ service: Offer.Service, _ share: Double,
    isReviewGated: Bool, _ outcome: PolicyOutcome
  ) -> Policy {
    let wage = taskClass.wage
    let checks = stages.count > 1 && !isReviewGated ? problem.cascades?.gate?.cost ?? 0 : 0
    return Policy(
      taskClass: c,
      stages: zip(stages, outcome.calls).map { Policy.Stage(model: $0.model, offer: $0.offer.offer, calls: $1) },
      service: service, reviewShare: share, isReviewGated: isReviewGated, basis: outcome.basis,
      quality: outcome.quality, reviews: outcome.reviews, reworks: outcome.reworks, escapes: outcome.escapes,
      cost: PolicyCost(
        tokens: zip(stages, outcome.calls).reduce(0) { $0 + $1.0.offer.price * $1.1 }, checks: checks,
        review: outcome.reviews * taskClass.reviewHours * wage, rework: outcome.reworks * taskClass.reworkHours * wage,
        errors: outcome.escapes * taskClass.wrongAnswer))
  }
}
