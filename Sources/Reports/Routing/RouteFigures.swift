package import Checking
package import Routing

/// A route as a scenario has it: one table for each era, with everything there is to say about it.
package struct RouteFigures: Sendable {
  package struct Era: Sendable {
    /// Names of the first and last period.
    package let from: String
    package let to: String
    package let answers: RoutingAnswers
    /// By route of the solution: the name of its policy in the model.
    package let policies: [String]
    /// The least cost at each quality; nil where it was not asked for.
    package let frontier: Frontier?

    package init(
      from: String, to: String, answers: RoutingAnswers, policies: [String], frontier: Frontier? = nil
    ) {
      self.from = from
      self.to = to
      self.answers = answers
      self.policies = policies
      self.frontier = frontier
    }
  }

  package let route: CheckedRoute
  package let currency: String
  package let scenario: String
  package let eras: [Era]

  package init(_ route: CheckedRoute, currency: String, scenario: String, eras: [Era]) {
    self.route = route
    self.currency = currency
    self.scenario = scenario
    self.eras = eras
  }

  /// The frontier of an era, drawn; nil where it was not asked for.
  private func frontierReport(of era: Era) -> Report? {
    guard let frontier = era.frontier else { return nil }
    let subject = RoutingSubject(
      title: route.title, currency: currency, context: "", rules: route.requirements.map(\.text))
    return FrontierReport(
      subject, frontier, of: era.answers.problem, solution: era.answers.solution, rivals: era.answers.rivals
    ).report()
  }

  /// As sections of a larger report.
  package func sections() -> [Report.Section] {
    eras.flatMap { era in
      let when = eras.count > 1 ? ", \(era.from) to \(era.to)" : ""
      let subject = RoutingSubject(
        title: route.title, currency: currency, context: "", rules: route.requirements.map(\.text))
      let table = RoutingReport(subject, era.answers).report().sections.map { section in
        Report.Section("\(route.title)\(when): \((section.heading ?? "").lowercasedFirst)", section.blocks)
      }
      return table
        + (frontierReport(of: era)?.sections ?? []).map { section in
          Report.Section("\(route.title)\(when): cost against quality", section.blocks)
        }
    }
  }
}
