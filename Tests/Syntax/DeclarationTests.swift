import Diagnostics
import Testing

@testable import Syntax

/// Every form of LANGUAGE.md §1 and the tree it gives.
struct DeclarationTests {
  @Test(arguments: [
    ("model \"Title\"", #".model(title: "Title")"#),
    (
      "timeline 2026-01 for 36 months",
      #".timeline(start: 2026-01, length: 36, lengthUnit: .month, period: .month, fiscalStart: nil)"#
    ),
    (
      "timeline 2026-01 for 3 years yearly, fiscal year from April",
      #".timeline(start: 2026-01, length: 3, lengthUnit: .year, period: .year, fiscalStart: 4)"#
    ),
    ("fiscal year from Oct", #".fiscalYear(month: 10)"#),
    ("currency EUR", #".currency(EUR)"#),
    ("discount 9% per year", #".discount(rate: 9% per year, midPeriod: false)"#),
    ("discount 9% per year, mid period", #".discount(rate: 9% per year, midPeriod: true)"#),
    ("tax 25%", #".tax(rate: 25%)"#),
    ("unit agent, case", #".units([(name: agent, definition: nil), (name: case, definition: nil)])"#),
    ("unit FTE = 1_720 hour/year", #".units([(name: FTE, definition: 1_720 hour/year)])"#),
    (
      "rate 2026-01 1 USD = 0.92 EUR",
      #".exchangeRate(date: 2026-01, amount: 1, from: USD, value: 0.92, to: EUR)"#
    ),
    ("dimension queue = billing, claims", #".dimension(queue, members: [billing, claims])"#),
    ("choice vendor = alpha, beta", #".choice(vendor, options: [alpha, beta])"#),
    (
      "needs volume by queue: case/month \"Cases\" for example 310k case/month",
      #".needs(name: volume, axes: [queue], unit: `case/month`, label: "Cases", example: 310_000 case/month)"#
    ),
    ("needs share: %", #".needs(name: share, axes: [], unit: `%`, label: nil, example: nil)"#),
  ])
  func `what sets the scene`(_ text: String, _ outline: String) {
    #expect(Outline.model(text) == outline)
    #expect(Outline.faults(text) == [])
  }

  @Test(arguments: [
    ("input x = 5", #".input(name: x, axes: [], label: nil, value: 5, uncertainty: nil, pilot: nil)"#),
    (
      "input volume by queue \"V\" = { billing: 120k in 100k .. 150k as pert, claims: 60k } case/month",
      #".input(name: volume, axes: [queue], label: "V", value: <{billing: 120_000 in 100_000 .. 150_000 as pert, claims: 60_000} case/month>, uncertainty: nil, pilot: nil)"#
    ),
    (
      "input x \"L\" = 14% in 9% .. 19% as normal 90%",
      #".input(name: x, axes: [], label: "L", value: 14%, uncertainty: (range: (low: 9%, high: 19%), shape: (name: normal, central: 0.9, arguments: [], outcomes: [])), pilot: nil)"#
    ),
    (
      "input x = as normal(mean: 4 EUR, sd: 1 EUR)",
      #".input(name: x, axes: [], label: nil, value: nil, uncertainty: (range: nil, shape: (name: normal, central: nil, arguments: [(label: mean, value: 4 EUR), (label: sd, value: 1 EUR)], outcomes: [])), pilot: nil)"#
    ),
    (
      "input x = 1 as discrete { 0: 60%, 1: 40% }",
      #".input(name: x, axes: [], label: nil, value: 1, uncertainty: (range: nil, shape: (name: discrete, central: nil, arguments: [], outcomes: [(key: 0, value: 60%), (key: 1, value: 40%)])), pilot: nil)"#
    ),
    ("x = 2", #".calculation(name: x, label: nil, value: 2)"#),
    ("x \"L\" = 2", #".calculation(name: x, label: "L", value: 2)"#),
    ("cost a \"L\" = none \"reason\"", #".cost(name: a, label: "L", value: .none(reason: "reason"))"#),
    ("benefit a = b * 2", #".benefit(name: a, label: nil, value: .expression((b * 2)))"#),
    ("metric m = cost_per(a)", #".metric(name: m, label: nil, value: cost_per(a))"#),
    (
      "input x = 5\n  source: \"doc\"\n  as of: 2026-01\n  risk: 10%\n  paid: after 60 days",
      #".input(name: x, axes: [], label: nil, value: 5, uncertainty: nil, pilot: nil) | (key: source, text: "doc", value: "doc") | (key: as of, text: "2026-01", value: 2026-01) | (key: risk, text: "10%", value: 10%) | (key: paid, text: "after 60 days", value: nil)"#
    ),
  ])
  func `what names a value`(_ text: String, _ outline: String) {
    #expect(Outline.model(text) == outline)
    #expect(Outline.faults(text) == [])
  }

  @Test(arguments: [
    (
      "scenario s \"L\" from p { x = 5 keeping range; volume[billing] = 3\n y = 2 }",
      #".scenario(name: s, label: "L", parent: p, assignments: [(target: [x], members: [], value: 5, uncertainty: nil, keepsRange: true), (target: [volume], members: [billing], value: 3, uncertainty: nil, keepsRange: false), (target: [y], members: [], value: 2, uncertainty: nil, keepsRange: false)])"#
    ),
    ("correlate a with desk.b -0.5", #".correlate([a], [desk, b], coefficient: (- 0.5))"#),
    ("check npv > 0", #".check(condition: .truth((npv > 0)), scenario: nil)"#),
    (
      "check a within 1 EUR of b in base",
      #".check(condition: .within(a, tolerance: 1 EUR, of: b), scenario: base)"#
    ),
    ("use costs/licences", #".use(path: costs/licences, alias: nil, bindings: [])"#),
    (
      "use costs/change-management as desk { volume = v; seats = 3 }",
      #".use(path: costs/change-management, alias: desk, bindings: [(target: [volume], members: [], value: v, uncertainty: nil, keepsRange: false), (target: [seats], members: [], value: 3, uncertainty: nil, keepsRange: false)])"#
    ),
  ])
  func `what sets, joins and checks values`(_ text: String, _ outline: String) {
    #expect(Outline.model(text) == outline)
    #expect(Outline.faults(text) == [])
  }

  @Test func `a declaration goes on while a bracket is open or its line asks for more`() {
    let whole = Outline.model("total = (a + b) * max(c, d)")
    #expect(Outline.model("total = (a\n  + b) *\n\n  # why\n  max(\nc,\nd\n)") == whole)
  }

  @Test func `a line end in the braces of a scenario is a semicolon and in a list nothing`() {
    #expect(
      Outline.model("scenario s {\n a = 1\n b = {\n x: 1\n , y: 2\n }\n}")
        == Outline.model("scenario s { a = 1; b = { x: 1, y: 2 } }"))
  }

  @Test func `a declaration's name is where it was written`() throws {
    let file = SourceFile(name: "test.roi", text: "# é\ninput seats = 5 agent\n  owner: \"HR\"\n")
    let declaration = try #require(Parser.parseModel(file).declarations.first)
    guard case .input(let input) = declaration.kind else { throw WrongTree() }
    #expect(input.name.span.text == "seats")
    #expect(file.position(at: input.name.span.start) == (2, 7))
    #expect(input.value?.span.text == "5 agent")
    #expect(declaration.span.text == "input seats = 5 agent")
    #expect(declaration.wholeSpan.text == "input seats = 5 agent\n  owner: \"HR\"")
  }
}

struct WrongTree: Error {}
