/// A small picture of numbers: what is drawn, not how.
package struct Plot: Sendable {
  package enum Kind: Sendable { case line, bars }
  package let kind: Kind
  package let title: String
  package let labels: [String]
  package let values: [Double]
  package let style: NumberStyle
  package init(kind: Kind, title: String, labels: [String], values: [Double], style: NumberStyle) {
    self.kind = kind
    self.title = title
    self.labels = labels
    self.values = values
    self.style = style
  }
}
