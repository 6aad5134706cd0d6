/// A rule of evidence or governance: a computation on the dossier, not a form.
package struct Rule: Sendable {
  /// Which part of an assessment it belongs to.
  package enum Theme: String, Sendable, Hashable, CaseIterable {
    case priorities = "Priorities and initiatives"
    case cascade = "Objectives and key results"
    case measures = "Measures"
    case pilots = "Pilots and estimates"
    case errors = "Errors, rework and review"
    case usage = "Use"
    case governance = "Governance"
    case gates = "Gates"
    case obligations = "Obligations"
    case money = "Value"
    case portfolio = "Portfolio"
  }

  /// Its numbers in the table of requirements, 1 to 145.
  package let ids: [Int]
  package let theme: Theme
  /// In the field's words, without a full stop.
  package let title: String
  /// No findings where it has nothing to look at.
  package let check: @Sendable (Dossier) -> [RuleFinding]

  package init(
    _ ids: Int..., theme: Theme, _ title: String, check: @escaping @Sendable (Dossier) -> [RuleFinding]
  ) {
    self.ids = ids
    self.theme = theme
    self.title = title
    self.check = check
  }
}
