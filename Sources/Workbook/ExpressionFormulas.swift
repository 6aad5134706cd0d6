import Checking
import Diagnostics
import Finance
import Functions
import Planning
import Quantities
import Spreadsheet
import Syntax

/// Turns checked expressions into formulas, cell by cell, by the rules by which the planner turns them into instructions.
struct ExpressionFormulas {
  let model: CheckedModel
  /// What a quantity's cells are.
  let values: (QuantityID) -> [SheetValue]
  /// What a metric's cell is.
  let metric: (MetricReference) -> SheetValue

  /// One value per cell over `axes`, which hold the expression's own.
  func formulas(
    _ expression: CheckedExpression, over axes: [Axis], in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let values = formulas(expression, in: &sheet)
    let own = expression.type.axes
    return own == axes ? values : CellMap.cells(of: own, over: axes).map { values[$0] }
  }

  /// One value per cell over the expression's axes.
  func formulas(_ expression: CheckedExpression, in sheet: inout SheetBuilder) -> [SheetValue] {
    let type = expression.type
    switch expression.kind {
    case .constant(let value):
      let figure =
        type.isTruth ? SheetValue(.number(value)) : sheet.figure(value, type.unit, text(of: expression))
      return Array(repeating: figure, count: type.cellCount)
    case .reference(let id): return values(id)
    case .metric(let reference): return [metric(reference)]
    case .unary(let operation, let a):
      return each(type, [a], in: &sheet) { values in
        switch operation {
        case .minus: -values[0]
        case .not: values[0].map { Formula.call(.not, [$0.condition]).asNumber }
        }
      }
    case .binary(let operation, let a, let b):
      return each(type, [a, b], in: &sheet) { values in Self.value(operation, values[0], values[1]) }
    case .conditional(let condition, let then, let otherwise):
      return each(type, [condition, then, otherwise], in: &sheet) { .when($0[0], $0[1], $0[2]) }
    case .call(let function, let call): return self.call(function, call, type, in: &sheet)
    case .member(let operand, let axis, let member): return pick(operand, axis, member, in: &sheet)
    case .byMember(let axis, let members): return self.members(members, by: axis, over: type.axes, in: &sheet)
    case .schedule(let steps, let initial): return schedule(steps, initial, type, in: &sheet)
    case .data(let values):
      return values.map { numbers in
        numbers.count == 1
          ? sheet.figure(numbers[0], type.unit, text(of: expression))
          : sheet.figures(numbers, type.unit, text(of: expression))
      }
    case .converted(let operand, let rate):
      let rate = values(rate).first ?? .undefined
      return formulas(operand, over: type.axes, in: &sheet).map { value in
        (operand.type.rollUp == .flow && rate.isRow ? value.flowRow : value) * rate
      }
    // Stored by scenario, as the model's own quantity: nothing else holds one.
    case .decided: return Array(repeating: .undefined, count: type.cellCount)
    case .withInitial(let periods, let initial):
      let periods = formulas(periods, over: type.axes, in: &sheet)
      let initial = formulas(initial, over: type.axes, in: &sheet)
      return zip(periods, initial).map { $0.withInitial($1) }
    }
  }

