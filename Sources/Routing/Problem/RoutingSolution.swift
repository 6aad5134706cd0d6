/// The cheapest routing of a problem.
package struct RoutingSolution: Hashable, Sendable {
  /// The table: what is used, by class and then in order of the candidates.
  package var routes: [Route]
  package var totals: RoutingTotals
  package var proof: Proof
  /// Whether another table costs the same; of these the one that follows the order of declaration is taken.
  package var isTied: Bool
  /// What one more unit of each requirement that is a number changes in the cost; only with whole choices held where
  /// there are any.
  package var duals: [Dual]

  /// How sure it is that nothing is cheaper.
  package enum Proof: Hashable, Sendable {
    case optimal
    /// The time was up: no routing is cheaper than `bound`.
    case stopped(bound: Double)
  }

  /// The cost's change per unit of a requirement: of quality (share), money, tokens, share of spend.
  package struct Dual: Hashable, Sendable {
    package var requirement: Requirement
    /// Which of a rule's rows: the vendor's position of a share that holds for each.
    package var vendor: Int?
    package var perUnit: Double
  }

  package init(
    routes: [Route], totals: RoutingTotals, proof: Proof = .optimal, isTied: Bool = false, duals: [Dual] = []
  ) {
    self.routes = routes
    self.totals = totals
    self.proof = proof
    self.isTied = isTied
    self.duals = duals
  }

  /// How far the cost may be above the cheapest, relative to the cost.
  package var gap: Double {
    switch proof {
    case .optimal: 0
    case .stopped(let bound): totals.cost.total > 0 ? max(0, 1 - bound / totals.cost.total) : 0
    }
  }
}

/// A share of a class and how it is answered.
package struct Route: Hashable, Sendable {
  package var policy: Policy
  /// Of the class's requests, above 0 to 1.
  package var share: Double

  package init(policy: Policy, share: Double) {
    self.policy = policy
    self.share = share
  }
}

/// A routing as a whole, per month.
package struct RoutingTotals: Hashable, Sendable {
  package var cost: PolicyCost
  package var requests: Double
  /// Right answers before any rework, as a share of requests, and its lower bound.
  package var quality: Quality
  /// Right answers that leave.
  package var accepted: Double
  /// Requests each model is called for.
  package var calls: [Double]
  /// Tokens each model carries.
  package var tokens: [Double]
  /// Units of hosting taken, by model.
  package var units: [Int]
  /// Spend on models by vendor, in the order of `RoutingProblem.vendors`.
  package var vendorSpend: [Double]
  /// By vendor with terms: the tier and the commitment in force, by position; nil where none is.
  package var terms: [TermsInForce]
  /// Hours of review and rework.
  package var hours: Double

  package struct TermsInForce: Hashable, Sendable {
    package var vendor: String
    package var tier: Int?
    package var commitment: Int?
  }

  /// Money per right answer that leaves; nil where none does.
  package var costPerAccepted: Double? { accepted > 0 ? cost.total / accepted : nil }

  /// The Herfindahl-Hirschman index of the spend on models: 1 is one vendor alone; nil where nothing is spent.
  package var concentration: Double? {
    let spend = vendorSpend.reduce(0, +)
    guard spend > 0 else { return nil }
    return vendorSpend.reduce(0) { $0 + ($1 / spend) * ($1 / spend) }
  }
}

/// How long to look for whole choices, and how exact the answer is to be.
package struct RoutingOptions: Hashable, Sendable {
  /// Seconds of a search among whole choices. A search that ends before it gives the same answer on every machine.
  package var timeLimit: Double
  /// The relative gap at which a search among whole choices ends.
  package var gap: Double

  package init(timeLimit: Double = 10, gap: Double = 1e-9) {
    self.timeLimit = timeLimit
    self.gap = gap
  }
}
