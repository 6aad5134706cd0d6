extension RuleBook {
  package static let scorecard: [Rule] = [
    Rule(54, theme: .usage, "Use is judged by what is completed, accepted, overridden and repaired") { dossier in
      dossier.usages.map { usage in
        let ratios: [(String, Double?)] = [
          ("completed", usage.ratio("completed", of: "started")),
          ("accepted", usage.ratio("accepted", of: "suggested")),
          ("overridden", usage.ratio("overridden", of: "suggested")),
          ("repaired", usage.ratio("repaired", of: "suggested")),
        ]
        let missing = ratios.filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else {
          return RuleFinding(
            54, .missing, usage.subject(missing[0]),
            "\(usage.title) does not say how much was \(Wording.list(missing, "or"))",
            do: "add started:, completed:, suggested:, accepted:, overridden: and repaired:")
        }
        let words = ratios.map { "\($0.0) \(Wording.percent($0.1 ?? 0))" }.joined(separator: ", ")
        return (ratios[2].1 ?? 0) > 0.5 || (ratios[0].1 ?? 1) < 0.5
          ? RuleFinding(54, .warning, usage.subject(), "\(usage.title): \(words)", do: "ask users why they leave it")
          : RuleFinding(54, .good, usage.subject(), "\(usage.title): \(words)")
      }
    },
    Rule(55, theme: .usage, "The scorecard has speed, quality, cost, adoption and governance") { dossier in
      guard !dossier.measurings.isEmpty else { return [] }
      let empty = Scorecard(dossier).rows.filter { $0.measures.isEmpty && $0.signals.isEmpty }.map(\.row.rawValue)
      return [
        empty.isEmpty
          ? RuleFinding(55, .good, .programme, "all six rows are measured")
          : RuleFinding(
            55, .missing, .programme, "nothing measures \(Wording.list(empty, "or"))",
            do: "add a kpi with class: \(empty[0])")
      ]
    },
    Rule(56, theme: .usage, "Faster, and rework does not rise") { row(56, .speed, $0) },
    Rule(57, theme: .usage, "No more defects escape than before") { row(57, .quality, $0) },
    Rule(58, theme: .usage, "Cheaper at the same service level, not by putting work off") { row(58, .cost, $0) },
    Rule(59, theme: .usage, "Users complete their tasks") { row(59, .adoption, $0) },
    Rule(60, theme: .usage, "Violations per 1,000 actions are at or below the baseline") { row(60, .governance, $0) },
    Rule(61, theme: .usage, "Correcting takes less time than before and than by hand") { row(61, .rework, $0) },
    Rule(19, theme: .usage, "First drafts are used, not rewritten") { dossier in
      dossier.usages.compactMap { usage in
        let accepted = usage.ratio("accepted", of: "suggested")
        let edit = usage.ratio("edit time", of: "manual time")
        guard accepted != nil || edit != nil else { return nil }
        let words = [
          accepted.map { "\(Wording.percent($0)) of drafts accepted" },
          edit.map { "editing takes \(Wording.percent($0)) of the manual time" },
        ].compactMap { $0 }.joined(separator: ", ")
        return (accepted ?? 1) < 0.5 || (edit ?? 0) > 0.5
          ? RuleFinding(
            19, .warning, usage.subject(), "heavy editing: \(words)", do: "count the editing as a rework line")
          : RuleFinding(19, .good, usage.subject(), words)
      }
    },
    Rule(18, theme: .usage, "A tool is used by the teams it was meant for") { dossier in
      dossier.initiatives.flatMap { initiative -> [RuleFinding] in
        var found: [RuleFinding] = []
        if let teams = initiative.teams, let share = teams.share {
          found.append(
            share >= 0.5
              ? RuleFinding(
                18, .good, initiative.subject(), "\(initiative.title): \(Wording.percent(share)) of its teams")
              : RuleFinding(
                18, .warning, initiative.subject("teams"),
                "silo: \(Wording.number(teams.part)) of \(Wording.number(teams.whole)) teams use \(initiative.title)",
                do: "find out what keeps the others"))
        }
        if !initiative.overlaps.isEmpty {
          found.append(
            RuleFinding(
              18, .warning, initiative.subject("overlaps"),
              "\(initiative.title) does the work of \(Wording.list(initiative.overlaps.map(dossier.title), "and")) too",
              do: "keep one"))
        }
        return found
      }
    },
    Rule(114, theme: .usage, "People who have both tools choose the sanctioned one") { dossier in
      dossier.usages.compactMap { usage in
        guard let chosen = usage.number("sanctioned") else { return nil }
        let shadow = usage.number("shadow licences").map { $0 * 12 }
        let words = "\(Wording.percent(chosen)) choose the sanctioned tool"
        return chosen >= 0.5
          ? RuleFinding(114, .good, usage.subject(), words, amount: shadow)
          : RuleFinding(
            114, .warning, usage.subject("sanctioned"),
            words + (shadow.map { ", \(Wording.money($0, dossier.money.currency)) a year go to others" } ?? ""),
            do: "ask what the other tool does better", amount: shadow)
      }
    },
    Rule(124, theme: .usage, "Managers show how they use it themselves") { dossier in
      dossier.usages.compactMap { usage in
        guard let managers = usage.managers, let share = managers.share else { return nil }
        let words =
          "\(Wording.number(managers.part)) of \(Wording.number(managers.whole)) managers showed their own use"
        return share >= 0.5
          ? RuleFinding(124, .good, usage.subject(), words)
          : RuleFinding(124, .warning, usage.subject("managers"), words, do: "let managers go first")
      }
    },
  ]

  private static func row(_ rule: Int, _ row: MetricClass, _ dossier: Dossier) -> [RuleFinding] {
    guard let found = Scorecard(dossier).row(row), !found.signals.isEmpty || found.warning != nil else { return [] }
    let subject = Subject(title: "Scorecard", key: row.rawValue)
    guard let warning = found.warning else {
      return [RuleFinding(rule, .good, subject, "\(row.rawValue): \(found.signals.joined(separator: "; "))")]
    }
    return [RuleFinding(rule, .warning, subject, "\(row.rawValue): \(warning)", do: "wanted is: \(found.goodSignal)")]
  }
}
