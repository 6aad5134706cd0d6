extension RuleBook {
  package static let gates: [Rule] = [
    Rule(67, theme: .gates, "Layer 1: it works in a constrained pilot") { layer(67, .functional, $0) },
    Rule(68, theme: .gates, "Layer 2: it lasts, over several weeks and teams") { layer(68, .durable, $0) },
    Rule(69, theme: .gates, "Layer 3: it earns, after all five kinds of cost") { layer(69, .financial, $0) },
    Rule(70, theme: .gates, "It is ready only where all three layers hold") { dossier in
      dossier.gates.map { gate in
        let verdict = GateVerdict(gate, dossier)
        let failing = [GateVerdict.Layer.functional, .durable, .financial].filter { !verdict.isMet($0) }
        return failing.isEmpty
          ? RuleFinding(70, .good, gate.subject(), "\(gate.title): all three layers hold")
          : RuleFinding(
            70, .red, gate.subject(),
            "\(gate.title) is not ready: \(Wording.list(failing.map { $0.rawValue.lowercased() }, "and")) not shown",
            do: "see gate \(gate.name)")
      }
    },
    Rule(72, theme: .gates, "It is not scaled where governance, finance or the second environment fails") { dossier in
      dossier.gates.map { gate in
        let verdict = GateVerdict(gate, dossier)
        let failing = [GateVerdict.Layer.governance, .financial, .second].filter { !verdict.isMet($0) }
        return failing.isEmpty
          ? RuleFinding(72, .good, gate.subject(), "\(gate.title): may be scaled")
          : RuleFinding(
            72, .red, gate.subject(),
            "do not scale past \(gate.title): \(Wording.list(failing.map { $0.rawValue.lowercased() }, "and")) not shown",
            do: "see gate \(gate.name)")
      }
    },
    Rule(73, theme: .gates, "A full cycle was seen: a normal, a stress and a failure period") {
      layer(73, .periods, $0)
    },
  ]

  /// Findings of one layer of every gate.
  private static func layer(_ rule: Int, _ layer: GateVerdict.Layer, _ dossier: Dossier) -> [RuleFinding] {
    dossier.gates.flatMap { gate in
      GateVerdict(gate, dossier).requirements.filter { $0.layer == layer }.map {
        RuleFinding(rule, $0.isMet ? .good : .red, gate.subject($0.key), "\(gate.title): \($0.text)", do: $0.remedy)
      }
    }
  }

  /// What a gate asks for where it does not say: four weeks, two teams, 80%, all three periods.
  static let durableDays = 28.0
  static let durableTeams = 2.0
  static let leastProbability = 0.8
  static let periods = ["normal", "stress", "failure"]

  /// The five kinds of cost that follow a licence, and the words of a finding.
  private static let fiveCosts: KeyValuePairs<String, String> = [
    "licences": "licences", "integration": "integration", "governance": "governance", "change": "change",
    "exceptions": "exceptions",
  ]

  /// Kinds of cost with neither a line nor a stated zero.
  static func unstatedCosts(_ dossier: Dossier) -> [String] {
    let stated = Set(dossier.costLines.compactMap(\.category))
    return fiveCosts.filter { !stated.contains($0.key) }.map(\.value)
  }
}
