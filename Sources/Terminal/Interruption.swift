import CEditLine

/// Whether Ctrl-C has been pressed since this value was made.
///
/// A long computation makes one at its start, and any of its threads asks it now and then:
///
///     let interruption = Interruption()
///     for batch in batches where !interruption.isSet { … }
///
/// Nothing needs to be reset: a later computation makes its own.
package struct Interruption: Sendable {
  private let before: UInt32

  package init() { before = ceditor_interrupt_count() }

  package var isSet: Bool { ceditor_interrupt_count() != before }

  /// Lets Ctrl-C be counted instead of ending the process, from now to the process's end.
  package static func watch() { ceditor_watch_interrupts() }
}
