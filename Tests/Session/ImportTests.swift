import Session
import SessionFixtures
import Testing

struct ImportTests {
  static let log = """
    time,intent,prompt_tokens,completion_tokens,cached_tokens
    2026-01-01T00:00:00Z,faq,100,10,50
    2026-01-15T00:00:00Z,billing,300,30,0
    2026-01-31T10:00:00Z,faq,200,20,100
    """
  static let model = "timeline 2026-02 for 12 months\ncurrency EUR\ndiscount 9% per year\n"

  @Test func `a saved session reads the log again, and says when it changed`() throws {
    var screen = Screen(files: ["logs/january.csv": Self.log])
    screen.type(Self.model)
    screen.type("import usage logs/january.csv classes by intent as desk")
    screen.type("set desk.tokens_in[faq] = 400")
    screen.type("save sessions/again.hurdle")
    #expect(!screen.hasFailed, "\(screen.text)")
    let script = try #require(screen.files.written("sessions/again.hurdle"))
    #expect(script.contains("# made with logs/january.csv sha256 "))
    #expect(script.contains("import usage ../logs/january.csv classes by intent as desk\n"))

    for (text, changes) in [(Self.log, false), (Self.log + "\n2026-01-31T11:00:00Z,faq,1,1,0", true)] {
      var replayed = Screen(files: ["logs/january.csv": text])
      // Paths of a script are relative to its folder, which is the test's root here.
      replayed.replay(script.replacing("../logs", with: "logs"))
      #expect(!replayed.hasFailed, "\(replayed.text)")
      #expect(replayed.text.contains("E0846") == changes)
      replayed.type("expect desk.tokens_in[faq] = 400 token/request")
      #expect(replayed.expectations.allSatisfy { $0.passed })
    }
  }

  @Test func `the inputs hold what the log does`() {
    var screen = Screen(files: ["log.csv": Self.log])
    screen.type(Self.model)
    screen.type("import usage log.csv classes by intent as desk")
    // Two requests in 30 days and 10 hours.
    screen.type(
      "expect at(desk.requests[faq], 2026-03) = 2 request within 0.000001 request")
    screen.type("expect desk.tokens_in[faq] = 150 token/request")
    screen.type("expect desk.tokens_out[billing] = 30 token/request")
    screen.type("expect desk.cached[faq] = 50%")
    #expect(screen.expectations.count == 4, "\(screen.text)")
    #expect(screen.expectations.allSatisfy { $0.passed }, "\(screen.text)")
  }

  @Test func `undo takes an import back, and a second under one name takes the first's place`() {
    var screen = Screen(files: ["log.csv": Self.log, "other.csv": Self.log.replacing("300", with: "900")])
    screen.type(Self.model)
    screen.type("import usage log.csv as desk")
    screen.type("import usage other.csv as desk")
    screen.type("expect desk.tokens_in = 400 token/request")
    screen.type("undo")
    screen.type("expect desk.tokens_in = 200 token/request")
    #expect(screen.expectations.map(\.passed) == [true, true], "\(screen.text)")
    screen.type("undo")
    screen.type("show desk.tokens_in")
    #expect(screen.hasFailed)
  }

  @Test func `a log that is refused leaves the session as it was`() {
    var screen = Screen(files: ["log.csv": Self.log, "bad.csv": "prompt_tokens,completion_tokens\n1,x\n"])
    screen.type(Self.model)
    screen.type("import usage log.csv as desk")
    screen.type("import usage bad.csv as desk")
    #expect(screen.codes == ["E0722"])
    screen.type("expect desk.tokens_in = 200 token/request")
    #expect(screen.expectations.map(\.passed) == [true])
  }

  @Test func `inputs written as a model serve without the log`() throws {
    var screen = Screen(files: ["log.csv": Self.log])
    screen.type("import usage log.csv classes by intent as desk to desk.roi")
    #expect(!screen.hasFailed, "\(screen.text)")
    let text = try #require(screen.files.written("desk.roi"))
    var other = Screen(files: ["desk.roi": text])
    other.type(Self.model + "use desk.roi as desk\n")
    other.type("expect desk.tokens_in[faq] = 150 token/request")
    #expect(other.expectations.map(\.passed) == [true], "\(other.text)")
  }

  @Test func `classes take their places in a dimension the model has`() {
    var screen = Screen(files: ["log.csv": Self.log])
    screen.type(Self.model + "dimension intent = complaint, billing, faq\nunit request\n")
    screen.type("input volume by intent = { complaint: 1, billing: 2, faq: 3 } request/month")
    screen.type("import usage log.csv classes by intent as desk")
    screen.type("show desk.requests / volume")
    screen.type("expect desk.tokens_in[complaint] = 0 token/request")
    screen.type("expect desk.tokens_in[faq] = 150 token/request")
    #expect(screen.expectations.map(\.passed) == [true, true], "\(screen.text)")
    #expect(!screen.hasFailed, "\(screen.text)")
  }

  @Test func `long prompts are priced one by one`() {
    // 1.25 USD a million tokens in and 10 out up to 200k, 2.50 and 15 above: by hand
    // 201,000 × 1.25 + 200 × 10 and 700,001 × 2.50 + 1,100 × 15, in millionths, are 0.25325 and 1.7665025.
    let rows = "1000,100\n200000,100\n200001,100\n500000,1000"
    var screen = Screen(files: ["log.csv": "prompt_tokens,completion_tokens\n\(rows)\n"])
    screen.type("import usage log.csv as long")
    screen.type("prices compare google/gemini-2.5-pro for long on 2026-05-01")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(screen.text.contains("2.02 USD"))
    #expect(screen.text.contains("87.5%"))
  }
}
