import Syntax

extension Session {
  /// Cuts a pasted text into what is run at once, and the open statement at its end.
  ///
  /// A command is run alone. Declarations that stand together are taken together: in any order, as in a file.
  package static func statements(ofPaste text: String) -> (whole: [String], rest: String) {
    let (pieces, rest) = Parser.wholeStatements(of: text)
    var whole: [String] = []
    var isBlock = false
    for piece in pieces {
      let isCommand = isCommand(piece)
      if isBlock, !isCommand { whole[whole.count - 1] += piece } else { whole.append(piece) }
      isBlock = !isCommand
    }
    return (whole.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }, rest)
  }

  private static func isCommand(_ statement: String) -> Bool {
    let word = String(statement.prefix { $0.isLetter || $0 == "_" })
    return verbs.contains(word) && !ReservedWords.declarations.contains(word)
  }
}
