package import Diagnostics
package import Syntax

/// `quit`
package struct QuitCommand: Command {
  package let verb = "quit"
  package let isReplayed = false
  package let page = HelpPage("quit", summary: "Leaves; Ctrl-D on an empty line does too.", example: "quit")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) {}

  package func run(_ words: Void, in turn: inout Turn) throws(Refusal) -> Answer { Answer(leaves: true) }
}
