extension RuleBook {
  package static let priorities: [Rule] = [
    Rule(1, theme: .priorities, "Every initiative serves one priority through a measure that reaches an outcome") {
      dossier in
      let graph = dossier.graph
      let known = Set(dossier.priorities.map(\.name))
      let outcomes = Set(dossier.executiveObjectives.map(\.name)).union(known)
      return dossier.initiatives.map { initiative in
        guard let priority = initiative.priority, known.contains(priority) else {
          return RuleFinding(
            1, .red, initiative.subject("priority"), "ORPHAN: \(initiative.title) serves no priority",
            do: "name the priority it serves, or do not fund it", amount: dossier.spend(of: initiative))
        }
        guard initiative.owner != nil else {
          return RuleFinding(
            1, .red, initiative.subject("owner"), "nobody answers for \(initiative.title)", do: "name its owner")
        }
        let trace = initiative.moves.lazy.compactMap { graph.path(from: $0) { outcomes.contains($0) } }.first
        guard let trace else {
          return RuleFinding(
            1, .red, initiative.subject("moves"),
            "ORPHAN: \(initiative.title) moves nothing that reaches a priority or an executive objective",
            do: "name the key result it moves, and what that supports", amount: dossier.spend(of: initiative))
        }
        return RuleFinding(
          1, .good, initiative.subject(), ([initiative.name] + trace).joined(separator: " → "))
      }
    },
    Rule(2, theme: .priorities, "Three to five priorities for the next twelve months") { dossier in
      guard !dossier.priorities.isEmpty || !dossier.initiatives.isEmpty else { return [] }
      let count = dossier.priorities.count
      var found: [RuleFinding] = []
      if count < 3 {
        found.append(
          RuleFinding(
            2, .warning, .programme, "\(count) of 3 to 5 priorities: too few",
            do: "state what else the business wants in the next twelve months"))
      } else if count > 5 {
        found.append(
          RuleFinding(
            2, .warning, .programme, "\(count) priorities: too many to be priorities", do: "keep the first five"))
      }
      for priority in dossier.priorities {
        guard let end = priority.until ?? priority.target?.by else { continue }
        let days = dossier.today.distance(to: end)
        if days > 397 || days < 0 {
          found.append(
            RuleFinding(
              2, .warning, priority.subject("until"),
              days < 0
                ? "\(priority.title) ended on \(end.description)"
                : "\(priority.title) looks \(Wording.months(days)) ahead, not twelve months",
              do: "state it for the next twelve months"))
        }
      }
      return found.isEmpty
        ? [RuleFinding(2, .good, .programme, "\(count) priorities for the next twelve months")] : found
    },
    Rule(3, theme: .priorities, "A priority says measure, direction, number, unit and date") { dossier in
      dossier.priorities.map { priority in
        let missing = Specificity.missing(in: priority)
        return missing.isEmpty
          ? RuleFinding(3, .good, priority.subject(), "\(priority.title): specific")
          : RuleFinding(
            3, .red, priority.subject("target"), "\(priority.title) does not say \(Wording.list(missing, "or"))",
            do: "write it as in “time to hire 20% lower by 2026-12”")
      }
    },
    Rule(4, theme: .priorities, "Before and after are stated for 90 days, 6 months and 12 months") { dossier in
      dossier.priorities.flatMap { Milestones.findings(of: $0, dossier) }
    },
    Rule(5, theme: .priorities, "Targets are written down before the start") { dossier in
      guard let start = dossier.goLive else { return [] }
      let targets: [(Subject, String, Day?)] =
        dossier.priorities.map { ($0.subject("set on"), $0.title, $0.setOn) }
        + dossier.objectives.map { ($0.subject("set on"), $0.title, $0.setOn) }
        + dossier.keyResults.map { ($0.subject("set on"), $0.title, $0.setOn) }
      return targets.map { subject, title, day in
        guard let day else {
          return RuleFinding(
            5, .missing, subject, "\(title) does not say when its target was written down",
            do: "add set on: and the date")
        }
        return day < start
          ? RuleFinding(5, .good, subject, "\(title): written down on \(day.description), before the start")
          : RuleFinding(
            5, .red, subject,
            "the target of \(title) was written down on \(day.description), after the start on \(start.description)",
            do: "read it as a description, not as a target reached")
      }
    },
    Rule(6, theme: .priorities, "The bottleneck was known before the tool was chosen") { dossier in
      dossier.initiatives.map { initiative in
        guard initiative.bottleneck != nil, let seen = initiative.bottleneckSeen else {
          return RuleFinding(
            6, initiative.toolChosen == nil ? .missing : .red, initiative.subject("bottleneck"),
            initiative.toolChosen == nil
              ? "\(initiative.title) names no bottleneck"
              : "technology first: \(initiative.title) chose a tool without a bottleneck",
            do: "say whether time, errors or a handoff holds the work up, and when that was seen")
        }
        guard let chosen = initiative.toolChosen, chosen < seen else {
          return RuleFinding(6, .good, initiative.subject(), "\(initiative.title): bottleneck before tool")
        }
        return RuleFinding(
          6, .red, initiative.subject("tool chosen"),
          "technology first: \(initiative.title) chose its tool on \(chosen.description), before its bottleneck was "
            + "seen on \(seen.description)", do: "check that the tool meets the bottleneck")
      }
    },
    Rule(7, theme: .priorities, "A business leader answers for it, not only IT") { dossier in
      dossier.initiatives.map { initiative in
        guard !initiative.functions.isEmpty else {
          return RuleFinding(
            7, .missing, initiative.subject("function"), "\(initiative.title) does not say where its owner sits",
            do: "add function: with the owner's department")
        }
        return initiative.functions.contains { !Functions.isTechnical($0) }
          ? RuleFinding(7, .good, initiative.subject(), "\(initiative.title): owned by the business")
          : RuleFinding(
            7, .red, initiative.subject("function"),
            "only \(Wording.list(initiative.functions, "and")) answers for \(initiative.title)",
            do: "name a business leader who answers for the result")
      }
    },
    Rule(8, theme: .priorities, "Sales, operations, HR and finance agree before the design, not after") { dossier in
      dossier.initiatives.compactMap { initiative in
        guard let design = initiative.designed else { return nil }
        let late = Functions.stakeholders.filter { stakeholder in
          !initiative.signatures.contains { signature in
            guard let on = signature.on else { return false }
            return Functions.same(signature.by, stakeholder) && on <= design
          }
        }
        return late.isEmpty
          ? RuleFinding(8, .good, initiative.subject(), "\(initiative.title): all four agreed before the design")
          : RuleFinding(
            8, .warning, initiative.subject("signed"),
            "\(initiative.title) was designed without \(Wording.list(late, "and"))",
            do: "ask them before the design is used")
      }
    },
  ]
}
