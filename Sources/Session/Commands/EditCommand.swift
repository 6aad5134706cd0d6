import Checking
package import Diagnostics
package import Syntax

/// `edit`, `edit NAME`
package struct EditCommand: Command {
  package let verb = "edit"
  package let isReplayed = false
  package let page = HelpPage(
    "edit", "edit NAME",
    summary: "Opens the last statement, or the declaration of a name, in your editor, and runs what you save.",
    notes: ["The editor is $VISUAL, else $EDITOR, else vi. Leave without saving, and nothing is run."],
    example: "edit time_saved")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [Identifier] {
    words.isAtEnd ? [] : try words.name("the name of what is to be changed")
  }

  package func run(_ words: [Identifier], in turn: inout Turn) throws(Refusal) -> Answer {
    var answer = Answer()
    if !words.isEmpty {
      let name = words.map(\.text).joined(separator: ".")
      guard let declared = turn.model.quantity(named: name) else {
        throw Refusal(.nothingToEdit(name, known: turn.model.quantities.map(\.name), at: words.span))
      }
      answer.edits = String(declared.declaration.text)
    }
    guard turn.options.canEdit else { throw Refusal(.noEditor(at: words.span)) }
    if words.isEmpty {
      guard !turn.lastTyped.isEmpty else { throw Refusal(.nothingToEdit("", known: [], at: nil)) }
      answer.edits = turn.lastTyped
    }
    return answer
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.words.isEmpty ? context.values : [] }
}
