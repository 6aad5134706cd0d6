package import Diagnostics
import Exports
import Reports
package import Syntax

/// `export FILE`
package struct ExportCommand: Command {
  package let verb = "export"
  package let page = HelpPage(
    "export FILE.xlsx", "export FILE.html", "export FILE.pdf", "export FILE.md", "export FILE.csv",
    "export FILE.json",
    summary: "Writes statement, scenarios, assumptions, checks and provenance to a file; its ending says the format.",
    notes: ["A failed export leaves the old file whole."], example: "export board.md")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Identifier {
    try words.path("a file such as board.md")
  }

  package func run(_ path: Identifier, in turn: inout Turn) throws(Refusal) -> Answer {
    let format = try refusing { () throws(Diagnostic) in try ExportFormats.format(forPath: path.text, at: path.span) }
    let pack = try turn.pack(withDrivers: format.hasBoardPage)
    let bytes = try refusing { () throws(Diagnostic) in try format.bytes(of: pack) }
    try turn.write(bytes, to: path)
    return Answer(saying: "Wrote \(path.text): \(format.summary).")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.paths }
}
