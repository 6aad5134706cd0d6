import ArgumentParser

/// The root of the command line.
struct Hurdle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hurdle",
    abstract: "Does this AI programme clear the hurdle rate, and what would have to be true?",
    usage: """
      hurdle [MODEL.roi …]                    the shell, with those models loaded
      hurdle -c "COMMAND" …                   one or more statements, then exit
      hurdle run FILE.hurdle …                replay session scripts
      hurdle show|check|fmt|export MODEL.roi  one answer
      hurdle simulate MODEL.roi               the distribution of the metrics; --shard K/N and hurdle merge
      """,
    discussion: """
      Exit codes: 0 fine, 1 an error in a script or model, 2 usage, 3 a failed check or expectation, 130 interrupted.
      """,
    version: Version.text,
    subcommands: [
      Prompt.self, Run.self, Show.self, Check.self, Format.self, Export.self, Simulate.self, Merge.self,
      SchemaCommand.self,
    ],
    defaultSubcommand: Prompt.self)
}

/// Without a verb: the shell, with the models named loaded, or the statements of `-c`.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask at a prompt, or run the statements of -c.", shouldDisplay: false)

  @Argument(help: "Models to load first.") var models: [String] = []
  @Option(name: .short, parsing: .upToNextOption, help: "Statements to run instead of a prompt.")
  var commands: [String] = []
  @Flag(help: "Read no start-up file.") var noInit = false
  @Flag(help: "Write nothing; read only what lies here and in the library.") var safe = false
  @OptionGroup var library: LibraryOptions
  @OptionGroup var assumptions: AssumptionOptions

  func run() throws {
    let files = DiskFiles(library: library.modelLibrary, limits: safe ? .safe(folder: ".", out: nil) : .none)
    let first = models.map { "load \(Words.quoted($0))" } + assumptions.statements
    if commands.isEmpty {
      try Shell(files: files, options: assumptions.sessionOptions).run(first: first, startsUp: !noInit && !safe)
    } else {
      try Batch.run(statements: first, then: commands, files: files, options: assumptions.sessionOptions)
    }
  }
}

enum Version {
  static let text = "0.1.0"
}

/// Where shipped models are.
struct LibraryOptions: ParsableArguments {
  @Option(name: .customLong("models"), help: ArgumentHelp("The folder of shipped models.", valueName: "dir"))
  var folder: String?
}

/// What is assumed beside what the model says.
struct AssumptionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The scenario in use.", valueName: "name")) var scenario: String?
  @Option(name: .customLong("set"), help: ArgumentHelp("An assumption, over everything else.", valueName: "name=value"))
  var settings: [String] = []

  /// The statements that bring it about after a model is loaded.
  var statements: [String] { scenario.map { ["use scenario \($0)"] } ?? [] }
}

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, markdown
}

struct FormatOption: ParsableArguments {
  @Option(help: "How the answer is written.") var format: OutputFormat = .text
}
