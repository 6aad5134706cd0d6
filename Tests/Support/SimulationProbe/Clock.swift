import Foundation

enum Clock {
  static var seconds: Double { read(CLOCK_MONOTONIC) }
  /// Of all threads of this process.
  static var processorSeconds: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}
