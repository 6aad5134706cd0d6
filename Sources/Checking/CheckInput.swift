package import Syntax

/// Everything one model is composed of: files and prompt blocks in the order they came.
package struct CheckInput: Sendable {
  package struct Part: Sendable {
    package enum Origin: Sendable {
      /// A loaded file.
      case file(SourceText)
      /// Typed, or standing in a script: its declarations replace earlier ones of the same name.
      /// `folder` is the identity paths are relative to, nil for the working directory.
      case prompt(folder: String?)
    }
    package let tree: SyntaxTree
    package let origin: Origin
    package init(tree: SyntaxTree, origin: Origin) {
      self.tree = tree
      self.origin = origin
    }
  }

  package var parts: [Part]
  /// A library model shown alone: needs take their `for example`, and a missing timeline, currency and
  /// discount stand in, which a note says.
  package var usesExamples: Bool
  package var reader: any SourceReader
  /// What `price("…")` finds its prices in.
  package var prices: any PriceList

  package init(
    parts: [Part], usesExamples: Bool = false, reader: any SourceReader, prices: any PriceList = NoPrices()
  ) {
    self.parts = parts
    self.usesExamples = usesExamples
    self.reader = reader
    self.prices = prices
  }
}
