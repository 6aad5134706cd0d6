import Session
import SessionFixtures
import Testing

struct StatementTests {
  @Test func `the support copilot is worth what an independent script says`() throws {
    var screen = Screen()
    screen.replay(
      """
      load programmes/support-copilot
      expect npv = 570_706.96 EUR within 0.01 EUR
      expect npv.cash_only = -1_183_230.38 EUR within 0.01 EUR
      expect irr = n/m in cautious
      """)
    #expect(!screen.hasFailed)
    #expect(screen.expectations.filter { $0.kind == .expect }.map(\.passed) == [true, true, true])
  }
}

extension StatementTests {
  @Test func `a cost per outcome on its own is over the whole horizon`() {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type("show unit_cost")
    #expect(screen.text.hasSuffix("Cost per assisted case  0.4872 EUR/case\n"))
    screen.type("expect unit_cost = 0.487199 EUR/case within 0.000001 EUR/case")
    #expect(screen.expectations.map(\.passed) == [true])
  }
}
