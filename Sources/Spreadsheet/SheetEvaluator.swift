import CKernels

/// Computes every cell of a workbook as a spreadsheet program does, so that each formula carries its value and a
/// change of an input can be followed without such a program.
///
/// A class because it owns one long buffer of results that formulas fill in as they are asked for.
package final class SheetEvaluator {
  private var contents: [SlotContent]
  private let grid: SheetGrid
  private let columns: Int
  private var start: [Int] = []
  private var results: [SheetResult?]
  /// Cells under way, to find a circle.
  private var isOpen: [Bool]

  /// - Parameter columns: `initial` and the periods.
  package init(_ contents: [SlotContent], grid: SheetGrid, columns: Int) {
    self.contents = contents
    self.grid = grid
    self.columns = columns
    var count = 0
    for content in contents {
      start.append(count)
      count += content.width(columns)
    }
    results = Array(repeating: nil, count: count)
    isOpen = Array(repeating: false, count: count)
  }

  /// Types another number or text into a cell; everything is computed anew.
  package func enter(_ content: CellContent, into slot: Slot, column: Int = 0) {
    switch contents[slot.index] {
    case .cell: contents[slot.index] = .cell(content)
    case .row, .undefined: break
    case .cells(var cells):
      if cells.indices.contains(column) { cells[column] = content }
      contents[slot.index] = .cells(cells)
    }
    for index in results.indices { results[index] = nil }
  }

  /// Computes everything, each row from left to right so that what refers to the period before finds it done.
  package func evaluateAll() {
    for index in contents.indices {
      for column in 0..<contents[index].width(columns) { _ = result(Slot(index), column) }
    }
  }

  package func result(_ slot: Slot, _ column: Int = 0) -> SheetResult {
    let count = contents[slot.index].width(columns)
    guard (0..<count).contains(column) else { return .number(0) }
    let place = start[slot.index] + column
    if let known = results[place] { return known }
    if isOpen[place] { return .error(.reference) }
    isOpen[place] = true
    defer { isOpen[place] = false }
    let result: SheetResult
    switch contents[slot.index][column] {
    case .empty: result = .number(0)
    case .number(let number): result = .number(number)
    case .text(let text): result = .text(text)
    case .formula(let formula):
      do throws(SheetError) { result = try value(formula, column) } catch { result = .error(error) }
    }
    results[place] = result
    return result
  }

  // MARK: Formulas

  private func value(_ formula: Formula, _ column: Int) throws(SheetError) -> SheetResult {
    switch formula {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .fixed(let slot, let place): return try defined(result(slot, place))
    case .relative(let slot, let offset): return try defined(result(slot, column + offset))
    case .area: throw .value
    case .negated(let a): return SheetResult(-(try number(a, column)))
    case .operation(let operation, let a, let b): return try self.operation(operation, a, b, column)
    case .call(let function, let items): return try call(function, items, column)
    }
  }

  private func defined(_ result: SheetResult) throws(SheetError) -> SheetResult {
    if case .error(let error) = result { throw error }
    return result
  }

  private func number(_ formula: Formula, _ column: Int) throws(SheetError) -> Double {
    guard case .number(let number) = try value(formula, column) else { throw .value }
    return number
  }

  private func operation(
    _ operation: SheetOperation, _ a: Formula, _ b: Formula, _ column: Int
  ) throws(SheetError) -> SheetResult {
    let left = try value(a, column)
    let right = try value(b, column)
    switch operation {
    case .equal: return .number(Self.isEqual(left, right) ? 1 : 0)
    case .notEqual: return .number(Self.isEqual(left, right) ? 0 : 1)
    case .joined: return .text(Self.text(left) + Self.text(right))
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual: break
    }
    guard case .number(let x) = left, case .number(let y) = right else { throw .value }
    switch operation {
    case .add: return SheetResult(x + y)
    case .subtract: return SheetResult(x - y)
    case .multiply: return SheetResult(x * y)
    case .divide:
      if y == 0 { throw .division }
      return SheetResult(x / y)
    case .power: return SheetResult(ck_pow(x, y))
    case .less: return .number(x < y ? 1 : 0)
    case .lessOrEqual: return .number(x <= y ? 1 : 0)
    case .equal, .notEqual, .joined: throw .value
    }
  }

  private static func isEqual(_ a: SheetResult, _ b: SheetResult) -> Bool {
    if case .text(let a) = a, case .text(let b) = b { return a.lowercased() == b.lowercased() }
    return a == b
  }

  private static func text(_ result: SheetResult) -> String {
    switch result {
    case .number(let number): Int(exactly: number).map(String.init) ?? number.description
    case .text(let text): text
    case .error(let error): error.rawValue
    }
  }

  private func call(
    _ function: SheetFunction, _ items: [Formula], _ column: Int
  ) throws(SheetError) -> SheetResult {
    func one(_ index: Int) throws(SheetError) -> Double { try number(items[index], column) }
    switch function {
    case .when: return try value(items[try one(0) != 0 ? 1 : 2], column)
    case .ifError:
      do throws(SheetError) { return try value(items[0], column) } catch { return try value(items[1], column) }
    case .isError:
      do throws(SheetError) { _ = try value(items[0], column) } catch { return .number(1) }
      return .number(0)
    case .isNumber:
      do throws(SheetError) {
        if case .number = try value(items[0], column) { return .number(1) }
      } catch {}
      return .number(0)
    case .notAvailable: throw .notAvailable
    case .and:
      for index in items.indices where try one(index) == 0 { return .number(0) }
      return .number(1)
    case .or:
      for index in items.indices where try one(index) != 0 { return .number(1) }
      return .number(0)
    case .not: return .number(try one(0) == 0 ? 1 : 0)
    case .absolute: return .number(abs(try one(0)))
    case .sign:
      let x = try one(0)
      return .number(x > 0 ? 1 : x < 0 ? -1 : 0)
    case .squareRoot: return SheetResult((try one(0)).squareRoot())
    case .exponential: return SheetResult(ck_exp(try one(0)))
    case .logarithm: return SheetResult(ck_ln(try one(0)))
    case .whole: return .number((try one(0)).rounded(.down))
    case .round:
      let digits = try one(1)
      let x = try one(0)
      if digits == 0 { return SheetResult(x.rounded(.toNearestOrAwayFromZero)) }
      let scale = ck_pow(10, digits)
      return SheetResult((x * scale).rounded(.toNearestOrAwayFromZero) / scale)
    case .remainder:
      let x = try one(0)
      let y = try one(1)
      if y == 0 { throw .division }
      return SheetResult(x - y * (x / y).rounded(.down))
    case .columns: return .number(Double(try extent(items[0], column).columns))
    case .sum, .minimum, .maximum, .average: return try fold(function, items, column)
    case .sumProduct: return try sumOfProducts(items, column)
    case .sumIf: return try conditional(items, column)
    case .countIf: return try conditional(items, column)
    case .index:
      let extent = try extent(items[0], column)
      let row = try one(1)
      let place = items.count > 2 ? try one(2) : 1
      guard row >= 1, Int(row) <= extent.rows, place >= 1, Int(place) <= extent.columns else { throw .reference }
      return try defined(extent[Int(row) - 1, Int(place) - 1])
    case .match:
      let wanted = try value(items[0], column)
      let found = try all(items[1], column).firstIndex { Self.isEqual($0, wanted) }
      guard let found else { throw .notAvailable }
      return .number(Double(found + 1))
    case .internalRate:
      let amounts = try all(items[0], column).compactMap(\.number)
      guard let rate = InternalRate.rate(amounts, guess: items.count > 1 ? try one(1) : 0.1) else { throw .number }
      return SheetResult(rate)
    }
  }

  // MARK: Areas

  private struct Extent {
    let rows: Int
    let columns: Int
    let results: [SheetResult]
    subscript(row: Int, column: Int) -> SheetResult { results[row * columns + column] }
  }

  private func extent(_ formula: Formula, _ column: Int) throws(SheetError) -> Extent {
    guard case .area(let from, let to) = formula, let (first, a) = corner(from, column),
      let (last, b) = corner(to, column)
    else { throw .value }
    // One row's cells need no look at the grid.
    if first == last {
      return Extent(rows: 1, columns: max(b - a + 1, 0), results: (a...max(a, b)).map { result(first, $0) })
    }
    guard let top = grid.place(of: first, column: a), let bottom = grid.place(of: last, column: b),
      top.sheet == bottom.sheet, top.row <= bottom.row, top.column <= bottom.column
    else { throw .reference }
    var found: [SheetResult] = []
    for row in top.row...bottom.row {
      for place in top.column...bottom.column {
        let cell = grid.slot(at: SheetGrid.Place(sheet: top.sheet, row: row, column: place))
        // What no slot stands in holds a text or nothing.
        found.append(cell.map { result($0.slot, $0.column) } ?? .text(""))
      }
    }
    return Extent(rows: bottom.row - top.row + 1, columns: bottom.column - top.column + 1, results: found)
  }

  private func corner(_ formula: Formula, _ column: Int) -> (Slot, Int)? {
    switch formula {
    case .fixed(let slot, let place): (slot, place)
    case .relative(let slot, let offset): (slot, column + offset)
    case .number, .text, .area, .negated, .operation, .call: nil
    }
  }

  private func all(_ formula: Formula, _ column: Int) throws(SheetError) -> [SheetResult] {
    if case .area = formula { return try extent(formula, column).results }
    return [try value(formula, column)]
  }

  /// Over numbers; a text inside an area is passed over, as a spreadsheet program does.
  private func fold(_ function: SheetFunction, _ items: [Formula], _ column: Int) throws(SheetError) -> SheetResult {
    var sum = 0.0
    var count = 0.0
    var smallest = Double.infinity
    var largest = -Double.infinity
    for item in items {
      for result in try all(item, column) {
        guard case .number(let number) = try defined(result) else { continue }
        sum += number
        count += 1
        smallest = min(smallest, number)
        largest = max(largest, number)
      }
    }
    switch function {
    case .minimum: return SheetResult(count == 0 ? 0 : smallest)
    case .maximum: return SheetResult(count == 0 ? 0 : largest)
    case .average:
      if count == 0 { throw .division }
      return SheetResult(sum / count)
    case _: return SheetResult(sum)
    }
  }

  /// Arithmetic on areas, cell by cell; a number stands for as many as there are.
  private func array(_ formula: Formula, _ column: Int) throws(SheetError) -> [Double] {
    func zipped(_ a: Formula, _ b: Formula, _ body: (Double, Double) -> Double) throws(SheetError) -> [Double] {
      let left = try array(a, column)
      let right = try array(b, column)
      if left.count == 1 { return right.map { body(left[0], $0) } }
      if right.count == 1 { return left.map { body($0, right[0]) } }
      guard left.count == right.count else { throw .value }
      return zip(left, right).map(body)
    }
    func each(_ a: Formula, _ body: (Double) -> Double) throws(SheetError) -> [Double] {
      try array(a, column).map(body)
    }
    let numbers: [Double]
    switch formula {
    case .area:
      var read: [Double] = []
      for result in try extent(formula, column).results { read.append(try defined(result).number ?? 0) }
      return read
    case .negated(let a): return try each(a) { -$0 }
    case .operation(.add, let a, let b): numbers = try zipped(a, b, +)
    case .operation(.subtract, let a, let b): numbers = try zipped(a, b, -)
    case .operation(.multiply, let a, let b): numbers = try zipped(a, b, *)
    case .operation(.divide, let a, let b): numbers = try zipped(a, b, /)
    case .operation(.power, let a, let b): numbers = try zipped(a, b) { ck_pow($0, $1) }
    case .call(.absolute, let items): return try each(items[0]) { abs($0) }
    case .call(.sign, let items): return try each(items[0]) { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .number, .text, .fixed, .relative, .operation, .call: return [try number(formula, column)]
    }
    guard numbers.allSatisfy(\.isFinite) else { throw .number }
    return numbers
  }

  private func sumOfProducts(_ items: [Formula], _ column: Int) throws(SheetError) -> SheetResult {
    var products: [Double] = []
    for (index, item) in items.enumerated() {
      let numbers = try array(item, column)
      if index > 0, numbers.count != products.count { throw .value }
      for (place, number) in numbers.enumerated() {
        if index == 0 { products.append(number) } else { products[place] *= number }
      }
    }
    return SheetResult(products.reduce(0, +))
  }

  /// SUMIF and COUNTIF of cells that equal a value.
  private func conditional(_ items: [Formula], _ column: Int) throws(SheetError) -> SheetResult {
    let tested = try all(items[0], column)
    let wanted = try value(items[1], column)
    let isCount = items.count < 3
    let added = isCount ? tested : try all(items[2], column)
    var sum = 0.0
    for (index, result) in tested.enumerated() where Self.isEqual(result, wanted) && index < added.count {
      sum += isCount ? 1 : try defined(added[index]).number ?? 0
    }
    return SheetResult(sum)
  }
}
