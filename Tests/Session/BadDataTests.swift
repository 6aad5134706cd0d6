import Session
import SessionFixtures
import Testing

/// Logs and price lists that are wrong in every way known: a message that names what is wrong, a count of what was
/// refused, and nothing half imported.
struct BadDataTests {
  private static let header = "time,intent,prompt_tokens,completion_tokens\n"

  private static func row(_ index: Int, tokens: String = "100", intent: String = "faq") -> String {
    let day = 1 + index % 28
    return "2026-01-\(day < 10 ? "0" : "")\(day)T00:00:00Z,\(intent),\(tokens),10\n"
  }

  /// Four hundred rows without fault, and what follows.
  private static func log(_ rows: String...) -> String {
    header + (0..<400).map { row($0) }.joined() + rows.joined()
  }

  private func session(_ files: [String: String]) -> Screen {
    var screen = Screen(files: files)
    screen.type("timeline 2026-02 for 12 months\ncurrency EUR\ndiscount 9% per year\n")
    return screen
  }

  @Test(arguments: [
    (log(row(1, tokens: "-5")), "input tokens: negative", "line 402"),
    (log(row(1, tokens: "9999999999999999999")), "input tokens: above 100 million", "line 402"),
    (log(row(1, tokens: "1e30")), "input tokens: not a number", "line 402"),
    (log(row(1, tokens: "12.5")), "input tokens: not a whole number", "line 402"),
    (log("2026-01-05T00:00:00Z,\"faq,100,10"), "the last row is cut off", "line 402"),
    (log("2026-01-05T00:00:00Z,fa"), "not 4 fields", "line 402: 2 fields, the header has 4"),
    (log("yesterday,faq,100,10\n"), "time", "line 402"),
  ]) func `a bad row is counted with its line, and the others are imported`(log: String, reason: String, line: String) {
    var screen = session(["log.csv": log])
    screen.type("import usage log.csv as desk")
    #expect(!screen.hasFailed)
    #expect(screen.text.contains("400 requests, 1 refused"), "\(screen.text)")
    #expect(screen.text.contains(reason) && screen.text.contains(line), "\(screen.text)")
    screen.type("expect desk.tokens_in = 100 token/request")
    #expect(screen.expectations.map(\.passed) == [true])
  }

  @Test func `newlines within quotes are text, and a last line without one is a row`() {
    var screen = session([
      "log.csv": String(Self.log("2026-01-05T00:00:00Z,\"fa\nq\",100,10\n", Self.row(3)).dropLast())
    ])
    screen.type("import usage log.csv classes by intent as desk")
    #expect(screen.text.contains("402 requests, none refused"), "\(screen.text)")
    #expect(screen.text.contains("fa_q"))
  }

  @Test(arguments: [
    ("when,who,what\n2026-01-01,a,b\n", "E0721", "its columns are when, who, what"),
    (
      header + (0..<90).map { row($0) }.joined() + (0..<10).map { row($0, tokens: "-5") }.joined(), "E0722",
      "10 × input"
    ),
    ("", "E0720", "log.csv"), ("{\"a\": [", "E072", "log.csv"),
  ]) func `of a log that is refused nothing comes in`(log: String, code: String, words: String) {
    var screen = session(["log.csv": log])
    screen.type("import usage log.csv classes by intent as desk")
    #expect(screen.hasFailed)
    #expect(screen.text.contains(code) && screen.text.contains(words), "\(screen.text)")
    screen.type("show desk.tokens_in")
    #expect(screen.text.contains("E0201"), "\(screen.text)")
  }

  private static func entry(_ name: String, unit: String = ", USD per 1M token", more: String = "") -> String {
    "price acme/\(name)\(unit)\n  input 1, output 4\(more), source \"annex\", read 2025-01-02\n"
  }

  @Test(arguments: [
    (entry("whole") + entry("bare", unit: ""), "E0708", "the prices have no unit"),
    (entry("whole") + "price acme/cut, USD per 1M token\n  input 1, outp", "E07", ""),
    (entry("whole") + entry("whole", more: ", outputs 3"), "E07", "outputs"),
    (entry("whole") + entry("lower").replacing("output 4", with: "output -4"), "E07", ""),
  ]) func `of a price list with a fault nothing comes in`(list: String, code: String, words: String) {
    var screen = session(["annex.prices": list])
    screen.type("import prices annex.prices")
    #expect(screen.hasFailed)
    #expect(screen.text.contains(code) && screen.text.contains(words), "\(screen.text)")
    screen.type("prices show acme/whole")
    #expect(screen.text.contains("E0703"), "\(screen.text)")
    #expect(!screen.text.contains("Facts"))
  }

  @Test func `a model past its deprecation date is told when its price is imported, asked for and routed to`() {
    let list =
      Self.entry("old", more: ", deprecated 2025-06-30, successor acme/new")
      + Self.entry("new")
      .replacing("read 2025-01-02", with: "read 2026-01-02")
    let route = """
      unit request, token
      rate 2026-02 1 USD = 0.92 EUR
      route answers {
        classes: faq
        volume: 180k request/month
        tokens_in: 1_800 token/request
        tokens_out: 220 token/request
        model large = price("acme/old")
        quality: 97%
      }
      cost tokens = answers.token_cost

      """
    var screen = session(["annex.prices": list])
    screen.type("import prices annex.prices")
    #expect(!screen.hasFailed)
    #expect(screen.text.contains("E0712"), "\(screen.text)")
    screen.type("prices compare acme/old for 1000 in 100 out on 2026-01")
    #expect(screen.text.contains("the vendor names acme/new in its place"), "\(screen.text)")
    screen.type(route)
    #expect(screen.text.contains("is no longer served after 2025-06-30, before the timeline begins"), "\(screen.text)")
  }

  @Test func `a currency without a rate is named, in a route and in a comparison`() {
    var screen = session(["annex.prices": Self.entry("pound", unit: ", GBP per 1M token") + Self.entry("dollar")])
    screen.type("import prices annex.prices")
    screen.type("prices compare acme/pound acme/dollar for 1000 in 100 out")
    #expect(screen.text.contains("E0713"), "\(screen.text)")
    screen.type(
      "unit request, token\nroute answers {\n  classes: faq\n  volume: 9k request/month\n  tokens_in: 1k token/request\n"
        + "  tokens_out: 220 token/request\n  model large = price(\"acme/pound\")\n  quality: 97%\n}\n")
    #expect(screen.text.contains("E0307"), "\(screen.text)")
    screen.type("show answers.cost")
    #expect(screen.text.contains("E0201"), "\(screen.text)")
  }
}
