package import Checking

/// What every answer of an analysis says of itself: the scenario it stands in and its figure as it is.
package struct AnalysisHeader: Sendable {
  package let model: CheckedModel
  package let currency: String
  package let scenario: String

  package init(_ model: CheckedModel, scenario: String) {
    self.model = model
    currency = model.currency ?? ""
    self.scenario = scenario
  }

  func line(_ more: String...) -> String {
    (["Scenario \(Wording.scenario(scenario, in: model))"] + more.filter { !$0.isEmpty }).joined(separator: " · ")
  }
}
