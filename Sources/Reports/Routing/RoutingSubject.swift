import Routing

/// What a routing report is about, beside its numbers.
package struct RoutingSubject: Sendable {
  package let title: String
  package let currency: String
  /// What the figures are of: the scenario, the periods.
  package let context: String
  /// The rules as they are written, by position.
  package let rules: [String]

  package init(title: String, currency: String, context: String, rules: [String]) {
    self.title = title
    self.currency = currency
    self.context = context
    self.rules = rules
  }

  func text(_ requirement: Requirement, in problem: RoutingProblem) -> String {
    switch requirement {
    case .rule(let index): rules.indices.contains(index) ? rules[index] : "a rule"
    case .capacity(let model): "the capacity of \(problem.models[model].name)"
    case .machineHours(let model): "the machine hours of \(problem.models[model].name)"
    case .batchShare(let c): "the share of \(problem.classes[c].name) that can wait for a batch"
    }
  }

  /// A rule by its number in the table of rules.
  func reference(_ requirement: Requirement, in problem: RoutingProblem) -> String {
    switch requirement {
    case .rule(let index): "(\(index + 1))"
    case .capacity, .machineHours, .batchShare: text(requirement, in: problem)
    }
  }

  /// Money per month where it is large, with cents where it is small: `1,234 EUR`, `0.53 EUR`.
  func money(_ value: Double) -> String { "\(Self.money(value)) \(currency)" }

  static func money(_ value: Double) -> String { moneyStyle(value).text(value) }

  static func moneyStyle(_ value: Double) -> NumberStyle {
    abs(value) >= 100 || value == 0 ? .count : .quantity(unit: "", average: false)
  }

  var perMonth: String { "\(currency) per month" }
}

extension Policy {
  /// How the requests are answered: `small`, `small, then large (14% passed on)`.
  func text(in problem: RoutingProblem) -> String {
    let names = stages.map { problem.models[$0.model].name }
    var text = names.first ?? ""
    if stages.count > 1 {
      let share = NumberStyle.percent(decimals: stages[1].calls < 0.0995 ? 1 : 0).text(stages[1].calls)
      text += " → \(names[1]) (\(share) passed on)"
    }
    if service == .batch { text += ", in a batch" }
    return text
  }

  /// The regions that see requests, where the models have any.
  func regions(in problem: RoutingProblem) -> String {
    var names: [String] = []
    for stage in stages {
      let region = problem.models[stage.model].offers[stage.offer].region
      if !region.isEmpty, !names.contains(region) { names.append(region) }
    }
    return names.joined(separator: ", ")
  }
}
