/// Work that takes a while, such as reading a log or drawing trials, as it is watched: how far it has come is shown,
/// and a person may stop it. Handed in, since a session has neither clock nor terminal.
package protocol Work: Sendable {
  /// Tells how much is done, from 0 to 1. Cheap, and callable from any thread.
  func tell(_ share: Double)
  /// Whether it is to stop. Asked every 50 ms or more often, from any thread.
  var isStopped: Bool { get }
  /// Takes away what was shown.
  func end()
}

/// Nobody watches.
package struct UnwatchedWork: Work {
  package init() {}
  package func tell(_ share: Double) {}
  package var isStopped: Bool { false }
  package func end() {}
}
