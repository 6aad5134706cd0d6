/// What a cell holds.
package enum CellContent: Sendable, Hashable {
  case empty
  case number(Double)
  case text(String)
  case formula(Formula)
}

/// What a slot holds: one cell, or a cell at `initial` and one for each period.
package enum SlotContent: Sendable {
  case cell(CellContent)
  /// The same formula in every period.
  case row(initial: CellContent, periods: CellContent)
  /// Each column its own content: figures by period.
  case cells([CellContent])
  /// Reserved and not made yet.
  case undefined

  package var isRow: Bool {
    switch self {
    case .cell: false
    case .row, .cells, .undefined: true
    }
  }

  /// How many cells it has. - Parameter columns: `initial` and the periods.
  package func width(_ columns: Int) -> Int {
    switch self {
    case .cell: 1
    case .row, .undefined: columns
    case .cells(let cells): cells.count
    }
  }

  package subscript(column: Int) -> CellContent {
    switch self {
    case .cell(let content): content
    case .row(let initial, let periods): column == 0 ? initial : periods
    case .cells(let contents): contents.indices.contains(column) ? contents[column] : .empty
    case .undefined: .formula(.call(.notAvailable, []))
    }
  }
}

/// A figure of the model's text, or of its calendar, that formulas refer to: written in its own unit, used in base units.
package struct SheetFigure: Sendable {
  package enum Kind: Sendable, Hashable {
    /// A figure written inside a calculation: `6 hour/agent`.
    case written
    /// Months in a year, a half: what the arithmetic itself needs.
    case constant
    /// Where a date stands, in months from the start.
    case date
  }
  package let kind: Kind
  package let label: String
  /// As written: `EUR/agent/month`.
  package let unit: String
  package let isPercent: Bool
  /// What the formulas read, in base units.
  package let used: Slot
  /// In its own unit: where a person may change it.
  package let blue: Slot
  /// Base units in one of its own.
  package let factor: Slot
}

/// A row of working beneath what it serves.
package struct SheetHelper: Sendable {
  package let slot: Slot
  package let label: String
}
