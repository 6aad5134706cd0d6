package import Checking
package import Engine
import Quantities
package import Routing

/// A route of a model as the problem that the router solves, over a run of periods.
package struct RouteProblem {
  package let route: CheckedRoute
  package let periods: ClosedRange<Int>
  package let problem: RoutingProblem
  /// `offers[model]`: positions among the route's offers, in the order of the problem's.
  private let offers: [[Int]]

  package init(_ route: CheckedRoute, _ numbers: RouteNumbers, over periods: ClosedRange<Int>) {
    self.route = route
    self.periods = periods
    let readings = RouteReadings(route, numbers, over: periods)
    offers = route.candidates.indices.map { model in
      route.offerings.indices.filter { route.offerings[$0].model == model }
    }
    let classes = route.classes.members.indices
    problem = RoutingProblem(
      classes: classes.map { Self.taskClass($0, readings) },
      models: offers.enumerated().map { Self.model($0, offers: $1, readings) },
      quality: classes.map { c in route.candidates.indices.map { Self.quality(c, $0, readings) } },
      cascades: route.hasCascades ? Self.cascades(readings) : nil,
      rules: route.requirements.map { Self.rule($0, readings) },
      terms: route.terms.map { Self.terms($0, readings) }, today: route.today)
  }

  // MARK: Numbers

  private static func taskClass(_ c: Int, _ readings: RouteReadings) -> TaskClass {
    let route = readings.route
    func value(_ name: String, else other: Double = 0) -> Double { readings.value(name, class: c) ?? other }
    let loops = value("loops", else: 1)
    let rates = (1...route.reviewOptions).compactMap { readings.value("review_rate_\($0)", class: c) }
    let options = readings.has("review") || rates.isEmpty ? [value("review")] + rates : rates
    return TaskClass(
      name: route.classes.members[c], requests: readings.requests(c),
      tokens: (value("tokens_in") + value("tokens_out")) * loops,
      longestPrompt: readings.peak("longest_prompt", class: c) ?? 0, wrongAnswer: value("wrong_answer"),
      reviewShares: options, reviewHours: value("review_time"), detection: value("detects", else: 1),
      reworkHours: value("rework_time"), wage: value("labour"), batchShare: value("batch"))
  }

  private static func model(_ index: Int, offers: [Int], _ readings: RouteReadings) -> CandidateModel {
    let route = readings.route
    let candidate = route.candidates[index]
    let name = candidate.name
    let isServed = (readings.value("\(name).available") ?? 1) > 0.5
    let classes = route.classes.members.indices
    let made = offers.map { place in
      Offer(
        region: route.offerings[place].region, service: route.offerings[place].isBatch ? .batch : .standard,
        price: classes.map { isServed ? readings.value("request_price", class: $0, at: [route.offers: place]) : nil },
        latency: classes.map { readings.value("\(name).latency", class: $0).map { $0 * 3_600 } })
    }
    return CandidateModel(
      name: name, vendor: candidate.vendor, offers: made, hosting: isServed ? hosting(of: name, readings) : nil,
      context: readings.value("\(name).context"))
  }

  private static func hosting(of name: String, _ readings: RouteReadings) -> Hosting? {
    guard ["fixed", "capacity", "throughput", "gpu_hours"].contains(where: { readings.has("\(name).\($0)") }) else {
      return nil
    }
    func value(_ key: String) -> Double? { readings.value("\(name).\(key)") }
    var capacity = value("capacity")
    if let throughput = value("throughput") {
      // Tokens an hour, as many as come in the busiest; a month of the calendar has 730 hours.
      capacity = min(capacity ?? .infinity, throughput * 730 / max(readings.value("peak") ?? 1, 1))
    }
    var hours: [Double] = []
    if let reading = value("gpu_time_in"), let writing = value("gpu_time_out") {
      hours = readings.route.classes.members.indices.map { c in
        func of(_ key: String, else other: Double) -> Double { readings.value(key, class: c) ?? other }
        return of("loops", else: 1) * (of("tokens_in", else: 0) * reading + of("tokens_out", else: 0) * writing)
      }
    }
    return Hosting(
      unitCost: value("fixed") ?? 0, unitCapacity: capacity, unitHours: value("gpu_hours"), requestHours: hours,
      unitLimit: value("units").map { Int(min(max($0, 1), 1e6)) } ?? 1)
  }

  private static func quality(_ c: Int, _ m: Int, _ readings: RouteReadings) -> Quality? {
    let route = readings.route
    guard let estimate = readings.value("model_quality", class: c, at: [route.models: m]) else { return nil }
    guard let range = readings.range("model_quality", at: [route.classes: c, route.models: m]) else {
      return Quality(estimate)
    }
    return Quality(estimate, lower: min(range.low, estimate), upper: max(range.high, estimate))
  }

  private static func cascades(_ readings: RouteReadings) -> Cascades {
    let pairs = readings.route.pairs
    guard let right = readings.value("gate_passes_right"), let wrong = readings.value("gate_passes_wrong") else {
      return Cascades(pairs: pairs)
    }
    return Cascades(
      gate: Gate(passesRight: right, passesWrong: wrong, cost: readings.value("gate_cost") ?? 0), pairs: pairs)
  }

  // MARK: Rules

  private static func rule(_ requirement: CheckedRoute.Requirement, _ readings: RouteReadings) -> RoutingRule {
    func limit(_ id: QuantityID) -> Double { readings.value(readings.numbers.model[id]) }
    switch requirement.kind {
    case .quality(let c, let id): return .quality(atLeast: limit(id), class: c)
    case .cost(let ofModels, let id): return .budget(atMost: limit(id), of: ofModels ? .models : .everything)
    case .vendorShare(let vendor, let id): return .vendorShare(atMost: limit(id), vendor: vendor)
    case .latency(let classes, let id): return .latency(atMost: limit(id) * 3_600, classes: classes)
    case .region(let regions, let classes):
      // The offers' own spelling, whatever the requirement's.
      let known = readings.route.offerings.map(\.region)
      let meant = known.filter { offer in regions.contains { $0.lowercased() == offer.lowercased() } }
      return .residency(regions: meant, classes: classes)
    case .modelLimit(let count): return .modelLimit(count)
    case .onePolicy(let classes): return .onePolicy(classes: classes)
    }
  }

  private static func terms(_ terms: CheckedRoute.Terms, _ readings: RouteReadings) -> VendorTerms {
    let path = "terms.\(terms.word)"
    let tiers = (0..<terms.steps).map { step in
      VendorTerms.Tier(
        threshold: readings.value("\(path).step_\(step + 1)_from") ?? 0,
        factor: 1 - (readings.value("\(path).step_\(step + 1)_discount") ?? 0))
    }
    var commitments: [VendorTerms.Commitment] = []
    if terms.hasCommitment {
      commitments.append(
        VendorTerms.Commitment(
          minimum: readings.value("\(path).commitment") ?? 0, factor: 1 - (readings.value("\(path).discount") ?? 0),
          isSigned: terms.isSigned))
    }
    return VendorTerms(vendor: terms.vendor, tiers: tiers, commitments: commitments)
  }

  // MARK: Answers

  /// The route's policy that a policy of the solution is.
  package func policy(_ policy: Policy) -> Int? {
    guard let first = policy.stages.first, policy.stages.count <= 2 else { return nil }
    func offer(_ stage: Policy.Stage) -> Int? {
      offers.indices.contains(stage.model) && offers[stage.model].indices.contains(stage.offer)
        ? offers[stage.model][stage.offer] : nil
    }
    let second = policy.stages.count > 1 ? offer(policy.stages[1]) : nil
    let review = problem.classes[policy.taskClass].reviewShares.firstIndex(of: policy.reviewShare) ?? 0
    let one = offer(first)
    return route.ways.firstIndex { $0.first == one && $0.second == second && $0.review == review }
  }

  /// By decision and cell.
  package func decided(_ solution: RoutingSolution) -> [CheckedRoute.Decision: [Double]] {
    var shares = Array(repeating: 0.0, count: route.classes.members.count * route.ways.count)
    for part in solution.routes {
      guard let policy = policy(part.policy) else { continue }
      shares[part.policy.taskClass * route.ways.count + policy] += part.share
    }
    var factors = Array(repeating: 1.0, count: route.offerings.count)
    var minimums = Array(repeating: 0.0, count: route.terms.count)
    for inForce in solution.totals.terms {
      guard let place = problem.terms.firstIndex(where: { $0.vendor == inForce.vendor }) else { continue }
      let terms = problem.terms[place]
      var factor = inForce.tier.map { terms.tiers[$0].factor } ?? 1
      if let commitment = inForce.commitment {
        factor *= terms.commitments[commitment].factor
        minimums[place] = terms.commitments[commitment].minimum
      }
      for (index, offer) in route.offerings.enumerated()
      where route.candidates[offer.model].vendor == terms.vendor {
        factors[index] = factor
      }
    }
    return [
      .share: shares, .units: solution.totals.units.map(Double.init), .priceFactor: factors, .minimum: minimums,
    ]
  }
}
