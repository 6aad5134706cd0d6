import ArgumentParser

/// `hurdle show MODEL.roi`: the statement of a model.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Show the statement of a model.")

  @Argument(help: "The model.") var model: String
  @Argument(help: ArgumentHelp("What `show` takes: a line, `by quarter`, `inputs` …", valueName: "what"))
  var what: [String] = []
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: assumptions.modelOptions)
    try batch.open(model, assumptions)
    switch output.format {
    case .text: try batch.require((["show"] + what).joined(separator: " "), silently: false)
    case .json, .csv, .markdown: try batch.write(output.format)
    }
  }
}
