/// A way to answer a class: one model or a cascade of two, with a share of answers reviewed, at once or in a batch.
package struct Policy: Hashable, Sendable {
  /// One model asked, in order.
  package struct Stage: Hashable, Sendable {
    package var model: Int
    /// Which of the model's offers: its region and service.
    package var offer: Int
    /// Calls per request: 1 at first, then the share that is passed on.
    package var calls: Double

    package init(model: Int, offer: Int, calls: Double) {
      self.model = model
      self.offer = offer
      self.calls = calls
    }
  }

  /// What the quality of a cascade rests on.
  package enum Basis: Hashable, Sendable {
    /// One model: its own quality.
    case single
    /// What both models did on the same prompts.
    case paired(prompts: Int)
    /// Only each model's quality is known: the worst that these allow is taken; `best` is the best they allow.
    case worstCase(best: Double)
  }
  package var taskClass: Int
  package var stages: [Stage]
  package var service: Offer.Service
  /// The share of answers that people review, 0...1.
  package var reviewShare: Double
  /// Whether the people who review pass on what they find wrong.
  package var isReviewGated: Bool
  package var basis: Basis
  /// Right answers per request, before any rework; its lower bound is what quality floors look at.
  package var quality: Quality
  /// Reviews per request.
  package var reviews: Double
  /// Answers reworked by hand per request.
  package var reworks: Double
  /// Wrong answers that leave per request.
  package var escapes: Double
  package var cost: PolicyCost

  package var isCascade: Bool { stages.count > 1 }
  /// Right answers that leave per request, reworked ones among them.
  package var accepted: Double { 1 - escapes }
  /// Calls of a model per request.
  package func calls(of model: Int) -> Double { stages.reduce(0) { $0 + ($1.model == model ? $1.calls : 0) } }
}

/// What things cost, in money: per request of a policy, or per month of a routing.
package struct PolicyCost: Hashable, Sendable {
  /// Tokens at list prices, or as paid under the vendor's terms in a routing.
  package var tokens: Double
  /// Checks between the stages of cascades.
  package var checks: Double
  package var review: Double
  package var rework: Double
  /// Wrong answers that leave.
  package var errors: Double
  /// Hosting, and what commitments are paid beyond use.
  package var fixed: Double

  package init(
    tokens: Double = 0, checks: Double = 0, review: Double = 0, rework: Double = 0, errors: Double = 0,
    fixed: Double = 0
  ) {
    self.tokens = tokens
    self.checks = checks
    self.review = review
    self.rework = rework
    self.errors = errors
    self.fixed = fixed
  }

  package var total: Double { tokens + checks + review + rework + errors + fixed }
  /// What the models cost: tokens, checks and hosting.
  package var models: Double { tokens + checks + fixed }

  static func + (a: Self, b: Self) -> Self {
    Self(
      tokens: a.tokens + b.tokens, checks: a.checks + b.checks, review: a.review + b.review,
      rework: a.rework + b.rework, errors: a.errors + b.errors, fixed: a.fixed + b.fixed)
  }

  static func * (a: Self, factor: Double) -> Self {
    Self(
      tokens: a.tokens * factor, checks: a.checks * factor, review: a.review * factor, rework: a.rework * factor,
      errors: a.errors * factor, fixed: a.fixed * factor)
  }
}
