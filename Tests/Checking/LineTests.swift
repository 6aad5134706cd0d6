import Checking
import Diagnostics
import Finance
import Quantities
import Testing

struct LineTests {
  static let head = """
    timeline 2026-01 for 12 months
    currency EUR
    rate 2026-01 1 USD = 0.92 EUR
    unit agent
    input agents = 10 agent
    input price = 28 EUR/agent/month
    input dollars = 3 USD/agent/month
    input loaded_rate = 41 EUR/hour
    input hours = 5 hour/month

    """

  @Test(arguments: [
    ("agents * price", "EUR/month"), ("agents * dollars", "EUR/month"), ("one_off(60k EUR, at: initial)", "EUR/month"),
    ("spread(60k EUR, from: 2026-03, over: 6 months)", "EUR/month"),
    ("amounts([initial: 250k EUR, 2026-06: 1.2M EUR])", "EUR/month"), ("12k EUR/year", "EUR/year"),
  ]) func `a line is a flow of money in the reporting currency`(text: String, unit: String) {
    let checked = Checked(Self.head + "cost x = \(text)\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("x") == unit)
    #expect(checked.model.quantity(named: "x")?.type.rollUp == .flow)
  }

  @Test func `another currency is converted at its dated rate`() throws {
    let checked = Checked(Self.head + "cost x = agents * dollars\n")
    guard case .converted(_, let rate)? = checked.model.quantity(named: "x")?.definition?.kind else {
      Issue.record("not converted")
      return
    }
    #expect(checked.model[rate].name == "fx.USD")
    #expect(checked.base("fx.USD") == 0.92)
    #expect(checked.type("fx.USD") == "EUR/USD")
    let other = Checked("timeline 2026-01 for 12 months\ncurrency USD\nrate 2026-01 1 USD = 0.92 EUR\n")
    #expect(other.base("fx.EUR") == 1 / 0.92)
  }

  @Test(arguments: [
    ("60k EUR", "E0306"), ("agents", "E0305"), ("hours", "E0305"), ("0", "E0305"), ("3 GBP/month", "E0307"),
  ]) func `what is no flow of money is refused`(text: String, code: String) {
    #expect(Checked(Self.head + "cost x = \(text)\n").codes == [code])
  }

  @Test func `the factor that mends it is named`() {
    #expect(Checked(Self.head + "cost x = hours\n").diagnostics.first?.hint == "hours * loaded_rate fits")
    #expect(
      Checked(Self.head + "a = agents * price + agents * dollars\n").diagnostics.first?.hint
        == "agents * dollars * fx.USD fits")
    #expect(
      Checked(Self.head + "input g = 3% per month\na = 1 + g\n").diagnostics.first?.hint == "g * period_length fits")
    #expect(Checked(Self.head + "a = 3 agent + 5\n").diagnostics.first?.hint == "write 5 agent")
    #expect(
      Checked(Self.head + "a = 60k EUR + agents * price\n").diagnostics.first?.hint
        == "agents * price * period_length fits")
  }

  @Test(arguments: [
    ("cash", "", true, true), ("avoided", "", true, false), ("avoided", "budget: \"Outsourcing\"", true, true),
    ("revenue", "", false, false), ("revenue", "margin: 30%", true, true), ("capacity", "", false, false),
    ("capacity", "reallocated to: \"Backlog\"", true, false), ("risk", "", true, false),
  ]) func `a benefit counts by its kind`(kind: String, line: String, economically: Bool, asCash: Bool) throws {
    let checked = Checked(
      Self.head + "benefit x = agents * price\n  kind: \(kind)\n" + (line.isEmpty ? "" : "  \(line)\n"))
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    let counted = try #require(checked.model.lines.first)
    #expect(counted.countsEconomically == economically)
    #expect(counted.countsAsCash == asCash)
  }

  @Test func `what stands below a line is understood`() throws {
    let checked = Checked(
      Self.head + """
        cost x "Seats" = agents * price
          category: licences
          kind: capacity
          risk: 10%
          accounting: capex over 3 years
          paid: after 60 days
        cost y = none "counted elsewhere"
          paid: quarterly in advance
        """)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    let line = checked.model.lines[0]
    #expect(line.category == "licences")
    #expect(line.kind == .capacity && line.countsEconomically && !line.countsAsCash)
    #expect(line.risk?.constantValue == 0.1)
    #expect(line.capexMonths == 36)
    #expect(line.payment == .after(days: 60))
    #expect(checked.model.lines[1].statedZero == "counted elsewhere")
    #expect(checked.model.lines[1].payment == .inAdvance(months: 3))
  }

  @Test(arguments: [
    ("category: licence", "E0507"), ("kind: avoided", "E0511"), ("risk: 3 EUR", "E0507"), ("risk: 120%", "E0507"),
    ("accounting: capex", "E0507"), ("paid: weekly in advance", "E0507"), ("budget: \"x\"", "E0509"),
    ("initial: 3 EUR", "E0509"),
  ]) func `an impossible line below a cost is refused`(line: String, code: String) {
    #expect(Checked(Self.head + "cost x = agents * price\n  \(line)\n").codes == [code])
  }
}
