package import Diagnostics
import Exports
import Reports
package import Syntax

/// `export FILE`
package struct ExportCommand: Command {
  package let verb = "export"
  package let page = HelpPage(
    "export FILE.xlsx", "export FILE.html", "export FILE.pdf", "export FILE.md", "export FILE.csv",
    "export FILE.json", "export FILE on letter",
    summary: "Writes statement, scenarios, assumptions, checks and provenance to a file; its ending says the format.",
    notes: [
      "A failed export leaves the old file whole.",
      "What was asked of the scenario goes with it: run `simulate` first for P10, P50, P90 and the probability of a loss.",
      "Pages are laid out for A4, or for letter where that is said.",
    ], example: "simulate\nexport board.md")

  package struct Target: Sendable {
    let path: Identifier
    let paper: Paper
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Target {
    let path = try words.path("a file such as board.md")
    var paper = Paper.a4
    if words.take(word: "on") {
      guard let known = words.nextWord.flatMap({ Paper(rawValue: String($0).lowercased()) }) else {
        throw words.unexpected("a4 or letter")
      }
      words.advance()
      paper = known
    }
    return Target(path: path, paper: paper)
  }

  package func run(_ target: Target, in turn: inout Turn) throws(Refusal) -> Answer {
    let path = target.path
    let format = try refusing { () throws(Diagnostic) in try ExportFormats.format(forPath: path.text, at: path.span) }
    var pack = try turn.pack(withDrivers: format.hasBoardPage)
    pack.paper = target.paper
    let bytes = try refusing { () throws(Diagnostic) in try format.bytes(of: pack) }
    try turn.write(bytes, to: path)
    return Answer(saying: "Wrote \(path.text): \(format.summary).")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch (context.words.count, context.words.last) {
    case (0, _): context.paths
    case (_, "on"): Paper.allCases.map { Candidate($0.rawValue) }
    case (1, _): [Candidate("on", detail: "the paper pages are laid out for")]
    case _: []
    }
  }
}
