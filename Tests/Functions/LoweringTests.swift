import Diagnostics
import Functions
import Program
import Quantities
import Testing

private typealias Argument = Call<LoweredOperand>.Argument

/// Calls with constant arguments fold to the row they make, which shows their numbers without running a program.
private struct Rows {
  var program: ProgramBuilder
  init(_ timeline: Timeline) { program = ProgramBuilder(timeline: timeline) }

  mutating func row(_ name: String, _ arguments: [(String, Argument)]) throws -> [Double] {
    try row(name, .one, arguments)
  }

  mutating func row(_ name: String, _ unit: Unit, _ arguments: [(String, Argument)]) throws -> [Double] {
    let nodes = try Made.lower(name, arguments, as: ValueType(unit: unit, isSeries: true), into: &program)
    return try values(try #require(nodes.first))
  }

  func values(_ node: Node) throws -> [Double] {
    switch program.instruction(node) {
    case .row(let values)?: values
    case .constant(let value)?: [value]
    case let other: throw NotFolded(instruction: "\(String(describing: other))")
    }
  }

  mutating func constant(_ value: Double, _ unit: Unit = .one) -> Argument { .node(program.constant(value), unit) }
  mutating func known(_ values: [Double], _ unit: Unit = .one) -> Argument { .node(program.row(values), unit) }
}

private struct NotFolded: Error { let instruction: String }

private func near(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
}

private func monthOf2026(_ month: Int) -> DateLiteral { .month(Month(year: 2026, month: month)) }
private let perMonth = Unit.one / Made.month
private let perYear = Unit.one / Made.year

@Suite struct ShapeLowering {
  @Test func `a ramp takes the middles of its periods`() throws {
    var rows = Rows(Made.months(4))
    let zero = rows.constant(0)
    let arguments = [
      ("start", zero), ("end", rows.constant(0.8)), ("time", rows.constant(2)), ("date", .date(monthOf2026(2))),
    ]
    #expect(near(try rows.row("ramp", arguments), [0, 0, 0.2, 0.6, 0.8]))
  }

  @Test func `before a ramp stands what is said, and a flow holds nothing at initial`() throws {
    var rows = Rows(Made.months(4))
    let flow = Made.cases / Made.month
    let arguments = [
      ("start", rows.constant(10, flow)), ("end", rows.constant(20, flow)), ("time", rows.constant(2)),
      ("date", Argument.date(monthOf2026(2))), ("value", rows.constant(0)),
    ]
    #expect(near(try rows.row("ramp", flow, arguments), [0, 0, 12.5, 17.5, 20]))
  }

  @Test func `an s-curve begins and ends exactly at its ends`() throws {
    var rows = Rows(Made.months(6))
    let arguments = [
      ("start", rows.constant(1)), ("end", rows.constant(3)), ("time", rows.constant(4)),
      ("date", Argument.date(monthOf2026(2))),
    ]
    let row = try rows.row("s_curve", arguments)
    #expect(row[0] == 1 && row[1] == 1 && abs(row[6] - 3) < 1e-15)
    // The curve is symmetric about its middle.
    #expect(abs(row[2] + row[5] - 4) < 1e-12 && abs(row[3] + row[4] - 4) < 1e-12)
    #expect(row[2] < row[3] && row[3] < 2)
  }

  @Test func `growth compounds from 1 in the first period`() throws {
    var rows = Rows(Made.months(4))
    #expect(near(try rows.row("growing", [("growth", rows.constant(0.1, perMonth))]), [1, 1, 1.1, 1.21, 1.331]))
  }

  @Test func `growth per year grows month by month, or steps with every year`() throws {
    var rows = Rows(Made.months(25))
    let growth = ("growth", rows.constant(0.05 / 12, perYear))
    let smooth = try rows.row("growing", [growth])
    #expect(abs(smooth[13] - 1.05) < 1e-12 && abs(smooth[25] - 1.1025) < 1e-12 && smooth[12] < 1.05)
    let stepped = try rows.row("growing", [growth, ("period", .period(.year))])
    #expect(near(stepped, [1] + Array(repeating: 1, count: 12) + Array(repeating: 1.05, count: 12) + [1.1025]))
  }

  @Test func `a period longer than the growth's unit takes the mean over it`() throws {
    var rows = Rows(Made.months(2, .year))
    let q = 1.02
    let mean = (0..<12).reduce(0.0) { sum, _ in sum * q + 1 } / 12
    let year = (0..<12).reduce(1.0) { product, _ in product * q }
    let row = try rows.row("growing", [("growth", rows.constant(0.02, perMonth))])
    #expect(near(row, [mean, mean, mean * year]))
  }

