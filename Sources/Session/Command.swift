package import Diagnostics
package import Syntax

/// A verb of the shell: grammar, help, completion and action in one value, found through `CommandRegistry`.
///
/// A new command is one file in `Commands/` and one line in the registry.
package protocol Command: Sendable {
  /// What its words say.
  associatedtype Words: Sendable
  var verb: String { get }
  var page: HelpPage { get }
  /// Whether it belongs into a saved script.
  var isReplayed: Bool { get }
  /// Grammar: the words after the verb, up to the statement's end.
  func read(_ words: inout TokenCursor) throws(Diagnostic) -> Words
  /// Action.
  func run(_ words: Words, in turn: inout Turn) throws(Refusal) -> Answer
  /// What may stand at the cursor, whether or not it begins with what was typed.
  func candidates(in context: CompletionContext) -> [Candidate]
}

extension Command {
  package var isReplayed: Bool { true }
  package func candidates(in context: CompletionContext) -> [Candidate] { [] }

  /// Reads the words alone, so that a script's grammar is known to be right before anything runs.
  package func bind(_ syntax: CommandSyntax) throws(Diagnostic) -> BoundCommand {
    var cursor = TokenCursor(syntax)
    let words = try read(&cursor)
    try cursor.end()
    return BoundCommand(syntax: syntax, isReplayed: isReplayed) { turn throws(Refusal) in
      try run(words, in: &turn)
    }
  }
}

/// A command with its words, ready to run.
package struct BoundCommand: Sendable {
  let syntax: CommandSyntax
  let isReplayed: Bool
  let run: @Sendable (inout Turn) throws(Refusal) -> Answer
}

/// What `help VERB` shows.
package struct HelpPage: Sendable {
  /// One line each: `show [LINE…] [by year|quarter|month]`.
  package let forms: [String]
  /// One sentence.
  package let summary: String
  package let notes: [String]
  /// Statements that run in a session with `programmes/support-copilot` loaded.
  package let example: String
  package init(_ forms: String..., summary: String, notes: [String] = [], example: String) {
    self.forms = forms
    self.summary = summary
    self.notes = notes
    self.example = example
  }
}
