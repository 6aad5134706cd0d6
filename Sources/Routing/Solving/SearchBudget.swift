import Synchronization

/// Watches searches among whole choices; a person may stop them.
package protocol SearchWatch: Sendable {
  /// Asked many times a second.
  var isStopped: Bool { get }
  /// Told many times a second which share of the time has passed.
  func tell(_ share: Double)
  func end()
}

/// Nobody watches.
package struct UnwatchedSearch: SearchWatch {
  package init() {}
  package var isStopped: Bool { false }
  package func tell(_ share: Double) {}
  package func end() {}
}

/// The time that all searches among whole choices for one answer have together: the table and what is solved again to
/// confirm it.
final class SearchBudget: Sendable {
  let gap: Double
  private let watch: any SearchWatch
  private let limit: Double
  private let left: Mutex<Double>

  init(_ options: RoutingOptions, watch: any SearchWatch) {
    gap = options.gap
    limit = options.timeLimit
    left = Mutex(options.timeLimit)
    self.watch = watch
  }

  deinit { watch.end() }

  var isStopped: Bool { watch.isStopped }

  /// While a search goes on; says whether to stop it.
  func attend(_ elapsed: Double) -> Bool {
    if limit > 0 { watch.tell(min(1, (spent + elapsed) / limit)) }
    return watch.isStopped
  }

  /// What is left; nil where that is too little to begin.
  var seconds: Double? { left.withLock { $0 > 0.01 && !watch.isStopped ? $0 : nil } }

  var spent: Double { left.withLock { limit - $0 } }

  func spend(_ seconds: Double) { left.withLock { $0 -= seconds } }
}
