/// How much may go wrong in a risk class before a workflow is stopped: 1 less what is aimed at.
///
/// The aims are a judgement that a workflow's own budget may sharpen: errors in a draft that a person reviews are found,
/// those in an incident's response are not.
package enum RiskTolerance: String, Sendable, Hashable, CaseIterable {
  case incidentResponse = "incident response"
  case policySensitive = "policy sensitive"
  case financial = "financial"
  case customerFacing = "customer facing"
  case internalDrafting = "internal drafting"

  /// The share of outputs that is to be right.
  package var objective: Double {
    switch self {
    case .incidentResponse: 0.999
    case .policySensitive: 1
    case .financial: 0.999
    case .customerFacing: 0.98
    case .internalDrafting: 0.95
    }
  }

  /// max(0, 1 − objective), to the precision it is stated with.
  package var allowance: Double { max(0, ((1 - objective) * 1e6).rounded() / 1e6) }

  /// By the words of a budget's `risk:`.
  package init?(words: String) {
    let words = words.lowercased()
    guard
      let found = Self.allCases.first(where: { words.contains($0.rawValue) || $0.alike.contains(where: words.contains) }
      )
    else { return nil }
    self = found
  }

  private var alike: [String] {
    switch self {
    case .incidentResponse: ["incident", "emergency", "safety"]
    case .policySensitive: ["policy", "legal", "compliance", "medical"]
    case .financial: ["payment", "finance", "booking", "accounting"]
    case .customerFacing: ["customer", "external", "public"]
    case .internalDrafting: ["draft", "internal", "review"]
    }
  }
}
