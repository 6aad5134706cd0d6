/// What a requirement costs at the margin, with the proof: the problem solved again a little tighter and a little looser.
package struct ShadowPrice: Hashable, Sendable {
  package var requirement: Requirement
  /// The vendor, by position, of a share that holds for each.
  package var vendor: Int?
  /// The cost's change per unit by the dual: per share of quality or spend, unit of money, token.
  package var perUnit: Double
  /// A step worth speaking of: a point of quality or spend, a hundredth of a budget or a capacity.
  package var step: Double
  /// The cost's change when solved again with the number a step higher and a step lower; nil where it has no solution.
  package var stepUp: Double?
  package var stepDown: Double?
  /// Changes per unit on either side, solved again with a thousandth of a step.
  package var slopeUp: Double?
  package var slopeDown: Double?
  /// Whether the time was up before it was solved again, or cut that short.
  package var isCut = false

  /// Whether the dual is what solving again gives, or lies between the two sides where the cost has a corner.
  package var isConfirmed: Bool {
    if isCut { return false }
    let slopes = [slopeUp, slopeDown].compactMap(\.self)
    guard let low = slopes.min(), let high = slopes.max() else { return false }
    let slack = 1e-4 * max(abs(perUnit), abs(low), abs(high), 1e-9)
    // With one side alone, the dual is at the corner and may be beyond it.
    return slopes.count == 1 || (perUnit >= low - slack && perUnit <= high + slack)
  }

  /// Whether the next unit costs another amount than the last one saved.
  package var isCorner: Bool {
    guard let slopeUp, let slopeDown else { return true }
    return abs(slopeUp - slopeDown) > 1e-3 * max(abs(slopeUp), abs(slopeDown))
  }
}

/// What a rule costs that has no price at the margin: the difference to the cheapest routing without it.
package struct RuleCost: Hashable, Sendable {
  package var rule: Int
  /// Nil where the time was up.
  package var cost: Double?
}

extension Router {
  /// The shadow prices of what binds in a solution.
  package func shadowPrices(
    of solution: RoutingSolution, in problem: RoutingProblem
  ) throws(RoutingFault) -> [ShadowPrice] {
    try shadowPrices(of: solution, in: problem, budget(of: problem))
  }

  func shadowPrices(
    of solution: RoutingSolution, in problem: RoutingProblem, _ budget: SearchBudget
  ) throws(RoutingFault) -> [ShadowPrice] {
    var prices: [ShadowPrice] = []
    for dual in solution.duals where dual.perUnit != 0 {
      guard let number = problem.number(dual.requirement) else { continue }
      let step = number.isShare ? 0.01 : number.value / 100
      guard step > 0 else { continue }
      let base = solution.totals.cost.total
      var isCut = solution.proof != .optimal
      func change(_ by: Double) throws(RoutingFault) -> Double? {
        let value = number.value + by
        guard value >= 0, !number.isShare || value <= 1 else { return nil }
        do {
          let other = try solve(problem.with(dual.requirement, at: value), budget)
          if other.proof != .optimal { isCut = true }
          return other.totals.cost.total - base
        } catch {
          switch error {
          case .conflict, .noPolicy: return nil
          case .outOfTime:
            isCut = true
            return nil
          case .impossibleNumber, .unevenTable, .noClasses, .noModels, .unbounded, .unsolved, .solverMissing:
            throw error
          }
        }
      }
      let small = step / 1_000
      var price = ShadowPrice(
        requirement: dual.requirement, vendor: dual.vendor, perUnit: dual.perUnit, step: step,
        stepUp: try change(step), stepDown: try change(-step), slopeUp: try change(small).map { $0 / small },
        slopeDown: try change(-small).map { $0 / -small })
      price.isCut = isCut
      prices.append(price)
    }
    return prices
  }

  /// What rules cost that have no number to move: residency, latency, the number of models, one way per class. Where
  /// there are whole choices, a rule can also cost without a price at the margin: it forces a choice.
  package func ruleCosts(of solution: RoutingSolution, in problem: RoutingProblem) throws(RoutingFault) -> [RuleCost] {
    try ruleCosts(of: solution, in: problem, budget(of: problem))
  }

  func ruleCosts(
    of solution: RoutingSolution, in problem: RoutingProblem, _ budget: SearchBudget
  ) throws(RoutingFault) -> [RuleCost] {
    var costs: [RuleCost] = []
    for (r, rule) in problem.rules.enumerated() {
      let hasPrice = solution.duals.contains { $0.requirement == .rule(r) && $0.perUnit != 0 }
      let isNumber =
        switch rule {
        case .residency, .latency, .modelLimit, .onePolicy: false
        case .quality, .budget, .vendorShare: true
        }
      if !isNumber || problem.hasWholeChoices && !hasPrice {
        do {
          let free = try solve(problem, without: [.rule(r)], budget)
          let cost = solution.totals.cost.total - free.totals.cost.total
          costs.append(RuleCost(rule: r, cost: free.proof == .optimal ? max(0, cost) : nil))
        } catch {
          guard case .outOfTime = error else { throw error }
          costs.append(RuleCost(rule: r, cost: nil))
        }
      }
    }
    return costs
  }
}

extension RoutingProblem {
  /// Whether something is bought or chosen whole.
  var hasWholeChoices: Bool {
    let isWhole = rules.contains {
      switch $0 {
      case .modelLimit, .onePolicy: true
      case .quality, .budget, .vendorShare, .residency, .latency: false
      }
    }
    return isWhole || models.contains { ($0.hosting?.unitCost ?? 0) > 0 }
      || terms.contains { VendorOption.all($0).count > 1 }
  }

  /// The number of a requirement, if it has one.
  func number(_ requirement: Requirement) -> (value: Double, isShare: Bool)? {
    switch requirement {
    case .rule(let r):
      switch rules[r] {
      case .quality(let minimum, _): (minimum, true)
      case .budget(let limit, _): (limit, false)
      case .vendorShare(let limit, _): (limit, true)
      case .residency, .latency, .modelLimit, .onePolicy: nil
      }
    case .capacity(let model): models[model].hosting?.unitCapacity.map { ($0, false) }
    case .machineHours(let model): models[model].hosting?.unitHours.map { ($0, false) }
    case .batchShare(let c): (classes[c].batchShare, true)
    }
  }

  func with(_ requirement: Requirement, at value: Double) -> RoutingProblem {
    var problem = self
    switch requirement {
    case .rule(let r):
      switch rules[r] {
      case .quality(_, let only): problem.rules[r] = .quality(atLeast: value, class: only)
      case .budget(_, let kind): problem.rules[r] = .budget(atMost: value, of: kind)
      case .vendorShare(_, let vendor): problem.rules[r] = .vendorShare(atMost: value, vendor: vendor)
      case .residency, .latency, .modelLimit, .onePolicy: break
      }
    case .capacity(let model): problem.models[model].hosting?.unitCapacity = value
    case .machineHours(let model): problem.models[model].hosting?.unitHours = value
    case .batchShare(let c): problem.classes[c].batchShare = value
    }
    return problem
  }
}
