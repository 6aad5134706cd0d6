/// A kind of block: `KEYWORD NAME "Label" { KEY: VALUE … }`.
///
/// Its keyword is a word of its own only before a name, so that a line of a model may be called `review` too.
package struct BlockKind: Sendable, Hashable {
  /// One or two words: `pilot`, `key result`.
  package let keyword: String
  /// What it states, in one sentence.
  package let doc: String
  package let fields: [Field]
  /// A whole block as one would write it.
  package let example: String

  package init(_ keyword: String, _ doc: String, fields: [Field], example: String) {
    self.keyword = keyword
    self.doc = doc
    self.fields = fields
    self.example = example
  }

  package func field(_ key: String) -> Field? { fields.first { $0.key == key } }

  /// "an objective or a key result"
  static func words(_ keywords: [String]) -> String {
    ValueShape.or(keywords.map { ("aeiou".contains($0.first ?? "b") ? "an " : "a ") + $0 })
  }
}

extension BlockKind {
  /// Every kind, in the order of the guide.
  package static let all: [BlockKind] = [
    .priority, .objective, .keyResult, .kpi, .initiative, .pilot, .claim, .win, .workflow, .errorBudget, .obligation,
    .gate, .review, .usage, .vendor, .fairness, .diagnostic,
  ]

  package static func named(_ keyword: String) -> BlockKind? { all.first { $0.keyword == keyword } }
}
