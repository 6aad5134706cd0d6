/// What a routing must keep to. Models and classes by position.
package enum RoutingRule: Hashable, Sendable {
  /// Share of right answers, by the lower confidence bound, 0...1: of one class, or weighted by requests over all.
  case quality(atLeast: Double, class: Int?)
  /// Money per month.
  case budget(atMost: Double, of: Spending)
  /// Share of the spend on models that may go to one vendor, 0...1; nil is each vendor.
  case vendorShare(atMost: Double, vendor: String?)
  /// The regions that may see requests of these classes.
  case residency(regions: [String], classes: [Int])
  /// The 95th percentile of the time to answer, in seconds. A model of unknown latency does not keep to it.
  case latency(atMost: Double, classes: [Int])
  /// Number of models in use.
  case modelLimit(Int)
  /// Each of these classes is answered in one way: one policy has all its requests.
  case onePolicy(classes: [Int])

  package enum Spending: Hashable, Sendable {
    /// Tokens, hosting and commitments.
    case models
    /// With review, rework and wrong answers.
    case everything
  }
}

/// What one vendor's contract says about the spend on its models.
package struct VendorTerms: Hashable, Sendable {
  /// From `threshold` on, every unit costs `factor` of the list price.
  package struct Tier: Hashable, Sendable {
    package enum Measure: Hashable, Sendable {
      /// Spend at list prices per month.
      case spend
      /// Tokens per month.
      case tokens
    }
    package var threshold: Double
    package var measure: Measure
    package var factor: Double

    package init(threshold: Double, measure: Measure = .spend, factor: Double) {
      self.threshold = threshold
      self.measure = measure
      self.factor = factor
    }
  }

  /// At least `minimum` is paid per month, used or not, for `factor` of the price.
  package struct Commitment: Hashable, Sendable {
    package var minimum: Double
    package var factor: Double
    /// Already signed: to be paid whatever is chosen.
    package var isSigned: Bool

    package init(minimum: Double, factor: Double = 1, isSigned: Bool = false) {
      self.minimum = minimum
      self.factor = factor
      self.isSigned = isSigned
    }
  }
  package var vendor: String
  package var tiers: [Tier]
  /// At most one of them is entered into; where one is signed, one of the signed.
  package var commitments: [Commitment]

  package init(vendor: String, tiers: [Tier] = [], commitments: [Commitment] = []) {
    self.vendor = vendor
    self.tiers = tiers
    self.commitments = commitments
  }
}
