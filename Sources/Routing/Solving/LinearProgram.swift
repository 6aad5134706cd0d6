/// A linear programme, perhaps with whole numbers, as it is put together: minimise cost · x between bounds.
struct LinearProgram {
  struct Column {
    var cost: Double
    var lower: Double
    var upper: Double
    var isWhole: Bool
    /// Row and coefficient, in order of the rows.
    var entries: [(row: Int, value: Double)] = []
  }
  struct Row {
    var lower: Double
    var upper: Double
  }
  private(set) var columns: [Column] = []
  private(set) var rows: [Row] = []

  static let none = Double.greatestFiniteMagnitude

  mutating func addColumn(cost: Double = 0, lower: Double = 0, upper: Double = none, isWhole: Bool = false) -> Int {
    columns.append(Column(cost: cost, lower: lower, upper: upper, isWhole: isWhole))
    return columns.count - 1
  }

  /// Adds a row; terms of one column are added up.
  @discardableResult
  mutating func addRow(_ terms: LinearTerms, lower: Double = -none, upper: Double = none) -> Int {
    let row = rows.count
    rows.append(Row(lower: lower, upper: upper))
    for (column, value) in terms.items {
      if let last = columns[column].entries.last, last.row == row {
        columns[column].entries[columns[column].entries.count - 1].value += value
      } else {
        columns[column].entries.append((row, value))
      }
    }
    return row
  }

  mutating func addCost(_ terms: LinearTerms) {
    for (column, value) in terms.items { columns[column].cost += value }
  }

  mutating func setCosts(_ cost: (Int) -> Double) {
    for j in columns.indices { columns[j].cost = cost(j) }
  }

  mutating func fix(column j: Int, at value: Double) {
    columns[j].lower = value
    columns[j].upper = value
  }

  mutating func relax(column j: Int) { columns[j].isWhole = false }

  mutating func fix(row i: Int, at value: Double) {
    rows[i].lower = value
    rows[i].upper = value
  }

  var isWhole: Bool { columns.contains(where: \.isWhole) }
}

/// A sum of columns with coefficients.
struct LinearTerms {
  var items: [(column: Int, value: Double)] = []

  mutating func add(_ value: Double, _ column: Int) {
    if value != 0 { items.append((column, value)) }
  }
  mutating func add(_ other: Self, times factor: Double = 1) {
    if factor != 0 { for item in other.items { items.append((item.column, item.value * factor)) } }
  }
}
