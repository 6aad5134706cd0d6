import Diagnostics
import Functions
import Quantities
import Testing

private typealias Argument = Call<TypedOperand>.Argument

/// The id of the diagnostic a call is refused with; nil where it is accepted.
private func refusal(
  _ name: String, _ arguments: [(String, Call<TypedOperand>.Argument)], in context: TypingContext = Made.context()
) -> String? {
  do {
    _ = try Made.type(name, arguments, in: context)
    return nil
  } catch let diagnostic as Diagnostic {
    return diagnostic.code.id
  } catch {
    return "\(error)"
  }
}

private let perMonth = Unit.one / Made.month
private let half: DateLiteral = .month(Month(year: 2026, month: 7))
private let after: DateLiteral = .month(Month(year: 2027, month: 7))
private let before: DateLiteral = .month(Month(year: 2025, month: 7))

@Suite struct ShapeTypes {
  @Test(arguments: ["ramp", "s_curve"])
  func `a rise has the unit of its ends and varies over time`(_ name: String) throws {
    let type = try Made.type(
      name, [("start", .literal(0)), ("end", .fixed(Made.agent)), ("time", .literal(6, Made.month))])
    #expect(type.unit == Made.agent && type.rollUp == .balance && type.isSeries)
  }

  @Test(arguments: ["ramp", "s_curve"])
  func `a rise refuses ends of two kinds, what is no time, and no time at all`(_ name: String) {
    let start = ("start", Argument.fixed(Made.agent))
    let end = ("end", Argument.fixed(Made.agent))
    #expect(refusal(name, [start, ("end", .literal(0.8)), ("time", .literal(6, Made.month))]) == "E0353")
    #expect(refusal(name, [start, end, ("time", .literal(6))]) == "E0354")
    #expect(refusal(name, [start, end, ("time", .literal(0, Made.month))]) == "E0359")
    #expect(refusal(name, [start, end, ("time", .literal(3, Made.month)), ("date", .date(after))]) == "E0358")
    #expect(refusal(name, [start, end, ("time", .literal(30, Made.month)), ("date", .date(before))]) == nil)
  }

  @Test func `a mismatch offers the factor that mends it`() {
    do {
      _ = try Made.type(
        "ramp", [("start", .fixed(Made.euro)), ("end", .fixed(Made.dollar)), ("time", .literal(6, Made.month))])
      Issue.record("accepted")
    } catch let diagnostic as Diagnostic {
      #expect(diagnostic.title == "arguments of ramp do not fit: EUR and USD")
      #expect(diagnostic.hint == "x * fx.USD fits")
    } catch {
      Issue.record(error)
    }
  }

  @Test func `growth is per month, quarter or year`() throws {
    let type = try Made.type("growing", [("growth", .literal(0.04, perMonth))])
    #expect(type.unit == .one && type.isSeries)
    #expect(refusal("growing", [("growth", .literal(0.01, .one / Made.year))]) == nil)
    #expect(refusal("growing", [("growth", .literal(0.04))]) == "E0355")
    #expect(refusal("growing", [("growth", .literal(0.04, .one / Unit([Unit.Term(.week)])))]) == "E0355")
    #expect(refusal("growing", [("growth", .literal(0))]) == nil)
  }

  @Test func `decay takes a length of time`() {
    #expect(refusal("decay", [("time", .fixed(Made.year))]) == nil)
    #expect(refusal("decay", [("time", .fixed(Unit([Unit.Term(.hour)])))]) == "E0354")
  }

  @Test func `a step is on the timeline`() throws {
    let ends: [(String, Argument)] = [("start", .fixed(Made.euro)), ("end", .fixed(Made.euro))]
    #expect(refusal("step", ends + [("date", .date(half))]) == nil)
    #expect(refusal("step", ends + [("date", .date(before))]) == "E0358")
    #expect(refusal("step", ends + [("date", .date(before))], in: Made.context(nil)) == nil)
  }

