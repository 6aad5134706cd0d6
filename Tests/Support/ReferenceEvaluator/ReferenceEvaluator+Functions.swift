import Checking
import Finance
import Foundation
import Functions
import Quantities

extension ReferenceEvaluator {
  /// The functions of the language, each by its row of the table.
  func call(
    _ name: String, _ arguments: FunctionArguments, _ type: ValueType, _ members: Members, _ column: Int,
    _ beneath: Beneath?
  ) -> Double {
    let isFlow = type.rollUp == .flow
    let period = max(column, 1)
    func at(_ expression: CheckedExpression?, _ column: Int) -> Double {
      expression.map { value($0, members, column, beneath) } ?? .nan
    }
    func argument(_ parameter: String, _ column: Int) -> Double { at(arguments.value(parameter), column) }
    /// Months from a date, or the start, to the middle of the period.
    let elapsed = (Double(period) - 0.5) * months - ((arguments.date ?? nil).map(timeline.offset) ?? 0)
    /// An operation on values of one place and column, with the rule for column 0.
    func elementwise(_ operands: [CheckedExpression], _ body: ([Double]) -> Double) -> Double {
      let hasFlow = operands.contains { $0.type.rollUp == .flow }
      if column == 0, isFlow, !hasFlow { return 0 }
      let column = column == 0 && hasFlow && !isFlow ? 1 : column
      return body(operands.map { at($0, column) })
    }

    switch name {
    // Shapes over time hold period 1's value at the start, and a flow nothing.
    case "ramp":
      if column == 0, isFlow { return 0 }
      if elapsed < 0, arguments.value("value") != nil { return argument("value", period) }
      let part = min(max(elapsed / argument("time", period), 0), 1)
      return argument("start", period) + (argument("end", period) - argument("start", period)) * part
    case "s_curve":
      if column == 0, isFlow { return 0 }
      let k = arguments.value("number").map { at($0, period) } ?? 10
      func sigma(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
      let part = min(max(elapsed / argument("time", period), 0), 1)
      let share = (sigma(k * (part - 0.5)) - sigma(-k / 2)) / (sigma(k / 2) - sigma(-k / 2))
      return argument("start", period) + (argument("end", period) - argument("start", period)) * share
    case "growing": return growing(arguments, period) { at(arguments.value("growth"), $0) }
    case "decay": return pow(0.5, elapsed / argument("time", period))
    case "step":
      if column == 0, isFlow { return 0 }
      let begins = Double(period - 1) * months
      let date = (arguments.date ?? nil).map(timeline.offset) ?? 0
      let after = min(max((begins + months - date) / months, 0), 1)
      return argument("start", period) * (1 - after) + argument("end", period) * after
    case "seasonal":
      func factor(_ month: Int) -> Double {
        arguments.entries.reduce(0) { sum, entry in
          if case .calendarMonth(month) = entry.key { sum + at(entry.value, period) } else { sum }
        }
      }
      let mean = (1...12).reduce(0) { $0 + factor($1) } / 12
      let inside = (0..<timeline.monthsPerPeriod).map { factor((timeline.month(ofPeriod: period) + $0).month) }
      return inside.reduce(0, +) / Double(inside.count) / mean

    case "delay":
      let by = Int((argument("time", 1) / months).rounded(.toNearestOrAwayFromZero))
      if column == 0 { return argument("x", 0) }
      if column > by { return argument("x", column - by) }
      return arguments.value("x")?.type.rollUp == .flow ? 0 : argument("x", 1)
    case "prev":
      if column > 1 { return argument("x", column - 1) }
      guard let start = arguments.value("value") else { return argument("x", 0) }
      // A flow placed nothing at time 0; its value before period 1 is per month.
      if isFlow { return column == 0 ? 0 : at(start, 1) }
      return at(start, 0)
    case "change":
      if column == 0 {
        let ofFlow = arguments.value("x")?.type.rollUp == .flow
        return ofFlow ? (argument("x", 1) - argument("x", 0)) / months : 0
      }
      return (argument("x", column) - argument("x", column - 1)) / months
    case "cumulative": return (0...column).reduce(0) { $0 + amount(argument("x", $1), $1) }
    case "period_length": return months
    case "period_number": return Double(column)

    case "sum", "average", "max", "min":
      if let several = several(name, arguments) {
        return elementwise(several) { name == "max" ? greatest($0) : least($0) }
      }
      return aggregate(name, arguments, type, members, column, beneath)
    case "at":
      guard let x = arguments.value("x"), let range = shown(arguments.date ?? nil) else { return .nan }
      return rollUp((0...timeline.count).map { at(x, $0) }, x.type.rollUp, over: range)

    case "tiered": return tiered(arguments, column) { at($0, $1) }
    case "lookup":
      guard let x = arguments.value("x") else { return .nan }
      let fromFlow = x.type.rollUp == .flow
      if column == 0, isFlow { return 0 }
      let column = column == 0 && fromFlow ? 1 : column
      var found = Double.nan
      for entry in arguments.entries {
        if case .value(let key) = entry.key, at(key, max(column, fromFlow ? 1 : 0)) <= at(x, column) {
          found = at(entry.value, column)
        }
      }
      return found
    case "clamp":
      return elementwise(["x", "low", "high"].compactMap(arguments.value)) {
        least([greatest([$0[0], $0[1]]), $0[2]])
      }
    case "round":
      // What is rounded at time 0 is an amount, to the same number as a month's value.
      return elementwise(arguments.values("x")) { values in
        let step = argument("step", period)
        return step == 0 ? .nan : (values[0] / step).rounded(.toNearestOrAwayFromZero) * step
      }
    case "exp": return elementwise(arguments.values("x")) { exp($0[0]) }
    case "ln": return elementwise(arguments.values("x")) { $0[0] > 0 ? log($0[0]) : .nan }
    case "sqrt": return elementwise(arguments.values("x")) { $0[0] < 0 ? .nan : $0[0].squareRoot() }
    case "abs": return elementwise(arguments.values("x")) { abs($0[0]) }

    // Amounts placed in time: a period's value is the amount by its months, column 0 the amount itself.
    case "one_off":
      let placed = (arguments.date ?? nil).map { timeline.period(atOffset: max(0, timeline.offset(of: $0))) ?? -1 } ?? 0
      guard column == placed else { return 0 }
      return argument("amount", column) / (column == 0 ? 1 : months)
    case "spread":
      guard column > 0, let start = (arguments.date ?? nil).map(timeline.offset) else { return 0 }
      let length = argument("time", column)
      return argument("amount", column) * overlap(column, start, start + length) / length / months
    case "amounts":
      return arguments.entries.reduce(0) { sum, entry in
        guard case .date(let date) = entry.key else { return sum }
        return sum + at(entry.value, column) * share(of: date, column) / (column == 0 ? 1 : months)
      }

    case "npv", "irr", "payback": return ofFlow(name, (0...timeline.count).map { amount(argument("x", $0), $0) })
    case "cost_per":
      let outcome = (0...timeline.count).reduce(0) { $0 + amount(argument("x", $1), $1) }
      let costs = view(.economic).costs.reduce(0, +)
      return outcome == 0 ? .nan : costs / outcome
    default: return .nan
    }
  }

  private func greatest(_ values: [Double]) -> Double { values.contains(where: \.isNaN) ? .nan : values.max() ?? .nan }
  private func least(_ values: [Double]) -> Double { values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan }

  /// The operands of `max(a, b, …)`; nil where there is one, over an axis.
  private func several(_ name: String, _ arguments: FunctionArguments) -> [CheckedExpression]? {
    let operands = arguments.values("a")
    return (name == "max" || name == "min") && arguments.axis == nil ? operands : nil
  }

  /// 1 in the first period, then compounding; a period longer than a step takes the mean over the steps inside.
  private func growing(_ arguments: FunctionArguments, _ period: Int, _ growth: (Int) -> Double) -> Double {
    let written = arguments.value("growth")?.type.unit.terms.first { $0.power < 0 }
    let unit = written.map { $0.atom.scale * $0.multiplier } ?? 1
    if arguments.value("growth")?.type.isSeries == true {
      // Each period's own growth, compounded.
      return (1...period).dropFirst().reduce(1.0) { $0 * pow(1 + growth($1) * unit, months / unit) }
    }
    let factor = 1 + growth(1) * unit
    let step = arguments.period.map { Double($0.rawValue) } ?? min(unit, months)
    let inside = max(1, Int(months / step))
    let before = (Double(period - 1) * months / step).rounded(.down)
    return (0..<inside).reduce(0) { $0 + pow(factor, (before + Double($1)) * step / unit) } / Double(inside)
  }

  /// `sum`, `average`, `max` and `min` of one value over an axis, over time, or over everything.
  private func aggregate(
    _ name: String, _ arguments: FunctionArguments, _ type: ValueType, _ members: Members, _ column: Int,
    _ beneath: Beneath?
  ) -> Double {
    guard let x = (arguments.values("x") + arguments.values("a")).first else { return .nan }
    let weight = arguments.value("weight")
    let gone: [Axis]
    let overTime: Bool
    switch arguments.axis {
    case .some(.some(let axis)): (gone, overTime) = (x.type.axes.filter { $0.name == axis }, false)
    case .some(.none): (gone, overTime) = ([], true)
    case .none: (gone, overTime) = (x.type.axes, name != "sum" || x.type.rollUp == .flow)
    }
    let cells = gone.reduce([members]) { all, axis in
      all.flatMap { one in
        axis.members.indices.map { member in one.merging([axis.name: member]) { $1 } }
      }
    }
    let isFlow = type.rollUp == .flow
    if column == 0, overTime, isFlow { return 0 }
    let byFlow = weight?.type.rollUp == .flow
    let column = column == 0 && byFlow && !isFlow ? 1 : column
    let columns = overTime ? (name == "sum" ? Array(0...timeline.count) : Array(periods)) : [column]
    var values: [Double] = []
    var weights: [Double] = []
    for members in cells {
      for column in columns {
        let one = value(x, members, column, beneath)
        values.append(name == "sum" && overTime ? amount(one, column) : one)
        weights.append(weight.map { value($0, members, byFlow ? max(column, 1) : column, beneath) } ?? 1)
      }
    }
    switch name {
    case "sum": return values.reduce(0, +)
    case "average":
      let total = weights.reduce(0, +)
      return total == 0 ? .nan : zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    case "max": return greatest(values)
    default: return least(values)
    }
  }

  /// The periods that a column named by a date shows.
  private func shown(_ date: DateLiteral?) -> ClosedRange<Int>? {
    guard let date else { return 0...0 }
    if case .year(let year) = date, timeline.fiscalStart != nil {
      return timeline.columns(by: .year).first { $0.name == "FY\(year)" }?.periods
    }
    let start = timeline.offset(of: date)
    let end = start + date.end - date.start
    let inside = periods.filter { Double($0 - 1) * months >= start && Double($0 - 1) * months < end }
    if let first = inside.first, let last = inside.last { return first...last }
    return timeline.period(atOffset: start).map { $0...$0 }
  }

  /// Slabs, each at its own price; or the whole volume at the price reached.
  private func tiered(
    _ arguments: FunctionArguments, _ column: Int, _ at: (CheckedExpression, Int) -> Double
  ) -> Double {
    guard let quantity = arguments.value("quantity") else { return .nan }
    let fromFlow = quantity.type.rollUp == .flow
    if column == 0, !fromFlow { return 0 }
    let volume = at(quantity, column)
    let tiers = arguments.entries.compactMap { entry -> (from: Double, price: Double)? in
      guard case .value(let key) = entry.key else { return nil }
      return (at(key, max(column, 1)), at(entry.value, column))
    }
    if let whole = arguments.value("yes"), at(whole, max(column, 1)) != 0 {
      guard let first = tiers.first else { return .nan }
      return volume * (tiers.last { $0.from <= volume } ?? first).price
    }
    return tiers.indices.reduce(0) { sum, index in
      let above = max(volume - tiers[index].from, 0)
      let width = index + 1 < tiers.count ? tiers[index + 1].from - tiers[index].from : .infinity
      return sum + min(above, width) * tiers[index].price
    }
  }

  /// Months that a period has in common with a stretch of time.
  private func overlap(_ period: Int, _ from: Double, _ to: Double) -> Double {
    max(0, min(Double(period) * months, to) - max(Double(period - 1) * months, from))
  }

  /// The part of a dated amount that a column holds.
  private func share(of date: DateLiteral?, _ column: Int) -> Double {
    guard let date else { return column == 0 ? 1 : 0 }
    guard column > 0 else { return 0 }
    let start = timeline.offset(of: date)
    let end = start + date.end - date.start
    let all = periods.reduce(0) { $0 + overlap($1, start, end) }
    return overlap(column, start, end) / all
  }
}
