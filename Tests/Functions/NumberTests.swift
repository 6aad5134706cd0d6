import Testing

/// A definition and what it holds by column, `initial` first.
struct NumberCase: Sendable, CustomTestStringConvertible {
  let why: String
  let definition: String
  let values: [Double]
  var grain = "2026-01 for 4 months"
  var declarations = ""
  var testDescription: String { why }
}

private let cases: [NumberCase] = [
  NumberCase(
    why: "a flow that follows itself places nothing at initial",
    definition: "prev(answer, initial: 100 case/month) * 1.1", values: [0, 110, 121, 133.1, 146.41]),
  NumberCase(
    why: "two quantities may refer to each other through prev",
    definition: "prev(other, initial: 1 case) + 1 case", values: [2, 2, 5, 11, 23], declarations: "other = answer * 2"),
  NumberCase(
    why: "a growth that varies compounds each period's own",
    definition: "growing([2026-01: 10% per month, 2026-03: 20% per month])", values: [1, 1, 1.1, 1.32, 1.584]),
  NumberCase(
    why: "a growth that varies steps once a year where it is told to",
    definition: "growing([2026: 10% per year, 2027: 20% per year], every: year)",
    values: [1, 1, 1, 1, 1, 1.2], grain: "2026-01 for 5 quarters quarterly"),
  NumberCase(
    why: "a delayed flow keeps what it holds at initial",
    definition: "delay(one_off(50 EUR, at: initial) + 10 EUR/month, by: 2 months)", values: [50, 0, 0, 10, 10]),
  NumberCase(
    why: "an amount at initial is rounded as a number",
    definition: "round(one_off(57 EUR, at: initial) + 14 EUR/month, to: 10 EUR/month)", values: [60, 10, 10, 10, 10]),
  NumberCase(
    why: "the greater of two flows is taken at initial too",
    definition: "max(one_off(57 EUR, at: initial) + 4 EUR/month, 6 EUR/month)", values: [57, 6, 6, 6, 6]),
  NumberCase(
    why: "a running total counts the months of a period",
    definition: "cumulative(one_off(5 EUR, at: initial) + 10 EUR/month)", values: [5, 35, 65],
    grain: "2026-01 for 2 quarters quarterly"),
  NumberCase(
    why: "an amount spread over an input's length is shared by it",
    definition: "spread(60 EUR, from: 2026-02, over: length)", values: [0, 0, 20, 20, 20],
    declarations: "input length = 3 months"),
  NumberCase(
    why: "a price list by a balance makes a flow that begins with period 1",
    definition: "tiered(seats, [0 agent: 3 EUR/agent/month, 10 agent: 2 EUR/agent/month])",
    values: [0, 30, 40, 40, 40],
    declarations: "seats = [2026-01: 10 agent, 2026-02: 15 agent]"),
  NumberCase(
    why: "the change of a balance over quarters is per month",
    definition: "change([2026-01: 100 agent, 2026-04: 130 agent])", values: [0, 0, 10],
    grain: "2026-01 for 2 quarters quarterly"),
  NumberCase(
    why: "a weighted mean over an axis by a flow takes the first period's at initial",
    definition: "average(time, over: queue, weighted by: volume)", values: [20, 20, 20, 15, 15],
    declarations: """
      dimension queue = billing, claims
      input time by queue = { billing: 10, claims: 20 } min/case
      volume = { billing: [2026-01: 0, 2026-03: 5], claims: [2026-01: 5] } case/month
      """),
  NumberCase(
    why: "a year's column of a rate is its mean",
    definition: "at(period_number, 2026)", values: [2.5]),
  NumberCase(
    why: "a table gives flows nothing at initial",
    definition: "lookup(period_number, [1: 5 EUR/month, 3: 7 EUR/month])", values: [0, 5, 5, 7, 7]),
]

@Suite struct NumberTests {
  @Test(arguments: cases)
  func `a definition holds by column what the language says`(_ one: NumberCase) throws {
    let run = Run(
      """
      timeline \(one.grain)
      currency EUR
      unit agent, case
      \(one.declarations)
      answer = \(one.definition)
      """)
    #expect(run.errors.isEmpty)
    let values = try #require(try run.values("answer"))
    let isNear = zip(values, one.values).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
    #expect(values.count == one.values.count && isNear, "\(values)")
  }

  @Test func `below the first key of a table there is no number`() throws {
    let run = Run("timeline 2026-01 for 1 month\nanswer = lookup(1, [2: 5])")
    #expect(run.errors.isEmpty)
    #expect(try run.values("answer")?.allSatisfy(\.isNaN) == true)
  }
}
