import Checking
package import Diagnostics
import Reports
package import Syntax

/// `models`
package struct ModelsCommand: Command {
  package let verb = "models"
  package let isReplayed = false
  package let page = HelpPage(
    "models [FOLDER]", summary: "Lists the cost, benefit and programme models that ship, with what each needs.",
    notes: ["`load costs/tokens` loads one. `models costs` lists one folder."], example: "models benefits")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> String? {
    words.isAtEnd ? nil : try words.path("a folder such as costs").text
  }

  package func run(_ folder: String?, in turn: inout Turn) throws(Refusal) -> Answer {
    let shipped = turn.files.library.filter { folder == nil || $0.path.hasPrefix((folder ?? "") + "/") }
    if shipped.isEmpty {
      return Answer(saying: folder.map { "No models ship under \($0)." } ?? "No model library was found.")
    }
    return Answer(reports: [Listings.models(shipped.map { Self.summary(of: $0) })])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    ["benefits", "costs", "programmes"].map { Candidate($0) }
  }

  private static func summary(of entry: LibraryEntry) -> Listings.ShippedModel {
    let needs = Parser.parseModel(entry.text.file).declarations.compactMap { declaration -> String? in
      if case .needs(let need) = declaration.kind { need.name.text } else { nil }
    }
    return Listings.ShippedModel(path: entry.path, summary: question(of: entry), needs: needs)
  }

  /// The first line of a shipped model is the question it answers.
  private static func question(of entry: LibraryEntry) -> String {
    let line = entry.text.file.line(0)
    return line.hasPrefix("#") ? String(line.drop { $0 == "#" || $0 == " " }) : ""
  }
}
