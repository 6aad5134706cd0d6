/// Where each of the 145 rules is carried out.
package enum RuleCoverage: Sendable, Hashable {
  /// By a rule of the book.
  case rule
  /// By something else: what does it, and the file under Tests that names the rule.
  case elsewhere(String, test: String)
  /// Not carried out, and why.
  case left(String)

  package static let ids = 1...145

  /// Those that are no check of a dossier: how a page is laid out, how a model is built, what the engine optimises.
  package static let others: [Int: RuleCoverage] = [
    21: .elsewhere("exports carry outcomes first, activity in the appendix", test: "Session/EvidenceTests.swift"),
    62: .elsewhere("the scorecard is always six rows", test: "Evidence/ScorecardTests.swift"),
    87: .elsewhere("models/programmes/cascade-service.roi", test: "Engine/CascadeModelTests.swift"),
    88: .elsewhere("models/programmes/cascade-contracts.roi", test: "Engine/CascadeModelTests.swift"),
    89: .elsewhere("models/programmes/cascade-close.roi", test: "Engine/CascadeModelTests.swift"),
    90: .elsewhere("models/programmes/cascade-delivery.roi", test: "Engine/CascadeModelTests.swift"),
    118: .elsewhere(
      "the cheapest routing whose quality keeps its floor", test: "Routing/QualityFloorTests.swift"),
    132: .elsewhere("models/programmes/role-measures.roi", test: "Engine/CascadeModelTests.swift"),
    134: .elsewhere("models/programmes/cascade-retail.roi", test: "Engine/CascadeModelTests.swift"),
  ]

  /// Nil for a number that nothing carries out and nobody has given a reason for.
  package static func of(_ id: Int) -> RuleCoverage? {
    others[id] ?? (RuleBook.all.contains { $0.ids.contains(id) } ? .rule : nil)
  }
}
