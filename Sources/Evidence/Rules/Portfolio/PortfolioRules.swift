extension RuleBook {
  package static let portfolio: [Rule] = [
    Rule(108, theme: .portfolio, "What is live has shown its return") { dossier in
      guard let gap = Portfolio(dossier).valueGap else { return [] }
      let words =
        "\(Wording.percent(gap.live)) of the initiatives are live, \(Wording.percent(gap.proven)) have a proven return: "
        + "a gap of \(Wording.number((gap.live - gap.proven) * 100)) points"
      return [
        gap.live - gap.proven > 0.25
          ? RuleFinding(108, .warning, .programme, words, do: "pilot what is live, or stop it")
          : RuleFinding(108, .good, .programme, words)
      ]
    },
    Rule(111, theme: .portfolio, "What may be given up is written off in advance") { dossier in
      let open = dossier.initiatives.filter { $0.status != .stopped && !$0.costs.isEmpty }
      return open.compactMap { initiative in
        let spend = dossier.spend(of: initiative)
        let isAgentic = initiative.agents != nil || initiative.iterations != nil
        guard let probability = initiative.failsWith else {
          guard isAgentic else { return nil }
          return RuleFinding(
            111, .warning, initiative.subject("fails with"),
            "\(initiative.title) counts on success: \(Wording.money(spend * RuleBook.agenticFailure, dossier.money.currency)) "
              + "to write off at the forecast \(Wording.percent(RuleBook.agenticFailure))",
            do: "add fails with: and a line for stranded cost", amount: spend * RuleBook.agenticFailure)
        }
        return RuleFinding(
          111, .good, initiative.subject(),
          "\(initiative.title): expected write-off \(Wording.money(spend * probability, dossier.money.currency))",
          amount: spend * probability)
      }
    },
    Rule(121, theme: .portfolio, "A decision of AI rests on a competitive asset, or is an experiment with a budget") {
      dossier in
      dossier.initiatives.map { initiative in
        if let asset = initiative.asset {
          return RuleFinding(121, .good, initiative.subject(), "\(initiative.title): \(asset)")
        }
        if let budget = initiative.experimentBudget {
          return RuleFinding(
            121, .good, initiative.subject(),
            "\(initiative.title): experiment, \(Wording.money(budget, dossier.money.currency))")
        }
        return RuleFinding(
          121, .warning, initiative.subject("asset"),
          "\(initiative.title) rests on no asset and has no budget to learn",
          do: "add asset:, or experiment budget: where it is to learn")
      }
    },
    Rule(122, theme: .portfolio, "More than two noes: an adoption programme with a value label on it") { dossier in
      guard !dossier.records.isEmpty else { return [] }
      let diagnosis = ProgrammeDiagnosis(dossier)
      let subject = dossier.answers.first?.subject() ?? .programme
      let words = "\(diagnosis.noes) of 5 answered no: \(diagnosis.verdict)"
      if diagnosis.isAdoptionProgramme {
        let first = diagnosis.answers.first { $0.yes == false }
        return [RuleFinding(122, .red, subject, words, do: "begin with: \(first?.question.words ?? "")")]
      }
      return [RuleFinding(122, .good, subject, words)]
    },
    Rule(125, theme: .portfolio, "Half-built agents are a liability") { dossier in
      dossier.initiatives.filter { $0.status == .stalled }.map { initiative in
        let yearly = (initiative.runningCost ?? 0) * 12 + (initiative.securityReview ?? 0)
        guard initiative.runningCost != nil else {
          return RuleFinding(
            125, .missing, initiative.subject("running cost"),
            "\(initiative.title) is stalled; what it costs is not stated",
            do: "add running cost: and security review:")
        }
        return RuleFinding(
          125, .warning, initiative.subject("status"),
          "\(initiative.title) is stalled and costs \(Wording.money(yearly, dossier.money.currency)) in the next year",
          do: "finish it or switch it off", amount: yearly)
      }
    },
    Rule(126, theme: .portfolio, "Later initiatives still earn what the first did") { dossier in
      guard let waves = Portfolio(dossier).waves else { return [] }
      let words =
        "the first wave earns \(Wording.number(waves.first)) per unit spent, the second \(Wording.number(waves.second))"
      return [
        waves.second < waves.first / 2
          ? RuleFinding(
            126, .warning, .programme, "saturation: \(words)", do: "look for a new kind of work, not for more")
          : RuleFinding(126, .good, .programme, words)
      ]
    },
    Rule(140, theme: .portfolio, "Exploratory work is valued by what it teaches") { dossier in
      dossier.initiatives.filter { $0.stage == "exploratory" }.map { initiative in
        let value = initiative.learns.compactMap { dossier.money.informationValue[$0] }.reduce(0, +)
        guard !initiative.learns.isEmpty || initiative.proofs != nil else {
          return RuleFinding(
            140, .missing, initiative.subject("learns"), "\(initiative.title) does not say what it is to teach",
            do: "add learns: with the uncertain inputs, or proofs:")
        }
        let parts = [
          initiative.learns.isEmpty
            ? nil
            : "narrows \(Wording.list(initiative.learns.map(dossier.title), "and"))"
              + (value > 0 ? ", worth \(Wording.money(value, dossier.money.currency)) to know" : ""),
          initiative.proofs.flatMap { proofs in proofs.share.map { "\(Wording.percent($0)) of proofs succeeded" } },
        ].compactMap { $0 }
        return RuleFinding(
          140, .good, initiative.subject(), "\(initiative.title): \(parts.joined(separator: "; "))", amount: value)
      }
    },
    Rule(141, theme: .portfolio, "Both exploratory and production work is measured") { dossier in
      let stages = Set(dossier.initiatives.compactMap(\.stage))
      guard dossier.initiatives.count > 1, !stages.isEmpty else { return [] }
      let missing = ["exploratory", "production"].filter { !stages.contains($0) }
      return [
        missing.isEmpty
          ? RuleFinding(141, .good, .programme, "exploratory and production work")
          : RuleFinding(
            141, .warning, .programme, "no initiative is \(missing[0])",
            do: missing[0] == "exploratory" ? "keep a part for learning" : "bring something into use")
      ]
    },
    Rule(75, theme: .pilots, "A pilot in IT measures speed, quality and rework") { dossier in
      dossier.pilots.compactMap { pilot in
        let names = ["primary", "guard", "secondary"].flatMap { pilot.clauses($0) }
          .flatMap { [$0.text("name"), $0.text("column")].compactMap { $0 } }
        let isService = names.contains { MetricNames.has($0, MetricNames.service) }
        let byIT = dossier.initiatives.contains {
          $0.provenBy == pilot.name && !$0.functions.isEmpty && $0.functions.allSatisfy(Functions.isTechnical)
        }
        guard isService || byIT else { return nil }
        let classes = names.reduce(into: Set<MetricClass>()) { $0.formUnion(MetricNames.classes($1)) }
        let missing = [MetricClass.speed, .quality, .rework].filter { !classes.contains($0) }.map(\.rawValue)
        let subject = Subject(keyword: "pilot", name: pilot.name, title: pilot.title, key: "guard")
        return missing.isEmpty
          ? RuleFinding(75, .good, subject, "\(pilot.title): speed, quality and rework")
          : RuleFinding(
            75, .warning, subject, "\(pilot.title) measures no \(Wording.list(missing, "or"))",
            do: "add guard: with a measure of \(missing[0])")
      }
    },
  ]

  /// The share of agentic projects forecast to be given up by the end of 2027 (Gartner, June 2025).
  static let agenticFailure = 0.4
}