  @Test func `a season has twelve months, each once`() {
    let season = { (months: [Int]) -> [(String, Argument)] in
      let one = TypedOperand(type: ValueType(unit: .one), constant: 1, span: Made.span)
      let entries = months.map { Call<TypedOperand>.Entry(key: .calendarMonth($0), value: one, span: Made.span) }
      return [("factor", .entries(entries))]
    }
    #expect(refusal("seasonal", season(Array(1...12))) == nil)
    #expect(refusal("seasonal", season(Array(1...11))) == "E0361")
    #expect(refusal("seasonal", season(Array(1...12) + [1])) == "E0361")
  }
}

@Suite struct TimeTypes {
  @Test func `a delay keeps the type and takes one length of time`() throws {
    let flow = Made.cases / Made.month
    let type = try Made.type("delay", [("x", .fixed(flow)), ("time", .literal(2, Made.month))])
    #expect(type.unit == flow && type.rollUp == .flow && type.isSeries)
    #expect(refusal("delay", [("x", .fixed(flow)), ("time", .literal(2))]) == "E0354")
    #expect(refusal("delay", [("x", .fixed(flow)), ("time", .of(Made.month))]) == "E0363")
    #expect(refusal("delay", [("x", .fixed(flow)), ("time", .literal(-1, Made.month))]) == "E0359")
  }

  @Test func `the value before has the type of the value and of its beginning`() throws {
    #expect(try Made.type("prev", [("x", .of(Made.agent)), ("value", .literal(0))]).unit == Made.agent)
    #expect(refusal("prev", [("x", .of(Made.agent)), ("value", .fixed(Made.euro))]) == "E0353")
  }

  @Test func `the change of a balance is a flow, and a running total its inverse`() throws {
    let change = try Made.type("change", [("x", .of(Made.agent))])
    #expect(change.unit == Made.agent / Made.month && change.rollUp == .flow)
    let total = try Made.type("cumulative", [("x", .of(Made.agent / Made.year))])
    #expect(total.unit.dimension == Made.agent.dimension && total.rollUp == .balance)
    #expect(refusal("cumulative", [("x", .of(Made.agent))]) == "E0354")
  }

  @Test func `a running total of hours of work is a balance`() throws {
    let effort = Unit([Unit.Term(.hour)]) / Made.month
    #expect(try Made.type("cumulative", [("x", .of(effort))]).rollUp == .balance)
  }

  @Test func `a period's length is calendar time and its number varies`() throws {
    #expect(try Made.type("period_length", []).unit == Made.month)
    #expect(try Made.type("period_number", []).isSeries)
  }
}

@Suite struct AggregationTypes {
  private let flow = Made.cases / Made.month

  @Test func `a flow adds up over everything to an amount`() throws {
    let type = try Made.type("sum", [("x", .of(flow, [Made.queue]))])
    #expect(type.unit == Made.cases && type.axes.isEmpty && !type.isSeries)
  }

  @Test func `a sum over one axis keeps time and the other axes`() throws {
    let type = try Made.type("sum", [("x", .of(flow, [Made.queue, Made.site])), ("axis", .axis("queue"))])
    #expect(type.unit == flow && type.axes == [Made.site] && type.isSeries)
  }

  @Test func `a sum over time keeps the axes`() throws {
    let type = try Made.type("sum", [("x", .of(flow, [Made.queue])), ("axis", .axis(nil))])
    #expect(type.unit == Made.cases && type.axes == [Made.queue] && !type.isSeries)
  }

  @Test func `a balance or a rate over time is refused with the average offered`() {
    #expect(refusal("sum", [("x", .of(Made.agent))]) == "E0356")
    #expect(refusal("sum", [("x", .of(.percent)), ("axis", .axis(nil))]) == "E0356")
    #expect(refusal("sum", [("x", .fixed(Made.agent))]) == "E0356")
    #expect(refusal("sum", [("x", .fixed(Made.agent, [Made.queue]))]) == nil)
    do {
      _ = try Made.type("sum", [("x", .of(Made.agent))])
    } catch let diagnostic as Diagnostic {
      #expect(diagnostic.hint == "average(x, over: time)")
    } catch {
      Issue.record(error)
    }
  }

