package import Diagnostics
import Reports
package import Syntax

/// `format NAME`
package struct FormatCommand: Command {
  package let verb = "format"
  package let page = HelpPage(
    "format", "format text|json|csv|markdown", summary: "How answers are written from now on.",
    example: "format markdown\nshow npv\nformat text")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Identifier? {
    words.isAtEnd ? nil : try words.identifier("text, json, csv or markdown")
  }

  package func run(_ name: Identifier?, in turn: inout Turn) throws(Refusal) -> Answer {
    guard let name else { return Answer(saying: "Answers are written as \(turn.state.format.rawValue).") }
    guard let format = AnswerFormat(rawValue: name.text) else {
      throw Refusal(.unknownFormat(name.text, at: name.span))
    }
    turn.state.format = format
    return Answer()
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    AnswerFormat.allCases.map { Candidate($0.rawValue) }
  }
}
