import Foundation
import Session
import SessionFixtures
import Testing

struct AnalysisExportTests {
  private func exported(_ statements: String...) throws -> [String: Any] {
    var screen = Screen()
    screen.replay("load programmes/support-copilot\n" + statements.joined(separator: "\n") + "\nexport x.json\n")
    #expect(screen.codes == [], "\(screen.text)")
    let text = screen.files.written("x.json") ?? ""
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let keys: Set = ["tornado", "sensitivity", "breakeven", "goals", "sweeps", "attribution"]

  @Test func `an export carries what was asked of its scenario since the last change`() throws {
    let whole = try exported(
      "set agents = 900", "why", "tornado", "sensitivity 512 trials", "breakeven", "goal npv = 0 by seat_price",
      "sweep seat_price from 20 to 40 steps 2 by agents from 800 to 900 steps 1")
    #expect(Self.keys.isSubset(of: whole.keys))
    let tornado = try #require(whole["tornado"] as? [String: Any])
    let bars = try #require(tornado["bars"] as? [[String: Any]])
    let widest = try #require(bars.first)
    #expect(widest["input"] as? String == "time_saved")
    let (low, high) = (try #require(widest["at_low"] as? Double), try #require(widest["at_high"] as? Double))
    let swing = try #require(widest["swing"] as? Double)
    #expect(abs(swing - abs(high - low)) < 1e-6)
    let goals = try #require(whole["goals"] as? [[String: Any]])
    let roots = try #require(goals.first?["roots"] as? [[String: Any]])
    // 270 seats less than the default make room for a dearer one: the seat price is in the input's unit.
    #expect(roots.count == 1 && (roots[0]["value"] as? Double ?? 0) > 43)
    let attribution = try #require(whole["attribution"] as? [String: Any])
    #expect(attribution["exact"] as? Bool == true)
    let inputs = try #require(whole["inputs"] as? [[String: Any]])
    #expect(inputs.first { $0["name"] as? String == "time_saved" }?["rank"] as? Double == 1)
    #expect(inputs.first { $0["name"] as? String == "agents" }?["rank"] is NSNull)
  }

  @Test func `what was asked before a change, or of another scenario, is left out`() throws {
    let whole = try exported(
      "tornado", "breakeven in cautious", "set agents = 900", "sensitivity 512 trials in cautious")
    #expect(Self.keys.isDisjoint(with: whole.keys))
  }

  @Test func `asking changes nothing, and is kept in a saved script`() throws {
    var screen = Screen()
    screen.replay(
      """
      load programmes/support-copilot
      goal npv = 0 by seat_price
      show npv if agents = 900
      tornado of payback
      save review.hurdle with expectations
      expect npv = 570_707 EUR within 1%

      """)
    #expect(screen.codes == [])
    #expect(screen.expectations.filter { !$0.passed }.isEmpty)
    let script = screen.files.written("review.hurdle") ?? ""
    #expect(script.contains("goal npv = 0 by seat_price\nshow npv if agents = 900\ntornado of payback\n"))
    #expect(!script.contains("expect"))
  }
}
