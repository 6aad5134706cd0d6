/// Hours of a workflow over all roles and steps, before and after.
package struct EffortShift: Sendable, Equatable {
  package struct Role: Sendable, Equatable {
    package let role: String
    package let before: Double
    package let after: Double
  }

  package let before: Double
  package let after: Double
  /// In order of first appearance.
  package let roles: [Role]

  /// - Parameter steps: nil without one.
  package init?(_ steps: [Workflow.Step]) {
    guard !steps.isEmpty else { return nil }
    before = steps.reduce(0) { $0 + $1.before }
    after = steps.reduce(0) { $0 + $1.after }
    var names: [String] = []
    for step in steps where !names.contains(step.role) { names.append(step.role) }
    roles = names.map { name in
      let own = steps.filter { $0.role == name }
      return Role(role: name, before: own.reduce(0) { $0 + $1.before }, after: own.reduce(0) { $0 + $1.after })
    }
  }

  /// Roles that get more to do.
  package var shifted: [Role] { roles.filter { $0.after > $0.before } }
}

/// Hours of minding a tool against the hours it saves.
package struct Botsitting: Sendable, Equatable {
  package let saved: Double
  package let minding: Double

  /// Supervising, correcting and redirecting; nil where what is saved, or all three, is not stated.
  package init?(_ usage: Usage) {
    let parts = ["supervising", "correcting", "redirecting"].compactMap { usage.number($0) }
    guard let saved = usage.number("saved"), !parts.isEmpty else { return nil }
    self.saved = saved
    minding = parts.reduce(0, +)
  }

  /// Above 1 more is lost than gained.
  package var ratio: Double { saved > 0 ? minding / saved : minding > 0 ? .infinity : 0 }
}
