package import Diagnostics

/// Reads texts into syntax trees. What is wrong is reported, statement by statement, and everything else is kept.
package enum Parser {
  /// A model file: declarations only.
  package static func parseModel(_ file: SourceFile) -> SyntaxTree {
    var reader = StatementReader(file, dialect: .model)
    return reader.tree()
  }

  /// A session script or what was typed at the prompt: declarations, and commands that begin with one of `verbs`.
  package static func parseSession(_ file: SourceFile, verbs: Set<String>) -> SyntaxTree {
    var reader = StatementReader(file, dialect: .session(verbs: verbs))
    return reader.tree()
  }

  /// One expression that fills the whole text; nil where it does not parse.
  package static func parseExpression(_ file: SourceFile) -> (expression: Expression?, diagnostics: [Diagnostic]) {
    let text = Lexer.output(of: file)
    let end = text.tokens.firstIndex { $0.kind == .lineEnd } ?? text.tokens.count - 1
    var cursor = TokenCursor(text.tokens, 0..<max(end, 0), in: file)
    do {
      let expression = try cursor.expression()
      try cursor.end()
      return (expression, text.diagnostics)
    } catch {
      return (nil, text.diagnostics.isEmpty ? [error] : text.diagnostics)
    }
  }

  /// Whether what was typed is whole, so that the prompt can run it: no bracket is open and no operator or comma
  /// stands last. Attribute lines typed later still reach their declaration (`SyntaxTree.leadingAttributes`).
  package static func isComplete(_ text: String) -> Bool {
    !Lexer.output(of: SourceFile(name: "prompt", text: text)).endsInside
  }

  /// A text cut after every line that ends a statement, and what is left behind the last of them.
  package static func wholeStatements(of text: String) -> (whole: [String], rest: String) {
    var whole: [String] = []
    var start = text.utf8.startIndex
    var offset = 0
    for end in Lexer.wholeLineEnds(of: SourceFile(name: "prompt", text: text)) {
      let next = text.utf8.index(start, offsetBy: end - offset)
      whole.append(String(text[start..<next]))
      (start, offset) = (next, end)
    }
    return (whole, String(text[start...]))
  }
}