  private func text(of expression: CheckedExpression) -> String {
    let text = expression.span.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  private static func value(_ operation: BinaryOperator, _ a: SheetValue, _ b: SheetValue) -> SheetValue {
    func compared(_ formula: (Formula, Formula) -> Formula) -> SheetValue {
      withoutActuallyEscaping(formula) { formula in .combined([a, b]) { formula($0[0], $0[1]).asNumber } }
    }
    switch operation {
    // A spreadsheet program may not know what 0 to the power of 0 is; what is no number stays none.
    case .power:
      return .combined([a, b]) { .when(.equal($0[1], 0), .operation(.multiply, $0[0], 0) + 1, $0[0].raised(to: $0[1])) }
    case .times: return a * b
    case .divide: return a / b
    case .plus: return a + b
    case .minus: return a - b
    case .less: return compared { $0 < $1 }
    case .lessOrEqual: return compared { $0 <= $1 }
    case .greater: return compared { $1 < $0 }
    case .greaterOrEqual: return compared { $1 <= $0 }
    case .equal: return compared { .equal($0, $1) }
    case .notEqual: return compared { .notEqual($0, $1) }
    case .and: return compared { .call(.and, [$0.condition, $1.condition]) }
    case .or: return compared { .call(.or, [$0.condition, $1.condition]) }
    }
  }

  /// An operation on each cell, with column 0 as the types say.
  private func each(
    _ type: ValueType, _ operands: [CheckedExpression], in sheet: inout SheetBuilder,
    _ body: ([SheetValue]) -> SheetValue
  ) -> [SheetValue] {
    let lowered = operands.map { formulas($0, over: type.axes, in: &sheet) }
    return (0..<type.cellCount).map { cell in
      sheet.shortened(Self.settled(lowered.map { $0[cell] }, operands.map(\.type), result: type, body))
    }
  }

  /// What an operation holds at `initial`: see the planner's rule of the same name.
  private static func settled(
    _ values: [SheetValue], _ types: [ValueType], result: ValueType, _ body: ([SheetValue]) -> SheetValue
  ) -> SheetValue {
    guard types.contains(where: { $0.rollUp == .flow }) else {
      let value = body(values)
      return result.rollUp == .flow && value.isRow ? value.zeroAtInitial : value
    }
    if result.rollUp != .flow { return body(values).firstAtInitial }
    guard values.contains(where: \.isRow) else { return body(values) }
    return body(
      zip(values, types).map { value, type in
        if type.rollUp == .flow { return value.flowRow }
        return type.unit.dimension == result.unit.dimension ? value.zeroAtInitial : value
      })
  }

  private func call(
    _ function: any Function, _ call: Call<CheckedExpression>, _ type: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    // The operands one after the other, since each may add to the sheet.
    var copy = sheet
    let lowered = call.mapOperands { expression in
      SheetOperand(
        type: expression.type, cells: formulas(expression, in: &copy).map { copy.shortened($0) })
    }
    sheet = copy
    let results: [SheetValue]
    switch function.reach {
    case .whole: results = function.formulas(lowered, result: type, in: &sheet)
    case .cell:
      var values: [SheetValue] = []
      for cell in 0..<type.cellCount {
        let one = lowered.mapOperands { operand in
          let map = CellMap.cells(of: operand.type.axes, over: type.axes)
          return SheetOperand(type: operand.type, cells: [operand.cells[map[cell]]])
        }
        values += function.formulas(one, result: type, in: &sheet)
      }
      results = values
    }
    return results.map { sheet.shortened($0, limit: 30) }
  }

  private func pick(
    _ operand: CheckedExpression, _ axis: Axis, _ member: Int, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let values = formulas(operand, in: &sheet)
    let axes = operand.type.axes
    guard let place = axes.firstIndex(where: { $0.name == axis.name }) else { return values }
    let stride = axes[(place + 1)...].reduce(1) { $0 * $1.members.count }
    return values.indices.filter { $0 / stride % axis.members.count == member }.map { values[$0] }
  }

  private func members(
    _ members: [CheckedExpression], by axis: Axis, over axes: [Axis], in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let rest = axes.filter { $0.name != axis.name }
    let lowered = members.map { formulas($0, over: rest, in: &sheet) }
    let memberOf = CellMap.cells(of: [axis], over: axes)
    let restOf = CellMap.cells(of: rest, over: axes)
    return zip(memberOf, restOf).map { lowered[$0][$1] }
  }

  private func schedule(
    _ steps: [CheckedExpression.ScheduleStep], _ initial: CheckedExpression?, _ type: ValueType,
    in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let timeline = sheet.timeline
    let shares = ScheduleWeights.shares(of: steps.map(\.date), over: timeline)
    let values = steps.map { formulas($0.value, over: type.axes, in: &sheet) }
    let first = initial.map { formulas($0, over: type.axes, in: &sheet) }
    return (0..<type.cellCount).map { cell in
      var periods: SheetValue
      let known = values.compactMap { sheet.known($0[cell]) }
      if known.count == steps.count {
        // Plain figures become one row that a person can change by period.
        let numbers = (0...timeline.count).map { column in
          zip(known, shares).reduce(0.0) { $0 + ($1.1[column] == 0 ? 0 : $1.0 * $1.1[column]) }
        }
        let unit = type.unit.terms.isEmpty ? steps.first?.value.type.unit ?? type.unit : type.unit
        let label = "from \(steps.map(\.date.description).prefix(3).joined(separator: ", "))"
        periods = sheet.figures(numbers, unit, label)
      } else {
        periods = 0
        for (index, value) in values.enumerated() {
          let share = sheet.row("Share from \(steps[index].date.description)", shares[index])
          periods = sheet.shortened(periods + value[cell] * share)
        }
      }
      if type.rollUp == .flow { return periods.zeroAtInitial }
      return first.map { periods.withInitial($0[cell]) } ?? periods.firstAtInitial
    }
  }
}
