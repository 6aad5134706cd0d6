import Diagnostics
import Quantities
import Syntax

/// Models of a price list, and what the list cannot say of them.
extension RouteReading {
  mutating func listed(_ price: Expression) -> ListedModel? {
    guard case .call(_, let arguments) = price.kind, let first = arguments.first, first.label == nil,
      arguments.count == 1, case .text(let name) = first.value.kind
    else {
      report(.routeWords("model", wanted: "price(\"vendor/model\")", at: price.span))
      return nil
    }
    guard let model = prices.model(name, over: dates) else {
      report(.unlistedModel(name, known: prices.names, at: first.value.span))
      return nil
    }
    return model
  }

  /// Of the name in `price("…")`.
  static func nameSpan(of price: Expression) -> Span {
    if case .call(_, let arguments) = price.kind, let first = arguments.first { return first.value.span }
    return price.span
  }

  /// What the list cannot say of the whole timeline, and who stops serving within it.
  mutating func report(_ listed: ListedModel, _ offers: [ListedModel.Offer], at span: Span) {
    for gap in listed.gaps { report(.listGap(listed.name, gap, at: span)) }
    var told: [String] = []
    for offer in offers {
      let name = offer.seller ?? listed.name
      guard let deprecation = offer.deprecation, let dates, deprecation.start < dates.last.end, !told.contains(name)
      else { continue }
      told.append(name)
      report(
        .deprecatedModel(
          name, in: offer.seller == nil ? "" : offer.region, on: deprecation,
          isBefore: deprecation.end <= dates.first.start, successor: offer.successor, at: span))
    }
  }
}
