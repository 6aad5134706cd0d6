import Exports
import Session
import SessionFixtures
import Testing

struct ReplayTests {
  static let session = [
    "load programmes/support-copilot", "set agents = 900 because \"New head count\"", "show npv", "set agents = 1",
    "undo", "set nothing = 5", "scenario late { peak_use = 40% }", "  note: \"typed after it\"",
    "use scenario late", "set realised = 50%", "show tokens", "show", "use base", "exclude handling",
    "input extra \"Something else\" = 5k EUR/month in 4k .. 6k EUR/month as pert", "  source: \"typed later\"",
    "cost extra_line = extra", "compare base late", "show unit_cost adoption", "expect roi < 0", "show irr in cautious",
  ]

  private func saved(_ words: String) throws -> (script: String, metrics: String) {
    var screen = Screen()
    for statement in Self.session { screen.type(statement) }
    screen.type("save out/review.hurdle\(words)")
    let script = try #require(screen.files.written("out/review.hurdle"))
    return (script, screen.session.metricsJSON()?.text ?? "")
  }

  @Test func `a saved session replays to the same figures`() throws {
    let (script, metrics) = try saved("")
    var replayed = Screen()
    replayed.replay(script, named: "out/review.hurdle")
    #expect(!replayed.hasFailed, "\(replayed.text)")
    #expect(replayed.session.metricsJSON()?.text == metrics)
    #expect(!script.contains("set nothing"))
    #expect(!script.contains("agents = 1\n"))
  }

  @Test func `saved expectations hold in the replay`() throws {
    let (script, _) = try saved(" with expectations")
    var replayed = Screen()
    replayed.replay(script, named: "out/review.hurdle")
    #expect(!replayed.hasFailed, "\(replayed.text)")
    let kept = replayed.expectations.filter { $0.kind == .expect }
    #expect(kept.count > 30)
    #expect(kept.filter { !$0.passed }.map(\.text) == [])
  }

  @Test func `a replay says when a model has changed since the session was saved`() {
    let model = "timeline 2026-01 for 3 months\ncurrency EUR\ndiscount 9% per year\ncost a = 5 EUR/month\n"
    var first = Screen(files: ["own.roi": model])
    first.type("load own.roi")
    first.type("save review.hurdle")
    let script = first.files.written("review.hurdle") ?? ""
    var same = Screen(files: ["own.roi": model])
    same.replay(script)
    #expect(!same.text.contains("E0846"))
    var other = Screen(files: ["own.roi": model + "cost b = 5 EUR/month\n"])
    other.replay(script)
    #expect(other.text.contains("warning E0846: own.roi has changed since this script was saved"))
    #expect(!other.hasFailed)
  }

  @Test func `loaded files are named as seen from the script's folder`() {
    let model = "timeline 2026-01 for 3 months\ncurrency EUR\n"
    var screen = Screen(files: ["models/own.roi": model])
    screen.type("load models/own.roi")
    screen.type("save sessions/deep/review.hurdle")
    #expect(screen.files.written("sessions/deep/review.hurdle")?.contains("load ../../models/own.roi") == true)
  }

  @Test func `declarations between two commands may stand in any order`() {
    var screen = Screen()
    screen.replay(
      """
      cost licences = seats * price
      price = 30 EUR/agent/month
      input seats = 10 agent
      unit agent
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      expect sum(licences) = 3_600 EUR within 0.01 EUR
      """)
    #expect(screen.expectations.map(\.passed) == [true])
  }

  @Test func `a script that runs itself through another is refused`() {
    var screen = Screen(files: ["a.hurdle": "run b.hurdle\n", "b.hurdle": "run a.hurdle\n"])
    screen.replay("run a.hurdle\n")
    #expect(screen.codes == ["E0845"])
  }

  @Test func `nothing runs where a script has a fault of grammar`() {
    var screen = Screen()
    screen.replay("load programmes/support-copilot\nset agents = 900\nwatch 5\nexport\n")
    #expect(screen.codes.count == 2)
    #expect(!screen.text.contains("Loaded"))
  }

  @Test func `what the command line sets stands on top of everything`() {
    var screen = Screen(options: .init(version: "test", overrides: ["agents=900"], scenario: "cautious"))
    screen.replay("load programmes/support-copilot\nset agents = 500\nshow agents\n")
    #expect(screen.text.contains("900 agent\n"))
    #expect(screen.session.prompt == "hurdle (cautious)> ")
    var wrong = Screen(options: .init(version: "test", overrides: ["agnets=900"]))
    wrong.replay("load programmes/support-copilot\n")
    #expect(wrong.codes == ["E0842"])
  }
}
