extension RuleBook {
  /// Where hours and effects go: over roles and steps, people and groups.
  package static let flows: [Rule] = [
    Rule(23, theme: .money, "Gross hours are brought down by rework, supervision, change and exceptions, each once") {
      dossier in
      let twice = dossier.countedTwice
      let saving = dossier.money.lines.filter { $0.side == .benefit && ($0.hours ?? 0) > 0 }
      guard !saving.isEmpty else { return twice }
      let wanted: [(String, [String])] = [
        ("rework", ["rework"]), ("supervision", ["review", "supervision"]), ("change", ["change", "training"]),
        ("exceptions", ["exceptions"]),
      ]
      let costs = dossier.money.lines.filter { $0.side == .cost }
      let absent = wanted.filter { _, words in
        !costs.contains { cost in words.contains { $0 == cost.category || cost.name.contains($0) } }
      }.map(\.0)
      return twice + [
        absent.isEmpty
          ? RuleFinding(23, .good, .programme, "gross hours are reduced by all four lines")
          : RuleFinding(
            23, .missing, .programme, "hours are saved without \(Wording.list(absent, "or"))",
            do: "add a cost line for each, or a zero with none because:")
      ]
    },
    Rule(32, theme: .money, "Saved hours say what they are put to") { dossier in
      dossier.money.lines.compactMap { line in
        guard line.side == .benefit, line.kind == "capacity" || (line.hours ?? 0) > 0, line.kind != "cash",
          line.kind != "avoided"
        else { return nil }
        guard line.reallocatedTo == nil, line.budget == nil else {
          return RuleFinding(32, .good, .line(line), "\(line.label) says what its hours are put to")
        }
        return RuleFinding(
          32, .red, .line(line), "\(line.label) does not say what its hours are put to, and is worth 0 until it does",
          do: "state reallocated_to:, or the budget that gets smaller", amount: line.presentValue)
      }
    },
    Rule(51, theme: .errors, "Effort is counted over the whole workflow, not in one step") { dossier in
      dossier.workflows.compactMap { workflow in
        let effort = EffortShift(workflow.steps)
        guard let effort else { return nil }
        let more = effort.roles.filter { $0.after > $0.before }
          .map { "\($0.role) \(Wording.number($0.after - $0.before)) h more" }
        if effort.after >= effort.before {
          return RuleFinding(
            51, .red, workflow.subject("step"),
            "\(workflow.title) takes \(Wording.number(effort.after)) h a month against \(Wording.number(effort.before)) before",
            do: "count the gain of one step less what the others pay for it")
        }
        return more.isEmpty
          ? RuleFinding(
            51, .good, workflow.subject("step"),
            "\(workflow.title) saves \(Wording.number(effort.before - effort.after)) h a month in all")
          : RuleFinding(
            51, .warning, workflow.subject("step"),
            "\(workflow.title) saves \(Wording.number(effort.before - effort.after)) h a month in all, with \(Wording.list(more, "and"))",
            do: "agree with those who get the work")
      }
    },
    Rule(65, theme: .measures, "The slowest step decides how long a case takes") { dossier in
      dossier.workflows.compactMap { workflow in
        let queues = workflow.queues
        guard let slowest = queues.max(by: { $0.before < $1.before }), queues.count > 1 else { return nil }
        let before = queues.reduce(0) { $0 + $1.before }
        let after = queues.reduce(0) { $0 + $1.after }
        let now = queues.max { $0.after < $1.after } ?? slowest
        let days = { (months: Double) in Wording.number(months * Day.perMonth) }
        let text =
          "\(workflow.title): a case takes \(days(after)) days against \(days(before)), most of it in \(now.name)"
        guard slowest.after >= slowest.before, before > 0, after > 0.95 * before else {
          return RuleFinding(65, .good, workflow.subject("queue"), text)
        }
        return RuleFinding(
          65, .warning, workflow.subject("queue"), "\(text): what got faster is not the bottleneck",
          do: "help with \(slowest.name) first")
      }
    },
    Rule(107, theme: .usage, "Exceptions of a thousand outputs, assisted share and active people are known") {
      dossier in
      dossier.usages.compactMap { usage in
        let outputs = usage.number("suggested") ?? usage.number("completed")
        let rates: [(String, Double?)] = [
          (
            "exceptions of 1,000 outputs",
            usage.number("exceptions").flatMap { count in
              outputs.flatMap { $0 > 0 ? count / $0 * 1_000 : nil }
            }
          ), ("share of tasks completed with it", usage.ratio("completed", of: "started")),
          ("share of eligible people active", usage.ratio("weekly users", of: "eligible")),
        ]
        let absent = rates.filter { $0.1 == nil }.map(\.0)
        guard absent.isEmpty else {
          return RuleFinding(
            107, .missing, usage.subject(), "\(usage.title): no \(Wording.list(absent, "and no"))",
            do: "state exceptions, suggested, started, completed, weekly users and eligible")
        }
        return RuleFinding(
          107, .good, usage.subject(),
          "\(usage.title): \(Wording.number(rates[0].1 ?? 0)) exceptions of 1,000, \(Wording.percent(rates[1].1 ?? 0)) completed, \(Wording.percent(rates[2].1 ?? 0)) active"
        )
      }
    },
    Rule(109, theme: .usage, "Benefits follow those who use it well, not seats") { dossier in
      dossier.usages.compactMap { usage in
        guard let users = usage.number("weekly users"), users > 0 else { return nil }
        guard let proficient = usage.number("proficient") else {
          return RuleFinding(
            109, .missing, usage.subject("proficient"), "\(usage.title): who uses it well is not known",
            do: "state proficient: by the programme's own test")
        }
        let share = proficient / users
        let text =
          "\(usage.title): \(Wording.number(users)) use it weekly, \(Wording.number(proficient)) of them well (\(Wording.percent(share)))"
        return share < 0.5
          ? RuleFinding(
            109, .warning, usage.subject("proficient"), text, do: "multiply the benefit by the proficient, not by seats"
          )
          : RuleFinding(109, .good, usage.subject("proficient"), text)
      }
    },
    Rule(110, theme: .usage, "Value grows with tokens") { dossier in
      dossier.usages.compactMap { usage in
        guard let tokens = usage.tokens?.share, let value = usage.value?.share else { return nil }
        let text =
          "\(usage.title): tokens \(Wording.percent(tokens)), value \(Wording.percent(value)) over the same time"
        guard tokens > 0.5, value < 0.1 * tokens else { return RuleFinding(110, .good, usage.subject("tokens"), text) }
        return RuleFinding(
          110, .red, usage.subject("tokens"), text,
          do: "find which calls bring nothing, and try the growth: set the token input to its multiple")
      }
    },
    Rule(112, theme: .usage, "Supervising, correcting and asking again take less than is saved") { dossier in
      dossier.usages.compactMap { usage in
        guard let botsitting = Botsitting(usage) else { return nil }
        let text =
          "\(usage.title): \(Wording.number(botsitting.minding)) h of minding for \(Wording.number(botsitting.saved)) h saved, \(Wording.number(botsitting.ratio)) to 1"
        if botsitting.ratio > 1 {
          return RuleFinding(
            112, .red, usage.subject("saved"), text, do: "take it out of the tasks where it is minded most")
        }
        return botsitting.ratio > 0.5
          ? RuleFinding(112, .warning, usage.subject("saved"), text, do: "find out which drafts are asked for twice")
          : RuleFinding(112, .good, usage.subject("saved"), text)
      }
    },
    Rule(113, theme: .usage, "Whether a few people bring most of the value is known") { dossier in
      dossier.usages.compactMap { usage in
        guard let spread = dossier.savings[usage.name] else {
          guard usage.record.text("data") == nil else { return nil }
          return RuleFinding(
            113, .missing, usage.subject("data"), "\(usage.title): what each person saves is not known",
            do: "name data: with a row for each person")
        }
        let text =
          "\(usage.title): the tenth with the most save \(Wording.percent(spread.topDecile)) of it; median \(Wording.number(spread.median)), mean \(Wording.number(spread.mean))"
        return spread.topDecile > 0.5
          ? RuleFinding(
            113, .warning, usage.subject("data"), text,
            do: "plan the rollout by the median, and have the tenth teach the others")
          : RuleFinding(113, .good, usage.subject("data"), text)
      }
    },
    Rule(142, theme: .governance, "Groups are selected alike") { dossier in
      dossier.fairness.compactMap { fairness in
        guard
          let rates = SelectionRates(fairness.groups.map { ($0.name, $0.count.part, $0.count.whole) })
        else {
          return RuleFinding(
            142, .missing, fairness.subject("group"), "\(fairness.title): two groups with members are needed",
            do: "add group: with its name, selected and size")
        }
        let text =
          "\(fairness.title): \(rates.lowest.name) is selected at \(Wording.percent(rates.ratio)) of the rate of \(rates.highest.name) (p \(Wording.chance(rates.chance)))"
        return rates.ratio < SelectionRates.limit
          ? RuleFinding(
            142, .red, fairness.subject("group"), text, do: "stop the selection and look for its cause")
          : RuleFinding(142, .good, fairness.subject("group"), text)
      }
    },
  ]
}

