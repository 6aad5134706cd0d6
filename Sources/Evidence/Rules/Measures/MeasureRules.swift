extension RuleBook {
  package static let measures: [Rule] = [
    Rule(9, theme: .measures, "Every measure is one of activity or of business") { dossier in
      dossier.measurings.map { measure in
        guard let use = measure.use else {
          return RuleFinding(
            9, .red, measure.subject("class"), "\(measure.title) is neither activity nor business",
            do: "add class: with output, outcome, activity, business or technical")
        }
        return RuleFinding(9, .good, measure.subject(), "\(measure.title): \(use.rawValue)")
      }
    },
    Rule(10, theme: .measures, "Activity explains; it carries neither a benefit nor the board's page") { dossier in
      var found = ActivityDrivers(dossier).refused.map { refusal in
        RuleFinding(
          10, .red, .line(refusal.line),
          "REFUSED: \(refusal.line.label) counts \(dossier.title(refusal.activity)), which leads to no outcome",
          do: "name the outcome it moves, or drop the benefit", amount: refusal.line.presentValue)
      }
      let uses = dossier.measurings.compactMap(\.use)
      let activity = uses.count { $0 == .activity }
      guard !uses.isEmpty else { return found }
      let share = Double(activity) / Double(uses.count)
      found.append(
        share > 0.5
          ? RuleFinding(
            10, .warning, .programme,
            "\(Wording.percent(share)) of the measures are activity: \(activity) of \(uses.count)",
            do: "report outcomes first and move activity to the appendix")
          : RuleFinding(
            10, .good, .programme,
            "\(Wording.percent(share)) of the measures are activity: \(activity) of \(uses.count)"
          ))
      return found
    },
    Rule(12, theme: .measures, "A key result counts outcomes, not prompts or documents") { dossier in
      dossier.keyResults.map { result in
        let units = [
          result.counts, result.target?.unit, result.measures.flatMap { dossier.money.units[$0] },
        ].compactMap { $0 }
        let counted = units.first { ActivityDrivers.countsActivity($0) || $0.lowercased().hasPrefix("token") }
        guard let counted else { return RuleFinding(12, .good, result.subject(), "\(result.title): no mere output") }
        return RuleFinding(
          12, .red, result.subject("counts"), "output confusion: \(result.title) counts \(counted)",
          do: "measure what they are for")
      }
    },
    Rule(13, theme: .measures, "Technical and business people question the measures every quarter") { dossier in
      guard !dossier.measurings.isEmpty else { return [] }
      let last = dossier.reviews.filter { $0.of == "kpis" }.max {
        ($0.held ?? Day(number: 0)) < ($1.held ?? Day(number: 0))
      }
      guard let last, let held = last.held else {
        return [
          RuleFinding(
            13, .missing, .programme, "no review of the measures is recorded",
            do: "state review NAME { of: kpis; held: DATE; present: … }")
        ]
      }
      var found: [RuleFinding] = []
      let age = held.distance(to: dossier.today)
      if age > 92 {
        found.append(
          RuleFinding(
            13, .warning, last.subject("held"), "the measures were last questioned \(Wording.days(age)) ago",
            do: "review them this quarter"))
      }
      let technical = last.present.contains(where: Functions.isTechnical)
      let business = last.present.contains { !Functions.isTechnical($0) }
      if !technical || !business {
        found.append(
          RuleFinding(
            13, .warning, last.subject("present"),
            "the measures were questioned without \(technical ? "the business" : "technical people")",
            do: "have both in the review"))
      }
      let stale = dossier.kpis.filter { kpi in kpi.reviewed.map { $0.distance(to: dossier.today) > 92 } ?? false }
      if !stale.isEmpty, age <= 92 {
        found.append(
          RuleFinding(
            13, .warning, stale[0].subject("reviewed"),
            "not questioned this quarter: \(Wording.list(stale.map(\.title), "and"))",
            do: "take them into the next review"))
      }
      return found.isEmpty
        ? [RuleFinding(13, .good, last.subject(), "measures questioned on \(held.description) by both sides")] : found
    },
    Rule(34, theme: .measures, "Thresholds, not adjectives") { dossier in
      let texts =
        dossier.workflows.map { ($0.subject("criteria"), $0.record.text("criteria")) }
        + dossier.pilots.map {
          (Subject(keyword: "pilot", name: $0.name, title: $0.title, key: "policy"), $0.text("policy"))
        }
        + dossier.kpis.map { ($0.subject("so what"), $0.soWhat) }
      return texts.compactMap { subject, text in
        guard let text else { return nil }
        let vague = TextLint(text).adjectives
        return vague.isEmpty
          ? RuleFinding(34, .good, subject, "\(subject.title): can be checked")
          : RuleFinding(
            34, .red, subject, "“\(text)” says \(Wording.list(vague, "and")) without a number",
            do: "write the threshold that decides")
      }
    },
    Rule(63, theme: .measures, "Leading and lagging measures are both there") { dossier in
      guard !dossier.measurings.isEmpty else { return [] }
      func isLeading(_ measure: any Measuring) -> Bool {
        let classes = measure.classes
        if classes.contains(.leading) { return true }
        return !classes.contains(.lagging) && !classes.isDisjoint(with: [.adoption, .input, .output, .autonomy])
      }
      let leading = dossier.measurings.contains(where: isLeading)
      let lagging = dossier.measurings.contains { $0.classes.contains(.lagging) || $0.stage == .outcome }
      if leading, lagging { return [RuleFinding(63, .good, .programme, "leading and lagging measures")] }
      return [
        RuleFinding(
          63, .warning, .programme, "no \(leading ? "lagging" : "leading") measure",
          do: leading
            ? "add one that shows the result" : "add adoption, acceptance, time to first value or review burden")
      ]
    },
    Rule(64, theme: .measures, "What can be gamed has a measure that would show it") { dossier in
      dossier.measurings.compactMap { measure in
        let hint = MetricNames.counter(for: measure.title) ?? measure.measures.flatMap(MetricNames.counter)
        guard let counter = measure.counter ?? measure.backDoor else {
          guard hint != nil || !measure.classes.isDisjoint(with: [.speed, .output]) else { return nil }
          return RuleFinding(
            64, .red, measure.subject("counter"), "\(measure.title) can be gamed and has no counter-metric",
            do: "add counter:, such as \(hint ?? "a measure of quality downstream")")
        }
        guard let watched = dossier.measuring(counter), dossier.change(of: measure).isBetter else {
          return RuleFinding(64, .good, measure.subject(), "\(measure.title) is watched by \(dossier.title(counter))")
        }
        let change = dossier.change(of: watched)
        return change.isWorse
          ? RuleFinding(
            64, .red, measure.subject("counter"),
            "\(measure.title) is better while \(watched.title) is \(change.words)",
            do: "read both as one result: it is not a gain")
          : RuleFinding(64, .good, measure.subject(), "\(measure.title) is better, \(watched.title) \(change.words)")
      }
    },
    Rule(128, theme: .measures, "A technical measure says what it is worth") { dossier in
      dossier.kpis.filter { $0.use == .technical }.map { kpi in
        SoWhat(of: kpi, dossier).finding(128, kpi)
      }
    },
    Rule(129, theme: .measures, "Measures run from input through output to outcome") { dossier in
      dossier.measurings.flatMap { ClassOrder.findings(of: $0, dossier) }
    },
    Rule(130, theme: .measures, "A team watches time to value, adoption, improvement, stability and collaboration") {
      dossier in
      let own = dossier.kpis.filter { $0.belongsTo == "team" || $0.level == .team }
      guard !own.isEmpty else { return [] }
      let timed = dossier.usages.contains { $0.number("first value after") != nil }
      let rows: [(String, Bool)] = [
        (
          "time to value",
          timed || own.contains { MetricNames.has($0.title, ["time to value", "time to first value"]) }
        ),
        ("adoption", own.contains { $0.classes.contains(.adoption) }),
        ("business improvement", own.contains { $0.use == .business }),
        ("stability", own.contains { $0.classes.contains(.stability) || MetricNames.has($0.title, ["uptime"]) }),
        ("collaboration", own.contains { $0.classes.contains(.collaboration) }),
      ]
      let missing = rows.filter { !$0.1 }.map(\.0)
      return [
        missing.isEmpty
          ? RuleFinding(130, .good, .programme, "the team's measures cover all five rows")
          : RuleFinding(
            130, .warning, own[0].subject("class"), "the team's measures leave out \(Wording.list(missing, "and"))",
            do: "add a kpi for each")
      ]
    },
    Rule(131, theme: .measures, "A person's measure is specific, measurable, achievable, relevant and dated") {
      dossier in
      dossier.kpis.filter { $0.belongsTo == "individual" }.map { kpi in
        let missing = Smart.missing(in: kpi)
        return missing.isEmpty
          ? RuleFinding(131, .good, kpi.subject(), "\(kpi.title): SMART")
          : RuleFinding(
            131, .warning, kpi.subject(), "\(kpi.title) is not \(Wording.list(missing, "or"))",
            do: "state \(Wording.list(missing.map(Smart.key), "and"))")
      }
    },
    Rule(133, theme: .measures, "What a person is measured by serves the team, and that the business") { dossier in
      let graph = dossier.graph
      let team = Set(
        dossier.measurings.filter { $0.level == .team || $0.record.text("for") == "team" }.map(\.name))
      let business = Set(
        dossier.executiveObjectives.map(\.name) + dossier.kpis.filter { $0.belongsTo == "business" }.map(\.name))
      return dossier.kpis.filter { $0.belongsTo == "individual" }.map { kpi in
        let first = graph.path(from: kpi.name) { team.contains($0) }
        let whole = first?.last.flatMap { graph.path(from: $0) { business.contains($0) } }
        guard let first, let whole else {
          return RuleFinding(
            133, .warning, kpi.subject("supports"),
            "\(kpi.title) serves no \(first == nil ? "measure of a team" : "result of the business")",
            do: "add supports: with what it helps to move")
        }
        return RuleFinding(133, .good, kpi.subject(), (first + whole.dropFirst()).joined(separator: " → "))
      }
    },
    Rule(135, theme: .measures, "Measures come from production, not from training data") { dossier in
      dossier.kpis.compactMap { kpi in
        switch kpi.data {
        case "production": RuleFinding(135, .good, kpi.subject(), "\(kpi.title): from production")
        case .some(let other):
          RuleFinding(
            135, .red, kpi.subject("data"), "\(kpi.title) was measured on \(other) data", do: "measure it in production"
          )
        case nil:
          kpi.use == .technical
            ? RuleFinding(
              135, .missing, kpi.subject("data"), "\(kpi.title) does not say on which data it was measured",
              do: "add data: production") : nil
        }
      }
    },
    Rule(136, theme: .measures, "A faster answer says how much money it is worth") { dossier in
      dossier.kpis.filter { MetricNames.has($0.title, ["latency", "response time", " ms "]) }.map { kpi in
        SoWhat(of: kpi, dossier).inMoney
          ? RuleFinding(136, .good, kpi.subject(), "\(kpi.title): worth stated in money")
          : RuleFinding(
            136, .red, kpi.subject("worth"), "\(kpi.title) does not say what it gains or prevents in money",
            do: "add worth: with a line of the model, or so what: with an amount")
      }
    },
    Rule(137, theme: .measures, "Too many measures dilute") { dossier in
      var found: [RuleFinding] = []
      let all = dossier.measurings
      let groups: [(String, Int)] =
        Level.allCases.map { level in ("\(level.rawValue) level", all.count { $0.level == level }) }
        + [("business as a whole", all.count { $0.level == nil })]
      for (words, count) in groups where count > RuleBook.mostPerLevel {
        found.append(
          RuleFinding(
            137, .warning, .programme, "\(count) measures at the \(words), more than \(RuleBook.mostPerLevel)",
            do: "keep those that decide something"))
      }
      return found.isEmpty && !all.isEmpty
        ? [RuleFinding(137, .good, .programme, "\(Wording.count(all.count, "measure")) over the levels")] : found
    },
    Rule(139, theme: .measures, "Measures are questioned twice a year, technical ones every month") { dossier in
      dossier.kpis.map { kpi in
        let limit = kpi.use == .technical ? 31 : 184
        guard let last = kpi.reviewed ?? kpi.setOn else {
          return RuleFinding(
            139, .missing, kpi.subject("reviewed"), "\(kpi.title) does not say when it was last questioned",
            do: "add reviewed: and the date")
        }
        let age = last.distance(to: dossier.today)
        return age <= limit
          ? RuleFinding(139, .good, kpi.subject(), "\(kpi.title): questioned \(Wording.days(age)) ago")
          : RuleFinding(
            139, .warning, kpi.subject("reviewed"),
            "\(kpi.title) was last questioned \(Wording.days(age)) ago, more than \(limit)",
            do: "ask whether it still measures the right thing")
      }
    },
    Rule(143, theme: .measures, "A business executive has signed the measures") { dossier in
      let top: [any Measuring] =
        dossier.executiveObjectives.map { $0 as any Measuring }
        + dossier.keyResults.filter { $0.level == .executive }.map { $0 as any Measuring }
      return top.map { stated in
        let signed = stated.signatures.filter { !Functions.isTechnical($0.by) }
        guard let first = signed.first else {
          return RuleFinding(
            143, .missing, stated.subject("signed"), "no business executive has signed \(stated.title)",
            do: "add signed: with the function and the date")
        }
        return RuleFinding(143, .good, stated.subject(), "\(stated.title): signed by \(first.by)")
      }
    },
    Rule(145, theme: .measures, "Measures change with the business, and their versions are kept") { dossier in
      dossier.measurings.compactMap { measure in
        guard let set = measure.setOn else { return nil }
        let changes = measure.changes
        let touched = max(changes.last?.on ?? set, measure.record.lastDay("reviewed") ?? set)
        let age = touched.distance(to: dossier.today)
        guard age <= 365 else {
          return RuleFinding(
            145, .warning, measure.subject("changed"),
            "\(measure.title) has stood still for \(Wording.months(age))", do: "ask whether it still fits the business")
        }
        let versions = changes.map { "\($0.on.description) \($0.what)" }.joined(separator: "; ")
        return RuleFinding(
          145, .good, measure.subject(),
          "\(measure.title): version \(changes.count + 1)\(versions.isEmpty ? "" : " (\(versions))")")
      }
    },
  ]

  /// Measures one level can hold in mind: seven (G. A. Miller, 1956, as a rule of thumb).
  static let mostPerLevel = 7
}
