/// A cell, or a row of cells by period, that formulas refer to before anyone knows where it stands in the workbook.
package struct Slot: Sendable, Hashable, Comparable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
  package static func < (a: Slot, b: Slot) -> Bool { a.index < b.index }
}

/// A spreadsheet formula whose references are slots.
///
/// In a row the same formula stands in every period: a `relative` reference moves with it.
package indirect enum Formula: Sendable, Hashable {
  /// What the structure of a formula needs (0, 1, a position); every other figure is a cell of its own.
  case number(Double)
  case text(String)
  /// A slot's cell in a fixed column: 0 is `initial`, or the only cell of a slot that has one.
  case fixed(Slot, column: Int)
  /// A row's cell so many columns to the right of where the formula stands.
  case relative(Slot, offset: Int)
  /// All cells between two references.
  case area(Formula, Formula)
  case negated(Formula)
  case operation(SheetOperation, Formula, Formula)
  case call(SheetFunction, [Formula])

  /// The only cell of a slot.
  package static func cell(_ slot: Slot) -> Formula { .fixed(slot, column: 0) }
  /// A row's cell in the formula's own column.
  package static func here(_ slot: Slot) -> Formula { .relative(slot, offset: 0) }
}

package enum SheetOperation: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case joined = "&"
  case less = "<"
  case lessOrEqual = "<="
  case equal = "="
  case notEqual = "<>"

  package var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .equal, .notEqual: true
    case .add, .subtract, .multiply, .divide, .power, .joined: false
    }
  }
}

/// Functions that every spreadsheet program has; none is volatile, none makes a reference from a text.
package enum SheetFunction: String, Sendable, Hashable, CaseIterable {
  case sum = "SUM"
  case sumProduct = "SUMPRODUCT"
  case sumIf = "SUMIF"
  case countIf = "COUNTIF"
  case minimum = "MIN"
  case maximum = "MAX"
  case average = "AVERAGE"
  case when = "IF"
  case and = "AND"
  case or = "OR"
  case not = "NOT"
  case absolute = "ABS"
  case squareRoot = "SQRT"
  case exponential = "EXP"
  case logarithm = "LN"
  case round = "ROUND"
  case whole = "INT"
  case remainder = "MOD"
  case sign = "SIGN"
  case index = "INDEX"
  case match = "MATCH"
  case columns = "COLUMNS"
  case isError = "ISERROR"
  case isNumber = "ISNUMBER"
  case ifError = "IFERROR"
  case notAvailable = "NA"
  case internalRate = "IRR"
}

extension Formula: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(stringLiteral value: String) { self = .text(value) }

  private var number: Double? { if case .number(let value) = self { value } else { nil } }

  package static func + (a: Formula, b: Formula) -> Formula {
    if a.number == 0 { return b }
    return b.number == 0 ? a : .operation(.add, a, b)
  }
  package static func - (a: Formula, b: Formula) -> Formula {
    if b.number == 0 { return a }
    return a.number == 0 ? -b : .operation(.subtract, a, b)
  }
  package static func * (a: Formula, b: Formula) -> Formula {
    if a.number == 1 { return b }
    return b.number == 1 ? a : .operation(.multiply, a, b)
  }
  package static func / (a: Formula, b: Formula) -> Formula {
    b.number == 1 ? a : .operation(.divide, a, b)
  }
  package func raised(to exponent: Formula) -> Formula {
    exponent.number == 1 ? self : .operation(.power, self, exponent)
  }
  package static func & (a: Formula, b: Formula) -> Formula { .operation(.joined, a, b) }
  package static prefix func - (a: Formula) -> Formula { .negated(a) }

  // Truth values are conditions inside IF, AND and OR, and 1 or 0 everywhere else.
  package static func < (a: Formula, b: Formula) -> Formula { .operation(.less, a, b) }
  package static func <= (a: Formula, b: Formula) -> Formula { .operation(.lessOrEqual, a, b) }
  package static func equal(_ a: Formula, _ b: Formula) -> Formula { .operation(.equal, a, b) }
  package static func notEqual(_ a: Formula, _ b: Formula) -> Formula { .operation(.notEqual, a, b) }
  package static func when(_ condition: Formula, _ then: Formula, _ otherwise: Formula) -> Formula {
    .call(.when, [condition.condition, then, otherwise])
  }
  package static func minimum(_ items: Formula...) -> Formula { .call(.minimum, items) }
  package static func maximum(_ items: Formula...) -> Formula { .call(.maximum, items) }
  package static func sum(_ items: [Formula]) -> Formula { .call(.sum, items) }

  /// A truth value as 1 or 0.
  package var asNumber: Formula { isCondition ? .call(.when, [self, 1, 0]) : self }

  /// 1 or 0 as a truth value.
  package var condition: Formula {
    if case .call(.when, let parts) = self, parts.count == 3, parts[1] == 1, parts[2] == 0 { return parts[0] }
    return isCondition ? self : .operation(.notEqual, self, 0)
  }

  private var isCondition: Bool {
    switch self {
    case .operation(let operation, _, _): operation.isComparison
    case .call(let function, _):
      switch function {
      case .and, .or, .not, .isError, .isNumber: true
      case .sum, .sumProduct, .sumIf, .countIf, .minimum, .maximum, .average, .when, .absolute, .squareRoot,
        .exponential, .logarithm, .round, .whole, .remainder, .sign, .index, .match, .columns, .ifError, .notAvailable,
        .internalRate:
        false
      }
    case .number, .text, .fixed, .relative, .area, .negated: false
    }
  }
}

extension Formula {
  /// The formula with every reference changed.
  private func mapReferences(_ body: (Formula) -> Formula) -> Formula {
    switch self {
    case .number, .text: self
    case .fixed, .relative: body(self)
    case .area(let a, let b): .area(a.mapReferences(body), b.mapReferences(body))
    case .negated(let a): .negated(a.mapReferences(body))
    case .operation(let operation, let a, let b):
      .operation(operation, a.mapReferences(body), b.mapReferences(body))
    case .call(let function, let items): .call(function, items.map { $0.mapReferences(body) })
    }
  }

  /// As it reads so many columns further on.
  package func moved(by columns: Int) -> Formula {
    mapReferences {
      if case .relative(let slot, let offset) = $0 { .relative(slot, offset: offset + columns) } else { $0 }
    }
  }

  /// As it reads in one column, wherever it stands.
  package func pinned(to column: Int) -> Formula {
    mapReferences {
      if case .relative(let slot, let offset) = $0 { .fixed(slot, column: column + offset) } else { $0 }
    }
  }

  /// Every slot it refers to; the inside of an area is left out.
  package func forEachSlot(_ body: (Slot) -> Void) {
    switch self {
    case .number, .text: break
    case .fixed(let slot, _), .relative(let slot, _): body(slot)
    case .area(let a, let b), .operation(_, let a, let b):
      a.forEachSlot(body)
      b.forEachSlot(body)
    case .negated(let a): a.forEachSlot(body)
    case .call(_, let items): for item in items { item.forEachSlot(body) }
    }
  }
}
