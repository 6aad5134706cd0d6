/// Benefits that rest on activity: on what is done or made, with nothing that comes of it.
package struct ActivityDrivers: Sendable {
  /// A benefit and the activity it counts, which leads to no outcome.
  package struct Refusal: Sendable, Hashable {
    package let line: LineFact
    package let activity: String
  }

  package let refused: [Refusal]

  package init(_ dossier: Dossier) {
    let graph = dossier.graph
    let outcomes = Set(
      dossier.objectives.map(\.name) + dossier.objectives.compactMap(\.outcome)
        + dossier.measurings.filter { $0.stage == .outcome || $0.use == .business }.flatMap {
          [$0.name] + [$0.measures].compactMap { $0 }
        })
    let measured = Set(dossier.measurings.filter { $0.use == .activity }.compactMap(\.measures))
    let counted = dossier.money.units.filter { Self.countsActivity($0.value) }.keys
    let activities = measured.union(counted).subtracting(outcomes)
    var refused: [Refusal] = []
    for line in dossier.benefitLines {
      let drivers = dossier.sources(of: line.name).intersection(activities).sorted()
      let dead = drivers.first { activity in
        graph.path(from: activity, avoiding: Set(dossier.benefitLines.map(\.name)), to: outcomes.contains) == nil
      }
      // A benefit with an outcome among its drivers is paid by that, whatever else it counts.
      guard let dead, dossier.sources(of: line.name).isDisjoint(with: outcomes) else { continue }
      refused.append(Refusal(line: line, activity: dead))
    }
    self.refused = refused
  }

  /// Whether a unit counts things that are made: `document/month`, `prompt`.
  static func countsActivity(_ unit: String) -> Bool {
    let counted = unit.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    return ["prompt", "document", "call", "summary", "draft", "message", "query", "login", "completion", "generation"]
      .contains { counted == $0 || counted == $0 + "s" || (counted == "summaries" && $0 == "summary") }
  }
}
