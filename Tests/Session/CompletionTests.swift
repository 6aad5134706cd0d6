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
    ("sho", ["show", "shock"]), ("re", ["reset", "redo", "review"]), ("show handl", ["handling", "handle_time"]),
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

  @Test(arguments: [
    ("kpi late { own", ["owner:"]), ("kpi late {\n  owner: \"A\"\n  good wh", ["when:"]),
    ("kpi late { good when: h", ["higher"]), ("key result x { class: outcome, sp", ["speed"]),
    ("objective o { outcome: unit_", ["unit_cost"]), ("gate g { functional: em", ["emea"]),
    ("initiative i { costs: lic", ["licences"]), ("key result x { supports: sc", ["scale"]),
    ("gate sc", ["scale_up"]), ("pilot em", ["emea"]), ("assess in c", ["cautious"]), ("obl", ["obligation"]),
    ("help key", ["key result"]), ("x = { own", []),
  ]) func `a block of evidence offers its keys, and a key what it takes`(line: String, expected: [String]) {
    let found = candidates(line, loading: "programmes/support-evidence")
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
    #expect(plain.candidates.first?.detail == "1,200 agent  Agents with a seat")
  }

  @Test(arguments: [
    ("show handling[bi", ["billing"]), ("show ramp(fr", ["from:"]), ("show ramp(from: 0, st", ["starting:", "step"]),
    ("show ramp(from: 0, to: 1, over: 3 months, starting: 2026-0", (1...9).map { "2026-0\($0)" }),
    ("show sum(handling, over: q", ["queue"]), ("show at(npv, 2027) in c", ["cautious"]),
    ("set agents = 900 age", ["agent"]), ("set price_in = 3 USD per 1M to", ["token"]),
    ("cost x = 5\n  cat", ["category:"]), ("  conf", ["confidence:"]), ("  category: rev", ["review"]),
    ("  kind: cap", ["capacity"]), ("show \"ramp(\" as tho", ["thousands"]), ("show (npv) in b", ["base", "both"]),
  ])
  func `the place within an expression decides`(line: String, expected: [String]) {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    _ = session.type("dimension queue = billing, claims\ninput handling by queue = { billing: 2, claims: 3 } token")
    let found = session.completion(line: line, cursor: line.utf8.count).candidates.map(\.text)
    #expect(Set(expected).isSubset(of: found) && found.count == expected.count, "\(found)")
  }

  @Test func `beside a name stands what it is now`() {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot")
    func detail(_ line: String) -> String? {
      session.completion(line: line, cursor: line.utf8.count).candidates.first?.detail
    }
    #expect(detail("set time_sav")?.hasPrefix("13%") == true)
    _ = session.type("set time_saved = 8%")
    #expect(detail("set time_sav")?.hasPrefix("8%") == true)
    #expect(detail("show npv")?.contains("EUR") == true)
    #expect(detail("show licence")?.contains("EUR in all") == true)
  }

  @Test func `declarations pasted together are taken together, commands alone`() {
    let paste = "input a = 1\n  source: \"x\"\nmetric b = a\nshow b\nset a = {\n"
    let (whole, rest) = Session.statements(ofPaste: paste)
    #expect(whole == ["input a = 1\n  source: \"x\"\nmetric b = a", "show b"])
    #expect(rest == "set a = {\n")
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

  @Test func `every verb that takes words completes the first of them`() {
    let without: Set = ["undo", "redo", "quit", "history", "models", "edit", "check", "pilot"]
    for verb in CommandRegistry.verbs.subtracting(without).sorted() {
      let session = Session(files: MemoryFiles(["plan.roi": ""]), options: .init(version: "test"))
      _ = session.type("load programmes/support-copilot\nset agents = 900\nexclude governance")
      let found = session.completion(line: "\(verb) ", cursor: verb.utf8.count + 1).candidates
      #expect(!found.isEmpty, "\(verb)")
      #expect(session.help(line: "\(verb) ", cursor: verb.utf8.count + 1)?.contains(verb) == true, "\(verb)")
    }
  }

  @Test func `a question mark tells about the word before it`() {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    #expect(session.help(line: "set ", cursor: 4)?.contains("set NAME = VALUE") == true)
    #expect(session.help(line: "show npv", cursor: 8)?.hasPrefix("npv") == true)
    #expect(session.help(line: "", cursor: 0)?.hasPrefix("Verbs") == true)
  }
}
