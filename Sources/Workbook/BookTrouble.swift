import Spreadsheet

/// Says why a cell has no value: follows the formulas back to the cell in which the trouble begins.
struct BookTrouble {
  private let contents: [SlotContent]
  private let evaluator: SheetEvaluator
  private let grid: SheetGrid
  private let sheetNames: [String]
  /// What is written to the left of a row of a sheet.
  private let label: (_ sheet: Int, _ row: Int) -> String

  init(
    _ contents: [SlotContent], _ evaluator: SheetEvaluator, _ grid: SheetGrid, sheetNames: [String],
    label: @escaping (_ sheet: Int, _ row: Int) -> String
  ) {
    self.contents = contents
    self.evaluator = evaluator
    self.grid = grid
    self.sheetNames = sheetNames
    self.label = label
  }

  /// `division by zero in Cost per case, Drivers!J14`
  func sentence(_ error: SheetError, _ slot: Slot, _ column: Int) -> String {
    let origin = origin(of: slot, column)
    let first = if case .error(let first) = evaluator.result(origin.slot, origin.column) { first } else { error }
    let what = Self.words(first)
    guard origin != (slot, column), let place = grid.place(of: origin.slot, column: origin.column) else { return what }
    let name = label(place.sheet, place.row)
    let cell = "\(sheetNames[place.sheet])!\(FormulaText.columnName(place.column))\(place.row + 1)"
    return "\(what) in \(name.isEmpty ? cell : "\(name), \(cell)")"
  }

  private static func words(_ error: SheetError) -> String {
    switch error {
    case .division: "division by zero"
    case .number: "a number that does not exist or is too large to represent"
    case .notAvailable: "no value is given"
    case .value: "a text stands where a number is needed"
    case .reference: "nothing stands where it refers to"
    }
  }

  private func origin(of slot: Slot, _ column: Int) -> (slot: Slot, column: Int) {
    var place = (slot: slot, column: column)
    // No chain of formulas is longer than there are slots, and a circle ends here too.
    for _ in 0..<contents.count {
      guard case .formula(let formula) = contents[place.slot.index][place.column],
        let next = undefinedOperand(of: formula, at: place.column)
      else { break }
      place = next
    }
    return place
  }

  private func undefinedOperand(of formula: Formula, at column: Int) -> (slot: Slot, column: Int)? {
    func check(_ slot: Slot, _ column: Int) -> (slot: Slot, column: Int)? {
      if case .error = evaluator.result(slot, column) { (slot, column) } else { nil }
    }
    switch formula {
    case .number, .text: return nil
    case .fixed(let slot, let place): return check(slot, place)
    case .relative(let slot, let offset): return check(slot, column + offset)
    case .area(let from, let to):
      guard let (first, a) = corner(from, column), let (last, b) = corner(to, column) else { return nil }
      guard first == last, a <= b else { return check(first, a) ?? check(last, b) }
      for place in a...b { if let found = check(first, place) { return found } }
      return nil
    case .negated(let a): return undefinedOperand(of: a, at: column)
    case .operation(_, let a, let b):
      return undefinedOperand(of: a, at: column) ?? undefinedOperand(of: b, at: column)
    case .call(_, let items):
      for item in items { if let found = undefinedOperand(of: item, at: column) { return found } }
      return nil
    }
  }

  private func corner(_ formula: Formula, _ column: Int) -> (Slot, Int)? {
    switch formula {
    case .fixed(let slot, let place): (slot, place)
    case .relative(let slot, let offset): (slot, column + offset)
    case .number, .text, .area, .negated, .operation, .call: nil
    }
  }
}