  @Test func `a step takes the mean over the period it falls in`() throws {
    var rows = Rows(Made.months(3))
    let date = Argument.date(.day(Month(year: 2026, month: 2), 15))
    let row = try rows.row("step", [("start", rows.constant(2)), ("end", rows.constant(4)), ("date", date)])
    #expect(near(row, [2, 2, 3, 4]))
  }

  @Test func `a season is scaled to the mean 1 and a quarter takes its months' mean`() throws {
    var rows = Rows(Made.months(2, .quarter))
    let entries = (1...12).map { month in
      let node = rows.program.constant(month == 1 ? 8 : month == 2 ? 4 : 1.2)
      return Call<LoweredOperand>.Entry(
        key: .calendarMonth(month), value: LoweredOperand(type: ValueType(unit: .one), cells: [node]), span: Made.span)
    }
    let row = try rows.row("seasonal", [("factor", .entries(entries))])
    #expect(near(row, [2.2, 2.2, 0.6]))
  }
}

@Suite struct TimeLowering {
  @Test func `a change is per month and a flow's change takes the first period at initial`() throws {
    var rows = Rows(Made.months(3, .quarter))
    var program = rows.program
    let balance = program.input(InputSlot(quantity: 0, cell: 0, isRow: true))
    let made = try Made.lower(
      "change", [("x", .node(balance, Made.agent))], as: ValueType(unit: Made.agent / Made.month), into: &program)
    let three = program.constant(3)
    let before = program.previous(of: balance, initial: balance)
    let expected = program.zeroAtInitial(program.divide(program.subtract(balance, before), three))
    #expect(made == [expected])
    #expect(try rows.row("change", [("x", rows.constant(5))]) == [0])
  }

  @Test func `a delayed flow begins with nothing, anything else with its first value`() throws {
    var program = ProgramBuilder(timeline: Made.months(4, .quarter))
    let flow = program.input(InputSlot(quantity: 0, cell: 0, isRow: false))
    let time = program.constant(6)
    let unit = Made.cases / Made.month
    let made = try Made.lower(
      "delay", [("x", .node(flow, unit)), ("time", .node(time, Made.month))], as: ValueType(unit: unit), into: &program)
    let row = program.flowRow(flow)
    let two = program.constant(2)
    #expect(made == [program.delayed(row, by: two, fill: .zero)])
    let same = try Made.lower(
      "delay", [("x", .node(flow)), ("time", .node(time, Made.month))], as: ValueType(unit: .one), into: &program)
    #expect(same == [flow])
  }

  @Test func `a running total adds amounts`() throws {
    var program = ProgramBuilder(timeline: Made.months(2, .quarter))
    let flow = program.row([7, 10, 20])
    let unit = Made.euro / Made.month
    let made = try Made.lower("cumulative", [("x", .node(flow, unit))], as: ValueType(unit: Made.euro), into: &program)
    let amounts = program.row([7, 30, 60])
    #expect(made == [program.cumulative(amounts)])
  }

  @Test func `growth that varies is a recurrence over the period before`() throws {
    var program = ProgramBuilder(timeline: Made.months(3))
    let growth = program.row([0.1, 0.1, 0.2, 0.3])
    _ = try Made.lower(
      "growing", [("growth", .node(growth, perMonth))], as: ValueType(unit: .one, isSeries: true), into: &program)
    let steps = program.finish().program.steps
    #expect(steps.contains { if case .recurrence = $0 { true } else { false } })
  }

  @Test func `period numbers begin at 0 and periods have their months`() throws {
    var rows = Rows(Made.months(2, .quarter))
    #expect(try rows.row("period_number", []) == [0, 1, 2])
    #expect(try rows.row("period_length", []) == [3])
  }
}

@Suite struct PlacingLowering {
  private let unit = Made.euro / Made.month

  @Test func `an amount stands once, by its month or at initial`() throws {
    var rows = Rows(Made.months(2, .quarter))
    let amount = ("amount", rows.constant(60, Made.euro))
    #expect(try rows.row("one_off", unit, [amount, ("date", .date(monthOf2026(5)))]) == [0, 0, 20])
    #expect(try rows.row("one_off", unit, [amount, ("date", .date(nil))]) == [60, 0, 0])
  }

  @Test func `a spread amount is shared by the time each period has of it`() throws {
    var rows = Rows(Made.months(4))
    let amount = ("amount", rows.constant(60, Made.euro))
    let from = Argument.date(.day(Month(year: 2026, month: 2), 15))
    let row = try rows.row("spread", unit, [amount, ("date", from), ("time", rows.constant(1.5))])
    #expect(near(row, [0, 0, 20, 40, 0]))
    let long = try rows.row("spread", unit, [amount, ("date", .date(monthOf2026(3))), ("time", rows.constant(4))])
    #expect(near(long, [0, 0, 0, 15, 15]))
  }

