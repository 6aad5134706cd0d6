import Analysis

/// The last simulation, for as long as what it was run on stands.
struct SimulationRecord: Sendable {
  let simulation: Simulation
  /// The stretch of the session it belongs to.
  let edition: Edition
}

extension SessionState {
  /// The simulation of a scenario as it stands; nil where there is none.
  func simulation(of scenario: String) -> Simulation? {
    guard let simulation, simulation.edition === edition, simulation.simulation.subject.scenario == scenario else {
      return nil
    }
    return simulation.simulation
  }

  /// Drops a simulation of what has changed since; true where there was one.
  mutating func dropStaleSimulation() -> Bool {
    guard let simulation, simulation.edition !== edition else { return false }
    self.simulation = nil
    return true
  }
}
