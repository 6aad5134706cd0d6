import Session
import SessionFixtures
import Testing

struct PriceTests {
  static let list = """
    price acme/large, USD per 1M token
      input 1.80, output 7.50
      source "Contract", read 2026-05-20
    """

  @Test func `a saved session replays its own prices, and says when their file has changed`() throws {
    var first = Screen(files: ["lists/contract.prices": Self.list])
    first.type("prices import lists/contract.prices")
    first.type("prices add acme/small, USD per 1M token, input 1, output 2, source \"Offer\", read 2026-05-20")
    first.type("prices add acme/tiny, USD per 1M token, input 1, output 2, source \"Offer\", read 2026-05-20")
    first.type("undo")
    first.type("save out/prices.hurdle")
    #expect(!first.hasFailed, "\(first.text)")
    let script = try #require(first.files.written("out/prices.hurdle"))
    #expect(script.contains("prices import ../lists/contract.prices\n"))
    #expect(!script.contains("acme/tiny"))

    var same = Screen(files: ["out/../lists/contract.prices": Self.list])
    same.replay(script, named: "out/prices.hurdle")
    #expect(!same.hasFailed && !same.text.contains("warning"), "\(same.text)")
    same.type("prices list acme")
    #expect(same.text.contains("large") && same.text.contains("small") && !same.text.contains("tiny"))

    var changed = Screen(files: ["out/../lists/contract.prices": Self.list.replacing("1.80", with: "1.90")])
    changed.replay(script, named: "out/prices.hurdle")
    #expect(!changed.hasFailed && changed.text.contains("warning"), "\(changed.text)")
  }

  @Test(arguments: [
    "prices import broken.prices", "prices import broken.json", "prices import nowhere.json",
    "prices add acme/large, USD per 1M token, input 1", "prices add acme/large, input 1, output 2",
    "prices import good.prices only nobody",
  ])
  func `nothing comes in of what is wrong`(statement: String) {
    let half = Self.list + "\nprice acme/small, USD per 1M token, input 1\n  source \"x\", read 2026-01-01\n"
    var screen = Screen(files: [
      "broken.prices": half, "good.prices": Self.list,
      "broken.json": "{\"acme/large\": {\"litellm_provider\": \"acme\", \"input_cost_per_token\": 1e-06, \"out",
    ])
    screen.type(statement)
    #expect(screen.hasFailed, "\(screen.text)")
    screen.type("prices show acme/large")
    #expect(screen.codes.last == "E0703", "\(screen.text)")
  }

  @Test(arguments: [("openai/gpt-4o", 1), ("gpt-4o", 2), ("openai", 1), ("\"openai/gpt-4o\"", 1)])
  func `of a file only the models named come in, by names as they stand`(name: String, count: Int) {
    func entry(_ vendor: String) -> String {
      #"{"litellm_provider": "\#(vendor)", "mode": "chat", "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05}"#
    }
    let list = #"{"gpt-4o": \#(entry("openai")), "openrouter/openai/gpt-4o": \#(entry("openrouter"))}"#
    var screen = Screen(files: ["list.json": list])
    screen.type("import prices list.json only \(name) read 2026-11-21 cached included replacing")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(screen.text.contains("Imported \(count) price"), "\(screen.text)")
  }

  @Test func `names of models are read as they stand, and completed`() {
    var screen = Screen()
    for name in ["openai/gpt-4o", "groq/qwen3.8-27b", "\"openai/gpt-4o\"", "gpt-4o-mini", "OpenAI/GPT-4o"] {
      screen.type("prices show \(name)")
      #expect(!screen.hasFailed, "\(screen.text)")
    }
    screen.type("prices add acme/7b-v1.2:0, USD per 1M token, input 1, output 2, source \"Offer\", read 2026-05-20")
    screen.type("prices show acme/7b-v1.2:0")
    #expect(!screen.hasFailed, "\(screen.text)")
    let line = "prices compare anthropic/claude-sonn"
    let found = screen.session.completion(line: line, cursor: line.utf8.count).candidates
    #expect(found.count > 2)
    #expect(found.allSatisfy { $0.text.hasPrefix("anthropic/claude-sonnet") && !$0.detail.isEmpty })
  }

  @Test func `a log is priced request by request, each by the length of its own prompt`() {
    // 100,000 · 1.25 + 1,000 · 10 = 0.135 dollars; above 200k 200,000 · 2.50 + 100,000 · 0.25 + 2,000 · 15 = 0.555.
    var screen = Screen(files: [
      "log.csv": "prompt_tokens,completion_tokens,cached_tokens\n100000,1000,0\n300000,2000,100000\n"
    ])
    screen.type("import usage log.csv cached included as calls")
    screen.type("prices compare google/gemini-2.5-pro for calls")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(screen.text.contains("0.69 USD") && screen.text.contains("0.345 USD"), "\(screen.text)")
  }

  @Test func `anything typed after prices is answered`() {
    var numbers = Numbers(seed: 3)
    let words = [
      "list", "show", "compare", "add", "import", "check", "openai/gpt-5.5", "anthropic", "for", "3000", "in", "400",
      "out", "60%", "cached", "on", "2026-07", "region", "EU", "batch", "read", "only", "replacing", "\"", ",", "-1",
      "1e99", "like", "discount", "input", "USD", "per", "1M", "token", "{", "}", "200%", "hosted",
    ]
    for _ in 0..<200 {
      let text = (0..<numbers.next(below: 9)).map { _ in words[numbers.next(below: words.count)] }.joined(
        separator: " ")
      var screen = Screen()
      screen.type("prices \(text)")
    }
  }
}
