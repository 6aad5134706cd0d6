extension RuleBook {
  /// Errors, rework and what a review lets through.
  package static let errorBudgets: [Rule] = [
    Rule(44, theme: .errors, "An error budget is agreed before a workflow starts") { dossier in
      let loose = dossier.workflows.filter { $0.errorBudget == nil }.map { workflow in
        RuleFinding(
          44, .missing, workflow.subject("error budget"), "\(workflow.title) has no error budget",
          do: "declare an error budget, and name it in the workflow")
      }
      let stated = dossier.errorBudgets.map { budget -> RuleFinding in
        let launch = budget.launch ?? dossier.workflows.first { $0.errorBudget == budget.name }?.goLive
        guard let agreed = budget.agreed else {
          return RuleFinding(
            44, .missing, budget.subject("agreed"), "\(budget.title): when it was agreed is not said",
            do: "state agreed: with the date")
        }
        guard let launch else {
          return RuleFinding(
            44, .missing, budget.subject("launch"), "\(budget.title): when its workflow starts is not said",
            do: "state launch: with the date")
        }
        return agreed < launch
          ? RuleFinding(44, .good, budget.subject(), "\(budget.title) was agreed before the start")
          : RuleFinding(
            44, .red, budget.subject("agreed"),
            "\(budget.title) was agreed \(Wording.days(launch.distance(to: agreed))) after the start",
            do: "agree on it before the next release")
      }
      return loose + stated
    },
    Rule(45, theme: .errors, "What may go wrong fits the class of risk") { dossier in
      dossier.errorBudgets.compactMap { budget in
        guard let allows = budget.allows else { return nil }
        guard let risk = budget.risk, let tolerance = RiskTolerance(words: risk) else {
          return RuleFinding(
            45, .missing, budget.subject("risk"), "\(budget.title): its class of risk is not known",
            do: "write risk: \(RiskTolerance.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard allows > tolerance.allowance + 1e-12 else {
          return RuleFinding(
            45, .good, budget.subject("allows"),
            "\(budget.title): \(Wording.percent(allows)) fits \(tolerance.rawValue)")
        }
        return RuleFinding(
          45, .red, budget.subject("allows"),
          "\(budget.title) allows \(Wording.percent(allows)), and \(tolerance.rawValue) bears \(Wording.percent(tolerance.allowance))",
          do: "lower it, or put a review before the output")
      }
    },
    Rule(46, theme: .errors, "A budget is spent in money, not in accuracy") { dossier in
      dossier.errorBudgets.compactMap { budget in
        guard !budget.record.clauses("costs").isEmpty else {
          return RuleFinding(
            46, .missing, budget.subject("costs"), "\(budget.title): what an error costs is not said",
            do: "add costs:, such as 12 EUR per error")
        }
        guard let reading = dossier.errorReadings[budget.name], let spent = reading.spentMoney else { return nil }
        let text =
          spent.isFinite
          ? "\(budget.title): \(Wording.percent(spent)) of the budget is spent"
          : "\(budget.title): errors where none are allowed"
        return spent >= 1
          ? RuleFinding(
            46, .red, budget.subject(), text, do: "stop the workflow or review every output", amount: reading.cost)
          : RuleFinding(46, .good, budget.subject(), text, amount: reading.cost)
      }
    },
    Rule(47, theme: .errors, "An error that repeats is a defect; a rare one may be worth it") { dossier in
      dossier.errorBudgets.flatMap { budget -> [RuleFinding] in
        guard let reading = dossier.errorReadings[budget.name] else { return [] }
        var found: [RuleFinding] = []
        let cause = reading.causes.first.map { $0.cause.isEmpty ? "one cause" : $0.cause } ?? "one cause"
        let count = "\(Wording.thousands(reading.errors)) error\(reading.errors == 1 ? "" : "s")"
        switch reading.finding {
        case .defect:
          found.append(
            RuleFinding(
              47, .red, budget.subject(), "DEFECT: \(Wording.percent(reading.topShare)) of \(count) come from \(cause)",
              do: "mend that before anything else", amount: reading.cost))
        case .spent:
          found.append(
            RuleFinding(
              47, .red, budget.subject(), "SPENT: \(count), and no cause stands out", do: "stop or review every output",
              amount: reading.cost))
        case .noise:
          found.append(
            RuleFinding(47, .good, budget.subject(), "NOISE: \(count), within the budget and of no one cause"))
        case .netWin:
          found.append(
            RuleFinding(
              47, .good, budget.subject(), "NET WIN: \(count) cost less than the outputs are worth",
              amount: reading.cost))
        }
        for burn in reading.burns where burn.isAlert {
          found.append(
            RuleFinding(
              47, .warning, budget.subject(),
              "\(budget.title): the last \(Wording.days(Int(burn.days))) used it \(Wording.number(burn.rate)) times as fast as planned",
              do: "look at what changed in those days"))
          break
        }
        return found
      }
    },
    Rule(48, theme: .errors, "A review lets no violation of policy through, and how surely is known") { dossier in
      dossier.errorBudgets.compactMap { budget in
        guard let count = budget.record.count("escaped", "found", "reviewed"), count.whole >= 1 else { return nil }
        let escapes = ReviewEscapes(escaped: Wording.whole(count.part), reviewed: Wording.whole(count.whole))
        let bound = "at most \(Wording.percent(escapes.upperBound)) escape (95%)"
        if escapes.escaped > 0 {
          return RuleFinding(
            48, .red, budget.subject("escaped"),
            "\(budget.title): \(escapes.escaped) of \(Wording.thousands(escapes.reviewed)) escaped the review; \(bound)",
            do: "change the review before the next release")
        }
        let allowance = budget.allows ?? 0
        guard allowance > 0, escapes.upperBound > allowance else {
          return RuleFinding(
            48, .good, budget.subject("escaped"),
            "\(budget.title): none of \(Wording.thousands(escapes.reviewed)) escaped; \(bound)")
        }
        return RuleFinding(
          48, .warning, budget.subject("escaped"),
          "\(budget.title): none of \(Wording.thousands(escapes.reviewed)) escaped, which leaves \(bound)",
          do:
            "review \(Wording.rows(3 / allowance)) cases to bound it by \(Wording.percent(allowance))"
        )
      }
    },
    Rule(49, theme: .errors, "Correction, approval and reopening together are less than doing it by hand") { dossier in
      dossier.usages.compactMap { usage in
        guard let manual = usage.number("manual time"), manual > 0, let edit = usage.number("edit time") else {
          return nil
        }
        let rework = edit + (usage.number("time to approve") ?? 0)
        let share = rework / manual
        return share > 1
          ? RuleFinding(
            49, .red, usage.subject("edit time"),
            "\(usage.title): mending a draft takes \(Wording.percent(share)) of doing it by hand",
            do: "take the tool out of these tasks")
          : RuleFinding(
            49, .good, usage.subject("edit time"),
            "\(usage.title): rework is \(Wording.percent(share)) of the time by hand")
      }
    },
  ]
}
