import Quantities

extension RuleBook {
  /// What a pilot must have settled before its data are looked at.
  package static let pilotDesign: [Rule] = [
    Rule(14, theme: .pilots, "A baseline stands before the start, against a named outcome") { dossier in
      dossier.pilotsInView.flatMap { pilot -> [RuleFinding] in
        guard let design = pilot.design else { return [] }
        guard let baseline = design.baseline else {
          return [
            pilot.finding(
              14, .missing, "baseline", "no weeks before the start", do: "state baseline: with its first and last day")
          ]
        }
        if let live = design.live, baseline.upperBound >= live.lowerBound {
          return [
            pilot.finding(
              14, .red, "baseline", "the baseline runs into the live weeks",
              do: "end the baseline before \(live.lowerBound.description)")
          ]
        }
        let counts = OutputWords.found(in: design.primary.column + " " + design.primary.name)
        if let counts {
          return [
            pilot.finding(
              14, .warning, "primary", "its primary measure counts \(counts), which is activity and no outcome",
              do: "decide by what the work comes to: time, quality or cost a case")
          ]
        }
        return [
          pilot.finding(14, .good, "baseline", "a baseline of \(Wording.days(baseline.dayCount)) before the start")
        ]
      }
    },
    Rule(22, theme: .pilots, "Baseline, intervention, control, outcome and follow-through are all on record") {
      dossier in
      dossier.pilotsInView.map { pilot in
        let stages: [(String, Bool)] = [
          ("a baseline", pilot.record.days("baseline") != nil), ("live weeks", pilot.record.days("live") != nil),
          ("a control", pilot.record.clause("arm") != nil), ("an outcome", pilot.record.clause("primary") != nil),
          ("what was done with the result (follow up)", pilot.record.text("follow up") != nil),
        ]
        let absent = stages.filter { !$0.1 }.map(\.0)
        return absent.isEmpty
          ? pilot.finding(22, .good, nil, "all five stages are on record")
          : pilot.finding(
            22, .missing, nil, "no \(Wording.list(absent, "and no"))", do: "state what is missing in the pilot")
      }
    },
    Rule(24, theme: .pilots, "A pilot looks at speed, quality, cost and risk") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard pilot.design != nil else { return nil }
        let aspects = Set(pilot.measures.compactMap { $0.metric?.aspect })
        // Time at a rate is cost, so that a cost is only wanting where there is no time either.
        let wanted: [(String, Bool)] = [
          ("speed", aspects.contains(.speed)), ("quality", aspects.contains(.quality)),
          ("cost", aspects.contains(.cost) || aspects.contains(.speed)),
          ("risk", aspects.contains(.risk) || aspects.contains(.rework)),
        ]
        let absent = wanted.filter { !$0.1 }.map(\.0)
        return absent.isEmpty
          ? pilot.finding(24, .good, nil, "speed, quality, cost and risk are measured")
          : pilot.finding(
            24, .missing, nil, "nothing measures \(Wording.list(absent, "or"))",
            do: "add a guard or secondary measure, such as reopened cases or policy violations")
      }
    },
    Rule(25, theme: .pilots, "A measure at the front door has its pair at the back door") { dossier in
      let pilots = dossier.pilotsInView.compactMap { pilot -> RuleFinding? in
        let metrics = Set(pilot.measures.compactMap { $0.metric?.name })
        let unpaired = pilot.measures.compactMap { measure -> String? in
          guard let metric = measure.metric, let pair = metric.backDoor, !metrics.contains(pair) else { return nil }
          // Any measure of quality or rework downstream serves as the pair.
          let others = pilot.measures.contains { other in
            other.name != measure.name && (other.metric?.aspect == .rework || other.metric?.aspect == .quality)
          }
          return others ? nil : "\(measure.name) (\(pair.lowercased()))"
        }
        guard !pilot.measures.isEmpty else { return nil }
        return unpaired.isEmpty
          ? pilot.finding(25, .good, nil, "front-door measures have their pairs")
          : pilot.finding(
            25, .warning, "guard", "no back-door measure for \(Wording.list(unpaired, "and"))",
            do: "add it as a guard, so that a gain is not merely moved downstream")
      }
      let kpis = dossier.kpis.compactMap { kpi -> RuleFinding? in
        guard let pair = MetricCatalogue.metric(named: [kpi.name, kpi.title])?.backDoor else { return nil }
        let known = dossier.kpis.contains { MetricCatalogue.metric(named: [$0.name, $0.title])?.name == pair }
        guard kpi.backDoor == nil, kpi.counter == nil, !known else { return nil }
        return RuleFinding(
          25, .warning, kpi.subject("back door"), "\(kpi.title) has no back-door measure",
          do: "state back door:, such as \(pair.lowercased())")
      }
      return pilots + kpis
    },
    Rule(26, theme: .measures, "Known measures are read the way they are defined") { dossier in
      dossier.kpis.compactMap { kpi in
        guard let metric = MetricCatalogue.metric(named: [kpi.name, kpi.title]), let good = kpi.goodWhenHigher else {
          return nil
        }
        guard good != (metric.good == .higher) else {
          return RuleFinding(26, .good, kpi.subject(), "\(kpi.title) is read as \(metric.name.lowercased())")
        }
        return RuleFinding(
          26, .warning, kpi.subject("good when"),
          "\(kpi.title) is good when \(good ? "higher" : "lower"), and \(metric.name.lowercased()) is good when \(metric.good.rawValue)",
          do: "write good when: \(metric.good.rawValue), or name it otherwise")
      }
    },
    Rule(27, theme: .pilots, "The baseline runs for four to eight weeks") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let baseline = pilot.design?.baseline else { return nil }
        let days = baseline.dayCount
        if (28...56).contains(days) {
          return pilot.finding(27, .good, "baseline", "a baseline of \(Wording.days(days))")
        }
        return pilot.finding(
          27, .warning, "baseline", "a baseline of \(Wording.days(days)) is \(days < 28 ? "short" : "stale")",
          do: "take 28 to 56 days just before the start")
      }
    },
    Rule(28, theme: .pilots, "Weeks that something else disturbed do not count") { dossier in
      dossier.pilotsInView.flatMap { pilot -> [RuleFinding] in
        guard let design = pilot.design else { return [] }
        var found = design.exclusions.filter { $0.reason.isEmpty }.map { exclusion in
          pilot.finding(
            28, .missing, "exclude",
            "the days from \(exclusion.days.lowerBound.description) are left out without a reason",
            do: "say why: holidays, an incident, a release freeze")
        }
        for window in [design.baseline, design.live].compactMap(\.self) {
          let festive = (window.lowerBound.year...window.upperBound.year).contains { year in
            let days = Day(year, 12, 24)...Day(year, 12, 31)
            return window.overlaps(days) && !design.exclusions.contains { $0.days.overlaps(days) }
          }
          if festive {
            found.append(
              pilot.finding(
                28, .warning, "exclude", "the last week of the year counts like any other",
                do: "exclude: 2025-12-22 .. 2026-01-04 \"holidays\", with the year's dates"))
          }
        }
        if let reading = pilot.reading, reading.rows > 0 {
          let share = Double(reading.excluded) / Double(reading.rows)
          if share > 0.25 {
            found.append(
              pilot.finding(
                28, .warning, "exclude", "\(Wording.percent(share)) of its rows are left out as disturbed",
                do: "run it longer, in weeks that are like others"))
          }
        }
        return found
      }
    },
    Rule(29, theme: .pilots, "Season is told from effect: by a control, and by the year before") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let design = pilot.design else { return nil }
        if design.priorYear != nil {
          return pilot.finding(29, .good, "prior year", "the same season a year before is known")
        }
        return pilot.finding(
          29, .warning, "prior year", "nothing is known of the same season a year before",
          do: "state prior year: with its days, where the file has them")
      }
    },
    Rule(30, theme: .pilots, "What is good is settled for every measure, and all of it must hold") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let design = pilot.design else { return nil }
        guard !design.guards.isEmpty else {
          return pilot.finding(
            30, .red, "guard", "its primary measure may be bought with anything",
            do: "add a guard: what may not get worse, and by how much")
        }
        let open = design.guards.filter { $0.good == nil }.map(\.name)
        return open.isEmpty
          ? pilot.finding(30, .good, nil, "one primary measure and \(Wording.count(design.guards.count, "guard"))")
          : pilot.finding(
            30, .warning, "guard",
            "which way \(Wording.list(open, "and")) is good is not said, so that both are tested",
            do: "add , good when higher or good when lower")
      }
    },
    Rule(33, theme: .pilots, "A hypothesis, a criterion, a control and a way back are stated") { dossier in
      dossier.pilotsInView.map { pilot in
        let parts: [(String, Bool)] = [
          ("hypothesis", pilot.record.text("hypothesis") != nil),
          ("criterion with a margin", (pilot.design?.primary.margin ?? 0) > 0),
          ("control", pilot.record.clause("arm") != nil), ("rollback", pilot.record.text("rollback") != nil),
        ]
        let absent = parts.filter { !$0.1 }.map(\.0)
        return absent.isEmpty
          ? pilot.finding(33, .good, nil, "hypothesis, criterion, control and rollback are stated")
          : pilot.finding(
            33, .missing, nil, "no \(Wording.list(absent, "and no"))", do: "state it before the data are read")
      }
    },
    Rule(36, theme: .pilots, "What acts by itself, or on sensitive data, has a criterion of policy") { dossier in
      let marked = dossier.workflows.filter {
        $0.record.flag("automated") == true || $0.record.flag("sensitive data") == true
      }
      guard !marked.isEmpty else { return [] }
      return dossier.pilotsInView.map { pilot in
        let held = pilot.record.text("policy") != nil || marked.allSatisfy { $0.record.text("policy") != nil }
        return held
          ? pilot.finding(36, .good, "policy", "policy compliance is a criterion")
          : pilot.finding(
            36, .missing, "policy",
            "\(marked[0].title) \(marked[0].record.flag("automated") == true ? "acts by itself" : "handles sensitive data"), and no criterion of policy is stated",
            do: "state policy: with a number, such as no policy violation in 400 reviewed cases")
      }
    },
    Rule(39, theme: .pilots, "Prompts, outputs, acceptance, correction and times are logged") { dossier in
      dossier.pilotsInView.map { pilot in
        let logs = pilot.record.texts("logs").map { $0.lowercased() }
        let wanted: [(String, [String])] = [
          ("prompts", ["prompt", "request", "input"]), ("outputs", ["output", "draft", "answer", "response"]),
          ("acceptance", ["accept"]), ("correction", ["correct", "edit", "repair"]),
          ("time to approve", ["approv"]),
          ("time to complete", ["complet", "resol", "seconds", "minutes", "duration"]),
        ]
        let absent = wanted.filter { _, words in !logs.contains { log in words.contains(where: log.contains) } }.map(
          \.0)
        if absent.isEmpty { return pilot.finding(39, .good, "logs", "all six logs are kept") }
        return pilot.finding(
          39, .missing, "logs",
          absent.count == wanted.count
            ? "nothing says what was logged, and use without logs is theatre"
            : "no log of \(Wording.list(absent, "or"))",
          do: "name the columns under logs:")
      }
    },
    Rule(43, theme: .pilots, "What people said stands beside the numbers") { dossier in
      dossier.pilotsInView.map { pilot in
        pilot.record.text("notes") != nil
          ? pilot.finding(43, .good, "notes", "interviews or observations are on record")
          : pilot.finding(43, .missing, "notes", "no word of those who took part", do: "add notes: with what they said")
      }
    },
    Rule(71, theme: .pilots, "Cases are a real sample, failures among them, with what recovery costs") { dossier in
      dossier.pilotsInView.map { pilot in
        if pilot.record.text("sample") == "chosen" {
          return pilot.finding(
            71, .red, "sample", "its cases were chosen, and chosen cases show what they were chosen for",
            do: "take all cases, or a random sample")
        }
        var absent: [String] = []
        if pilot.record.text("sample") == nil { absent.append("how the cases were taken (sample)") }
        if (pilot.record.number("negative cases")?.value ?? 0) < 1 {
          absent.append("cases that went wrong (negative cases)")
        }
        if pilot.record.name("recovery") == nil { absent.append("the line of recovery costs (recovery)") }
        return absent.isEmpty
          ? pilot.finding(71, .good, nil, "a real sample, with failures and their cost")
          : pilot.finding(71, .missing, nil, "nothing says \(Wording.list(absent, "or"))", do: "state it in the pilot")
      }
    },
    Rule(74, theme: .pilots, "How the groups came about grades the evidence") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let design = pilot.design else { return nil }
        guard design.isDesignStated else {
          return pilot.finding(
            74, .missing, "design", "how its groups came about is not said; it counts as matched, grade C",
            do: "state design: randomised, staggered, matched, before and after or survey")
        }
        let grade = design.grade
        let text = "grade \(grade.letter), \(grade.words); its error counts \(Wording.number(design.inflation)) times"
        switch grade {
        case .randomised, .staggered, .matched: return pilot.finding(74, .good, "design", text)
        case .beforeAndAfter:
          return pilot.finding(
            74, .warning, "design", text, do: "give a matched group the old way of working meanwhile")
        case .survey: return pilot.finding(74, .red, "design", text, do: "measure it: a survey shows no cause")
        }
      }
    },
  ]
}

/// Words of what is made rather than achieved.
enum OutputWords {
  static let all = [
    "prompts", "documents", "tokens", "calls", "generated", "logins", "sessions", "summaries", "drafts",
  ]

  static func found(in text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return all.first { words.contains($0) }
  }
}

extension Day {
  var year: Int { Int(literal.start / 12) }
}
