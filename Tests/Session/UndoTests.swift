import Exports
import Session
import SessionFixtures
import Testing

struct UndoTests {
  static let statements = [
    "set agents = 900", "set time_saved = 8%", "set realised by +10%", "set price_in = price_in * 3",
    "exclude handling", "use scenario cautious", "use base", "reset", "watch npv", "input extra = 5 EUR/month",
    "cost extra_line = 3k EUR/month", "scenario late { agents = 500 agent }", "set peak_use = 60% keeping range",
    "load costs/governance",
  ]

  private func view(_ session: Session) -> String {
    guard let metrics = session.metricsJSON() else { return "nothing" }
    return session.prompt + metrics.text
  }

  @Test(arguments: 1...6) func `undoing everything leads back, redoing everything forth`(seed: Int) {
    var numbers = Numbers(seed: UInt64(seed))
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    var views = [view(session)]
    for _ in 0..<12 {
      let answer = session.type(Self.statements[numbers.next(below: Self.statements.count)])
      // What changes nothing, or fails, is no step of its own.
      if answer.hasErrors || answer.reports.isEmpty && answer.diagnostics.isEmpty { continue }
      views.append(view(session))
    }
    let last = view(session)
    var steps = 0
    while !session.type("undo").hasErrors { steps += 1 }
    #expect(steps >= 1)
    #expect(session.metricsJSON() == nil)
    while !session.type("redo").hasErrors { steps -= 1 }
    #expect(steps == 0)
    #expect(view(session) == last)
  }

  @Test func `one undo takes one change back`() {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    let before = view(session)
    _ = session.type("set agents = 900")
    let after = view(session)
    #expect(before != after)
    _ = session.type("undo")
    #expect(view(session) == before)
    _ = session.type("redo")
    #expect(view(session) == after)
    _ = session.type("undo")
    _ = session.type("set agents = 800")
    #expect(session.type("redo").hasErrors)
  }

  @Test(arguments: [
    "set agents = 900 EUR", "set agnets = 900", "load nothing.roi", "cost broken = agents", "use scenario nowhere",
    "scenario odd { adoption = 5% }", "exclude agents", "expect npv = 5 agent", "set agents = 900\nshow nothing_at_all",
  ])
  func `a statement that fails leaves the session as it was`(statement: String) {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    let before = view(session)
    #expect(session.type(statement).hasErrors)
    if statement.contains("\n") { _ = session.type("undo") }
    #expect(view(session) == before)
  }
}
