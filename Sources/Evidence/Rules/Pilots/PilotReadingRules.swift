extension RuleBook {
  /// What a pilot's data say.
  package static let pilotReadings: [Rule] = [
    Rule(31, theme: .pilots, "A gain is weighed against what it costs in quality") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading, reading.primary.estimate != 0 else { return nil }
        let worse = reading.guards.filter { $0.outcome == .refuted }.map(\.name)
        guard reading.improves, !worse.isEmpty else {
          return pilot.finding(31, .good, nil, "no gain was bought with quality")
        }
        return pilot.finding(
          31, .red, "guard",
          "\(reading.design.primary.name) improved while \(Wording.list(worse, "and")) got worse; the net may be negative",
          do: "give both a price and add them up before it becomes a benefit")
      }
    },
    Rule(35, theme: .pilots, "Superiority by the margin and every guard are proved at once") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading else { return nil }
        let open = reading.criteria.filter { $0.outcome != .proven }
          .map { "\($0.name) (p \(Wording.chance($0.p)))" }
        switch reading.verdict {
        case .pass: return pilot.finding(35, .good, nil, "PASS: every claim is proved")
        case .fail:
          let refuted = reading.criteria.filter { $0.outcome == .refuted }.map(\.name)
          return pilot.finding(
            35, .red, nil, "FAIL: the data speak against \(Wording.list(refuted, "and"))",
            do: "change the tool or the claim; more of the same data will not help")
        case .notProven:
          let doubts = reading.doubts.map(\.words)
          let what = open.isEmpty ? Wording.list(doubts, "and") : Wording.list(open, "and")
          let rows = reading.needed.map { Wording.rows($0) }
          return pilot.finding(
            35, .warning, nil, "NOT PROVEN: \(what)",
            do: rows.map { "plan for \($0) rows in each arm" } ?? "mend the comparison, then read it again")
        }
      }
    },
    Rule(37, theme: .pilots, "The groups are alike: their sizes, their people, their weeks") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading else { return nil }
        if reading.sampleRatio < 0.001, reading.design.grade == .randomised {
          return pilot.finding(
            37, .red, "arm",
            "\(reading.groups[0].units) against \(reading.groups[1].units) units is no split by lot (p \(Wording.chance(reading.sampleRatio)))",
            do: "find out who was left out before anything is compared")
        }
        let unlike = reading.balance.filter { !$0.isAlike }.map {
          "\($0.column) (\(Wording.number($0.difference)) deviations)"
        }
        if !unlike.isEmpty {
          return pilot.finding(
            37, .warning, "covariate", "the groups differed before the start: \(Wording.list(unlike, "and"))",
            do: "state adjust: earlier values, or differences")
        }
        if reading.balance.isEmpty {
          return pilot.finding(
            37, .missing, "covariate", "nothing shows that the groups were alike before",
            do: "name covariates, or give the file rows of the baseline")
        }
        return pilot.finding(
          37, .good, nil, "groups of \(reading.groups[0].units) and \(reading.groups[1].units), alike before")
      }
    },
    Rule(38, theme: .pilots, "One measure decides; the others share one error rate") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading, !reading.secondaries.isEmpty else { return nil }
        let alpha = reading.design.alpha
        let lost = reading.secondaries.filter { $0.p < alpha && $0.holm >= alpha }.map(\.name)
        return lost.isEmpty
          ? pilot.finding(
            38, .good, "secondary", "\(Wording.count(reading.secondaries.count, "secondary measure")) read together")
          : pilot.finding(
            38, .warning, "secondary", "\(Wording.list(lost, "and")) would stand out alone, but not among so many",
            do: "do not report it as found; make it the primary measure of the next pilot")
      }
    },
    Rule(40, theme: .pilots, "The effect is read apart for juniors and seniors, shifts and queues") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading else { return nil }
        guard !reading.segments.isEmpty else {
          return pilot.finding(
            40, .missing, "segment", "the effect is one number for everyone",
            do: "name segment: columns, such as seniority")
        }
        let unlike = reading.segments.filter { ($0.interaction ?? 1) < reading.design.alpha }
        guard let first = unlike.first else {
          return pilot.finding(
            40, .good, "segment", "the effect is alike in \(Wording.list(reading.segments.map(\.column), "and"))")
        }
        let parts = first.parts.compactMap { part in
          part.ratio.map { "\(part.name) \(Wording.percent(abs($0.change))) \($0.change < 0 ? "lower" : "higher")" }
        }
        return pilot.finding(
          40, .warning, "segment", "the effect differs by \(first.column): \(Wording.list(parts, "and"))",
          do: "rescale it to the rollout's mix of people before it becomes an input")
      }
    },
    Rule(41, theme: .pilots, "The effect lasts beyond its novelty") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading else { return nil }
        guard let weekly = reading.weekly, weekly.weeks.count > 2, let slope = weekly.slope else {
          return pilot.finding(
            41, .missing, "week", "fewer than three weeks, so that novelty is not told from effect",
            do: "name the column of the week, and run it for several")
        }
        guard weekly.isFading(reading.design.primary.direction) else {
          return pilot.finding(
            41, .good, "week", "the effect does not fade over \(Wording.count(weekly.weeks.count, "week"))")
        }
        return pilot.finding(
          41, .warning, "week", "the effect fades by \(Wording.percent(abs(slope.slope))) a week",
          do: "plan with the second half of the weeks, or run it until it is level")
      }
    },
    Rule(42, theme: .pilots, "A pilot runs four to eight weeks, and longer where its volume asks for it") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let live = pilot.design?.live else {
          return pilot.finding(
            42, .missing, "live", "when it ran is not said", do: "state live: with its first and last day")
        }
        let weeks = Double(live.dayCount) / 7
        let needed = pilot.reading?.requiredWeeks ?? 4
        if weeks + 1e-9 >= needed {
          return pilot.finding(
            42, .good, "live", "\(Wording.number(weeks)) weeks live, \(Wording.number(needed)) needed")
        }
        let asked = "\(Wording.rows(needed)) weeks"
        return pilot.finding(
          42, .warning, "live", "\(Wording.number(weeks)) weeks live, and its volume asks for \(asked)",
          do: "run it longer, or with more people")
      }
    },
    Rule(50, theme: .pilots, "Nothing less visible got worse while the measure improved") { dossier in
      dossier.pilotsInView.compactMap { pilot in
        guard let reading = pilot.reading, !reading.secondaries.isEmpty || !reading.guards.isEmpty else { return nil }
        let worse = reading.worsened
        guard reading.improves, !worse.isEmpty else {
          return pilot.finding(50, .good, nil, "no other measure surely got worse")
        }
        return pilot.finding(
          50, .red, nil,
          "\(reading.design.primary.name) is better and \(Wording.list(worse, "and")) worse: errors may only have moved",
          do: "follow the cases downstream, and count their time")
      }
    },
  ]
}

extension PilotReading.Doubt {
  package var words: String {
    switch self {
    case .sampleRatio(let p): "the split of units is not the planned one (p \(Wording.chance(p)))"
    case .unevenLoss(let p): "values are missing in one group more than in the other (p \(Wording.chance(p)))"
    case .noCause: "what people say of themselves shows no cause"
    case .noEarlierValues: "the groups were not drawn by lot, and nothing is known of them before"
    }
  }
}

extension PilotReading {
  /// Whether the primary measure moved the wanted way.
  package var improves: Bool {
    design.primary.direction == .lower ? primary.estimate < 0 : primary.estimate > 0
  }

  /// Guards and secondary measures that surely got worse, whatever their margins.
  package var worsened: [String] {
    let guards = zip(design.guards, self.guards).filter { item, found in
      switch item.good {
      case .lower: found.interval.low > 0
      case .higher: found.interval.high < 0
      case nil: found.outcome == .refuted
      }
    }.map(\.0.name)
    let others = secondaries.filter { item in
      item.holm < design.alpha && (item.direction == .lower ? item.difference > 0 : item.difference < 0)
    }.map(\.name)
    return guards + others
  }
}
