/// How a long computation is watched and stopped: handed in, since a session knows neither clock nor terminal.
package struct Oversight: Sendable {
  /// Called where a long computation begins; what it gives is asked many times a second whether to stop.
  package var beginning: @Sendable () -> (@Sendable () -> Bool)
  /// Told how much of it is done, 0 to 1, and nil at its end.
  package var progress: @Sendable (Double?) -> Void

  package init(
    beginning: @escaping @Sendable () -> (@Sendable () -> Bool) = { { false } },
    progress: @escaping @Sendable (Double?) -> Void = { _ in }
  ) {
    self.beginning = beginning
    self.progress = progress
  }
}
