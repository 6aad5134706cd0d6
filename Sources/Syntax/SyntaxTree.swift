package import Diagnostics

/// A parsed text: its statements in order and everything found wrong with it.
///
/// A model holds declarations only; a session script and the prompt hold commands too.
package struct SyntaxTree: Sendable {
  package enum Statement: Sendable {
    case declaration(Declaration)
    /// Belongs to the session: a verb of the shell with its words.
    case command(CommandSyntax)

    package var span: Span {
      switch self {
      case .declaration(let declaration): declaration.span
      case .command(let command): command.span
      }
    }
  }

  package let file: SourceFile
  package let statements: [Statement]
  package let diagnostics: [Diagnostic]
  /// Attribute lines at the start of a session's text: they belong to the declaration typed before it.
  package let leadingAttributes: [Attribute]

  package init(
    file: SourceFile, statements: [Statement], diagnostics: [Diagnostic], leadingAttributes: [Attribute] = []
  ) {
    self.file = file
    self.statements = statements
    self.diagnostics = diagnostics
    self.leadingAttributes = leadingAttributes
  }

  package var declarations: [Declaration] {
    statements.compactMap { if case .declaration(let declaration) = $0 { declaration } else { nil } }
  }
}

/// A shell command as a run of tokens: the verb and its undigested rest.
///
/// Each command parses its own words with a `TokenCursor`, so that a verb's grammar lives in one file.
package struct CommandSyntax: Sendable {
  package let verb: Identifier
  /// All tokens of the statement, the verb's first.
  package let tokens: [Token]
  package let span: Span
  package init(verb: Identifier, tokens: [Token], span: Span) {
    self.verb = verb
    self.tokens = tokens
    self.span = span
  }
}
