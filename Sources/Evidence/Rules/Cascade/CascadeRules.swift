extension RuleBook {
  package static let cascade: [Rule] = [
    Rule(79, theme: .cascade, "Every path runs over three levels: executive, unit, team") { dossier in
      dossier.executiveObjectives.compactMap { objective in
        let below = dossier.below(objective.name)
        guard !below.isEmpty else { return nil }
        let missing = [Level.unit, .team].filter { level in !below.contains { $0.level == level } }
        return missing.isEmpty
          ? RuleFinding(79, .good, objective.subject(), "\(objective.title): three levels")
          : RuleFinding(
            79, .warning, objective.subject(),
            "nothing at \(Wording.list(missing.map(\.rawValue), "or")) level serves \(objective.title)",
            do: "add a key result with level: \(missing[0].rawValue)")
      }
    },
    Rule(80, theme: .cascade, "What is a key result at one level is an objective at the next") { dossier in
      let stated: [any Measuring] = dossier.objectives.map { $0 as any Measuring } + dossier.measuringResults
      return dossier.measuringResults.flatMap { result in
        result.supports.map { above in
          guard let parent = stated.first(where: { $0.name == above }) else {
            return RuleFinding(
              80, .red, result.subject("supports"), "\(result.title) supports \(above), which nobody states",
              do: "name an objective or key result one level above")
          }
          guard let own = result.level, let its = parent.level else {
            return RuleFinding(
              80, .missing, (result.level == nil ? result : parent).subject("level"),
              "\((result.level == nil ? result : parent).title) has no level", do: "add level: executive, unit or team")
          }
          return own.depth == its.depth + 1 || (own == its && parent is Objective)
            ? RuleFinding(80, .good, result.subject(), "\(result.title) → \(parent.title)")
            : RuleFinding(
              80, .red, result.subject("supports"),
              "broken link: \(result.title) at \(own.rawValue) level supports \(parent.title) at \(its.rawValue) level",
              do: "put a key result in between, or correct the level")
        }
      }
    },
    Rule(81, theme: .cascade, "Two to four executive objectives a cycle; a unit takes one or two of their results") {
      dossier in
      let top = dossier.executiveObjectives
      guard !top.isEmpty else { return [] }
      var found: [RuleFinding] = []
      for (cycle, group) in Dictionary(grouping: top, by: { $0.cycle }) where group.count > 4 || group.count < 2 {
        let when = cycle.map { " in the cycle from \($0.lowerBound.description)" } ?? ""
        found.append(
          RuleFinding(
            81, .warning, group[0].subject(),
            "\(Wording.count(group.count, "executive objective"))\(when): \(group.count < 2 ? "fewer than 2" : "more than 4")",
            do: group.count < 2 ? "state what else the programme is for" : "keep the four that matter"))
      }
      let topNames = Set(top.map(\.name) + dossier.keyResults.filter { $0.level == .executive }.map(\.name))
      let taken = dossier.keyResults.filter { $0.level == .unit && !topNames.isDisjoint(with: $0.supports) }
      for (unit, group) in Dictionary(grouping: taken, by: { $0.businessUnit }) where group.count > 2 {
        guard let unit else { continue }
        found.append(
          RuleFinding(
            81, .warning, group[0].subject("unit"), "\(unit) takes \(group.count) executive results, more than 2",
            do: "let it take one or two"))
      }
      return found.isEmpty
        ? [RuleFinding(81, .good, .programme, "\(top.count) executive objectives")]
        : found.sorted { $0.text < $1.text }
    },
    Rule(82, theme: .cascade, "Objectives say which bet they are") { dossier in
      let top = dossier.executiveObjectives
      let untagged = top.filter { $0.bet == nil }
      var found = untagged.map {
        RuleFinding(
          82, .missing, $0.subject("bet"), "\($0.title) does not say which bet it is",
          do: "add bet: cost efficiency, revenue growth, risk reduction or capability building")
      }
      let bets = Set(top.compactMap(\.bet))
      if untagged.isEmpty, top.count > 1 {
        found.append(
          bets.count == 1
            ? RuleFinding(
              82, .warning, .programme, "all objectives are one bet: \(bets.sorted()[0])",
              do: "say whether nothing else is wanted")
            : RuleFinding(82, .good, .programme, Wording.list(bets.sorted(), "and")))
      }
      return found
    },
    Rule(83, theme: .cascade, "Executive results come from systems of record") { dossier in
      let top: [any Measuring] =
        dossier.executiveObjectives.map { $0 as any Measuring }
        + dossier.keyResults.filter { $0.level == .executive }.map { $0 as any Measuring }
      return top.map { stated in
        guard stated.source != nil || stated.record.text("recorded") != nil else {
          return RuleFinding(
            83, .missing, stated.subject("source"), "\(stated.title) names no source", do: "add source: with the system"
          )
        }
        return stated.isTypedByHand
          ? RuleFinding(
            83, .warning, stated.subject("source"),
            "\(stated.title) is typed by hand\(stated.source.map { ": \($0)" } ?? "")",
            do: "read it from the system that records it")
          : RuleFinding(83, .good, stated.subject(), "\(stated.title): \(stated.source ?? "by system")")
      }
    },
    Rule(84, theme: .cascade, "An objective is tied to a figure that finance already has") { dossier in
      dossier.executiveObjectives.map { objective in
        guard let outcome = objective.outcome else {
          return RuleFinding(
            84, .red, objective.subject("outcome"), "aspirational: \(objective.title) names no outcome",
            do: "add outcome: with the figure that moves")
        }
        return dossier.isTiedToMoney(outcome)
          ? RuleFinding(84, .good, objective.subject(), "\(objective.title): \(dossier.title(outcome))")
          : RuleFinding(
            84, .red, objective.subject("outcome"),
            "aspirational: \(dossier.title(outcome)) is tied to no figure of finance",
            do: "name an outcome that rests on a line of the model, or leads to one")
      }
    },
    Rule(85, theme: .cascade, "An objective names what gets better for people, not the technology") { dossier in
      dossier.objectives.map { objective in
        let words = TextLint(objective.title)
        guard words.namesDeployment || words.namesModelMetric else {
          return RuleFinding(85, .good, objective.subject(), "\(objective.title): an outcome")
        }
        return RuleFinding(
          85, .red, objective.subject(),
          "technology milestone: “\(objective.title)” names \(words.namesDeployment ? "what is installed" : "the quality of a model")",
          do: "say who gains what by it")
      }
    },
    Rule(86, theme: .cascade, "More than one initiative could reach an objective") { dossier in
      guard !dossier.initiatives.isEmpty else { return [] }
      let graph = dossier.graph
      return dossier.executiveObjectives.map { objective in
        let serving = dossier.initiatives.filter { graph.reaches($0.name, [objective.name]) }
        return serving.count > 1
          ? RuleFinding(86, .good, objective.subject(), "\(objective.title): \(serving.count) initiatives")
          : RuleFinding(
            86, .warning, objective.subject(),
            serving.isEmpty
              ? "no initiative serves \(objective.title)"
              : "single bet: only \(serving[0].title) serves \(objective.title)",
            do: "state what else could reach it")
      }
    },
    Rule(91, theme: .cascade, "Key results are refreshed every week; after six weeks they are dead") { dossier in
      dossier.keyResults.map { result in
        let observed = result.measures.flatMap { dossier.actuals[$0]?.weeks.last?.advanced(by: 6) }
        guard let last = [result.refreshed, observed].compactMap({ $0 }).max() else {
          return RuleFinding(
            91, .missing, result.subject("refreshed"), "\(result.title) has never been refreshed",
            do: "import its actuals, or add refreshed: and the date")
        }
        let age = last.distance(to: dossier.today)
        if age > 42 {
          return RuleFinding(
            91, .red, result.subject("refreshed"), "dead: \(result.title) was refreshed \(Wording.days(age)) ago",
            do: "bring it up to date or take it out")
        }
        return age > 7
          ? RuleFinding(
            91, .warning, result.subject("refreshed"), "stale: \(result.title) was refreshed \(Wording.days(age)) ago",
            do: "bring it up to date this week")
          : RuleFinding(91, .good, result.subject(), "\(result.title): \(Wording.days(max(0, age))) old")
      }
    },
    Rule(92, theme: .cascade, "Teams review weekly, units monthly, executives quarterly") { dossier in
      let levels: [(Level, Int)] = [(.team, 7), (.unit, 31), (.executive, 92)]
      return levels.compactMap { level, limit in
        let stated =
          dossier.keyResults.contains { $0.level == level } || dossier.objectives.contains { $0.level == level }
        guard stated else { return nil }
        let last = dossier.reviews.filter { $0.of == level.rawValue }.compactMap(\.held).max()
        guard let last else {
          return RuleFinding(
            92, .missing, .programme, "no review at \(level.rawValue) level is recorded",
            do: "state review NAME { of: \(level.rawValue); held: DATE }")
        }
        let age = last.distance(to: dossier.today)
        return age <= limit
          ? RuleFinding(92, .good, .programme, "\(level.rawValue) review \(Wording.days(max(0, age))) ago")
          : RuleFinding(
            92, .warning, .programme,
            "overdue: the last \(level.rawValue) review was \(Wording.days(age)) ago, more than \(limit)",
            do: "hold it")
      }
    },
    Rule(93, theme: .cascade, "Dates allow for adoption and for the lag of the measure") { dossier in
      guard let start = dossier.goLive ?? dossier.money.start else { return [] }
      return dossier.keyResults.compactMap { result in
        guard let due = result.target?.by else { return nil }
        let ramp = result.ramp ?? result.measures.flatMap { dossier.money.rampMonths[$0] }.map { $0 * Day.perMonth }
        guard let needed = ramp.map({ $0 + (result.lag ?? 0) }) ?? result.lag else {
          return RuleFinding(
            93, .missing, result.subject("lag"), "\(result.title) allows for no adoption curve",
            do: "add ramp: with the time adoption takes, and lag: with the delay of the measure")
        }
        let earliest = start.after(days: needed)
        return earliest <= due
          ? RuleFinding(93, .good, result.subject(), "\(result.title): possible from \(earliest.description)")
          : RuleFinding(
            93, .red, result.subject("target"),
            "\(result.title) is due on \(due.description) but cannot show before \(earliest.description)",
            do: "move the date by \(Wording.days(due.distance(to: earliest)))")
      }
    },
    Rule(94, theme: .cascade, "Targets are ranges or thresholds") { dossier in
      dossier.keyResults.map { result in
        guard let target = result.target else {
          return RuleFinding(
            94, .missing, result.subject("target"), "\(result.title) has no target", do: "add target: with a range")
        }
        return target.isExact
          ? RuleFinding(
            94, .warning, result.subject("target"), "\(result.title) has one exact number as its target",
            do: "write at least, at most or a range")
          : RuleFinding(94, .good, result.subject(), "\(result.title): \(target.written)")
      }
    },
    Rule(95, theme: .cascade, "Outcome, adoption and quality are all among the key results") { dossier in
      dossier.executiveObjectives.compactMap { objective in
        let below = dossier.below(objective.name)
        guard !below.isEmpty else { return nil }
        let counters = below.compactMap(\.counter).compactMap(dossier.measuring)
        let classes = (below.map { $0 as any Measuring } + counters).reduce(into: Set<MetricClass>()) {
          $0.formUnion($1.classes)
        }
        let missing = [MetricClass.outcome, .adoption, .quality].filter { !classes.contains($0) }
        return missing.isEmpty
          ? RuleFinding(95, .good, objective.subject(), "\(objective.title): outcome, adoption and quality")
          : RuleFinding(
            95, .warning, objective.subject(),
            "no \(Wording.list(missing.map(\.rawValue), "or")) key result serves \(objective.title)",
            do: "add a key result with class: \(missing[0].rawValue)")
      }
    },
    Rule(96, theme: .cascade, "Hitting a key result moves the executive objective") { dossier in
      dossier.keyResults.map { result in
        let effects = dossier.money.effects.filter { $0.keyResult == result.name }
        guard let best = effects.max(by: { $0.lift < $1.lift }) else {
          return RuleFinding(
            96, .missing, result.subject("measures"),
            "whether \(result.title) moves an objective cannot be computed",
            do: "wire it: measures: with a quantity of the model, and an outcome above it")
        }
        if best.lift < RuleBook.leastLift, result.isGuardAtTarget(in: dossier) {
          return RuleFinding(
            96, .good, result.subject(), "guard: \(result.title) is at its target, and is to stay there")
        }
        let words =
          "P(\(dossier.title(best.objective)) moves) \(Wording.percent(best.probabilityAtPresent)) as it is, "
          + "\(Wording.percent(best.probabilityAtTarget)) with \(result.title) at its target"
        return best.lift >= RuleBook.leastLift
          ? RuleFinding(96, .good, result.subject(), "LIVE: \(words)")
          : RuleFinding(
            96, .red, result.subject(), "VANITY: \(words)", do: "drop it, or measure what does move the objective")
      }
    },
    Rule(98, theme: .cascade, "What reaches no executive key result is not funded this cycle") { dossier in
      let top = Set(
        dossier.executiveObjectives.map(\.name) + dossier.keyResults.filter { $0.level == .executive }.map(\.name))
      let graph = dossier.graph
      return dossier.initiatives.map { initiative in
        if let path = graph.path(from: initiative.name, to: top.contains) {
          return RuleFinding(98, .good, initiative.subject(), path.joined(separator: " → "))
        }
        let spend = dossier.spend(of: initiative)
        return RuleFinding(
          98, .red, initiative.subject("moves"),
          "ORPHAN: \(initiative.title) reaches no executive objective"
            + (spend > 0 ? ", \(Wording.money(spend, dossier.money.currency)) at stake" : ""),
          do: "name what it moves, or do not fund it this cycle", amount: spend)
      }
    },
    Rule(99, theme: .cascade, "The key results together cover what the level above wants") { dossier in
      dossier.money.coverage.sorted { $0.key < $1.key }.compactMap { name, coverage in
        guard let ratio = coverage.ratio else { return nil }
        let stated =
          dossier.objectives.first { $0.name == name }?.subject()
          ?? dossier.keyResults.first { $0.name == name }?.subject() ?? .programme
        let words =
          "\(Wording.percent(abs(coverage.expectedChange))) of the \(Wording.percent(abs(coverage.wantedChange))) wanted"
        return ratio >= 1
          ? RuleFinding(99, .good, stated, "\(stated.title): all key results bring \(words)")
          : RuleFinding(
            99, .red, stated,
            "inflation: all key results of \(stated.title) hit bring \(ratio <= 0 ? "none" : words), coverage \(Wording.number(ratio))",
            do: "raise the key results, add one, or lower the target")
      }
    },
    Rule(100, theme: .cascade, "A first cycle has two or three objectives, each wired through") { dossier in
      let top = dossier.executiveObjectives
      guard !top.isEmpty, Set(top.map { $0.cycle }).count == 1 else { return [] }
      let wired = top.filter { objective in
        let below = dossier.below(objective.name)
        return [Level.unit, .team].allSatisfy { level in below.contains { $0.level == level } }
      }
      guard wired.count < top.count || top.count > 3 else {
        return [RuleFinding(100, .good, .programme, "\(Wording.count(top.count, "objective")), wired through")]
      }
      return [
        RuleFinding(
          100, .warning, .programme, "\(wired.count) of \(Wording.count(top.count, "objective")) are wired to a team",
          do: top.count > 3
            ? "begin with two or three objectives" : "wire one cascade fully before the next")
      ]
    },
    Rule(101, theme: .cascade, "Measures of teams are connected to something") { dossier in
      let top = Set(dossier.executiveObjectives.map(\.name))
      guard !top.isEmpty else { return [] }
      let graph = dossier.graph
      return dossier.measurings.filter { $0.level == .team || $0.record.text("for") == "team" }.map { measure in
        graph.reaches(measure.name, top)
          ? RuleFinding(101, .good, measure.subject(), "\(measure.title): connected")
          : RuleFinding(
            101, .warning, measure.subject("supports"), "\(measure.title) is connected to no executive objective",
            do: "add supports:, or stop collecting it")
      }
    },
    Rule(102, theme: .cascade, "A key result keeps its definition through the cycle") { dossier in
      dossier.keyResults.compactMap { result in
        guard let set = result.setOn ?? dossier.goLive else { return nil }
        let end = result.target?.by ?? dossier.today
        guard let change = result.changes.first(where: { $0.on > set && $0.on <= end }) else {
          return RuleFinding(102, .good, result.subject(), "\(result.title): unchanged since \(set.description)")
        }
        return RuleFinding(
          102, .red, result.subject("changed"),
          "proxy substitution: \(result.title) was redefined on \(change.on.description): \(change.what)",
          do: "judge it by the first definition until its date")
      }
    },
  ]

  /// The least gain in probability, in fractions, that tells a live key result from a vanity one.
  static let leastLift = 0.05
}

