package import Diagnostics
package import Quantities
package import Routing

/// A checked `route`: which classes may go to which models, and what holds. Its numbers are quantities of the model
/// under its name: `answers.volume`, `answers.large.price_in`.
package struct CheckedRoute: Sendable {
  /// A model at one place and service.
  package struct Offer: Sendable, Hashable {
    /// A member of the axis of offers.
    package let name: String
    package let model: Int
    package let region: String
    package let isBatch: Bool
  }

  package struct Candidate: Sendable, Hashable {
    package let name: String
    package let vendor: String
    /// What the price list calls it; nil for a model with prices of its own.
    package let listed: String?
  }

  /// A way to answer: an offer, perhaps a second one behind it, and a share of answers reviewed.
  package struct Policy: Sendable, Hashable {
    /// A member of the axis of policies.
    package let name: String
    package let first: Int
    package let second: Int?
    /// Which of the review shares to choose from.
    package let review: Int
  }

  package struct Requirement: Sendable {
    package enum Kind: Sendable {
      /// At least `limit`; of one class, or of all.
      case quality(class: Int?, limit: QuantityID)
      /// What everything costs per month, or what the models cost.
      case cost(ofModels: Bool, limit: QuantityID)
      /// Share of the spend on models; nil is each vendor.
      case vendorShare(vendor: String?, limit: QuantityID)
      case latency(classes: [Int], limit: QuantityID)
      case region([String], classes: [Int])
      case modelLimit(Int)
      case onePolicy(classes: [Int])
    }
    package let kind: Kind
    /// As written, without `require`.
    package let text: String
    package let span: Span
  }

  /// What a vendor's contract says: names of its quantities stand under `terms.VENDOR`.
  package struct Terms: Sendable {
    package let vendor: String
    package let hasCommitment: Bool
    package let isSigned: Bool
    /// How many steps of volume discounts.
    package let steps: Int
    /// The vendor as part of a name.
    package var word: String { RouteExpansion.word(vendor) }
  }

  package let name: String
  package let label: String?
  package let classes: Axis
  package let models: Axis
  package let offers: Axis
  package let policies: Axis
  package let candidates: [Candidate]
  package let offerings: [Offer]
  package let ways: [Policy]
  /// How many review shares there are to choose from.
  package let reviewOptions: Int
  package let hasCascades: Bool
  package let requirements: [Requirement]
  package let terms: [Terms]
  /// By class, the share of its requests that each model answers today; empty where nothing is said.
  package let today: [[Double]]
  /// `pairs[class][first][second]`: what two models did on the same graded prompts; empty where nothing was graded.
  package let pairs: [[[PairedOutcomes?]]]
  /// Where it was declared.
  package let span: Span

  package var title: String { label ?? name }
  package var prefix: String { name + "." }

  /// The vendors, in order of the models.
  package var vendors: [String] {
    candidates.reduce(into: []) { if !$0.contains($1.vendor) { $0.append($1.vendor) } }
  }

  /// What the solver decides: by class and policy, by model, by vendor.
  package enum Decision: String, Sendable, Hashable, CaseIterable {
    /// Share of a class's requests under each policy.
    case share
    /// Units of hosting taken.
    case units
    /// What the terms leave of an offer's list price.
    case priceFactor = "price_factor"
    /// What is paid a vendor at least, per month.
    case minimum
  }
}

extension CheckedModel {
  /// A number of a route.
  package func quantity(_ name: String, of route: CheckedRoute) -> Quantity? { quantity(named: route.prefix + name) }
}