  @Test func `dated amounts add up, and one of a longer span is spread over the timeline's part of it`() throws {
    var rows = Rows(Made.months(3, from: 10))
    let entries = [
      (DateLiteral?.none, 10.0), (.month(Month(year: 2026, month: 11)), 20), (.year(2026), 3),
      (.quarter(2026, 4), 6),
    ].map { date, value in
      Call<LoweredOperand>.Entry(
        key: .date(date),
        value: LoweredOperand(type: ValueType(unit: Made.euro), cells: [rows.program.constant(value)]), span: Made.span)
    }
    #expect(near(try rows.row("amounts", unit, [("amount", .entries(entries))]), [10, 3, 23, 3]))
  }
}

@Suite struct PriceLowering {
  private let volume = Made.token / Made.month
  private let price = Made.euro / Made.token

  @Test func `slabs have their own prices`() throws {
    var rows = Rows(Made.months(4))
    let list = ("price", list(&rows))
    let quantity = ("quantity", rows.known([0, 0, 5, 10, 15], volume))
    #expect(try rows.row("tiered", Made.euro / Made.month, [quantity, list]) == [0, 0, 10, 20, 25])
  }

  @Test func `the whole volume has the price it reaches`() throws {
    var rows = Rows(Made.months(4))
    let list = ("price", list(&rows))
    let quantity = ("quantity", rows.known([0, 0, 5, 10, 15], volume))
    let whole = ("yes", rows.constant(1))
    #expect(try rows.row("tiered", Made.euro / Made.month, [quantity, list, whole]) == [0, 0, 10, 10, 15])
  }

  private func list(_ rows: inout Rows) -> Argument {
    let zero = rows.program.constant(0)
    let ten = rows.program.constant(10)
    let two = rows.program.constant(2)
    let one = rows.program.constant(1)
    return .list([(zero, two), (ten, one)], volume, price)
  }

  @Test func `a table gives the value of the last key reached`() throws {
    var rows = Rows(Made.months(3))
    let keys = [1.0, 2, 3].map { rows.program.constant($0) }
    let values = [10.0, 20, 30].map { rows.program.constant($0) }
    let table = ("value", Argument.list(Array(zip(keys, values))))
    #expect(try rows.row("lookup", [("x", rows.known([1, 1, 2.5, 9])), table]) == [10, 10, 20, 30])
    // Below the first key there is no value, which is left to run time to say.
    #expect(throws: NotFolded.self) { try rows.row("lookup", [("x", rows.known([1, 1, 0.5, 9])), table]) }
  }

  @Test func `rounding keeps the step at initial and clamping bounds a flow's periods`() throws {
    var rows = Rows(Made.months(2))
    let unit = Made.euro / Made.month
    let flow = ("x", rows.known([26, 14, 15], unit))
    #expect(try rows.row("round", unit, [flow, ("step", rows.constant(10, unit))]) == [30, 10, 20])
    let bounds = [("low", rows.constant(0, unit)), ("high", rows.constant(14.5, unit))]
    #expect(try rows.row("clamp", unit, [flow] + bounds) == [0, 14, 14.5])
  }
}

@Suite struct AggregationLowering {
  private let flow = Made.cases / Made.month

  @Test func `a sum over an axis adds the cells that fall together`() throws {
    var rows = Rows(Made.months(2))
    // queue × site, the last axis fastest: 1 2 3 | 10 20 30
    let nodes = [1.0, 2, 3, 10, 20, 30].map { rows.program.constant($0) }
    let x = ("x", Argument.cells(nodes, .one, [Made.queue, Made.site]))
    let bySite = try Made.lower(
      "sum", [x, ("axis", .axis("queue"))], as: ValueType(unit: .one, axes: [Made.site]), into: &rows.program)
    #expect(bySite == [0, 1, 2].map { rows.program.total([nodes[$0], nodes[$0 + 3]]) })
    let byQueue = try Made.lower(
      "max", [("a", x.1), ("axis", .axis("site"))], as: ValueType(unit: .one, axes: [Made.queue]), into: &rows.program)
    #expect(try byQueue.map { try rows.values($0) } == [[3], [30]])
  }

