import Checking
import Reports
import Routing

extension CSVExport {
  /// A route's table, what it costs, its rivals, its shadow prices and its frontier: the view is `routing`, the period
  /// the era. Money is per month, shares and qualities are fractions.
  func add(_ figures: RouteFigures, to rows: inout CSVRows) {
    for era in figures.eras {
      let period = era.from == era.to ? era.from : "\(era.from) to \(era.to)"
      let problem = era.answers.problem
      func add(_ line: String, _ category: String, _ value: Double?, _ unit: String = "") {
        rows.add(figures.scenario, "routing", line, category, period, value, unit)
      }
      let money = "\(figures.currency)/month"
      for (route, policy) in zip(era.answers.solution.routes, era.policies) {
        let line = "\(figures.route.name).\(problem.classes[route.policy.taskClass].name)"
        add(line, "share: \(policy)", route.share)
        add(line, "review: \(policy)", route.policy.reviewShare)
        add(line, "quality: \(policy)", route.policy.quality.estimate)
        add(line, "cost per request: \(policy)", route.policy.cost.total, figures.currency)
      }
      func add(_ totals: RoutingTotals, _ name: String) {
        for (what, value) in [
          ("tokens", totals.cost.tokens), ("checks", totals.cost.checks), ("fixed", totals.cost.fixed),
          ("review", totals.cost.review), ("rework", totals.cost.rework), ("errors", totals.cost.errors),
          ("cost", totals.cost.total),
        ] { add(figures.route.name, "\(name)/\(what)", value, money) }
        add(figures.route.name, "\(name)/quality", totals.quality.estimate)
        add(figures.route.name, "\(name)/quality_low", totals.quality.lower)
      }
      add(era.answers.solution.totals, "routed")
      for rival in era.answers.rivals { add(rival.table.totals, rival.name(in: problem)) }
      for price in era.answers.shadowPrices {
        let vendor = price.vendor.map { " (\(problem.vendors[$0]))" } ?? ""
        add(
          figures.route.name,
          "shadow price: \(JSONRoute.text(price.requirement, figures, problem))\(vendor)", price.perUnit, money)
      }
      for (place, point) in (era.frontier?.points ?? []).enumerated() {
        add(figures.route.name, "frontier \(place + 1)/quality", point.quality)
        add(figures.route.name, "frontier \(place + 1)/cost", point.cost, money)
      }
    }
  }
}

extension Rival {
  /// As the JSON export names it, with its model.
  fileprivate func name(in problem: RoutingProblem) -> String {
    switch kind {
    case .today: "today"
    case .best(let model): "always_best: \(problem.models[model].name)"
    case .cheapest(let model): "always_cheapest: \(problem.models[model].name)"
    case .oneCheaper(let model): "one_cheaper: \(problem.models[model].name)"
    }
  }
}
