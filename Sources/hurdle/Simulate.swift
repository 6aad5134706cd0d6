import ArgumentParser
import Exports
import Session
import Terminal

/// `hurdle simulate MODEL.roi`: how the metrics are distributed over the ranges of the inputs.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the uncertain inputs many times and tell how the metrics are distributed.",
    discussion: """
      Same model, options and seed: same bytes, on any number of threads and on any machine. With --shard K/N only one
      of N parts is run and written, for `hurdle merge` to put together.
      """)

  @Argument(help: "The model.") var model: String
  @Option(
    help: ArgumentHelp("How many trials: 20000, 100k, 1M. Enough for the digits shown where left out.", valueName: "n"))
  var trials: String?
  @Option(help: "Which draws: the same seed gives the same.") var seed: String?
  @Option(help: ArgumentHelp("The points drawn: sobol or random.", valueName: "set")) var points: Points?
  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("A metric to look at closely, such as irr, which is left out otherwise.", valueName: "metric"))
  var metrics: [String] = []
  @Option(
    name: .customLong("against"),
    help: ArgumentHelp("A scenario to compare with, on the same draws.", valueName: "name"))
  var others: [String] = []
  @Flag(help: "Decide routes anew in every trial.") var rerouting = false
  @Option(help: "Threads; all processors where left out.") var threads: Int?
  @Option(help: ArgumentHelp("Run only part K of N and write it to -o.", valueName: "k/n")) var shard: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Where a shard is written; - is standard output.", valueName: "file"))
  var output: String?
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var library: LibraryOptions

  enum Points: String, ExpressibleByArgument, CaseIterable { case sobol, random }

  func validate() throws {
    for text in [trials, seed].compactMap(\.self) { try Self.validate(number: text) }
    for name in metrics + others {
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }) else {
        throw ValidationError("`\(name)` is no name")
      }
    }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads takes a number from 1 to 1024") }
    if shard != nil, output == nil { throw ValidationError("name the file of the shard with -o") }
    if shard == nil, output != nil { throw ValidationError("-o is for a shard; redirect the output, or use `export`") }
    if shard != nil, rerouting { throw ValidationError("routes are decided anew in one piece, without --shard") }
    if shard != nil, !others.isEmpty { throw ValidationError("scenarios are compared in one piece, without --shard") }
  }

  static func validate(number text: String) throws {
    guard !text.isEmpty, text.allSatisfy({ "0123456789_.kMbn".contains($0) }) else {
      throw ValidationError("--trials and --seed take a number such as 100k or 7, not `\(text)`")
    }
  }

  func run() throws {
    Interruption.watch()
    let interruption = Interruption()
    var options = assumptions.modelOptions
    if let threads { options.threads = threads }
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: options)
    try batch.open(model, assumptions)
    if let shard {
      try write(shard, of: batch)
      return
    }
    try batch.require(statement, silently: format.format != .text)
    if format.format != .text { try batch.write(format.format) }
    if interruption.isSet { throw ExitStatus.interrupted }
  }

  /// What would be typed at the prompt.
  private var statement: String {
    var words = ["simulate"]
    if let trials { words.append("\(trials) trials") }
    if let seed { words.append("seed \(seed)") }
    if let points { words.append("with \(points.rawValue) points") }
    if !metrics.isEmpty { words.append("of \(metrics.joined(separator: ", "))") }
    if rerouting { words.append("rerouting") }
    if !others.isEmpty { words.append(([assumptions.scenario ?? "base"] + others).joined(separator: " ")) }
    return words.joined(separator: " ")
  }

  private func write(_ shard: String, of batch: Batch) throws {
    let interruption = Interruption()
    let (bytes, diagnostics) = batch.session.shard(statement, part: shard)
    batch.show(Answer(diagnostics: diagnostics))
    if interruption.isSet { throw ExitStatus.interrupted }
    guard let bytes, let output else { throw ExitStatus.failure }
    if output == "-" {
      Output.bytes(bytes)
    } else if case .failed(let failure) = batch.session.files.write(bytes, to: output) {
      batch.show(Answer(diagnostics: [failure.diagnostic()]))
      throw ExitStatus.failure
    }
  }
}
