import Session
import SessionFixtures
import Testing

struct CompletionTests {
  private func candidates(_ line: String, loading model: String? = "programmes/support-copilot") -> [String] {
    let session = Session(files: MemoryFiles(["plan.roi": ""]), options: .init(version: "test"))
    if let model { _ = session.type("load \(model)") }
    return session.completion(line: line, cursor: line.utf8.count).candidates.map(\.text)
  }

  @Test(arguments: [
    ("sho", ["show", "shock"]), ("re", ["reset", "redo"]), ("show handl", ["handling", "handle_time"]),
    ("show npv in c", ["cautious"]), ("set agen", ["agents"]), ("set price_", ["price_in", "price_out"]),
    ("use scenario rep", ["repriced"]), ("compare base cautious b", ["base", "both"]), ("exclude lic", ["licences"]),
    ("watch npv.c", ["npv.cash_only"]), ("show tokens by q", ["quarter"]), ("explain npv at Y", ["Y1", "Y2", "Y3"]),
    ("help E0402", ["E0402"]), ("format j", ["json"]), ("load costs/t", ["costs/tokens"]), ("load pl", ["plan.roi"]),
    ("show ramp", ["ramp"]), ("show unit_", ["unit_cost"]), ("set adop", []),
  ])
  func `completion offers what may stand there`(line: String, expected: [String]) {
    let found = candidates(line)
    #expect(Set(found) == Set(expected), "\(found)")
  }

  @Test func `a candidate replaces the word at the cursor and says its unit`() {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    let found = session.completion(line: "set é agen = 5", cursor: 11)
    #expect(found.replace == 7..<11)
    #expect(found.candidates.map(\.text) == ["agents"])
    let plain = session.completion(line: "set agen = 5", cursor: 8)
    #expect(plain.replace == 4..<8)
    #expect(plain.candidates.first?.detail.hasPrefix("agent") == true)
  }

  @Test func `any line and any cursor give an answer`() {
    var numbers = Numbers(seed: 4)
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    let characters = Array("show set npv in = [](){}#\"€é.\t\n/_ 0123")
    for _ in 0..<200 {
      let line = String((0..<numbers.next(below: 30)).map { _ in characters[numbers.next(below: characters.count)] })
      let found = session.completion(line: line, cursor: numbers.next(below: 40) - 3)
      #expect(found.replace.lowerBound >= 0 && found.replace.upperBound <= line.utf8.count)
    }
  }

  @Test func `a question mark tells about the word before it`() {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    #expect(session.help(line: "set ", cursor: 4)?.contains("set NAME = VALUE") == true)
    #expect(session.help(line: "show npv", cursor: 8)?.hasPrefix("npv") == true)
    #expect(session.help(line: "", cursor: 0)?.hasPrefix("Verbs") == true)
  }
}
