import Glibc
import Synchronization

/// How far a long piece of work has come, on the last line of a terminal: `reading conv.csv  43%, 12 s left`.
///
/// It goes to standard error, to a terminal only, and only once the work has taken half a second.
package final class ProgressLine: Sendable {
  private struct State {
    var shown = 0.0
    var isShown = false
  }

  private let title: String
  private let begun: Double
  private let isVisible: Bool
  private let interruption = Interruption()
  private let state = Mutex(State())

  /// Seconds before it shows, and between two changes.
  private static let patience = 0.5
  private static let pause = 0.1

  package init(_ title: String) {
    self.title = title
    begun = Self.now()
    isVisible = isatty(STDERR_FILENO) == 1
  }

  /// Whether Ctrl-C has been pressed since the work began.
  package var isStopped: Bool { interruption.isSet }

  /// - Parameter share: what is done, from 0 to 1.
  package func tell(_ share: Double) {
    guard isVisible else { return }
    let now = Self.now()
    guard now - begun >= Self.patience else { return }
    state.withLock { state in
      guard now - state.shown >= Self.pause else { return }
      state.shown = now
      state.isShown = true
      write("\r\(Self.text(title, share: share, seconds: now - begun))\u{1B}[K")
    }
  }

  package func end() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// `reading conv.csv  43%, 12 s left`
  static func text(_ title: String, share: Double, seconds: Double) -> String {
    guard share > 0.001, share.isFinite else { return title }
    let left = max(0, seconds / min(share, 1) - seconds)
    let time =
      left < 90 ? "\(Int(left.rounded(.up))) s" : left < 5_400 ? "\(Int((left / 60).rounded())) min" : "hours"
    return "\(title)  \(Int(min(share, 1) * 100))%, \(time) left"
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
