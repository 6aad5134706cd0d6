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
