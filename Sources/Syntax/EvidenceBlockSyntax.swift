package import Diagnostics

/// `pilot emea "EMEA pilot" { … }` and every other block of evidence, as written. Which keys a block may have, and
/// what their values say, is the catalogue's to know: here a value is its words.
package struct EvidenceBlockSyntax: Sendable, Hashable {
  /// `pilot`, or the two words of `key result` joined by a space.
  package let keyword: Identifier
  package let name: Identifier
  package let label: String?
  /// In the order written; a key may stand more than once.
  package let entries: [EvidenceEntrySyntax]
  package init(keyword: Identifier, name: Identifier, label: String?, entries: [EvidenceEntrySyntax]) {
    self.keyword = keyword
    self.name = name
    self.label = label
    self.entries = entries
  }
}

/// `KEY: VALUE` in a block of evidence.
package struct EvidenceEntrySyntax: Sendable, Hashable {
  /// The key's words joined by one space: `as of`, `applies when`.
  package let key: Identifier
  /// The words of the value, at least one.
  package let tokens: [Token]
  /// The value as it stands in the text.
  package let valueSpan: Span
  package let span: Span
  package init(key: Identifier, tokens: [Token], valueSpan: Span, span: Span) {
    self.key = key
    self.tokens = tokens
    self.valueSpan = valueSpan
    self.span = span
  }

  /// The value as a person reads it: without quotes where it is one text in quotes.
  package var text: String {
    if tokens.count == 1, case .text(let content) = tokens[0].kind { return content }
    return String(valueSpan.text)
  }
}

/// `from pilot emea.aht prior "brynjolfsson-2025"`: where an input's distribution comes from.
package struct PilotSourceSyntax: Sendable, Hashable {
  /// The pilot's name, dotted where it stands in a namespace.
  package let pilot: [Identifier]
  /// What the pilot measured: the name after `primary:` or `guard:`.
  package let measure: Identifier
  /// The key of a published effect.
  package let prior: Identifier?
  package let span: Span
  package init(pilot: [Identifier], measure: Identifier, prior: Identifier?, span: Span) {
    self.pilot = pilot
    self.measure = measure
    self.prior = prior
    self.span = span
  }

  /// `from pilot emea.aht prior "brynjolfsson-2025"`
  package var sourceText: String {
    let name = (pilot + [measure]).map(\.text).joined(separator: ".")
    return "from pilot \(name)" + (prior.map { " prior \($0.text.quoted)" } ?? "")
  }
}
