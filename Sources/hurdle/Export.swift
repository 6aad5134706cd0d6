import ArgumentParser

/// `hurdle export MODEL.roi -o FILE`: a finance-ready summary.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a finance-ready summary of a model.")

  @Argument(help: "The model.") var model: String
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file; its ending says the format.", valueName: "file"))
  var output: String
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: assumptions.modelOptions)
    try batch.open(model, assumptions)
    try batch.require("export \(Words.quoted(output))", silently: false)
  }
}
