extension RuleBook {
  /// What the weekly actuals say.
  package static let series: [Rule] = [
    Rule(11, theme: .measures, "A measure that people are held to still measures") { dossier in
      dossier.proxies.compactMap { proxy, outcome, title in
        guard let found = dossier.decoupling(proxy, outcome) else { return nil }
        let slopes = "\(proxy.title) \(Self.slope(found.proxy)), \(title) \(Self.slope(found.outcome))"
        guard found.isDecoupled else {
          return RuleFinding(11, .good, proxy.subject(), "\(slopes): both move")
        }
        return RuleFinding(
          11, .red, proxy.subject(),
          "DECOUPLED: \(slopes)\(found.counterWorsens ? ", and its counter-measure gets worse" : "")",
          do: "hold people to the outcome, and keep the measure for finding causes")
      }
    },
    Rule(20, theme: .money, "Outcomes grow with what is spent") { dossier in
      guard let spend = dossier.spend else { return [] }
      return dossier.objectives.compactMap { objective in
        guard let name = objective.outcome, let series = dossier.actuals[name],
          let found = Elasticity(outcome: series, spend: spend)
        else { return nil }
        let text =
          "1% more spend goes with \(Wording.signed(found.value))% of \(dossier.money.labels[name] ?? name) (\(Wording.signed(found.interval.low)) to \(Wording.signed(found.interval.high)))"
        let wanted = dossier.good(objective) == .lower ? found.interval.high < 0 : found.interval.low > 0
        return wanted
          ? RuleFinding(20, .good, objective.subject("outcome"), text)
          : RuleFinding(
            20, .warning, objective.subject("outcome"), "\(text): the outcome does not surely follow",
            do: "say what the spend of the next quarter is to move")
      }
    },
    Rule(66, theme: .governance, "Neither the model nor its users have drifted") { dossier in
      let quality = dossier.kpis.filter { $0.classes.contains(.quality) }.compactMap { kpi -> RuleFinding? in
        guard let series = dossier.series(of: kpi), let sums = CumulativeSum(series.values, baseline: 6) else {
          return nil
        }
        let good = dossier.good(kpi) ?? .higher
        guard let alarm = sums.alarm, alarm.direction == good.opposite.trend, alarm.index < series.weeks.count else {
          return RuleFinding(66, .good, kpi.subject(), "\(kpi.title) shows no drift")
        }
        return RuleFinding(
          66, .red, kpi.subject(),
          "\(kpi.title) has drifted since the week of \(series.weeks[alarm.index].description) at the latest",
          do: "compare the model, its prompt and its inputs with those of the pilot")
      }
      let people = dossier.kpis.filter { $0.classes.contains(.adoption) }.compactMap { kpi -> RuleFinding? in
        guard let trend = dossier.series(of: kpi)?.trend() else { return nil }
        let good = dossier.good(kpi) ?? .higher
        return trend.direction == good.opposite.trend
          ? RuleFinding(
            66, .warning, kpi.subject(), "\(kpi.title) gets worse by \(Wording.number(abs(trend.slope))) a week",
            do: "ask those who stopped why")
          : RuleFinding(66, .good, kpi.subject(), "\(kpi.title) holds")
      }
      return quality + people
    },
    Rule(97, theme: .cascade, "Output that moves takes its outcome with it") { dossier in
      dossier.proxies.compactMap { proxy, outcome, title in
        guard proxy.classes.contains(.output) || OutputWords.found(in: proxy.counts ?? proxy.title) != nil,
          let found = dossier.decoupling(proxy, outcome)
        else { return nil }
        guard found.proxyImproves, !found.outcomeFollows else {
          return RuleFinding(97, .good, proxy.subject(), "\(title) moves with \(proxy.title)")
        }
        return RuleFinding(
          97, .red, proxy.subject(), "FAILED: \(proxy.title) rose, and \(title) did not move",
          do: "count what is achieved, not what is made")
      }
    },
    Rule(123, theme: .measures, "Quality is better than three months ago") { dossier in
      dossier.kpis.filter { $0.classes.contains(.quality) }.compactMap { kpi in
        guard let series = dossier.series(of: kpi), let last = series.weeks.last else { return nil }
        let recent = Set(series.weeks.filter { $0 > last.advanced(by: -91) })
        guard recent.count > 8, let trend = series.trend(in: recent) else { return nil }
        let good = dossier.good(kpi) ?? .higher
        let text = "\(kpi.title) \(Self.slope(trend)) over three months"
        return trend.direction == good.trend
          ? RuleFinding(123, .good, kpi.subject(), "STACKING: \(text)")
          : RuleFinding(
            123, .warning, kpi.subject(), "NOT STACKING: \(text)",
            do: "change something that lasts: data, prompts, training")
      }
    },
  ]

  private static func slope(_ trend: LinearTrend) -> String {
    "\(Wording.signed(trend.slope)) a week (\(Wording.signed(trend.interval.low)) to \(Wording.signed(trend.interval.high)))"
  }
}

extension Dossier {
  /// Each key result with the series of the outcome it serves, and that outcome's name.
  var proxies: [(proxy: KeyResult, outcome: Objective, title: String)] {
    keyResults.flatMap { result in
      objectives.compactMap { objective in
        guard let outcome = objective.outcome, actuals[outcome] != nil, leads(result, to: objective.name) else {
          return nil
        }
        return (result, objective, money.labels[outcome] ?? objective.title)
      }
    }
  }

  private func leads(_ result: KeyResult, to objective: String) -> Bool {
    var seen: Set<String> = []
    var open = result.supports
    while let next = open.popLast() {
      if next == objective { return true }
      guard seen.insert(next).inserted else { continue }
      open += keyResults.first { $0.name == next }?.supports ?? []
    }
    return false
  }

  func decoupling(_ proxy: KeyResult, _ objective: Objective) -> Decoupling? {
    guard let moved = series(of: proxy), let outcome = objective.outcome, let followed = actuals[outcome] else {
      return nil
    }
    let counter = proxy.counter.flatMap { name in kpis.first { $0.name == name } }
    return Decoupling(
      proxy: moved, good: good(proxy) ?? .higher, outcome: followed, good: good(objective) ?? .higher,
      counter: counter.flatMap { series(of: $0) } ?? proxy.counter.flatMap { actuals[$0] },
      good: counter.flatMap { good($0) } ?? proxy.counter.flatMap { MetricCatalogue.direction(of: [$0]) })
  }

  /// Actual costs of all lines that have any, by week.
  var spend: ActualSeries? {
    let costs = money.lines.filter { $0.side == .cost }.compactMap { actuals[$0.name] }
    if costs.isEmpty { return actuals["spend"] }
    var sums: [Day: Double] = [:]
    for series in costs { for (week, value) in zip(series.weeks, series.values) { sums[week, default: 0] += value } }
    let weeks = sums.keys.sorted()
    return ActualSeries(name: "spend", weeks: weeks, values: weeks.map { sums[$0] ?? 0 })
  }
}
