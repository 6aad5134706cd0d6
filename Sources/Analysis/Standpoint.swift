import Checking
package import Engine

/// All that makes a run of a model what it is: what is set over its inputs, and which lines count.
package struct Standpoint: Sendable {
  /// The scenario, from the bottom.
  package let overlays: [Overlay]
  /// Lines left out by hand, by index.
  package let excluded: Set<Int>

  package init(overlays: [Overlay], excluded: Set<Int> = []) {
    self.overlays = overlays
    self.excluded = excluded
  }

  /// What is set on each input, in order.
  var assignments: [QuantityID: [CheckedAssignment]] {
    Dictionary(grouping: overlays.flatMap(\.assignments), by: \.target)
  }

  var choices: [String: String] {
    overlays.reduce(into: [:]) { choices, overlay in choices.merge(overlay.choices) { $1 } }
  }
}
