package import Diagnostics
package import Syntax

/// A verb that is known and not supported yet: it says so by name, and what to use instead.
package struct LaterCommand: Command {
  package let verb: String
  package let isReplayed = false
  package let page: HelpPage
  private let instead: String

  private init(_ verb: String, _ form: String, _ summary: String, instead: String, example: String) {
    self.verb = verb
    self.instead = instead
    page = HelpPage(
      form, summary: summary, notes: ["Not supported yet. \(instead)"], example: example)
  }

  static let all: [any Command] = [
    LaterCommand(
      "assess", "assess …", "Evidence against an assumption.", instead: "Explain it: sources stand beside the inputs.",
      example: "explain time_saved")
  ]

  /// Takes whatever follows.
  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Span {
    let span = words.previous?.span ?? words.next.span
    while !words.isAtEnd { words.advance() }
    return span
  }

  package func run(_ span: Span, in turn: inout Turn) throws(Refusal) -> Answer {
    throw Refusal(.notSupportedYet(verb, instead: instead, at: span))
  }
}