  @Test func `values by different axes meet cell by cell`() throws {
    var rows = Rows(Made.months(2))
    let byQueue = [1.0, 5].map { rows.program.constant($0) }
    let bySite = [0.0, 3, 9].map { rows.program.constant($0) }
    let nodes = try Made.lower(
      "max", [("a", .cells(byQueue, .one, [Made.queue])), ("a", .cells(bySite, .one, [Made.site]))],
      as: ValueType(unit: .one, axes: [Made.queue, Made.site]), into: &rows.program)
    #expect(try nodes.flatMap { try rows.values($0) } == [1, 3, 9, 5, 5, 9])
  }

  @Test func `the whole of a flow adds the amounts of all columns`() throws {
    var rows = Rows(Made.months(2, .quarter))
    let row = rows.program.row([5, 10, 20])
    let sum = try Made.lower("sum", [("x", .node(row, flow))], as: ValueType(unit: Made.cases), into: &rows.program)
    let amounts = rows.program.row([5, 30, 60])
    #expect(sum == [rows.program.reduce(.sum, amounts, 0...2)])
  }

  @Test func `weights may have fewer axes and a flow weighs initial as period 1`() throws {
    var rows = Rows(Made.months(1))
    let values = [10.0, 20].map { rows.program.constant($0) }
    let weights = [[0.0, 1], [0, 3]].map { rows.program.row($0) }
    let mean = try Made.lower(
      "average",
      [
        ("x", .cells(values, .one, [Made.queue])), ("axis", .axis("queue")),
        ("weight", .cells(weights, flow, [Made.queue])),
      ], as: ValueType(unit: .one, isSeries: true), into: &rows.program)
    let products = [10.0, 60].map { value in rows.program.row([value, value]) }
    let shares = [1.0, 3].map { value in rows.program.row([value, value]) }
    let above = rows.program.total(products)
    let below = rows.program.total(shares)
    let quotient = rows.program.divide(above, below)
    #expect(mean == [rows.program.firstAtInitial(quotient)])
  }

  @Test func `a column is the periods that begin in it`() throws {
    var rows = Rows(Made.months(24, from: 7))
    let row = rows.program.row((0...24).map(Double.init))
    let at = { (rows: inout Rows, date: DateLiteral, unit: Unit) throws -> Node in
      try Made.lower(
        "at", [("x", .node(row, unit)), ("date", .date(date))], as: ValueType(unit: unit), into: &rows.program)[0]
    }
    #expect(try at(&rows, .year(2027), flow) == rows.program.reduce(.sum, row, 7...18))
    #expect(try at(&rows, .quarter(2026, 4), .one) == rows.program.reduce(.mean, row, 4...6))
    #expect(try at(&rows, .quarter(2026, 4), Made.agent) == rows.program.reduce(.last, row, 4...6))
    let september = try at(&rows, monthOf2026(9), flow)
    #expect(try rows.values(september) == [3])
  }

  @Test func `a year of a model with fiscal years is the fiscal year`() throws {
    var rows = Rows(Made.months(24, fiscal: 4))
    let row = rows.program.row((0...24).map(Double.init))
    let node = try Made.lower(
      "at", [("x", .node(row, flow)), ("date", .date(.year(2027)))], as: ValueType(unit: Made.cases),
      into: &rows.program)
    // FY2027 is April 2026 to March 2027.
    #expect(node == [rows.program.reduce(.sum, row, 4...15)])
  }
}

@Suite struct FigureLowering {
  @Test func `a cost per outcome is a quotient of totals that columns can repeat`() throws {
    var program = ProgramBuilder(timeline: Made.months(2))
    let costs = program.input(InputSlot(quantity: 0, cell: 0, isRow: true))
    let outcome = program.input(InputSlot(quantity: 1, cell: 0, isRow: true))
    program.model.totalCosts = costs
    let unit = Made.cases / Made.month
    let node = try Made.lower(
      "cost_per", [("x", .node(outcome, unit))], as: ValueType(unit: Made.euro / Made.cases), into: &program)[0]
    #expect(program.ratios[node] == ProgramBuilder.Ratio(numerator: costs, denominator: outcome))
  }

  @Test func `a present value is taken of amounts at the model's rate`() throws {
    var program = ProgramBuilder(timeline: Made.months(2, .quarter))
    let rate = program.input(InputSlot(quantity: 0, cell: 0, isRow: false))
    program.model.annualDiscount = rate
    let unit = Made.euro / Made.month
    let flow = program.row([-100, 20, 30])
    let node = try Made.lower("npv", [("x", .node(flow, unit))], as: ValueType(unit: Made.euro), into: &program)
    let amounts = program.row([-100, 60, 90])
    #expect(node == [program.financial(.presentValue, [amounts, rate])])
  }
}
