package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Compound growth from 1 in the first period.
///
/// g per unit u (month, quarter or year), periods of L months: (1 + g)^((p − 1)·L / u) where L ≤ u. Growth happens in
/// steps of E months where `every` says so, and of u where periods are longer than u: a period then takes the mean
/// over the steps in it. A growth that itself varies compounds each period's own.
package struct Growing: Function {
  package let name = "growing"
  package var parameters: [Parameter] {
    [Parameter("growth"), Parameter("period", label: "every", .period, optional: true)]
  }
  package let summary = """
    Compound growth: 1 in the first period, then 4% per month gives 1.04, 1.0816 and so on, and 5% per year grows \
    month by month to 1.05 after a year. With `every: year` it steps once a year. Where a period is longer than the \
    growth's own time unit it takes the mean over the period.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = growing(10% per month)
      """, answer: "1, 1, 1.1, 1.21")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let growth = try required("growth", of: call)
    if !growth.isPlainZero, Self.monthsPerUnit(growth.type.unit) == nil { throw .growthPeriod(growth) }
    return ValueType(unit: .one, isSeries: true)
  }

  /// The months of `per month`, `per quarter`, `per year`; nil for what is no growth.
  static func monthsPerUnit(_ unit: Unit) -> Double? {
    guard unit.dimension == Dimension.none / .base(.time),
      let time = unit.terms.first(where: { $0.atom.dimension == .base(.time) && $0.power == -1 })
    else { return nil }
    let months = time.atom.scale * time.multiplier
    return [1, 3, 12].contains(months) ? months : nil
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let operand = call.value("growth") else { return [] }
    let perUnit = Self.monthsPerUnit(operand.type.unit) ?? 1
    let timeline = program.timeline
    let length = Double(timeline.monthsPerPeriod)
    var step = min(length, perUnit)
    if case .period(let every)? = call.argument("period") { step = Double(every.rawValue) }
    /// Steps made before period p begins.
    let stepsBefore = { (p: Int) in (timeline.begin(p) / step).rounded(.down) }

    let perUnitGrowth = program.multiply(operand.node, program.constant(perUnit))
    let factor = program.add(program.constant(1), perUnitGrowth)
    let inside = max(1, Int(length / step))
    let perStep = program.powered(factor, step / perUnit)
    if program.isRow(operand.node) {
      return [varying(perStep, inside, stepsBefore, into: &program)]
    }
    let exponents = timeline.row { stepsBefore($0) * step / perUnit }
    let start = program.power(factor, program.row(exponents))
    return [program.multiply(start, program.meanOfPowers(perStep, inside))]
  }

  /// Each step by the growth of the period it happens in.
  private func varying(
    _ perStep: Node, _ inside: Int, _ stepsBefore: (Int) -> Double, into program: inout ProgramBuilder
  ) -> Node {
    // At the start of a period: the last level of the period before, one step on (none where none falls due).
    let start = program.declareRecurrence()
    let last = program.multiply(start, program.powered(perStep, Double(inside - 1)))
    let before = program.previous(of: last, initial: program.constant(1))
    let due = program.timeline.row { $0 > 1 && stepsBefore($0) > stepsBefore($0 - 1) ? 1 : 0 }
    let level = program.multiply(before, program.select(program.row(due), perStep, program.constant(1)))
    program.bind(start, to: level)
    return program.firstAtInitial(program.multiply(level, program.meanOfPowers(perStep, inside)))
  }
}

extension ProgramBuilder {
  fileprivate mutating func powered(_ base: Node, _ exponent: Double) -> Node {
    if exponent == 1 { return base }
    return exponent == 0 ? constant(1) : power(base, constant(exponent))
  }

  /// (1 + q + … + q^(n − 1)) / n
  fileprivate mutating func meanOfPowers(_ q: Node, _ n: Int) -> Node {
    let one = constant(1)
    var sum = one
    for _ in 1..<max(n, 1) { sum = add(one, multiply(q, sum)) }
    return divide(sum, constant(Double(n)))
  }
}

extension Growing {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let operand = call.value("growth") else { return [] }
    let unitMonths = Self.monthsPerUnit(operand.type.unit) ?? 1
    let length = Double(sheet.timeline.monthsPerPeriod)
    var step = min(length, unitMonths)
    if case .period(let every)? = call.argument("period") { step = Double(every.rawValue) }
    let inside = max(1, Int(length / step))
    let perUnit = sheet.constant(unitMonths, .one, "Months in the growth's unit of time")
    let stepMonths = sheet.constant(step, .one, "Months in a step of growth")
    let factor = 1 + operand.node * perUnit
    let perStep = step == unitMonths ? factor : factor.raised(to: stepMonths / perUnit)
    let begin = sheet.row(.begin)
    let steps = step == length ? begin : .call(.whole, begin / stepMonths) * stepMonths
    if !operand.node.isRow {
      return [factor.raised(to: steps / perUnit) * Self.meanOfPowers(perStep, inside, in: &sheet)]
    }
    // Each step by the growth of the period it happens in.
    let growth = sheet.placed(perStep, "growth per step")
    let taken = sheet.placed(steps, "months of steps taken")
    let level = sheet.reserve()
    let before = Formula.relative(level, offset: -1)
    let later = sheet.constant(Double(inside - 1), .one, "Steps of growth after a period's first (\(inside - 1))")
    let inPeriod = Formula.relative(growth, offset: -1).raised(to: later.periods)
    let isDue = Formula.relative(taken, offset: -1) < .here(taken)
    let start = sheet.row(.number).periods
    sheet.define(
      level,
      as: .row(
        initial: .number(1),
        periods: .formula(
          .when(.equal(start, 1), 1, (inside > 1 ? before * inPeriod : before) * .when(isDue, .here(growth), 1)))))
    sheet.keep(level, "level at the start of the period")
    return [(.row(level) * Self.meanOfPowers(.row(growth), inside, in: &sheet)).firstAtInitial]
  }

  /// (1 + q + … + q^(n − 1)) / n
  private static func meanOfPowers(_ q: SheetValue, _ n: Int, in sheet: inout SheetBuilder) -> SheetValue {
    if n <= 1 { return 1 }
    let slot = sheet.placed(q, "growth per step")
    let base = sheet.reference(slot)
    var sum: SheetValue = 1
    for _ in 1..<n { sum = 1 + base * sum }
    return sum / sheet.constant(Double(n), .one, "Steps of growth in a period (\(n))")
  }
}