  @Test(arguments: ["sum", "average"])
  func `an axis that is not there is refused`(_ name: String) {
    #expect(refusal(name, [("x", .of(flow, [Made.queue])), ("axis", .axis("site"))]) == "E0357")
  }

  @Test func `weights are by the axes of what they weigh`() throws {
    let x = ("x", Argument.of(.one, [Made.queue]))
    let over = ("axis", Argument.axis("queue"))
    let type = try Made.type("average", [x, over, ("weight", .of(flow, [Made.queue]))])
    #expect(type.unit == .one && type.axes.isEmpty && type.isSeries)
    #expect(refusal("average", [x, over, ("weight", .of(flow, [Made.site]))]) == "E0357")
    #expect(try !Made.type("average", [x, ("axis", .axis(nil))]).isSeries)
  }

  @Test func `a greatest is of two values or over something`() throws {
    #expect(refusal("max", [("a", .of(.one))]) == "E0350")
    #expect(refusal("max", [("a", .of(Made.euro)), ("a", .of(Made.agent))]) == "E0353")
    #expect(try Made.type("max", [("a", .of(flow)), ("axis", .axis(nil))]).isSeries == false)
    let both = try Made.type(
      "min", [("a", .of(flow, [Made.queue])), ("a", .literal(0)), ("a", .of(flow, [Made.site]))])
    #expect(both.axes == [Made.queue, Made.site] && both.unit == flow)
  }

  @Test func `one column of a flow is an amount`() throws {
    #expect(try Made.type("at", [("x", .of(flow)), ("date", .date(.year(2026)))]).unit == Made.cases)
    #expect(try Made.type("at", [("x", .of(Made.agent)), ("date", .date(nil))]).unit == Made.agent)
    #expect(refusal("at", [("x", .of(flow)), ("date", .date(.year(2027)))]) == "E0358")
  }
}

@Suite struct MoneyTypes {
  private let flow = Made.euro / Made.month

  @Test func `an amount placed in time is a flow`() throws {
    let type = try Made.type("one_off", [("amount", .literal(60_000, Made.euro)), ("date", .date(nil))])
    #expect(type.unit == flow && type.rollUp == .flow)
    #expect(try Made.type("amounts", [("amount", .dated([(nil, Made.euro), (half, Made.euro)]))]).unit == flow)
    let hours = Unit([Unit.Term(.hour)])
    #expect(refusal("one_off", [("amount", .fixed(hours)), ("date", .date(half))]) == nil)
  }

  @Test(arguments: ["one_off", "spread"])
  func `a flow, a percentage and a date outside are not placed`(_ name: String) {
    let time = ("time", Argument.literal(3, Made.month))
    #expect(refusal(name, [("amount", .fixed(flow)), ("date", .date(half)), time]) == "E0362")
    #expect(refusal(name, [("amount", .fixed(.percent)), ("date", .date(half)), time]) == "E0362")
    #expect(refusal(name, [("amount", .fixed(Made.euro)), ("date", .date(after)), time]) == "E0358")
  }

  @Test func `a date is given once`() {
    #expect(refusal("amounts", [("amount", .dated([(half, Made.euro), (half, Made.euro)]))]) == "E0360")
    #expect(refusal("amounts", [("amount", .dated([(half, Made.euro), (nil, Made.agent)]))]) == "E0353")
  }

  @Test func `a price list makes a flow of money`() throws {
    let volume = Made.token / Made.month
    let price = Made.euro / Made.token
    let list = Argument.list([(0, volume, 2, price), (10, volume, 1, price)])
    #expect(try Made.type("tiered", [("quantity", .of(volume)), ("price", list)]).unit.dimension == flow.dimension)
    let seats = Argument.list([(0, Made.agent, 30, flow / Made.agent), (9, Made.agent, 20, flow / Made.agent)])
    #expect(try Made.type("tiered", [("quantity", .of(Made.agent)), ("price", seats)]).rollUp == .flow)
  }

