import ArgumentParser
import Session

/// `hurdle export MODEL.roi -o FILE`: a finance-ready summary.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a finance-ready summary of a model.")

  @Argument(help: "The model.") var model: String
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file; its ending says the format. Standard output without one.", valueName: "file"))
  var output: String?
  @Option(help: "The format, where the ending does not say it.") var format: OutputFormat?
  @Option(
    help: ArgumentHelp(
      "Simulate first, with so many trials (20000, 100k, 1M): P10, P50, P90 and the probability of a loss.",
      valueName: "n"))
  var trials: String?
  @Option(help: "Which draws of the simulation: the same seed gives the same.") var seed: String?
  @Option(help: ArgumentHelp("The paper pages are laid out for: a4 or letter.", valueName: "size")) var paper = Sheet.a4
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var library: LibraryOptions

  enum Sheet: String, ExpressibleByArgument, CaseIterable { case a4, letter }

  func validate() throws {
    for text in [trials, seed].compactMap(\.self) { try Simulate.validate(number: text) }
    guard output != nil || format != nil else {
      throw ValidationError("name a file with -o, or a format with --format")
    }
    guard format != .text else { throw ValidationError("a summary is json, csv or markdown; for text there is `show`") }
  }

  func run() throws {
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: assumptions.modelOptions)
    try batch.open(model, assumptions)
    if trials != nil || seed != nil {
      let words = ["simulate", trials.map { "\($0) trials" }, seed.map { "seed \($0)" }]
      try batch.require(words.compactMap(\.self).joined(separator: " "), silently: true)
    }
    switch (output, format) {
    case (let path?, nil):
      try batch.require("export \(Words.quoted(path)) on \(paper.rawValue)", silently: false)
    case (let path?, let format?): try batch.write(format, to: path)
    case (nil, let format): try batch.write(format ?? .json)
    }
  }
}
