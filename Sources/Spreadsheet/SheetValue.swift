/// A value as formulas: what stands at `initial`, and what stands in every period.
///
/// One that is no row is the same in every column: its formula then holds no relative reference.
package struct SheetValue: Sendable {
  package let isRow: Bool
  package let initial: Formula
  package let periods: Formula
  /// How many references and operations it takes to write: what grows long gets a row of its own.
  package let weight: Int

  package init(isRow: Bool, initial: Formula, periods: Formula, weight: Int = 1) {
    self.isRow = isRow
    self.initial = initial
    self.periods = periods
    self.weight = weight
  }

  /// The same in every column.
  package init(_ formula: Formula, weight: Int = 1) {
    self.init(isRow: false, initial: formula, periods: formula, weight: weight)
  }

  package static func cell(_ slot: Slot) -> SheetValue { SheetValue(.cell(slot)) }
  package static func row(_ slot: Slot) -> SheetValue {
    SheetValue(isRow: true, initial: .here(slot), periods: .here(slot))
  }

  /// The slot it is nothing but a reference to.
  package var slot: Slot? {
    switch periods {
    case .relative(let slot, 0): isRow && initial == .here(slot) ? slot : nil
    case .fixed(let slot, 0): isRow ? nil : slot
    case .number, .text, .fixed, .relative, .area, .negated, .operation, .call: nil
    }
  }

  package func map(_ body: (Formula) -> Formula) -> SheetValue {
    if !isRow { return SheetValue(body(periods), weight: weight + 1) }
    return SheetValue(isRow: true, initial: body(initial), periods: body(periods), weight: weight + 1)
  }

  package static func combined(_ values: [SheetValue], _ body: ([Formula]) -> Formula) -> SheetValue {
    let weight = values.reduce(1) { $0 + $1.weight }
    guard values.contains(where: \.isRow) else { return SheetValue(body(values.map(\.periods)), weight: weight) }
    return SheetValue(
      isRow: true, initial: body(values.map(\.initial)), periods: body(values.map(\.periods)), weight: weight)
  }

  /// As one formula, read in a column.
  package func pinned(to column: Int) -> Formula { (column == 0 ? initial : periods).pinned(to: column) }

  // MARK: Column 0

  /// `initial` is 0: what a flow holds there that no amount was placed in.
  package var zeroAtInitial: SheetValue { SheetValue(isRow: true, initial: 0, periods: periods, weight: weight) }
  /// A flow as a row: one that is the same in every period holds 0 at `initial`.
  package var flowRow: SheetValue { isRow ? self : zeroAtInitial }
  /// `initial` takes the first period's value.
  package var firstAtInitial: SheetValue {
    isRow ? SheetValue(isRow: true, initial: periods.moved(by: 1), periods: periods, weight: weight) : self
  }
  /// Column `initial` from another value.
  package func withInitial(_ other: SheetValue) -> SheetValue {
    SheetValue(isRow: true, initial: other.initial, periods: periods, weight: max(weight, other.weight))
  }
}

extension SheetValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(.number(Double(value))) }

  package static func + (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] + $0[1] } }
  package static func - (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] - $0[1] } }
  package static func * (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] * $0[1] } }
  package static func / (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] / $0[1] } }
  package func raised(to exponent: SheetValue) -> SheetValue {
    Self.combined([self, exponent]) { $0[0].raised(to: $0[1]) }
  }
  package static prefix func - (a: SheetValue) -> SheetValue { a.map { -$0 } }
  package static func <= (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] <= $0[1] } }
  package static func < (a: SheetValue, b: SheetValue) -> SheetValue { combined([a, b]) { $0[0] < $0[1] } }
  package static func equal(_ a: SheetValue, _ b: SheetValue) -> SheetValue {
    combined([a, b]) { .equal($0[0], $0[1]) }
  }
  package static func when(_ condition: SheetValue, _ then: SheetValue, _ otherwise: SheetValue) -> SheetValue {
    combined([condition, then, otherwise]) { .when($0[0], $0[1], $0[2]) }
  }
  package static func minimum(_ a: SheetValue, _ b: SheetValue) -> SheetValue {
    combined([a, b]) { .call(.minimum, $0) }
  }
  package static func maximum(_ a: SheetValue, _ b: SheetValue) -> SheetValue {
    combined([a, b]) { .call(.maximum, $0) }
  }
  package static func call(_ function: SheetFunction, _ items: SheetValue...) -> SheetValue {
    combined(items) { .call(function, $0) }
  }
  /// A whole number of cells, the first of a list or a position.
  package static func position(_ number: Int) -> SheetValue { SheetValue(.number(Double(number))) }
  /// What no number can be given for.
  package static let undefined = SheetValue(.call(.notAvailable, []))
}
