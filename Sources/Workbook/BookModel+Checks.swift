import Checking
import Functions
import Planning
import Program
import Quantities
import Reports
import Spreadsheet
import Syntax

extension BookModel {
  /// The model's checks: both sides, and whether they hold.
  mutating func writeChecks() {
    for (number, check) in model.checks.enumerated() {
      sheet.owner = -1 - number
      sheet.title = "Check \(number + 1)"
      var left: [SheetValue] = []
      var right: [SheetValue] = []
      var holds: [SheetValue]
      switch check.condition {
      case .truth(let expression):
        holds = formulas.formulas(expression, in: &sheet)
        if case .binary(let operation, let a, let b) = expression.kind, operation.comparesSides {
          left = formulas.formulas(a, over: expression.type.axes, in: &sheet)
          right = formulas.formulas(b, over: expression.type.axes, in: &sheet)
        }
      case .within(let a, let tolerance, let b):
        let axes = CellMap.union([a.type.axes, b.type.axes, tolerance.type.axes])
        left = formulas.formulas(a, over: axes, in: &sheet)
        right = formulas.formulas(b, over: axes, in: &sheet)
        let tolerances = formulas.formulas(tolerance, over: axes, in: &sheet)
        holds = left.indices.map { cell in
          .combined([left[cell], right[cell], tolerances[cell]]) { parts in
            (Formula.call(.absolute, [parts[0] - parts[1]]) <= parts[2]).asNumber
          }
        }
      }
      // A series must hold in every period.
      holds = holds.map { sheet.reduced(.minimum, $0, 1...timeline.count) }
      let all = holds.count == 1 ? holds[0] : SheetValue.combined(holds) { .call(.minimum, $0) }
      func side(_ values: [SheetValue]) -> Slot? {
        values.first.map { value in sheet.slot(of: SheetValue(value.pinned(to: timeline.count))) }
      }
      let leftSlot = side(left)
      let rightSlot = side(right)
      let scenario = check.scenario.flatMap { name in source.scenarios.firstIndex { $0.scenario == name } }
      checks.append(
        BookCheck(
          check: check, left: leftSlot, right: rightSlot,
          holds: sheet.cell(.call(.ifError, [all.condition, 0])), scenario: scenario,
          atExport: source.scenarios[source.selected].checks.first { $0.check.span == check.span }))
    }
  }
}

extension BinaryOperator {
  fileprivate var comparesSides: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    case .power, .times, .divide, .plus, .minus, .and, .or: false
    }
  }
}

extension SheetValue {
  /// As a number, 1 or 0.
  fileprivate var condition: Formula { periods.asNumber }
}
