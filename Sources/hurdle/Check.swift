import ArgumentParser

/// `hurdle check MODEL.roi`: errors, findings and the model's own checks.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check models: errors, findings and their own checks.",
    discussion: "Exit code 1 where a model has an error, 3 where one of its checks does not hold.")

  @Argument(help: "The models, each on its own.") var models: [String]
  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var library: LibraryOptions

  func run() throws {
    var status: ExitStatus?
    for model in models { status = ExitStatus.worse(status, check(model)) }
    if let status { throw status }
  }

  private func check(_ model: String) -> ExitStatus? {
    let batch = Batch(files: DiskFiles(library: library.modelLibrary, limits: .none), options: assumptions.modelOptions)
    do {
      try batch.open(model, assumptions)
      switch output.format {
      case .text: try batch.require("check", silently: false)
      case .json, .csv, .markdown: try batch.write(output.format)
      }
      return batch.finish(telling: false).status
    } catch {
      return error
    }
  }
}
