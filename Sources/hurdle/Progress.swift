import Dispatch
import Glibc
import Session
import Terminal

/// Says on the terminal how far a long computation is: after half a second, on standard error, and nowhere else.
///
/// Unchecked: every access holds the lock.
final class Progress: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private let isShown: Bool
  private var start = 0.0
  private var lastShown = 0.0
  private var isOnScreen = false

  private init() {
    let terminal = getenv("TERM").map { String(cString: $0) }
    isShown = isatty(STDERR_FILENO) == 1 && terminal != nil && terminal != "dumb"
  }

  /// What a session is handed.
  static var oversight: Oversight {
    let progress = Progress()
    return Oversight(
      beginning: {
        progress.begin()
        let interruption = Interruption()
        return { interruption.isSet }
      },
      progress: { progress.show($0) })
  }

  private func begin() {
    lock.wait()
    defer { lock.signal() }
    (start, lastShown) = (Self.now, 0)
  }

  private func show(_ share: Double?) {
    guard isShown else { return }
    lock.wait()
    defer { lock.signal() }
    guard let share else {
      if isOnScreen { Output.complaint(raw: "\r\u{1B}[K") }
      isOnScreen = false
      return
    }
    let now = Self.now
    guard now - start > 0.5, now - lastShown > 0.1, share > 0 else { return }
    lastShown = now
    isOnScreen = true
    let left = (now - start) * (1 - share) / share
    Output.complaint(raw: "\r\(Int(share * 100))% done, \(Self.duration(left)) left; Ctrl-C stops\u{1B}[K")
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 1e9))
    if whole < 120 { return "\(whole) s" }
    return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h"
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// How many threads the machine runs at once.
enum Processors {
  static var count: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }
}
