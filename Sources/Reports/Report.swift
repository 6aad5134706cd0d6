/// What an answer says: sections of tables, figures and notes. Numbers keep their full value and say how they are
/// shown; no layout, no colour, no bytes of a format.
package struct Report: Sendable {
  package var title: String
  package var sections: [Section]
  package init(title: String, sections: [Section] = []) {
    self.title = title
    self.sections = sections
  }

  package struct Section: Sendable {
    package var heading: String?
    package var blocks: [Block]
    package init(_ heading: String? = nil, _ blocks: [Block]) {
      self.heading = heading
      self.blocks = blocks
    }
  }

  package indirect enum Block: Sendable {
    case table(Table)
    case note(String)
    /// Label and value pairs: provenance, headers, single answers.
    case pairs([(label: String, value: Cell)])
    /// An indented tree, as `explain` gives.
    case tree(Tree)
    case plot(Plot)
  }

  package struct Tree: Sendable {
    package var text: String
    package var cells: [Cell]
    package var children: [Tree]
    package init(_ text: String, cells: [Cell] = [], children: [Tree] = []) {
      self.text = text
      self.cells = cells
      self.children = children
    }
  }
}

package struct Table: Sendable {
  package struct Column: Sendable {
    package enum Role: Sendable {
      /// Text to the left, kept when the table is folded.
      case label
      /// A number of a period column: may be folded into years where the screen is narrow.
      case period
      /// A number that is always kept.
      case figure
    }
    package let header: String
    package let role: Role
    package init(_ header: String, _ role: Role) {
      self.header = header
      self.role = role
    }
  }
  package struct Row: Sendable {
    package enum Role: Sendable { case heading, line, detail, subtotal, total, note }
    package let role: Role
    package let cells: [Cell]
    package init(_ role: Role, _ cells: [Cell]) {
      self.role = role
      self.cells = cells
    }
  }
  package var columns: [Column]
  package var rows: [Row]
  /// The same rows with coarser columns, for a screen this one does not fit.
  package var folded: [Table]
  package init(columns: [Column], rows: [Row], folded: [Table] = []) {
    self.columns = columns
    self.rows = rows
    self.folded = folded
  }
}

package enum Cell: Sendable, Equatable {
  case empty
  case text(String)
  case number(Double, NumberStyle)
  /// `n/m` with its reason.
  case notMeaningful(String)
}

/// How a number is shown. Values are as computed, in the unit the style names.
package enum NumberStyle: Sendable, Hashable {
  /// Money in a statement: divided by `per` (1, 1,000, 1,000,000), negatives in parentheses, zero as –.
  case money(per: Double)
  /// Money with its code and cents: `570,706.96 EUR`.
  case amount(currency: String)
  /// A fraction shown as a percentage with so many decimals.
  case percent(decimals: Int)
  case months
  /// A number in a unit's own terms, significant digits kept; `average` marks a mean.
  case quantity(unit: String, average: Bool)
  /// A discount factor, four decimals.
  case factor
  case count
  /// A change: with its sign, else as the base style.
  indirect case signed(NumberStyle)
}

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
