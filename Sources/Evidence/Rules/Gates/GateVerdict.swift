/// Whether a gate may be passed, and what is missing. It says nothing of how large the effect is.
package struct GateVerdict: Sendable {
  package enum Layer: String, Sendable, Hashable, CaseIterable {
    case functional = "Functional value"
    case durable = "Durable in operation"
    case financial = "Financial value"
    case second = "Second environment"
    case periods = "Normal, stress and failure"
    case governance = "Governance"
    case obligations = "Obligations"
  }

  /// One thing that must be shown.
  package struct Requirement: Sendable, Hashable {
    package let layer: Layer
    package let isMet: Bool
    /// What was found, or what is missing.
    package let text: String
    /// What to do; empty where it is met.
    package let remedy: String
    /// The field of the gate it is about.
    package let key: String
  }

  package let gate: Gate
  package let requirements: [Requirement]

  package var isReady: Bool { requirements.allSatisfy(\.isMet) }
  /// READY or NOT YET.
  package var words: String { isReady ? "READY" : "NOT YET" }
  package func isMet(_ layer: Layer) -> Bool { requirements.filter { $0.layer == layer }.allSatisfy(\.isMet) }
  package var missing: [Requirement] { requirements.filter { !$0.isMet } }

  package init(_ gate: Gate, _ dossier: Dossier) {
    self.gate = gate
    requirements =
      Self.functional(gate, dossier) + Self.durable(gate, dossier) + Self.financial(gate, dossier)
      + Self.second(gate, dossier) + Self.periods(gate, dossier) + Self.governance(gate, dossier)
      + Self.obligations(gate, dossier)
  }

  private static func met(_ layer: Layer, _ key: String, _ text: String) -> Requirement {
    Requirement(layer: layer, isMet: true, text: text, remedy: "", key: key)
  }
  private static func open(_ layer: Layer, _ key: String, _ text: String, do remedy: String) -> Requirement {
    Requirement(layer: layer, isMet: false, text: text, remedy: remedy, key: key)
  }

  /// Of a pilot's verdict.
  private static func verdict(_ pilot: String, _ layer: Layer, _ key: String, _ dossier: Dossier) -> Requirement {
    let title = dossier.title(pilot)
    guard let fact = dossier.pilotFacts[pilot], let verdict = fact.verdict else {
      return open(layer, key, "\(title) has no verdict", do: "give its data file")
    }
    switch verdict {
    case .pass: return met(layer, key, "\(title): PASS")
    case .fail:
      return open(layer, key, "\(title): FAIL", do: "do not scale what does not work; change it and pilot again")
    case .notProven:
      let size = fact.needed.map { ", \(Wording.thousands(Wording.whole($0.rounded(.up)))) needed in each group" } ?? ""
      return open(layer, key, "\(title): NOT PROVEN\(size)", do: "go on with the pilot until it can decide")
    }
  }

  private static func functional(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    guard !gate.functional.isEmpty else {
      return [open(.functional, "functional", "no pilot is named", do: "add functional: with the pilot")]
    }
    return gate.functional.map { verdict($0, .functional, "functional", dossier) }
  }

  private static func durable(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    let days = gate.durableDays ?? RuleBook.durableDays
    let teams = gate.durableTeams ?? RuleBook.durableTeams
    let facts = gate.functional.compactMap { dossier.pilotFacts[$0] }
    let weeks = facts.compactMap(\.weeks).max()
    let holding = facts.compactMap(\.teamsHolding).max()
    var found: [Requirement] = []
    let wanted = Wording.thousands(Wording.whole(days / 7))
    if let weeks {
      found.append(
        weeks * 7 >= days - 1
          ? met(.durable, "durable", "\(Wording.number(weeks)) weeks with the tool")
          : open(
            .durable, "durable", "\(Wording.number(weeks)) of \(wanted) weeks with the tool", do: "let it run on"))
    } else {
      found.append(open(.durable, "durable", "how long it ran is not known", do: "add week: to the pilot"))
    }
    if let holding {
      found.append(
        holding >= teams
          ? met(.durable, "durable", "the effect holds in \(Wording.number(holding)) teams")
          : open(
            .durable, "durable", "the effect holds in \(Wording.number(holding)) of \(Wording.number(teams)) teams",
            do: "find out why it holds in some teams only"))
    } else {
      found.append(
        open(.durable, "durable", "in how many teams it holds is not known", do: "add teams: to the pilot"))
    }
    return found
  }

  private static func financial(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    var found: [Requirement] = []
    let unstated = RuleBook.unstatedCosts(dossier)
    found.append(
      unstated.isEmpty
        ? met(.financial, "financial", "all five kinds of cost are stated")
        : open(
          .financial, "financial", "no cost of \(Wording.list(unstated, "or")) is stated",
          do: "add the line, or state cost NAME = none with the reason"))
    let wanted = gate.probability ?? RuleBook.leastProbability
    guard let probability = dossier.money.probabilityOfPositiveNPV else {
      found.append(
        open(
          .financial, "financial", "P(NPV > 0) is not known",
          do: "give the uncertain inputs their ranges, and simulate"))
      return found
    }
    let words = "P(NPV > 0) \(Wording.percent(probability))"
    found.append(
      probability >= wanted
        ? met(.financial, "financial", "\(words), at least \(Wording.percent(wanted))")
        : open(
          .financial, "financial", "\(words), less than \(Wording.percent(wanted))",
          do: "lower the costs, or measure what makes it uncertain"))
    return found
  }

  private static func second(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    guard let second = gate.second else {
      return [
        open(
          .second, "second", "no second environment has shown it", do: "add second: with a pilot in another place")
      ]
    }
    let places = (gate.functional + [second]).compactMap { name in
      dossier.pilots.first { $0.name == name }?.text("environment")
    }
    if gate.functional.contains(second) || Set(places).count < places.count {
      return [
        open(.second, "second", "\(dossier.title(second)) ran in the same environment", do: "pilot in another place")
      ]
    }
    return [verdict(second, .second, "second", dossier)]
  }

  private static func periods(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    let facts = gate.functional.compactMap { dossier.pilotFacts[$0] }
    let stated = dossier.pilots.filter { gate.functional.contains($0.name) }.flatMap { $0.texts("period") }
    let wanted = gate.periods.isEmpty ? RuleBook.periods : gate.periods
    return wanted.map { period in
      if facts.contains(where: { $0.periods.contains(period) }) || stated.contains(period) {
        return met(.periods, "periods", "\(period) period seen")
      }
      if let days = gate.record.days(period) {
        return days.upperBound <= dossier.today
          ? met(.periods, period, "\(period) period until \(days.upperBound.description)")
          : open(
            .periods, period, "the \(period) period runs until \(days.upperBound.description)", do: "wait for its end")
      }
      return open(
        .periods, "periods", "no \(period) period has been seen",
        do: "add \(period): with its days, once it has been lived through")
    }
  }

  private static func governance(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    let workflows = dossier.workflows.filter { gate.governance.isEmpty || gate.governance.contains($0.name) }
    guard !workflows.isEmpty else {
      return [
        open(
          .governance, "governance", "no workflow says who answers for what",
          do: "state workflow NAME { owner: …; reviewer: …; exceptions: …; rollback: … }")
      ]
    }
    return workflows.flatMap { workflow in
      let open = RuleBook.governance.filter { [52, 53, 76].contains($0.ids[0]) }
        .flatMap { $0.check(dossier) }
        .filter { $0.subject.name == workflow.name && $0.severity > .good }
      return open.isEmpty
        ? [met(.governance, "governance", "\(workflow.title): register complete")]
        : open.map { Self.open(.governance, "governance", $0.text, do: $0.remedy) }
    }
  }

  private static func obligations(_ gate: Gate, _ dossier: Dossier) -> [Requirement] {
    let named = dossier.obligations.filter { gate.obligations.isEmpty || gate.obligations.contains($0.name) }
    return named.filter { $0.applies != false && ($0.beforeGoLive != nil || gate.obligations.contains($0.name)) }.map {
      obligation in
      guard let done = obligation.done, done <= dossier.today else {
        return open(
          .obligations, "obligations", "\(obligation.title) is not done (\(obligation.article))",
          do: "finish it, and add done: with the date")
      }
      return met(.obligations, "obligations", "\(obligation.title): done \(done.description)")
    }
  }
}
