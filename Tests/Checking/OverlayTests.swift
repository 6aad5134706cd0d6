import Checking
import Diagnostics
import Quantities
import Testing

struct OverlayTests {
  static let text = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    rate 2026-01 1 USD = 0.92 EUR
    unit agent, case, token
    dimension queue = billing, claims
    input agents = 1_200 agent
    input share = 14% in 9% .. 19% as pert
    input growth = 3% per month
    input price_in = 1 USD per 1M token
    input volume by queue = { billing: 120k, claims: 60k } case/month
    input billed = yes
    total = agents * 2
    cost seats = agents * 3 EUR/agent/month

    """

  @Test(arguments: [
    ("agents = 900", 900.0), ("agents = 900 agents", 900.0), ("price_in = 3", 3e-6), ("share = 8%", 0.08),
    ("share = 0", 0.0),
    ("growth = 4%", 0.04), ("discount = 11%", 0.11 / 12), ("fx.USD = 0.95", 0.95), ("billed = no", 0.0),
  ]) func `a bare number takes the unit as written`(text: String, value: Double) throws {
    let (assignment, diagnostics) = try Checked(Self.text).set(text)
    #expect(diagnostics.map { $0.rendered() } == [])
    #expect(abs(try #require(assignment?.value.constantValue) - value) < 1e-15)
  }

  @Test(arguments: [
    ("share = 12", "E0604", "write 12%" as String?), ("growth = 4", "E0604", "write 4%/month"),
    ("agents = 3 EUR", "E0301", nil),
    ("total = 5", "E0601", "it follows from agents"), ("seats = 5", "E0601", "it follows from agents"),
    ("npv = 5", "E0601", nil), ("agnets = 5", "E0201", "did you mean agents?"),
    ("agents = total", "E0501", "set the inputs it is computed from"),
    ("agents = 3 keeping range", "E0606", nil), ("volume[other] = 3", "E0210", "members are billing and claims"),
    ("agents = volume", "E0301", nil), ("discount = -100%", "E0506", "discount 9% per year"),
    ("billed = 3", "E0302", nil),
    ("share = 8% in 9% .. 10%", "E0502", "9% to 10% must hold it"), ("tax = 25%", "E0201", "declare it first: tax 25%"),
  ]) func `what cannot be set is refused with what to type`(text: String, code: String, hint: String?) throws {
    let (assignment, diagnostics) = try Checked(Self.text).set(text)
    #expect(assignment == nil)
    #expect(diagnostics.map(\.code.id) == [code])
    #expect(diagnostics.first?.hint == hint)
  }

  @Test func `a value may be relative, for one member, with its range kept or given anew`() throws {
    let checked = Checked(Self.text)
    let raised = try #require(try checked.set("agents by +10%").assignment)
    #expect(raised.value.references == [raised.target])
    #expect(try #require(try checked.set("volume[claims] = 70k").assignment).cells == [1])
    guard case .scaled? = try checked.set("share = 8% keeping range").assignment?.ranging else {
      Issue.record("the range is not kept")
      return
    }
    guard case .replaced(let ranges)? = try checked.set("share = 8% in 5 .. 10 as pert").assignment?.ranging else {
      Issue.record("the range is not replaced")
      return
    }
    #expect(ranges.map { $0?.high } == [0.1])
    guard case .fixed? = try checked.set("share = 8%").assignment?.ranging else {
      Issue.record("a plain value does not fix")
      return
    }
  }

  @Test(arguments: [
    ("scenario a { agents = 900 agent }\nscenario b from a { agents = agents * 2 }", [] as [String]),
    ("scenario a from base { price_in = price_in * 3 }", []), ("scenario a { agents = 900 }", ["E0301"]),
    ("scenario a { discount = 11%; fx.USD = 0.95 }", []), ("scenario a { volume[billing] = 5k case/month }", []),
    ("scenario a from b { agents = 900 agent }", ["E0602"]), ("scenario a { total = 5 agent }", ["E0601"]),
    ("scenario a from b { }\nscenario b from c { }\nscenario c from a { }", ["E0603"]),
    ("scenario a { agents = 1 agent; agents = 2 agent }", ["E0605"]), ("scenario base { agents = 1 agent }", ["E0203"]),
    ("scenario a { }\nscenario a { }", ["E0202"]), ("check agents > 5 agent in nowhere", ["E0602"]),
    ("check agents", ["E0302"]), ("check agents > 5 agent in base", []), ("check npv within 1% of 5 EUR", []),
    ("check npv within 1 agent of 5 EUR", ["E0301"]), ("check npv within 1 EUR of agents", ["E0301"]),
    ("check roi within 0.5% of 171%", []), ("check payback <= 24 months", []), ("check irr.cash_only > 5%", []),
    ("metric m = npv / agents\ncheck m > 3 EUR/agent", []), ("metric m = volume", ["E0308"]),
    ("metric m = sum(seats) / sum(volume)", []), ("metric m = seats * growing(1% per month)", ["E0308"]),
  ]) func `overlays, metrics and checks are checked like everything else`(text: String, codes: [String]) {
    #expect(Checked(Self.text + text + "\n").codes == codes)
  }

  @Test func `an expression of the prompt may name metrics`() throws {
    let checked = Checked(Self.text)
    let (npv, none) = try checked.expression("npv.cash_only / agents")
    #expect(none.map { $0.rendered() } == [])
    #expect(npv?.type.unit.description == "EUR/agent")
    let (unknown, faults) = try checked.expression("agnets * 2")
    #expect(unknown == nil)
    #expect(faults.map(\.code.id) == ["E0201"])
    // What the model's own text left unknown is not silent here.
    let broken = Checked("a = nothing * 2\nuse costs/nothing as k\n")
    #expect(try broken.expression("a + 1").diagnostics.map(\.code.id) == ["E0201"])
    #expect(try broken.expression("k.b").diagnostics.map(\.code.id) == ["E0201"])
  }

  @Test func `a tolerance in percent is a share of the value, whatever its sign`() throws {
    let checked = Checked(Self.text + "check total within 1% of -50 agent\n")
    guard case .within(_, let tolerance, _)? = checked.model.checks.first?.condition else {
      Issue.record("no check")
      return
    }
    #expect(tolerance.type.unit.description == "agent")
    #expect(checked.model.checks.first?.text == "total within 1% of -50 agent")
  }
}
