package import Checking

/// Assignments that belong together: a scenario's own, what was `set` in it, or the command line's.
package struct Overlay: Sendable {
  /// Applied in order; a later one stands on the earlier.
  package var assignments: [CheckedAssignment]
  /// Option by choice.
  package var choices: [String: String]

  package init(assignments: [CheckedAssignment] = [], choices: [String: String] = [:]) {
    self.assignments = assignments
    self.choices = choices
  }

  /// The overlays of a scenario from the bottom: what was set in base; then along the line of its parents, down to
  /// itself, what each declares and what was set in it; then the command line's.
  ///
  /// - Parameters:
  ///   - scenario: nil or `base` for base.
  ///   - sets: what was set at the prompt, by scenario name, `base` among them.
  package static func stack(
    for scenario: String?, in model: CheckedModel, sets: [String: Overlay] = [:], commandLine: Overlay = Overlay()
  ) -> [Overlay] {
    var line: [Scenario] = []
    var name = scenario
    while let current = model.scenarios.first(where: { $0.name == name }), line.count <= model.scenarios.count {
      line.append(current)
      name = current.parent
    }
    var stack = [sets["base"] ?? Overlay()]
    for scenario in line.reversed() {
      stack.append(Overlay(assignments: scenario.assignments, choices: scenario.choices))
      stack.append(sets[scenario.name] ?? Overlay())
    }
    return stack + [commandLine]
  }
}
