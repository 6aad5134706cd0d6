import ArgumentParser
import Dispatch
import Session

/// `hurdle run FILE.hurdle …`: replays session scripts, each in isolation.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay session scripts, each in a session of its own.",
    discussion: """
      A script stops at its first error; a failed check or expectation is reported and does not stop it. The model's
      checks are evaluated once, in the script's final state. Of several scripts the highest exit code counts.
      """)

  @Argument(help: "The scripts.") var scripts: [String]
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var output: FormatOption
  @Option(help: "Scripts to run side by side; their output keeps its order.") var jobs = 1
  @Flag(help: "Rewrite expectations that moved.") var accept = false
  @Flag(help: "Refuse writes except under --out, and reads outside the script's folder and the library.")
  var safe = false
  @Option(help: ArgumentHelp("The folder that files are written under.", valueName: "dir")) var out: String?
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256") }
  }

  func run() throws {
    let statuses = SideBySide.run(count: scripts.count, jobs: min(jobs, scripts.count)) { index, sink in
      Replay(
        path: scripts[index], assumptions: assumptions, format: output.format, accepts: accept,
        summarises: scripts.count > 1 && output.format == .text,
        files: DiskFiles(library: library.modelLibrary, limits: limits(of: scripts[index]), out: out)
      ).run(into: sink)
    }
    if let worst = statuses.reduce(nil, ExitStatus.worse) { throw worst }
  }

  private func limits(of script: String) -> DiskFiles.Limits {
    guard safe else { return .none }
    return .safe(folder: script.lastIndex(of: "/").map { String(script[..<$0]) } ?? ".", out: out)
  }
}

/// Work done on a few threads whose output comes in the order of the work.
enum SideBySide {
  static func run(
    count: Int, jobs: Int, _ work: @escaping @Sendable (Int, Sink) -> ExitStatus?
  ) -> [ExitStatus?] {
    if jobs <= 1 { return (0..<count).map { work($0, .standard) } }
    let queue = Queue(count: count)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while let index = queue.take() {
        let sink = Sink.memory
        let status = work(index, sink)
        queue.finish(index, status, sink)
      }
    }
    return queue.statuses
  }

  /// Hands out work and releases output in order. Every access holds the lock, which is the proof of Sendable.
  private final class Queue: @unchecked Sendable {
    private let lock = DispatchSemaphore(value: 1)
    private var next = 0
    private var released = 0
    private var finished: [Sink?]
    private(set) var statuses: [ExitStatus?]

    init(count: Int) {
      finished = Array(repeating: nil, count: count)
      statuses = Array(repeating: nil, count: count)
    }

    func take() -> Int? {
      lock.wait()
      defer { lock.signal() }
      guard next < finished.count else { return nil }
      next += 1
      return next - 1
    }

    func finish(_ index: Int, _ status: ExitStatus?, _ sink: Sink) {
      lock.wait()
      defer { lock.signal() }
      finished[index] = sink
      statuses[index] = status
      while released < finished.count, let sink = finished[released] {
        sink.release()
        released += 1
      }
    }
  }
}
