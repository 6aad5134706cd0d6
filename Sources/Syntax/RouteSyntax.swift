package import Diagnostics

/// `route answers "Support answers" { … }`: which kinds of request may go to which model, as written.
package struct RouteSyntax: Sendable, Hashable {
  package let name: Identifier
  package let label: String?
  /// In the order written.
  package let items: [RouteItem]
  package init(name: Identifier, label: String?, items: [RouteItem]) {
    self.name = name
    self.label = label
    self.items = items
  }
}

/// One line of a route's block.
package enum RouteItem: Sendable, Hashable {
  case entry(RouteEntry)
  case model(RouteModelSyntax)
  case terms(RouteTermsSyntax)
  case requirement(RouteRequirementSyntax)
}

/// `KEY: VALUE`, in the block or in the braces of a model: one value with its range, or several with commas.
package struct RouteEntry: Sendable, Hashable {
  package let key: Identifier
  package let values: [Expression]
  package let uncertainty: UncertaintySyntax?
  package let span: Span
  package init(key: Identifier, values: [Expression], uncertainty: UncertaintySyntax?, span: Span) {
    self.key = key
    self.values = values
    self.uncertainty = uncertainty
    self.span = span
  }
}

/// `model large = price("vendor/model") { capacity: … }` or `model local { price_in: …; price_out: … }`.
package struct RouteModelSyntax: Sendable, Hashable {
  package let name: Identifier
  /// The call after `=`.
  package let price: Expression?
  package let entries: [RouteEntry]
  package let span: Span
  package init(name: Identifier, price: Expression?, entries: [RouteEntry], span: Span) {
    self.name = name
    self.price = price
    self.entries = entries
    self.span = span
  }
}

/// `terms anthropic { commitment: 10k USD/month; discount: 15% }`: what a contract with a vendor says.
package struct RouteTermsSyntax: Sendable, Hashable {
  package let vendor: Identifier
  package let entries: [RouteEntry]
  package let span: Span
  package init(vendor: Identifier, entries: [RouteEntry], span: Span) {
    self.vendor = vendor
    self.entries = entries
    self.span = span
  }
}

/// `require …`
package struct RouteRequirementSyntax: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `quality >= 92%`, `quality[claims] >= 90%`, `share(vendor) <= 70%`, `cost <= 20k EUR/month`: a figure, an
    /// operator and a bound. `of` is what stands in brackets or parentheses.
    case bound(figure: Identifier, of: [Identifier], operation: BinaryOperator, limit: Expression)
    /// `region = EU, UK`
    case region([Identifier])
    /// `at most 2 models`
    case atMost(models: Int)
    /// `one model per class`
    case oneModelPerClass
  }
  package let kind: Kind
  /// The classes after `for`; none means all.
  package let classes: [Identifier]
  package let span: Span
  package init(kind: Kind, classes: [Identifier], span: Span) {
    self.kind = kind
    self.classes = classes
    self.span = span
  }
}
