import Checking
import Diagnostics
import Engine
import Quantities
import Reports
import RoutedModels
import Routing
import Syntax

extension Turn {
  /// The route named, or all of them. - Throws: where there is none of that name, or none at all.
  func routes(_ name: Identifier?, at span: Span?) throws(Refusal) -> [CheckedRoute] {
    guard let name else {
      if model.routes.isEmpty { throw Refusal(.noRoutes(at: span)) }
      return model.routes
    }
    guard let route = model.routes.first(where: { $0.name == name.text }) else {
      throw Refusal(.unknownRoute(name.text, known: model.routes.map(\.name), at: name.span))
    }
    return [route]
  }

  /// A route's tables in a scenario, in order of time.
  func stages(of route: CheckedRoute, in scenario: String) throws(Refusal) -> [RouteStage] {
    let numbers = RouteNumbers(try run(in: scenario))
    let router = state.compiled.router
    return try refusing { () throws(Diagnostic) in try RouteStage.all(route, numbers, router: router) }
  }

  /// Every route of the model with all there is to say about it.
  func routeFigures(in scenario: String) throws(Refusal) -> [RouteFigures] {
    var figures: [RouteFigures] = []
    for route in model.routes {
      var eras: [RouteFigures.Era] = []
      for stage in try stages(of: route, in: scenario) {
        eras.append(try refusing { () throws(Diagnostic) in try stage.figures() })
      }
      figures.append(RouteFigures(route, currency: model.currency ?? "", scenario: scenario, eras: eras))
    }
    return figures
  }

  /// What a report on a stage is about.
  func subject(of stage: RouteStage, in scenario: String, isOnly: Bool) -> RoutingSubject {
    let route = stage.route
    return RoutingSubject(
      title: route.title, currency: model.currency ?? "",
      context: "Scenario \(Wording.scenario(scenario, in: model)) · \(stage.span)"
        + (isOnly ? "" : ", a table of its own") + " · monthly means",
      rules: route.requirements.map(\.text))
  }
}

extension RouteStage {
  fileprivate func figures() throws(Diagnostic) -> RouteFigures.Era {
    do throws(RoutingFault) {
      let answers = try router.answers(to: made.problem)
      return RouteFigures.Era(
        from: timeline.name(ofPeriod: made.periods.lowerBound), to: timeline.name(ofPeriod: made.periods.upperBound),
        answers: answers,
        policies: answers.solution.routes.map { part in
          made.policy(part.policy).map { route.policies.members[$0] } ?? ""
        }, frontier: try router.frontier(of: made.problem))
    } catch {
      throw .routing(error, of: made, in: timeline)
    }
  }
}
