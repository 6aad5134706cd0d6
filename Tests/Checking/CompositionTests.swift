import Checking
import Diagnostics
import Quantities
import Testing

struct CompositionTests {
  static let whole = """
    timeline 2026-01 for 36 months
    currency EUR
    unit case
    input cases = 310k case/month

    """

  @Test func `a namespace keeps names apart and a binding meets a need`() {
    let checked = Checked(Self.whole + "use costs/seats as desk { volume = cases; seats = 900 agent }\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("desk.licences") == "EUR/month")
    #expect(checked.type("desk.volume") == "case/month")
    #expect(checked.base("desk.seats") == 900)
    #expect(checked.uncertainty("desk.seats") == nil)
    #expect(checked.model.namespaces == ["desk"])
    #expect(checked.model.sources.map(\.path) == ["model.roi", "costs/seats"])
  }

  @Test func `a bound input keeps its range only when told to`() throws {
    let checked = Checked(Self.whole + "use costs/seats as desk { volume = cases; seats = 600 agent keeping range }\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    let range = try #require(checked.uncertainty("desk.seats"))
    #expect(range.low == 500 && range.high == 650)
  }

  @Test func `an input bound to inputs stays one, bound to a calculation it becomes one`() throws {
    let text =
      Self.whole + """
        input staff = 40 agent
        twice = staff * 2
        use costs/seats as small { volume = cases; seats = staff }
        use costs/seats as large { volume = cases; seats = twice }
        """
    let checked = Checked(text)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    guard case .input? = checked.model.quantity(named: "small.seats")?.role else {
      Issue.record("small.seats is no input")
      return
    }
    guard case .calculation? = checked.model.quantity(named: "large.seats")?.role else {
      Issue.record("large.seats is no calculation")
      return
    }
  }

  @Test func `a need is met by the same name outside, and else only what rests on it is unknown`() {
    let met = Checked(Self.whole + "volume = cases\nuse costs/seats as desk\n")
    #expect(met.diagnostics.map { $0.rendered() } == [])
    #expect(met.type("desk.seats_per_case") == "agent*month/case")

    let unmet = Checked(Self.whole + "use costs/seats as desk\n")
    #expect(unmet.codes == ["E0218"])
    #expect(unmet.diagnostics.first?.severity == .warning)
    guard case .need(let detail)? = unmet.model.quantity(named: "desk.volume")?.role else {
      Issue.record("desk.volume is no need")
      return
    }
    #expect(!detail.isMet)
    #expect(unmet.type("desk.licences") == "EUR/month")
    // What rests on the need is checked all the same: its unit is known.
    #expect(unmet.model.quantity(named: "desk.seats_per_case")?.definition != nil)
  }

  @Test func `a plain use shares the names of the model that uses`() {
    let checked = Checked(Self.whole + "volume = cases\nuse costs/seats\ntotal = sum_of * 1\nsum_of = licences * 2\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("total") == "EUR/month")
  }

  @Test func `a need met by something of another unit is one error that shows both`() {
    let checked = Checked(Self.whole + "volume = 3 EUR\nuse costs/seats as desk\n")
    #expect(checked.codes == ["E0301"])
    #expect(checked.diagnostics.first?.title == "units do not fit: the need `volume` is case/month, `volume` is EUR")
  }

  @Test func `suppliers of an unmet need are named`() {
    let checked = Checked("unit agent\nneeds seats: agent\n")
    #expect(checked.diagnostics.map(\.hint) == ["supplied by use costs/seats"])
  }

  @Test func `a library model shown alone stands on its examples and says so`() throws {
    let checked = Checked(try #require(StubReader.library.texts["costs/seats"]), usesExamples: true)
    #expect(checked.codes == ["E0219"])
    #expect(
      checked.diagnostics.first?.notes.map(\.text) == [
        "timeline 2026-01 for 36 months", "currency EUR", "discount 9% per year", "volume = 310k case/month",
      ])
    #expect(checked.model.quantity(named: "volume")?.definition?.constantValue == 310_000)
    #expect(abs(try #require(checked.base("discount")) * 12 - 0.09) < 1e-15)
  }

  @Test func `the same unit and dimension may be declared in several files`() {
    let checked = Checked(files: [
      "unit case, agent\ndimension queue = a, b\n", "unit case\nunit FTE = 1_720 hour/year\ndimension queue = a, b\n",
      "unit FTE = 1_720 hour/year\n",
    ])
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.model.units.map(\.name) == ["case", "agent", "FTE"])
    #expect(Checked(files: ["dimension queue = a, b\n", "dimension queue = b, a\n"]).codes == ["E0206"])
  }

  @Test func `files agree on what is said once, and on names`() {
    let first = "timeline 2026-01 for 12 months\ncurrency EUR\ndiscount 9% per year\ninput share = 3%\n"
    #expect(Checked(files: [first, "timeline 2026-01 for 12 months\ncurrency EUR\n"]).codes == [])
    let second = "timeline 2026-01 for 24 months\ncurrency USD\ndiscount 8% per year\ninput share = 4%\n"
    #expect(Checked(files: [first, second]).codes == ["E0217", "E0217", "E0217", "E0202"])
  }

  @Test func `at the prompt a declaration replaces, wherever the first one stands`() {
    let checked = Checked(
      files: [
        "currency EUR\nunit agent\ninput seats = 3 agent\ndouble = seats * 2\nuse costs/seats as desk\nunit case\n"
      ],
      typed: [
        "input seats = 5 EUR", "discount 9% per year", "discount 8% per year",
        "use costs/seats as desk { seats = 8 agent }",
        "needs volume: case/month",
      ])
    #expect(checked.errors == [])
    #expect(checked.base("seats") == 5)
    #expect(checked.type("double") == "EUR")
    #expect(checked.model.quantity(named: "discount")?.definition?.constantValue == 0.08 / 12)
    #expect(checked.base("desk.seats") == 8)
    #expect(checked.model.quantities.filter { $0.name == "seats" }.count == 1)
  }

  @Test func `attribute lines typed after a declaration belong to it`() {
    let checked = Checked(files: [], typed: ["unit agent\ninput seats = 3 agent", "  owner: \"Finance\"\n"])
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.model.quantity(named: "seats")?.attributes["owner"] == "Finance")
  }

  @Test func `a choice counts the lines of one namespace`() {
    let text =
      Self.whole + """
        use costs/seats as alpha { volume = cases }
        use costs/seats as beta { volume = cases }
        choice vendor = alpha, beta
        scenario other { vendor = beta }
        """
    let checked = Checked(text)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(
      checked.model.lines.map(\.choiceOption) == [
        ChoiceOption(choice: "vendor", option: "alpha"), ChoiceOption(choice: "vendor", option: "beta"),
      ])
    #expect(checked.model.scenarios.first?.choices == ["vendor": "beta"])
  }

  @Test func `a file used twice plainly comes in once`() {
    let checked = Checked(Self.whole + "volume = cases\nuse costs/seats\nuse costs/seats\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.model.lines.count == 1)
  }

  @Test func `a need with a dimension takes one value for all members`() {
    let reader = StubReader(texts: [
      "axed":
        "unit case\nneeds volume by queue: case/month\nfirst = volume[billing]\nneeds share: %\nrest = first * share\n",
      "inner": "unit case\nneeds volume: case/month\ninput kept = 3%\nfee = volume * kept * 2 USD/case * fx.USD\n",
      "outer": "use inner as part { kept = 5% }\ntwice = part.fee * 2\n",
    ])
    let head = Self.whole + "rate 2026-01 1 USD = 0.92 EUR\ndimension queue = billing, claims\n"
    let checked = Checked(head + "use axed as a { volume = cases; share = 14% }\n", reader: reader)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("a.volume") == "case/month by queue")
    #expect(checked.type("a.rest") == "case/month")
    let other =
      head + "dimension region = n, s\ninput r by region = 3 case/month\nuse axed as a { volume = r; share = 0 }\n"
    #expect(Checked(other, reader: reader).codes == ["E0309"])

    // Needs and exchange rates reach a library model through another one.
    let nested = Checked(head + "volume = cases\nuse outer as desk\n", reader: reader)
    #expect(nested.diagnostics.map { $0.rendered() } == [])
    #expect(nested.type("desk.twice") == "EUR/month")
    #expect(nested.base("desk.part.kept") == 0.05)
  }
}
