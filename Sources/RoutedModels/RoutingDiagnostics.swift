import Checking
package import Diagnostics
package import Quantities
package import Routing

extension DiagnosticCode {
  /// Every code of this room, in order.
  package static let routedModels: [DiagnosticCode] = [
    requirementsConflict, classWithoutModel, impossibleRouteNumber, unsolvedRoute, solverMissing,
  ]

  private static func example(_ requirements: String) -> Example {
    .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      unit request, token
      route answers {
        classes: faq, claims
        volume: { faq: 180k, claims: 45k } request/month
        tokens_in: 1_800 token/request
        tokens_out: 220 token/request
        model large { price_in: 3 EUR per 1M token; price_out: 15 EUR per 1M token; vendor: "acme" }
        model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token; vendor: "own"; region: EU }
        quality: { faq: { large: 97%, small: 95% }, claims: { large: 92%, small: 83% } }
      \(requirements)
      }
      cost tokens = answers.token_cost
      show tokens

      """)
  }

  /// Whole choices among many.
  private static let slow = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    unit request, token
    route answers {
      classes: faq, billing, claims, complaint
      volume: 40k request/month
      tokens_in: 1_800 token/request
      tokens_out: 220 token/request
      model large { price_in: 3 EUR per 1M token; price_out: 15 EUR per 1M token }
      model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token }
      quality: { faq: { large: 97%, small: 95% }, billing: { large: 95%, small: 91% }, claims: { large: 92%, small: 83% }, complaint: { large: 93%, small: 88% } }
      require at most 1 models
      require one model per class
    }
    show answers.cost

    """

  static let requirementsConflict = DiagnosticCode(
    "E0752",
    "No routing keeps to all of a route's requirements. Those listed are a smallest set that cannot hold together: "
      + "without any one of them the others can.",
    example: example("  require quality >= 94%\n  require share(acme) <= 10%\n  require cost <= 3k EUR/month"),
    mend: "Loosen one of the requirements that are listed.")

  static let classWithoutModel = DiagnosticCode(
    "E0753", "Requirements keep every model out of a class.",
    example: example("  require latency <= 2 s for claims"),
    mend: "Give a model a `latency` within the limit, or loosen the requirement.")

  static let impossibleRouteNumber = DiagnosticCode(
    "E0754", "A number of a route cannot be what it says in this scenario: a share above 100%, a price below 0.",
    example: .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      unit request, token
      input right = 60%
      route answers {
        classes: faq
        volume: { faq: 180k } request/month
        tokens_in: 1_800 token/request
        tokens_out: 220 token/request
        model large { price_in: 3 EUR per 1M token; price_out: 15 EUR per 1M token }
        quality: { faq: { large: right * 2 } }
      }
      cost tokens = answers.token_cost
      show tokens

      """), mend: "Bring the input back into its range: `set right = 45%`.")

  static let unsolvedRoute = DiagnosticCode(
    "E0755",
    "The solver found no answer: its time was up, it was stopped, or the numbers are too far apart for it.",
    example: .session(slow),
    mend: "Leave out whole choices such as `at most N models`, or scale the numbers."
  )

  static let solverMissing = DiagnosticCode(
    "E0756", "Routes are solved by Clp and Cbc of COIN-OR, whose libraries are not on this machine.",
    example: .model(slow),
    mend: "Install them: `apt-get install coinor-libclp-dev coinor-libcbc-dev`.")
}

extension Diagnostic {
  package static func routing(_ fault: RoutingFault, of made: RouteProblem, in timeline: Timeline) -> Diagnostic {
    let route = made.route
    let isWhole = made.periods.count == timeline.count
    let when = isWhole ? "" : " from \(timeline.name(ofPeriod: made.periods.lowerBound))"
    switch fault {
    case .conflict(let requirements):
      return Diagnostic(
        .requirementsConflict, "no routing of `\(route.name)` keeps to everything required\(when)", at: route.span,
        notes: requirements.map { note($0, of: route) },
        hint: requirements.count > 1 ? "without any one of these the others can hold: loosen one" : "loosen it")
    case .noPolicy(let taskClass, let exclusions):
      return Diagnostic(
        .classWithoutModel, "no model may answer `\(route.classes.members[taskClass])`\(when)", at: route.span,
        notes: exclusions.map { note($0, of: taskClass, in: made) })
    case .impossibleNumber(let what, let of, let value):
      return Diagnostic(
        .impossibleRouteNumber, "the \(what) of \(of) comes to \(NumberText.shortest(value))\(when)", at: route.span)
    case .unevenTable(let what, let found, let expected):
      return Diagnostic(
        .impossibleRouteNumber, "\(what) has \(found) entries, not \(expected)", at: route.span)
    case .noClasses: return Diagnostic(.impossibleRouteNumber, "`\(route.name)` has no classes", at: route.span)
    case .noModels: return Diagnostic(.impossibleRouteNumber, "`\(route.name)` has no models", at: route.span)
    case .unbounded:
      return Diagnostic(.unsolvedRoute, "the cost of `\(route.name)` can fall without end\(when)", at: route.span)
    case .outOfTime:
      return Diagnostic(
        .unsolvedRoute, "no routing of `\(route.name)` was found before the search was stopped\(when)", at: route.span,
        hint: "whole choices take long: leave out `at most …`, `one model per class`, or some of the models")
    case .unsolved:
      return Diagnostic(.unsolvedRoute, "the solver gave up on `\(route.name)`\(when)", at: route.span)
    case .solverMissing(let library):
      return Diagnostic(
        .solverMissing, "\(library) is not on this machine", at: route.span,
        hint: "apt-get install coinor-libclp-dev coinor-libcbc-dev")
    }
  }

  private static func note(_ requirement: Requirement, of route: CheckedRoute) -> Note {
    switch requirement {
    case .rule(let index) where route.requirements.indices.contains(index):
      Note(route.requirements[index].text, at: route.requirements[index].span)
    case .rule: Note("a requirement")
    case .capacity(let model): Note("the capacity of \(route.candidates[model].name)")
    case .machineHours(let model): Note("the machine hours of \(route.candidates[model].name)")
    case .batchShare(let taskClass): Note("the share of \(route.classes.members[taskClass]) that can wait for a batch")
    }
  }

  private static func note(_ exclusion: Exclusion, of taskClass: Int, in made: RouteProblem) -> Note {
    let route = made.route
    let name = route.candidates[exclusion.model].name
    switch exclusion.reason {
    case .unknownQuality: return Note("\(name) has no quality there")
    case .noPrice: return Note("\(name) is not served, or has no price there")
    case .rule(let index) where route.requirements.indices.contains(index):
      return Note("\(name) does not keep to \(route.requirements[index].text)", at: route.requirements[index].span)
    case .rule: return Note("\(name) does not keep to a requirement")
    case .promptTooLong:
      let limit = made.problem.models[exclusion.model].context ?? 0
      let longest = made.problem.classes[taskClass].longestPrompt
      return Note(
        "\(name) takes prompts of \(NumberText.fixed(limit, decimals: 0)) tokens at most, and the longest there have "
          + NumberText.fixed(longest, decimals: 0))
    case .onlyBatch: return Note("\(name) is offered in batches only, which cannot wait")
    }
  }
}
