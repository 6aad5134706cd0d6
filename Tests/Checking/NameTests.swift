import Checking
import Diagnostics
import Testing

struct NameTests {
  @Test func `all faults of a model are shown at once and none of their echoes`() {
    let checked = Checked(
      """
      currency EUR
      unit agent
      input agents = 1_200 agnet
      input price = 28 EUR/agent/month
      seats = agents * 2
      cost licences = seats * price
      total = licences + seat_count
      again = total * seat_count
      benefit saved = nothing_like_it
        kind: cash
      metric per_seat = total / seats
      check per_seat > 3
      scenario high { agents = 3; prise = 30 EUR/agent/month }
      """)
    #expect(checked.codes == ["E0205", "E0201", "E0201", "E0201"])
    #expect(
      checked.diagnostics.map(\.title) == [
        "there is no unit `agnet`", "`seat_count` is not declared", "`nothing_like_it` is not declared",
        "`prise` is not declared",
      ])
    #expect(checked.diagnostics.last?.hint == "did you mean price?")
    #expect(checked.model.quantities.count == 8)
  }

  @Test func `a cycle prints its path and what rests on it is silent`() {
    let checked = Checked("a = b + 1\nb = c + 1\nc = a + 1\nd = a * 2\n")
    #expect(checked.codes == ["E0204"])
    #expect(checked.diagnostics.first?.title == "a cycle: a → b → c → a")
  }

  @Test func `the period before breaks a cycle, and nothing else does`() {
    let head = "timeline 2026-01 for 12 months\nunit case\ninput new = 30 case/month\n"
    let fine = Checked(
      head + """
        backlog = prev(backlog, initial: 100 case) + (new - handled) * period_length
        handled = prev(backlog, initial: 0) * 10% / 1 month
        """)
    #expect(fine.diagnostics.map { $0.rendered() } == [])
    #expect(fine.type("backlog") == "case")
    #expect(fine.type("handled") == "case/month")
    #expect(Checked(head + "backlog = delay(backlog, by: 1 month)\n").codes == ["E0204"])
    #expect(Checked(head + "a = prev(a, initial: b)\nb = a * 2\n").codes == ["E0204"])
    // Without an `initial:` the first period would look at itself.
    #expect(Checked(head + "a = prev(a) + 1\n").codes == ["E0204"])
  }

  @Test func `a running stock may begin at a bare zero`() {
    let checked = Checked(
      """
      timeline 2026-01 for 12 months
      unit agent
      input hires = 3 agent/month
      input leavers = 2%
      staff = prev(staff, initial: 0) * (1 - leavers) + hires * period_length
      """)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("staff") == "agent")
  }

  @Test(arguments: [
    ("agent_count", "did you mean agents?"), ("token", "`token` is a unit; a value has a number before it: 1 token"),
    ("queue", "`queue` is a dimension; its members are billing, claims"),
    ("claims", "`claims` is a member of `queue`; pick it with x[claims]"), ("high", "`high` is a scenario"),
    ("fx.GBP", "state the rate: rate 2026-01 1 GBP = 0.92 EUR"), ("seats", "declared in the library: use costs/seats"),
  ]) func `an unknown name is told what it is instead`(name: String, hint: String) {
    let checked = Checked(
      """
      currency EUR
      unit agent, token
      dimension queue = billing, claims
      input agents = 3 agent
      scenario high { agents = 4 agent }
      answer = \(name == "agent_count" ? "agentz" : name)
      """)
    #expect(checked.codes == ["E0201"])
    #expect(checked.diagnostics.first?.hint == hint)
  }

  @Test func `two thousand quantities in a chain need no deep stack`() {
    let lines = (1...2_000).map { "x\($0) = x\($0 - 1) + 1" }
    let checked = Checked((["x0 = 1"] + lines).reversed().joined(separator: "\n") + "\n")
    #expect(checked.codes == [])
    #expect(checked.type("x2000") == "")
  }
}
