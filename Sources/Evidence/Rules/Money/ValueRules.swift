extension RuleBook {
  package static let value: [Rule] = [
    Rule(15, theme: .money, "The date of payback is declared at the start") { dossier in
      dossier.initiatives.compactMap { initiative in
        guard !initiative.earns.isEmpty || initiative.paysBackBy != nil else { return nil }
        guard let declared = initiative.paysBackBy else {
          return RuleFinding(
            15, .missing, initiative.subject("pays back by"), "\(initiative.title) declares no date of payback",
            do: "add pays back by: and the date")
        }
        if let probability = dossier.money.probabilityOfPayback[initiative.name] {
          let words = "P(payback by \(declared.description)) \(Wording.percent(probability))"
          return probability >= 0.5
            ? RuleFinding(15, .good, initiative.subject(), words)
            : RuleFinding(
              15, .red, initiative.subject("pays back by"), words, do: "move the date, or what makes it late")
        }
        guard let start = dossier.money.start else { return nil }
        guard let months = dossier.money.paybackMonths else {
          return RuleFinding(
            15, .red, initiative.subject("pays back by"),
            "\(initiative.title) declares payback by \(declared.description), and never pays back",
            do: "see breakeven for what would have to change")
        }
        let computed = start.after(days: months * Day.perMonth)
        return computed <= declared
          ? RuleFinding(
            15, .good, initiative.subject(), "pays back on \(computed.description), declared \(declared.description)")
          : RuleFinding(
            15, .red, initiative.subject("pays back by"),
            "pays back on \(computed.description), declared \(declared.description)",
            do: "declare the date that is computed")
      }
    },
    Rule(16, theme: .money, "Saved hours go somewhere, or something is no longer done") { dossier in
      dossier.benefitLines.filter { $0.kind == "capacity" }.map { line in
        let stops = dossier.initiatives.first { $0.earns.contains(line.name) && $0.stops != nil }?.stops
        if let use = line.reallocatedTo ?? stops {
          return RuleFinding(16, .good, .line(line), "\(line.label): \(use)")
        }
        let hours = line.hours.map { "\(Wording.number($0)) hours of " } ?? ""
        return RuleFinding(
          16, .red, .line(line), "unrealised: \(hours)\(line.label) is put to no use",
          do: "add reallocated to: to the line, or stops: to its initiative; until then it counts as 0",
          amount: line.presentValue)
      }
    },
    Rule(17, theme: .money, "A win has a name and a number") { dossier in
      dossier.wins.map {
        .register(
          17, at: .warning, $0,
          ["owner": "whose it is", "measures": "what moved", "gained": "by how much", "source": "where it is seen"])
      }
    },
    Rule(77, theme: .money, "A vendor's claim is turned into our measure before it is used") { dossier in
      dossier.claims.map { claim in
        guard let measure = claim.measures else {
          return RuleFinding(
            77, .red, claim.subject("measures"), "\(claim.title) is in the vendor's terms",
            do: "add measures: with our own measure")
        }
        guard let discount = claim.discount else {
          return RuleFinding(
            77, .red, claim.subject("discount"), "\(claim.title) is taken at its word",
            do: "add discount: with what is taken off before it is used")
        }
        let used = claim.promised.map { " \(Wording.percent($0 * (1 - discount))) of \(Wording.percent($0))" } ?? ""
        return RuleFinding(
          77, .good, claim.subject(),
          "\(claim.title): counted as\(used.isEmpty ? " discounted" : used) of \(dossier.title(measure))")
      }
    },
    Rule(78, theme: .money, "What was bid is compared with what was done") { dossier in
      dossier.claims.compactMap { claim in
        guard let bid = claim.promised else { return nil }
        guard let did = claim.realised else {
          return RuleFinding(
            78, .missing, claim.subject("realised"), "what came of \(claim.title) is not known",
            do: "add realised: once it is measured")
        }
        let words = "\(claim.title): bid \(Wording.percent(bid)), did \(Wording.percent(did))"
        return did >= bid
          ? RuleFinding(78, .good, claim.subject(), words)
          : RuleFinding(
            78, .warning, claim.subject("realised"), "\(words), \(Wording.number((bid - did) * 100)) points short",
            do: "take the gap to the vendor, and lower the next claim by it")
      }
    },
    Rule(115, theme: .money, "Every gain can be read in headcount, a budget or the margin") { dossier in
      dossier.benefitLines.compactMap { line in
        let fault: (String, String)? =
          switch line.kind {
          case nil: ("does not say what kind of gain it is", "add kind:")
          case "avoided":
            line.budget == nil ? ("is avoided cost without a budget", "add budget: with the cost centre") : nil
          case "revenue": line.margin == nil ? ("is revenue without a margin", "add margin:") : nil
          case "capacity":
            line.reallocatedTo == nil
              ? ("is time that nobody uses", "add reallocated to: with the work it goes to") : nil
          default: nil
          }
        guard let (words, remedy) = fault else {
          return RuleFinding(
            115, .good, .line(line), "\(line.label): \(line.kind ?? "")", amount: line.presentValue)
        }
        return RuleFinding(115, .warning, .line(line), "\(line.label) \(words)", do: remedy, amount: line.presentValue)
      }
    },
    Rule(116, theme: .money, "Every number has a source and a grade") { dossier in
      let all = dossier.money.assumptions
      guard !all.isEmpty else { return [] }
      let bare = all.filter {
        ($0.source == nil && $0.evidence == nil && $0.pilot == nil) || ($0.confidence == nil && $0.pilot == nil)
      }
      let share = 1 - Double(bare.count) / Double(all.count)
      let words = "\(Wording.percent(share)) of \(Wording.count(all.count, "assumption")) have a source and a grade"
      guard let first = bare.first, share < RuleBook.leastSourced else {
        return [RuleFinding(116, .good, .programme, words)]
      }
      return [
        RuleFinding(
          116, .warning, .input(first),
          "\(words); not \(Wording.list(bare.prefix(5).map(\.label), "and"))\(bare.count > 5 ? " and \(bare.count - 5) more" : "")",
          do: "add source: and confidence: to them")
      ]
    },
    Rule(117, theme: .money, "What rests on one vendor is known, and what leaving costs") { dossier in
      VendorDependence(dossier).findings
    },
    Rule(127, theme: .money, "What customers take back as lower prices is counted") { dossier in
      dossier.initiatives.compactMap { initiative in
        let lines = initiative.earns.compactMap(dossier.line)
        let gain = lines.reduce(0) { $0 + $1.presentValue }
        guard let share = initiative.passedOn else {
          guard lines.contains(where: { $0.kind == "revenue" }) else { return nil }
          return RuleFinding(
            127, .missing, initiative.subject("passed on"),
            "\(initiative.title) does not say how much customers take back in the price",
            do: "add passed on: with the share, 0% where nothing")
        }
        guard share > 0 else {
          return RuleFinding(127, .good, initiative.subject(), "\(initiative.title): nothing passed on")
        }
        return RuleFinding(
          127, .warning, initiative.subject("passed on"),
          "\(Wording.percent(share)) of the gain of \(initiative.title) goes to customers: "
            + "\(Wording.money(gain * share, dossier.money.currency)) less margin",
          do: "take it off the benefit", amount: -gain * share)
      }
    },
    Rule(138, theme: .money, "Accurate but too dear is not a win") { dossier in
      dossier.initiatives.compactMap { initiative in
        guard !initiative.earns.isEmpty else { return nil }
        let costs = initiative.costs.compactMap(dossier.line)
        let running = costs.contains { ["tokens", "licences", "infrastructure"].contains($0.category ?? "") }
        guard running else {
          return RuleFinding(
            138, .missing, initiative.subject("costs"), "\(initiative.title) names no cost of running it",
            do: "add its tokens, licences or infrastructure to costs:")
        }
        let spend = dossier.spend(of: initiative)
        let gain = initiative.earns.compactMap(dossier.line).reduce(0) { $0 + $1.presentValue }
        let words =
          "\(initiative.title): \(Wording.money(gain, dossier.money.currency)) earned, "
          + "\(Wording.money(spend, dossier.money.currency)) spent"
        return gain > spend
          ? RuleFinding(138, .good, initiative.subject(), words, amount: gain - spend)
          : RuleFinding(
            138, .red, initiative.subject("costs"), "too dear: \(words)", do: "make it cheaper, or stop",
            amount: gain - spend)
      }
    },
    Rule(144, theme: .money, "An uplift counts as caused only with a design that can show it") { dossier in
      let edges = dossier.initiatives.filter { !$0.earns.isEmpty }.map { initiative -> RuleFinding in
        guard let pilot = dossier.pilots.first(where: { $0.name == initiative.provenBy }) else {
          return RuleFinding(
            144, .missing, initiative.subject("proven by"), "nothing shows that \(initiative.title) causes its gain",
            do: "add proven by: with its pilot")
        }
        return design(pilot.text("design"), initiative.title, initiative.subject("proven by"), hasDiscount: false)
      }
      return edges
        + dossier.claims.map { design($0.design, $0.title, $0.subject("design"), hasDiscount: ($0.discount ?? 0) > 0) }
    },
  ]

  private static func design(_ design: String?, _ title: String, _ subject: Subject, hasDiscount: Bool) -> RuleFinding {
    switch design {
    case "randomised", "staggered", "matched":
      RuleFinding(144, .good, subject, "\(title): \(design ?? "") design")
    case nil, "unstated":
      RuleFinding(
        144, hasDiscount ? .good : .missing, subject,
        hasDiscount ? "\(title): discounted, its design not stated" : "how \(title) was established is not stated",
        do: hasDiscount ? "" : "add design:")
    case "survey":
      RuleFinding(
        144, .red, subject, "\(title) rests on what people say of themselves: not a cause",
        do: "measure it against a control")
    case .some(let other):
      RuleFinding(
        144, hasDiscount ? .good : .warning, subject, "\(title) rests on \(other): a correlation",
        do: hasDiscount ? "" : "compare with teams that did not have it")
    }
  }

  /// The share of assumptions that should have a source and a grade.
  static let leastSourced = 0.8
}
