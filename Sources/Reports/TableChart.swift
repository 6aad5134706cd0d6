extension Table {
  /// A picture with a line for each row.
  package struct Chart: Sendable {
    package enum Kind: Sendable {
      /// Stretches on one axis for all rows; `mark` is a value drawn through them.
      case bars([[Bar]], mark: Double?)
      /// A small curve in each row, all on one scale.
      case curves([[Double]])
    }

    /// A stretch between two values; where one is not finite nothing is drawn.
    package struct Bar: Sendable {
      package enum Shade: Sendable { case light, dark }
      package let from: Double
      package let to: Double
      package let shade: Shade
      package init(from: Double, to: Double, shade: Shade = .dark) {
        self.from = from
        self.to = to
        self.shade = shade
      }
    }

    package let kind: Kind
    /// What the two shades are, where both are used.
    package let light: String?
    package let dark: String?
    package init(_ kind: Kind, light: String? = nil, dark: String? = nil) {
      self.kind = kind
      self.light = light
      self.dark = dark
    }
  }
}
