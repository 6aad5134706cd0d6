import Checking
import Reports
import Routing

/// A route under the key `routing`: one object for each table. Shares and qualities are fractions, money is per month in
/// the reporting currency.
enum JSONRoute {
  static func values(of figures: [RouteFigures]) -> JSON {
    guard !figures.isEmpty else { return .null }
    return .array(figures.flatMap { route in route.eras.map { value(of: $0, route) } })
  }

  private static func value(of era: RouteFigures.Era, _ figures: RouteFigures) -> JSON {
    let answers = era.answers
    let totals = answers.solution.totals
    var members: [JSON.Member] = [
      .init("name", .string(figures.route.name)), .init("label", .optional(figures.route.label)),
      .init("from", .string(era.from)), .init("to", .string(era.to)),
    ]
    func add(_ key: String, _ value: JSON) { members.append(.init(key, value)) }
    let problem = answers.problem
    add("table", .array(zip(answers.solution.routes, era.policies).map { row($0, policy: $1, problem) }))
    add("cost", cost(totals.cost))
    add("quality", quality(totals.quality))
    add("requests", .number(totals.requests))
    add("accepted", .number(totals.accepted))
    add("cost_per_accepted", .optional(totals.costPerAccepted))
    let hosted = zip(problem.models, totals.units).filter { $0.hosting != nil || $1 > 0 }
    add("units", .object(hosted.map { .init($0.name, .number(Double($1))) }))
    add("vendors", .object(zip(problem.vendors, totals.vendorSpend).map { .init($0, .number($1)) }))
    add("concentration", .optional(totals.concentration))
    add("gap", .number(answers.solution.gap))
    add("tied", .bool(answers.solution.isTied))
    add("left_out", .array(leftOut(problem)))
    add("at_todays_quality", answers.atTodaysQuality.map { cost($0.totals.cost) } ?? .null)
    add("rivals", .array(answers.rivals.map { rival($0, figures, problem) }))
    add("shadow_prices", .array(answers.shadowPrices.map { shadowPrice($0, figures, problem) }))
    add("rule_costs", .array(answers.ruleCosts.map { ruleCost($0, figures) }))
    add("break_evens", .array(answers.breakEvens.map { breakEven($0, problem) }))
    add(
      "frontier",
      .array(
        (era.frontier?.points ?? []).map { point in
          .object([
            "quality": .number(point.quality), "cost": .number(point.cost),
            "cost_per_accepted": .optional(point.costPerAccepted),
          ])
        }))
    return .object(members)
  }

  /// Models that a class's prompts are too long for.
  private static func leftOut(_ problem: RoutingProblem) -> [JSON] {
    problem.classes.flatMap { item in
      problem.models.filter { $0.isTooSmall(for: item) }.map { model in
        .object([
          "class": .string(item.name), "model": .string(model.name), "longest_prompt": .number(item.longestPrompt),
          "context": .optional(model.context),
        ])
      }
    }
  }

  private static func ruleCost(_ cost: RuleCost, _ figures: RouteFigures) -> JSON {
    .object(["requirement": .string(figures.route.requirements[cost.rule].text), "cost": .optional(cost.cost)])
  }

  private static func row(_ route: Route, policy name: String, _ problem: RoutingProblem) -> JSON {
    let policy = route.policy
    let offers = policy.stages.map { problem.models[$0.model].offers[$0.offer] }
    return .object([
      "class": .string(problem.classes[policy.taskClass].name),
      "policy": .string(name),
      "models": .array(policy.stages.map { .string(problem.models[$0.model].name) }),
      "regions": .array(offers.map { .string($0.region) }),
      "batch": .bool(policy.service == .batch),
      "share": .number(route.share),
      "review": .number(policy.reviewShare),
      "quality": quality(policy.quality),
      "cost_per_request": .number(policy.cost.total),
    ])
  }

  private static func cost(_ cost: PolicyCost) -> JSON {
    .object([
      "tokens": .number(cost.tokens), "checks": .number(cost.checks), "fixed": .number(cost.fixed),
      "review": .number(cost.review), "rework": .number(cost.rework), "errors": .number(cost.errors),
      "total": .number(cost.total),
    ])
  }

  private static func quality(_ quality: Quality) -> JSON {
    .object([
      "estimate": .number(quality.estimate), "lower": .number(quality.lower), "upper": .number(quality.upper),
    ])
  }

  private static func rival(_ rival: Rival, _ figures: RouteFigures, _ problem: RoutingProblem) -> JSON {
    let kind: (name: String, model: Int?) =
      switch rival.kind {
      case .today: ("today", nil)
      case .best(let model): ("always_best", model)
      case .cheapest(let model): ("always_cheapest", model)
      case .oneCheaper(let model): ("one_cheaper", model)
      }
    return .object([
      "kind": .string(kind.name), "model": .optional(kind.model.map { problem.models[$0].name }),
      "cost": cost(rival.table.totals.cost), "quality": quality(rival.table.totals.quality),
      "breaks": .array(rival.table.broken.map { .string(text($0, figures, problem)) }),
    ])
  }

  private static func shadowPrice(_ price: ShadowPrice, _ figures: RouteFigures, _ problem: RoutingProblem) -> JSON {
    .object([
      "requirement": .string(text(price.requirement, figures, problem)),
      "vendor": .optional(price.vendor.map { problem.vendors[$0] }),
      "per_unit": .number(price.perUnit), "step": .number(price.step), "step_up": .optional(price.stepUp),
      "step_down": .optional(price.stepDown), "confirmed": .bool(price.isConfirmed),
    ])
  }

  private static func breakEven(_ even: BreakEven, _ problem: RoutingProblem) -> JSON {
    .object([
      "class": .string(problem.classes[even.taskClass].name),
      "cheaper": .string(problem.models[even.cheaper].name), "better": .string(problem.models[even.better].name),
      "quality": .optional(even.quality), "wrong_answer": .optional(even.wrongAnswer),
    ])
  }

  static func text(_ requirement: Requirement, _ figures: RouteFigures, _ problem: RoutingProblem) -> String {
    switch requirement {
    case .rule(let index):
      figures.route.requirements.indices.contains(index) ? figures.route.requirements[index].text : "a requirement"
    case .capacity(let model): "capacity of \(problem.models[model].name)"
    case .machineHours(let model): "machine hours of \(problem.models[model].name)"
    case .batchShare(let c): "share of \(problem.classes[c].name) that can wait"
    }
  }
}
