/// Rows of figures under named columns.
package struct Table: Sendable {
  package struct Column: Sendable {
    package enum Role: Sendable {
      /// Text to the left, kept on one line.
      case label
      /// Text that may run over several lines: reasons, sources, findings.
      case prose
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
    /// How far its label stands to the right: 0, 1, 2.
    package let level: Int
    package init(_ role: Role, _ cells: [Cell], level: Int = 0) {
      self.role = role
      self.cells = cells
      self.level = level
    }
  }

  /// Says what the numbers are in where the table does not stand under a report's own subtitle: `EUR thousands`.
  package var caption: String?
  package var columns: [Column]
  package var rows: [Row]
  /// The same rows with coarser columns, for a screen this one does not fit; the widest first.
  package var folded: [Table]
  /// Drawn beside the rows where a screen has room; what it shows stands in the cells too.
  package var chart: Chart?
  /// How narrow names may become before a coarser form is taken; nil leaves it to the renderer.
  package private(set) var leastName: Int?
  package init(
    caption: String? = nil, columns: [Column], rows: [Row], folded: [Table] = [], chart: Chart? = nil
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.folded = folded
    self.chart = chart
  }

  /// The same where names are broken to so many characters before a column is given up.
  package func breakingNames(to width: Int) -> Table {
    var table = self
    table.leastName = width
    table.folded = folded.map { $0.breakingNames(to: width) }
    return table
  }

  /// The table with one column less, for narrower screens.
  package func without(column: Int) -> Table {
    let kept = columns.indices.filter { $0 != column }
    return Table(
      caption: caption, columns: kept.map { columns[$0] },
      rows: rows.map { row in Row(row.role, kept.map { row.cells[$0] }, level: row.level) }, chart: chart)
  }
}

package enum Cell: Sendable, Equatable {
  case empty
  case text(String)
  case number(Double, NumberStyle)
  /// `n/m` with its reason.
  case notMeaningful(String)

  /// As plain text; the reason of `n/m` is left to whoever shows it.
  package var plain: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let value, let style): style.text(value)
    case .notMeaningful: "n/m"
    }
  }
}
