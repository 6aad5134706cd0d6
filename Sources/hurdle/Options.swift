import Glibc
import Session
import Terminal

extension AssumptionOptions {
  private func options(usesExamples: Bool) -> Session.Options {
    var options = Session.Options(
      version: Version.text, usesExamples: usesExamples, overrides: settings, time: Epoch.time)
    options.threads = Processors.count
    options.watch = { WatchedWork(line: ProgressLine($0)) }
    return options
  }

  /// At the prompt and for `-c`.
  var sessionOptions: Session.Options { options(usesExamples: false) }
  /// For one model: a library model stands on its examples.
  var modelOptions: Session.Options { options(usesExamples: true) }
  /// For a script, whose scenario and settings come from the command line.
  var scriptOptions: Session.Options {
    var options = options(usesExamples: false)
    options.scenario = scenario
    return options
  }
}

/// Work whose progress a terminal shows and Ctrl-C stops.
private struct WatchedWork: Work {
  let line: ProgressLine
  func tell(_ share: Double) { line.tell(share) }
  var isStopped: Bool { line.isStopped }
  func end() { line.end() }
}

/// The time that SOURCE_DATE_EPOCH gives, the only one that batch output may carry.
enum Epoch {
  static var time: String? {
    guard let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }), let seconds = Int(text) else {
      return nil
    }
    var instant = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&instant, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
