import Diagnostics

extension Token {
  func isSymbol(_ symbol: String) -> Bool {
    if case .symbol(let text) = kind { text == symbol } else { false }
  }

  /// As a diagnostic speaks of it.
  var described: String {
    switch kind {
    case .word, .number, .date: "`\(span.text)`"
    case .symbol(let symbol): span.text == symbol ? "`\(symbol)`" : "the end of the line"
    case .text: "a text"
    case .lineEnd, .end: "the end of the line"
    case .indent: "blank space"
    }
  }

  /// Whether a value may begin with it, so that an operator is missing before it.
  var beginsValue: Bool {
    switch kind {
    case .word(let word): !ReservedWords.connectives.contains(word) || word == "yes" || word == "no"
    case .number, .date, .text: true
    case .symbol(let symbol): symbol == "("
    case .lineEnd, .indent, .end: false
    }
  }

  /// Whether a value may end with it, so that a `-` after it subtracts.
  var endsValue: Bool {
    switch kind {
    case .word, .number, .date, .text: beginsValue
    case .symbol(let symbol): symbol == ")" || symbol == "]" || symbol == "}" || symbol == "%"
    case .lineEnd, .indent, .end: false
    }
  }
}
