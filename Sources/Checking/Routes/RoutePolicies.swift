import Quantities
import Syntax

/// The offers and policies a route has to choose from, by name.
struct RoutePolicies {
  let offers: [CheckedRoute.Offer]
  let policies: [CheckedRoute.Policy]
  /// How many review shares there are.
  let reviewOptions: Int

  init(_ draft: RouteDraft) {
    var offers: [CheckedRoute.Offer] = []
    var taken: Set<String> = []
    for (index, model) in draft.models.enumerated() {
      let regions = Set(model.offers.map(\.region)).count
      for offer in model.offers {
        var name = model.name.text
        if regions > 1, !offer.region.isEmpty { name += "_\(Self.word(offer.region))" }
        if offer.isBatch { name += "_batch" }
        while !taken.insert(name).inserted { name += "_" }
        offers.append(
          CheckedRoute.Offer(name: name, model: index, region: offer.region, isBatch: offer.isBatch))
      }
    }
    self.offers = offers
    // Today's share of reviews, then those to choose from beside it.
    let rates = draft.entries["review_rates"]?.values.count ?? 0
    let options = max(1, rates + (draft.entries["review"] == nil ? 0 : 1))
    reviewOptions = options
    var policies: [CheckedRoute.Policy] = []
    func add(_ name: String, _ first: Int, _ second: Int?) {
      for review in 0..<options {
        let suffix = options > 1 ? "_review_\(review + 1)" : ""
        policies.append(CheckedRoute.Policy(name: name + suffix, first: first, second: second, review: review))
      }
    }
    for (index, offer) in offers.enumerated() { add(offer.name, index, nil) }
    if draft.hasCascades {
      for (first, one) in offers.enumerated() {
        for (second, other) in offers.enumerated() where one.model != other.model && one.isBatch == other.isBatch {
          add("\(one.name)_then_\(other.name)", first, second)
        }
      }
    }
    self.policies = policies
  }

  /// A region as part of a name: `eu_west_1`.
  private static func word(_ region: String) -> String {
    String(region.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
