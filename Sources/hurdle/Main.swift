import ArgumentParser
import Glibc

/// The command line: parses, runs, and leaves with the exit code that says how it went.
@main
enum Main {
  static func main() {
    signal(SIGINT) { _ in _exit(130) }
    // A file larger than the limit is an error of the write, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    let words = rewritten(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try Hurdle.parseAsRoot(words)
      try command.run()
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      let code = Hurdle.exitCode(for: error)
      let message = Hurdle.fullMessage(for: error)
      if code == .success {
        Output.line(message)
      } else {
        Output.complaint(message)
      }
      exit(code == .success ? 0 : ExitStatus.usage.rawValue)
    }
  }

  /// A session script as the first word runs as batch, which is what makes `#!/usr/bin/env hurdle` work.
  private static func rewritten(_ words: [String]) -> [String] {
    guard let first = words.first, first.hasSuffix(".hurdle") else { return words }
    return ["run"] + words
  }
}

/// What the process tells its caller.
enum ExitStatus: Int32, Error {
  /// A script or a model has an error.
  case failure = 1
  case usage = 2
  /// A `check` or an `expect` does not hold.
  case unmet = 3
  case interrupted = 130

  /// The worse of two: of several scripts the highest code counts.
  static func worse(_ a: ExitStatus?, _ b: ExitStatus?) -> ExitStatus? {
    guard let a else { return b }
    guard let b else { return a }
    return a.rawValue >= b.rawValue ? a : b
  }
}
