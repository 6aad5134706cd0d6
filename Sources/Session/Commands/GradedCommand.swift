import Checking
package import Diagnostics
import Reports
import Routing
package import Syntax

/// `graded FILE… [weak MODEL] [strong MODEL] [class COLUMN] [without FILE] [folds seed N]`
package struct GradedCommand: Command {
  package let verb = "graded"
  package let page = HelpPage(
    "graded FILE… [weak MODEL] [strong MODEL] [class COLUMN] [without FILE] [seed N]",
    summary:
      "What graded answers say: how often models are right, by class with bounds, and what a router between two makes of it.",
    notes: [
      "A file has a line a prompt: the prompt, perhaps its class, and a column for each model with True or False.",
      "Without a column headed class or category each file is a class; graded \"mmlu/*.csv\" reads a folder.",
      "Without weak and strong, the models that are right least and most often are compared.",
      "without leaves out prompts that a model has seen in training: a CSV file with a column prompt, or JSON lines.",
    ],
    example: "graded \"responses.csv\"\ngraded \"responses.csv\" weak small strong large class kind seed 7")

  package struct Request: Sendable {
    package var files: [Identifier]
    package var weak: Identifier?
    package var strong: Identifier?
    package var column: Identifier?
    package var without: Identifier?
    package var seed: Int?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request(files: [try words.path("a file of graded answers, such as \"responses.csv\"")])
    while !words.isAtEnd {
      if words.take(word: "weak") {
        request.weak = try words.path("the name of a model")
      } else if words.take(word: "strong") {
        request.strong = try words.path("the name of a model")
      } else if words.take(word: "class") {
        request.column = try words.path("the name of a column")
      } else if words.take(word: "without") {
        request.without = try words.path("a file of prompts")
      } else if words.take(word: "seed") {
        let start = words
        guard let seed = Optional(try words.integer()), seed >= 0 else { throw start.unexpected("a whole number") }
        request.seed = seed
      } else if case .text = words.next.kind {
        request.files.append(try words.path())
      } else {
        throw words.unexpected("`weak`, `strong`, `class`, `without` or `seed`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    var reader = GradedFiles(turn)
    let answers = try reader.answers(request)
    let shares = answers.models.indices.map { answers.proportion($0).estimate ?? 0 }
    let least = shares.indices.min { shares[$0] < shares[$1] } ?? 0
    let weak = try request.weak.map { name throws(Refusal) in try model(name, in: answers) } ?? least
    let others = shares.indices.filter { $0 != weak }
    let most = others.reversed().max { shares[$0] < shares[$1] } ?? weak
    let strong = try request.strong.map { name throws(Refusal) in try model(name, in: answers) } ?? most
    guard weak != strong else { throw Refusal(.oneGradedModel(answers.models, at: request.files[0].span)) }
    let files = reader.read
    let source = files.count == 1 ? files[0] : "\(files.count) files"
    return Answer(reports: [
      GradedReport(
        title: "Graded answers", source: source, answers: answers, weak: weak, strong: strong,
        seed: UInt64(request.seed ?? 1)
      ).report()
    ])
  }

  /// A model by its column's name, or by a part that only one has.
  private func model(_ name: Identifier, in answers: GradedAnswers) throws(Refusal) -> Int {
    if let exact = answers.models.firstIndex(of: name.text) { return exact }
    let part = name.text.lowercased()
    let found = answers.models.indices.filter { answers.models[$0].lowercased().contains(part) }
    guard let one = found.first, found.count == 1 else {
      throw Refusal(.unknownGradedModel(name.text, models: answers.models, at: name.span))
    }
    return one
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil, "without": context.paths
    case "weak", "strong", "class", "seed": []
    case _: ["weak", "strong", "class", "without", "seed"].map { Candidate($0) } + context.paths
    }
  }
}
