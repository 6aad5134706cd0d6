import Checking
import Testing

struct UnitRuleTests {
  static let inputs = """
    currency EUR
    unit agent, case
    unit FTE = 1_720 hour/year
    dimension queue = billing, claims
    input agents = 1_200 agent
    input seat_price = 28 EUR/agent/month
    input handle_time = 11 min/case
    input cases = 310k case/month
    input loaded_rate = 41 EUR/hour
    input share = 14%
    input volume by queue = { billing: 120k, claims: 60k } case/month
    input billed = yes

    """

  @Test(arguments: [
    ("agents * seat_price", "EUR/month"),
    ("cases * handle_time", "hour/month"),
    ("cases * handle_time * loaded_rate", "EUR/month"),
    ("2 FTE * loaded_rate", "EUR/year"),
    ("cases / agents", "case/month/agent"),
    ("agents * share", "agent"),
    ("1 - share", "%"),
    ("-seat_price", "EUR/agent/month"),
    ("seat_price + 0", "EUR/agent/month"),
    ("0 + seat_price", "EUR/agent/month"),
    ("agents ^ 2", "agent^2"),
    ("agents > 5 agent", "truth"),
    ("not billed or share > 10%", "truth"),
    ("if billed then agents else 0", "agent"),
    ("volume * handle_time", "hour/month by queue"),
    ("volume[billing]", "case/month"),
    ("cases + volume", "case/month by queue"),
  ]) func `the unit of an expression follows from its parts`(text: String, unit: String) {
    let checked = Checked(Self.inputs + "answer = \(text)\n")
    #expect(checked.errors == [])
    #expect(checked.type("answer") == unit)
  }

  @Test(arguments: [
    ("agents + seat_price", "E0301"), ("agents > 5", "E0301"), ("if billed then agents else 3 EUR", "E0301"),
    ("if agents then 1 else 2", "E0302"), ("billed * 2", "E0302"), ("not share", "E0302"),
    ("share and billed", "E0302"),
    ("agents ^ share", "E0303"), ("2 ^ agents", "E0303"), ("volume[handling]", "E0210"), ("agents[billing]", "E0210"),
    ("{ billing: 3 agent, claims: 4 EUR }", "E0301"), ("30 EUR/agents", "E0220"), ("30 EUR/loaded_rate", "E0205"),
    ("5 seats", "E0205"), ("\"text\"", "E0314"), ("2026-01", "E0314"), ("seat_prise * agents", "E0201"),
    ("agents(3)", "E0207"), ("npv * 2", "E0211"),
  ]) func `what does not fit is one error with its own code`(text: String, code: String) {
    let checked = Checked(Self.inputs + "answer = \(text)\nfollower = answer * 2 + answer\n")
    #expect(checked.codes == [code])
  }
}