extension Dossier {
  /// Effects that a pilot has already reduced by something, or that hold for everyone with access, and that the model
  /// reduces again.
  var countedTwice: [RuleFinding] {
    pilotsInView.flatMap { pilot -> [RuleFinding] in
      let inputs = money.assumptions.filter {
        $0.pilot?.split(separator: ".").first.map(String.init) == pilot.record.name
      }
      let benefits = money.lines.filter { line in
        line.side == .benefit && inputs.contains { reaches($0.name, from: line.name) }
      }
      guard let benefit = benefits.first else { return [] }
      var found: [RuleFinding] = []
      for word in pilot.record.texts("net of") {
        let categories = ["supervision": "review"]
        let again = money.lines.first { $0.side == .cost && $0.category == (categories[word] ?? word) && $0.total != 0 }
        if let again {
          found.append(
            pilot.finding(
              23, .warning, "net of", "its effect is already net of \(word), and \(again.label) is taken off again",
              do: "measure the effect gross, or set \(again.name) to what the pilot does not cover"))
        }
      }
      if pilot.record.text("estimand") == "access" {
        let adoption = money.reads.keys.sorted().first { name in
          MetricCatalogue.metric(named: [name])?.aspect == .adoption && reaches(name, from: benefit.name)
        }
        if let adoption {
          found.append(
            pilot.finding(
              23, .red, "estimand",
              "its effect is that of everyone with access, and \(benefit.label) multiplies it by \(money.labels[adoption] ?? adoption) again",
              do: "take adoption out of the benefit, or state the effect on users"))
        }
      }
      return found
    }
  }

  /// Whether a quantity reads another, directly or through others.
  func reaches(_ target: String, from name: String) -> Bool {
    var seen: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      if next == target { return true }
      guard seen.insert(next).inserted else { continue }
      open += money.reads[next] ?? []
    }
    return false
  }
}
