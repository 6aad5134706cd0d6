/// A model that may answer requests.
package struct CandidateModel: Hashable, Sendable {
  package var name: String
  package var vendor: String
  /// Where and how it can be called; at least one.
  package var offers: [Offer]
  /// Capacity that is paid by the month; nil where a model is paid by the token alone and has no limit.
  package var hosting: Hosting?
  /// The most tokens of a prompt; nil where it is not known.
  package var context: Double?

  package init(
    name: String, vendor: String, offers: [Offer], hosting: Hosting? = nil, context: Double? = nil
  ) {
    self.name = name
    self.vendor = vendor
    self.offers = offers
    self.hosting = hosting
    self.context = context
  }

  /// Whether a class has prompts that are longer than the model takes: what does not fit is answered by none of it.
  package func isTooSmall(for taskClass: TaskClass) -> Bool {
    context.map { taskClass.longestPrompt > $0 * (1 + 1e-9) } ?? false
  }
}

/// A model in one region at one service tier.
package struct Offer: Hashable, Sendable {
  package enum Service: Hashable, Sendable, CaseIterable {
    case standard
    /// Cheaper, answered within hours.
    case batch
  }
  package var region: String
  package var service: Service
  /// Money for the tokens of one request of each class; nil where the class cannot be priced.
  package var price: [Double?]
  /// The 95th percentile of the time to answer in seconds, of each class; nil where it is not known.
  package var latency: [Double?]

  package init(region: String = "", service: Service = .standard, price: [Double?], latency: [Double?]? = nil) {
    self.region = region
    self.service = service
    self.price = price
    self.latency = latency ?? price.map { _ in nil }
  }
}

/// Capacity in whole units (GPUs, nodes, a contract): each costs so much per month and carries so many tokens, or is busy
/// for so many hours.
package struct Hosting: Hashable, Sendable {
  /// Money per unit and month, paid for units that are taken.
  package var unitCost: Double
  /// Tokens per unit and month; nil where a unit carries any number.
  package var unitCapacity: Double?
  /// Hours of machine per unit and month; nil where they are not counted.
  package var unitHours: Double?
  /// Hours of machine for one request, by class; empty where they are not counted.
  package var requestHours: [Double]
  /// The most units to be had; nil where there is no limit.
  package var unitLimit: Int?

  package init(
    unitCost: Double = 0, unitCapacity: Double? = nil, unitHours: Double? = nil, requestHours: [Double] = [],
    unitLimit: Int? = 1
  ) {
    self.unitCost = unitCost
    self.unitCapacity = unitCapacity
    self.unitHours = unitHours
    self.requestHours = requestHours
    self.unitLimit = unitLimit
  }

  /// One of the things that a unit has only so much of.
  struct Limit {
    let requirement: Requirement
    /// Per unit and month.
    let perUnit: Double
    /// For one request, by class.
    let perRequest: [Double]
  }

  func limits(of model: Int, in problem: RoutingProblem) -> [Limit] {
    var limits: [Limit] = []
    if let unitCapacity {
      limits.append(
        Limit(
          requirement: .capacity(model: model), perUnit: unitCapacity, perRequest: problem.classes.map(\.tokens)))
    }
    if let unitHours, requestHours.count == problem.classes.count {
      limits.append(
        Limit(requirement: .machineHours(model: model), perUnit: unitHours, perRequest: requestHours))
    }
    return limits
  }
}

/// How often a model is right on a class: the probability, and the bounds of its confidence interval. A number without
/// evidence has itself as bounds.
package struct Quality: Hashable, Sendable {
  package var estimate: Double
  package var lower: Double
  package var upper: Double

  package init(_ estimate: Double, lower: Double? = nil, upper: Double? = nil) {
    self.estimate = estimate
    self.lower = lower ?? estimate
    self.upper = upper ?? estimate
  }
}
