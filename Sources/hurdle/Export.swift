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
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard output != nil || format != nil else {
      throw ValidationError("name a file with -o, or a format with --format")
    }
    guard format != .text else { throw ValidationError("a summary is json, csv or markdown; for text there is `show`") }
  }

  func run() throws {
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: assumptions.modelOptions)
    try batch.open(model, assumptions)
    switch (output, format) {
    case (let path?, nil): try batch.require("export \(Words.quoted(path))", silently: false)
    case (let path?, let format?): try batch.write(format, to: path)
    case (nil, let format): try batch.write(format ?? .json)
    }
  }
}
