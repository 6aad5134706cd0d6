extension PilotReading {
  /// What gates and the cascade ask of a pilot.
  package var fact: PilotFact {
    var fact = PilotFact(design.name, verdict: PilotFact.Verdict(rawValue: verdict.rawValue))
    fact.grade = design.grade.letter
    fact.weeks = weekly.map { Double($0.weeks.count) }
    fact.teamsHolding = teams.isEmpty ? nil : Double(teamsHolding)
    fact.needed = needed
    return fact
  }
}