  @Test func `a price list rises from 0 in the unit of the volume`() {
    let volume = Made.token / Made.month
    let price = Made.euro / Made.token
    let list = { (keys: [Double], unit: Unit, price: Unit) -> [(String, Argument)] in
      [("quantity", .of(volume)), ("price", .list(keys.map { ($0, unit, 1, price) }))]
    }
    #expect(refusal("tiered", list([5, 10], volume, price)) == "E0360")
    #expect(refusal("tiered", list([0, 10, 5], volume, price)) == "E0360")
    #expect(refusal("tiered", list([0, 10], Made.token, price)) == "E0353")
    #expect(refusal("tiered", list([0, 10], volume, Made.euro)) == "E0354")
    #expect(refusal("tiered", list([], volume, price)) == "E0360")
  }

  @Test(arguments: ["npv", "irr", "payback"])
  func `a figure of a flow of money takes one`(_ name: String) {
    #expect(refusal(name, [("x", .of(flow))]) == nil)
    #expect(refusal(name, [("x", .of(Made.euro))]) == "E0354")
    #expect(refusal(name, [("x", .of(Made.cases / Made.month))]) == "E0354")
  }

  @Test func `cost per outcome is money by what the outcome counts`() throws {
    let outcome = Made.cases / Made.month
    #expect(try Made.type("cost_per", [("x", .of(outcome))]).unit == Made.euro / Made.cases)
    #expect(refusal("cost_per", [("x", .of(Made.cases))]) == "E0354")
    #expect(refusal("cost_per", [("x", .of(outcome, [Made.queue]))]) == "E0365")
    let library = TypingContext(timeline: nil, currency: nil)
    #expect(refusal("cost_per", [("x", .of(outcome))], in: library) == "E0364")
    #expect(FunctionCatalogue.all.filter(\.readsTotals).map(\.name) == ["cost_per"])
  }
}

@Suite struct NumberTypes {
  @Test func `bounds and steps measure what they bound`() {
    #expect(refusal("clamp", [("x", .of(Made.euro)), ("low", .literal(0)), ("high", .fixed(Made.euro))]) == nil)
    #expect(refusal("clamp", [("x", .of(Made.euro)), ("low", .literal(0)), ("high", .literal(1))]) == "E0353")
    #expect(refusal("clamp", [("x", .of(.one)), ("low", .literal(2)), ("high", .literal(1))]) == "E0359")
    #expect(refusal("round", [("x", .of(Made.euro)), ("step", .literal(10, Made.euro))]) == nil)
    #expect(refusal("round", [("x", .of(Made.euro)), ("step", .literal(0, Made.euro))]) == "E0359")
    #expect(refusal("round", [("x", .of(Made.euro)), ("step", .literal(10))]) == "E0353")
  }

  @Test(arguments: ["exp", "ln", "sqrt"])
  func `transcendental functions take pure numbers`(_ name: String) {
    #expect(refusal(name, [("x", .of(.percent))]) == nil)
    #expect(refusal(name, [("x", .of(Made.euro))]) == "E0354")
  }

  @Test func `the root of something squared is that thing`() throws {
    #expect(try Made.type("sqrt", [("x", .of(Made.euro * Made.euro))]).unit == Made.euro)
  }

  @Test func `a table's keys rise and measure what is looked up`() {
    let x = ("x", Argument.of(Made.agent))
    let table = { (keys: [Double], unit: Unit) in
      ("value", Argument.list(keys.map { ($0, unit, 1, Made.euro) }))
    }
    #expect(refusal("lookup", [x, table([0, 10], Made.agent)]) == nil)
    #expect(refusal("lookup", [x, table([10, 10], Made.agent)]) == "E0360")
    #expect(refusal("lookup", [x, table([1, 10], .one)]) == "E0353")
  }
}
