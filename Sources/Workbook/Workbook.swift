package import Checking
package import Reports
package import Spreadsheet

/// A workbook as a value: sheets of cells with formula, computed value and style. No bytes, no library.
package struct Workbook: Sendable {
  package let title: String
  package let sheets: [WorkbookSheet]
  package let names: [DefinedName]
  /// The cells a person may change, by the names they are found by.
  package let inputs: [Input]
  /// Properties of the file that say where it comes from, in order.
  package let provenance: [(name: String, value: String)]
  /// What its sheets are printed on.
  package let paper: Paper

  /// One cell of an input, or its row by period, in one scenario.
  package struct Input: Sendable {
    package let name: String
    package let id: QuantityID
    package let cell: Int
    package let scenario: String
  }

  package struct DefinedName: Sendable, Hashable {
    package let name: String
    /// `=Inputs!$D$12`
    package let formula: String
  }
}

package struct WorkbookSheet: Sendable {
  package let name: String
  package var cells: [WorkbookCell] = []
  /// Widths by column, in characters.
  package var widths: [(columns: ClosedRange<Int>, width: Double)] = []
  /// Rows that are folded beneath the one above: working and detail.
  package var outlines: [(row: Int, level: Int)] = []
  package var charts: [WorkbookChart] = []
  package var choices: [(row: Int, column: Int, source: String)] = []
  /// What scrolls away: rows above and columns to the left of this cell stay.
  package var frozen: (row: Int, column: Int) = (0, 0)
  /// Rows printed on every page; nil for none.
  package var repeatedRows: ClosedRange<Int>?
  package var isLandscape = true
  /// What is printed: rows and columns up to these; nil for everything.
  package var printed: (row: Int, column: Int)?
  /// Pages across; columns before `frozen` stand on each.
  package var pagesWide = 1
  /// Fitted to one page across.
  package var pagesTall = 0
  package var tab = TabColour.calculation
  /// Cells with coloured flags by their text: PASS green, FAIL red.
  package var flags: [(row: Int, column: Int)] = []
  package var tallRows: [(row: Int, height: Double)] = []

  package enum TabColour: Sendable { case answer, calculation, input, evidence }
}

package struct WorkbookCell: Sendable {
  package enum Content: Sendable {
    case blank
    case text(String)
    case number(Double)
    /// With the sign of equality in front, and what it comes to.
    case formula(String, SheetResult)
  }
  package let row: Int
  package let column: Int
  package let content: Content
  package let style: CellStyle
  /// What a person reads beside the cell: a source, a reason.
  package let note: String?
}

package struct WorkbookChart: Sendable {
  package enum Kind: Sendable { case line, stackedColumns, columns, histogram, bars, curve }
  package struct Series: Sendable {
    package let name: String
    /// `=Summary!$C$5:$F$5`
    package let categories: String
    package let values: String
    package let colour: UInt32
    /// Told from its neighbours without colour: dashes of a line, hatching of an area, dots instead of a line.
    package var mark = Mark.plain
    package enum Mark: Sendable { case plain, dashed, hatched, dots }
  }
  package let kind: Kind
  package let title: String
  package let series: [Series]
  package let row: Int
  package let column: Int
  package let width: Double
  package let height: Double
  package let valueTitle: String
  /// How many names stand along its axis.
  package let periods: Int
  /// How the numbers of its axis are written.
  package var numbers = CellStyle.Number.money
  /// Of the other axis, where that has numbers too.
  package var categoryTitle: String?
}

/// How a cell looks: what it is, and how its number is written.
package struct CellStyle: Sendable, Hashable {
  package enum Role: Sendable, Hashable {
    case title, subtitle, heading, header, label, detail, input, choice, calculated, subtotal, total, note, flag, value
    case figure, caption
  }
  package enum Number: Sendable, Hashable {
    case text, money, exactMoney, percent, wholePercent, count, decimal, months, factor, general
    case decimals(Int)
  }
  package var role: Role
  package var number: Number
  package var indent: Int
  package var isWrapped: Bool
  package init(_ role: Role, _ number: Number = .text, indent: Int = 0, isWrapped: Bool = false) {
    self.role = role
    self.number = number
    self.indent = indent
    self.isWrapped = isWrapped
  }
}
