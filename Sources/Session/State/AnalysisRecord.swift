import Reports

/// What was asked of a scenario, for as long as what it was asked of stands.
struct AnalysisRecord: Sendable {
  let scenario: String
  /// The stretch of the session it belongs to.
  let edition: Edition
  var analyses = Analyses()
}

extension SessionState {
  /// What was asked of a scenario as it stands.
  func analyses(of scenario: String) -> Analyses {
    asked.first { $0.scenario == scenario && $0.edition === edition }?.analyses ?? Analyses()
  }

  /// Keeps an answer beside what was asked of the same scenario since the last change.
  mutating func keep(in scenario: String, _ add: (inout Analyses) -> Void) {
    asked.removeAll { $0.edition !== edition }
    var record =
      asked.first { $0.scenario == scenario } ?? AnalysisRecord(scenario: scenario, edition: edition)
    add(&record.analyses)
    asked.removeAll { $0.scenario == scenario }
    asked.append(record)
  }
}
