/// Writes formulas as a spreadsheet program reads them, for the cells of one sheet.
package struct FormulaText: Sendable {
  private let grid: SheetGrid
  private let sheetNames: [String]
  /// Cells that are called by a name.
  private let names: [Slot: String]

  package init(grid: SheetGrid, sheetNames: [String], names: [Slot: String]) {
    self.grid = grid
    self.sheetNames = sheetNames.map(Self.quoted)
    self.names = names
  }

  /// With the sign of equality in front. - Parameter column: of the slot the formula stands in.
  package func text(_ formula: Formula, on sheet: Int, column: Int) -> String {
    var writer = Writer(text: self, sheet: sheet, column: column)
    writer.out = "="
    writer.write(formula, above: 0)
    return writer.out
  }

  static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
    return isPlain ? name : "'\(name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }

  /// `A`, `Z`, `AA` for 0, 25, 26.
  package static func columnName(_ column: Int) -> String {
    var rest = column
    var name: [UInt8] = []
    repeat {
      name.insert(UInt8(65 + rest % 26), at: 0)
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: name, as: UTF8.self)
  }

  /// `Inputs!$D$12`, as a defined name holds it.
  package func absolute(_ slot: Slot, column: Int = 0, through last: Int? = nil) -> String? {
    guard let place = grid.place(of: slot, column: column) else { return nil }
    let first = "\(sheetNames[place.sheet])!$\(Self.columnName(place.column))$\(place.row + 1)"
    guard let last, last != column, let end = grid.place(of: slot, column: last) else { return first }
    return first + ":$\(Self.columnName(end.column))$\(end.row + 1)"
  }

  private struct Writer {
    let text: FormulaText
    let sheet: Int
    let column: Int
    var out = ""

    /// How tightly an operation binds; a part that binds less than what stands above it is put in brackets.
    private static func strength(_ formula: Formula) -> Int {
      switch formula {
      case .operation(let operation, _, _):
        switch operation {
        case .less, .lessOrEqual, .equal, .notEqual: 1
        case .joined: 2
        case .add, .subtract: 3
        case .multiply, .divide: 4
        case .power: 5
        }
      // A spreadsheet reads −2^2 as (−2)^2, so a sign stands alone or in brackets.
      case .negated: 6
      case .number(let number): number < 0 ? 6 : 9
      case .text, .fixed, .relative, .area, .call: 9
      }
    }

    mutating func write(_ formula: Formula, above strength: Int) {
      let own = Self.strength(formula)
      let isBracketed = own < strength
      if isBracketed { out += "(" }
      switch formula {
      case .number(let number): out += Self.numeral(number)
      case .text(let text):
        out += "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      case .fixed(let slot, let column):
        if column == 0, let name = text.names[slot] { out += name } else { reference(slot, column, fixed: true) }
      case .relative(let slot, let offset): reference(slot, column + offset, fixed: false)
      case .area(let from, let to): area(from, to)
      case .negated(let a):
        out += "-"
        write(a, above: 7)
      case .operation(let operation, let a, let b):
        write(a, above: own)
        out += operation.rawValue
        // What stands on the right of − or / is put in brackets where it binds as tightly.
        write(b, above: operation == .add || operation == .multiply ? own : own + 1)
      case .call(let function, let items):
        out += function.rawValue
        out += "("
        for (index, item) in items.enumerated() {
          if index > 0 { out += "," }
          write(item, above: 0)
        }
        out += ")"
      }
      if isBracketed { out += ")" }
    }

    private mutating func area(_ from: Formula, _ to: Formula) {
      reference(corner: from, withSheet: true)
      out += ":"
      reference(corner: to, withSheet: false)
    }

    private mutating func reference(corner: Formula, withSheet: Bool) {
      switch corner {
      case .fixed(let slot, let column): reference(slot, column, fixed: true, withSheet: withSheet)
      case .relative(let slot, let offset): reference(slot, column + offset, fixed: false, withSheet: withSheet)
      case .number, .text, .area, .negated, .operation, .call: write(corner, above: 0)
      }
    }

    private mutating func reference(_ slot: Slot, _ column: Int, fixed: Bool, withSheet: Bool = true) {
      guard let place = text.grid.place(of: slot, column: column) else {
        out += "NA()"
        return
      }
      if withSheet, place.sheet != sheet {
        out += text.sheetNames[place.sheet]
        out += "!"
      }
      if fixed { out += "$" }
      out += FormulaText.columnName(place.column)
      // Rows never move: a formula is only filled to the right.
      out += "$"
      out += String(place.row + 1)
    }

    private static func numeral(_ number: Double) -> String {
      if let whole = Int(exactly: number) { return String(whole) }
      return number.description
    }
  }
}