extension KeyResultEffect {
  /// How much likelier the objective is to move.
  package var lift: Double { probabilityAtTarget - probabilityAtPresent }
}

extension Dossier {
  /// Key results as measures.
  var measuringResults: [any Measuring] { keyResults.map { $0 as any Measuring } }

  /// Key results that serve it, at any distance.
  func below(_ name: String) -> [KeyResult] {
    var found: [KeyResult] = []
    var seen: Set<String> = [name]
    var open = [name]
    while let last = open.popLast() {
      for result in keyResults where result.supports.contains(last) && seen.insert(result.name).inserted {
        found.append(result)
        open.append(result.name)
      }
      for objective in objectives where objective.supports.contains(last) && seen.insert(objective.name).inserted {
        open.append(objective.name)
      }
    }
    return found
  }

  /// Whether a quantity is money, rests on a line, or leads to one.
  func isTiedToMoney(_ name: String) -> Bool {
    let quantity = kpis.first { $0.name == name }.flatMap { $0.measures ?? $0.worth } ?? name
    if let unit = money.units[quantity], unit.hasPrefix(money.currency) { return true }
    let lines = Set(money.lines.map(\.name))
    return !sources(of: quantity).isDisjoint(with: lines) || graph.reaches(quantity, lines)
  }
}

extension KeyResult {
  /// Whether it holds quality, governance or risk where they are, and they are there: it is to move nothing.
  func isGuardAtTarget(in dossier: Dossier) -> Bool {
    guard !classes.isDisjoint(with: [.quality, .governance, .risk]),
      let now = measures.flatMap({ dossier.money.present[$0] })
    else { return false }
    return target?.isMet(by: now, from: baseline) == true
  }
}
