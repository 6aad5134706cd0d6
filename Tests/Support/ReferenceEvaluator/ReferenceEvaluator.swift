package import Checking
import Finance
import Foundation
import Functions
package import Quantities
import Syntax

/// Computes a checked model by the words of the language, number by number and column by column.
///
/// Obviously right beats fast: an expression is asked for one number at one place (a member per axis, a column) and asks
/// its parts in turn; only a quantity's number at a place is remembered. Nothing here is shared with planning, lowering
/// or the engine.
package final class ReferenceEvaluator {
  package let model: CheckedModel
  package let timeline: Timeline
  let stack: [CheckedAssignment]
  let choices: [String: String]
  private let drawn: [QuantityID: [[Double]]]
  private var remembered: [Place: Double] = [:]
  var views: [View: ViewRows] = [:]

  struct Place: Hashable {
    let id: QuantityID
    let cell: Int
    let column: Int
  }

  /// Member by axis name.
  typealias Members = [String: Int]

  /// The input whose value beneath is asked for, and how many assignments lie beneath.
  struct Beneath {
    let id: QuantityID
    let level: Int
  }

  /// - Parameters:
  ///   - scenario: nil is base.
  ///   - sets: further assignments on top.
  ///   - drawn: inputs that a trial gives, by cell: one number, or one per column. Those that follow them are computed.
  package init?(
    _ model: CheckedModel, scenario: String? = nil, sets: [CheckedAssignment] = [],
    drawn: [QuantityID: [[Double]]] = [:]
  ) {
    guard let timeline = model.timeline else { return nil }
    self.model = model
    self.timeline = timeline
    self.drawn = drawn
    var chain: [Scenario] = []
    var next = scenario
    while let name = next, let found = model.scenarios.first(where: { $0.name == name }) {
      chain.insert(found, at: 0)
      next = found.parent
    }
    stack = chain.flatMap(\.assignments) + sets
    var choices: [String: String] = [:]
    for choice in model.choices { choices[choice.name] = choice.options.first }
    for scenario in chain { choices.merge(scenario.choices) { $1 } }
    self.choices = choices
  }

  var months: Double { Double(timeline.monthsPerPeriod) }
  var periods: ClosedRange<Int> { 1...timeline.count }

  // MARK: Quantities

  /// By column, `initial` first.
  package func row(of id: QuantityID, cell: Int = 0) -> [Double] {
    let members = members(of: cell, over: model[id].type.axes)
    return (0...timeline.count).map { value(of: id, members, $0) }
  }

  func members(of cell: Int, over axes: [Axis]) -> Members {
    var result: Members = [:]
    var rest = cell
    for axis in axes.reversed() {
      result[axis.name] = rest % axis.members.count
      rest /= axis.members.count
    }
    return result
  }

  private func cell(_ members: Members, over axes: [Axis]) -> Int {
    axes.reduce(0) { $0 * $1.members.count + (members[$1.name] ?? 0) }
  }

  func value(of id: QuantityID, _ members: Members, _ column: Int) -> Double {
    let quantity = model[id]
    let place = Place(id: id, cell: cell(members, over: quantity.type.axes), column: column)
    if let known = remembered[place] { return known }
    let value: Double
    if let row = drawn[id]?[place.cell] {
      value = row.count > 1 ? row[column] : quantity.type.rollUp == .flow && column == 0 ? 0 : row[0]
    } else if case .input = quantity.role {
      value = input(id, members, column, under: stack.count)
    } else if let definition = quantity.definition {
      value = ownColumn0(quantity, definition, members, column) ?? self.value(definition, members, column)
    } else {
      value = 0
    }
    remembered[place] = value
    return value
  }

  /// What refers to itself through `prev(self, initial: v)` is v at time 0; a flow holds no amount there.
  private func ownColumn0(
    _ quantity: Quantity, _ definition: CheckedExpression, _ members: Members, _ column: Int
  ) -> Double? {
    guard column == 0, let start = ownStart(of: quantity.id, in: definition) else { return nil }
    if case .withInitial = definition.kind { return nil }
    return quantity.type.rollUp == .flow ? 0 : value(start, members, 0)
  }

  private func ownStart(of id: QuantityID, in expression: CheckedExpression) -> CheckedExpression? {
    if case .call(let function, let call) = expression.kind, function.name == "prev",
      case .reference(id)? = call.value("x")?.kind, let start = call.value("value")
    {
      return start
    }
    for part in expression.parts { if let found = ownStart(of: id, in: part) { return found } }
    return nil
  }

  /// An input under the first `level` assignments of the stack.
  private func input(_ id: QuantityID, _ members: Members, _ column: Int, under level: Int) -> Double {
    for index in stride(from: level - 1, through: 0, by: -1) where stack[index].target == id {
      let place = cell(members, over: model[id].type.axes)
      if let cells = stack[index].cells, !cells.contains(place) { continue }
      return value(stack[index].value, members, column, Beneath(id: id, level: index))
    }
    guard let definition = model[id].definition else { return .nan }
    return value(definition, members, column)
  }

  // MARK: Expressions

  func value(
    _ expression: CheckedExpression, _ members: Members, _ column: Int, _ beneath: Beneath? = nil
  ) -> Double {
    func part(_ inner: CheckedExpression, _ at: Int) -> Double { value(inner, members, at, beneath) }
    let isFlow = expression.type.rollUp == .flow
    switch expression.kind {
    case .constant(let number): return isFlow && column == 0 ? 0 : number
    case .reference(let id):
      if let beneath, beneath.id == id { return input(id, members, column, under: beneath.level) }
      return value(of: id, members, column)
    case .metric(let reference): return metric(reference) ?? .nan
    case .unary(let operation, let a):
      return atColumn(column, expression.type, [a]) { columns in
        let x = self.operand(a, members, columns, isFlow, expression.type, beneath)
        if operation == .minus { return -x }
        return x.isNaN ? .nan : x == 0 ? 1 : 0
      }
    case .binary(let operation, let a, let b):
      return atColumn(column, expression.type, [a, b]) { at in
        self.apply(
          operation, self.operand(a, members, at, isFlow, expression.type, beneath),
          self.operand(b, members, at, isFlow, expression.type, beneath))
      }
    case .conditional(let condition, let then, let otherwise):
      return atColumn(column, expression.type, [condition, then, otherwise]) { at in
        let chosen = part(condition, at)
        if chosen.isNaN { return .nan }
        return self.operand(chosen != 0 ? then : otherwise, members, at, isFlow, expression.type, beneath)
      }
    case .call(let function, let call):
      return self.call(function.name, FunctionArguments(call), expression.type, members, column, beneath)
    case .member(let inner, let axis, let member):
      var members = members
      members[axis.name] = member
      return value(inner, members, column, beneath)
    case .byMember(let axis, let values): return part(values[members[axis.name] ?? 0], column)
    case .schedule(let steps, let initial):
      if column == 0, isFlow { return 0 }
      if column == 0, let initial { return part(initial, 0) }
      return schedule(steps, max(column, 1)) { part($0, max(column, 1)) }
    case .data(let cells):
      let row = cells[cell(members, over: expression.type.axes)]
      return row.count == 1 ? (isFlow && column == 0 ? 0 : row[0]) : row[column]
    case .converted(let inner, let rate): return part(inner, column) * value(of: rate, [:], column)
    case .withInitial(let inner, let initial): return column == 0 ? part(initial, 0) : part(inner, column)
    case .decided: return .nan
    }
  }

  /// Column 0 of an operation: 0 for a flow made from what is none, period 1 for what is made from a flow, else its own.
  private func atColumn(
    _ column: Int, _ type: ValueType, _ operands: [CheckedExpression], _ body: (Int) -> Double
  ) -> Double {
    guard column == 0 else { return body(column) }
    let hasFlow = operands.contains { $0.type.rollUp == .flow }
    if type.rollUp == .flow { return hasFlow ? body(0) : 0 }
    return body(hasFlow ? 1 : 0)
  }

  /// An FTE added to hours a month is a flow from there on, and holds no amount at time 0.
  private func operand(
    _ expression: CheckedExpression, _ members: Members, _ column: Int, _ resultIsFlow: Bool, _ result: ValueType,
    _ beneath: Beneath?
  ) -> Double {
    if column == 0, resultIsFlow, expression.type.rollUp != .flow,
      expression.type.unit.dimension == result.unit.dimension
    {
      return 0
    }
    return value(expression, members, column, beneath)
  }

  private func apply(_ operation: BinaryOperator, _ a: Double, _ b: Double) -> Double {
    func truth(_ yes: Bool) -> Double { a.isNaN || b.isNaN ? .nan : yes ? 1 : 0 }
    switch operation {
    case .power: return pow(a, b)
    case .times: return a * b
    case .divide: return b == 0 ? .nan : a / b
    case .plus: return a + b
    case .minus: return a - b
    case .less: return truth(a < b)
    case .lessOrEqual: return truth(a <= b)
    case .greater: return truth(a > b)
    case .greaterOrEqual: return truth(a >= b)
    case .equal: return truth(a == b)
    case .notEqual: return truth(a != b)
    case .and: return a == 0 || b == 0 ? 0 : truth(true)
    case .or: return (a != 0 && !a.isNaN) || (b != 0 && !b.isNaN) ? 1 : truth(false)
    }
  }

  /// Day by day in effect: each value from its date until the next, weighted by its share of the period.
  private func schedule(
    _ steps: [CheckedExpression.ScheduleStep], _ period: Int, _ value: (CheckedExpression) -> Double
  ) -> Double {
    let from = Double(period - 1) * months
    let to = from + months
    guard let first = steps.first, timeline.offset(of: first.date) <= from else { return .nan }
    var sum = 0.0
    for (index, step) in steps.enumerated() {
      let begins = max(timeline.offset(of: step.date), from)
      let ends = min(index + 1 < steps.count ? timeline.offset(of: steps[index + 1].date) : to, to)
      if ends > begins { sum += value(step.value) * (ends - begins) / months }
    }
    return sum
  }

  // MARK: Columns

  /// A row's amounts: a flow's value times the months of a period, its column 0 as it is.
  func amount(_ value: Double, _ column: Int) -> Double { column == 0 ? value : value * months }

  /// What a column of a statement shows of a row.
  package func rollUp(_ row: [Double], _ rollUp: RollUp, over periods: ClosedRange<Int>) -> Double {
    switch rollUp {
    case .flow: periods.reduce(0) { $0 + amount(row[$1], $1) }
    case .balance: row[periods.upperBound]
    case .rate: periods.reduce(0) { $0 + row[$1] } / Double(periods.count)
    }
  }
}

extension CheckedExpression {
  var parts: [CheckedExpression] {
    switch kind {
    case .constant, .reference, .metric, .data: []
    case .unary(_, let a), .member(let a, _, _), .converted(let a, _): [a]
    case .binary(_, let a, let b), .withInitial(let a, let b): [a, b]
    case .conditional(let a, let b, let c): [a, b, c]
    case .byMember(_, let values), .decided(_, let values): values
    case .schedule(let steps, let initial): steps.map(\.value) + (initial.map { [$0] } ?? [])
    case .call(_, let call): FunctionArguments(call).all
    }
  }
}
