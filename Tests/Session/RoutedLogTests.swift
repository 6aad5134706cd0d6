import Session
import SessionFixtures
import Testing

/// A route fed by an imported log.
struct RoutedLogTests {
  /// Two requests a month and a bit, one of which is long.
  static let log = """
    time,intent,prompt_tokens,completion_tokens
    2026-01-01T00:00:00Z,faq,100000,1000
    2026-01-16T00:00:00Z,faq,300000,3000
    2026-01-31T10:00:00Z,claims,1000,100
    """

  private static let setting = """
    timeline 2026-02 for 12 months
    currency USD
    discount 9% per year

    """

  private static func route(_ more: String = "") -> String {
    """
    route answers {
      classes: intent
      volume: 1k request/month
      tokens_in: desk.tokens_in
      tokens_out: desk.tokens_out
      prompts: desk
      model large = price("acme/large")
      quality: 97%
    \(more)
    }

    """
  }

  private func screen() -> Screen {
    var screen = Screen(files: ["log.csv": Self.log])
    screen.type(Self.setting)
    screen.type(
      "prices add acme/large, USD per 1M token, input 2, output 8, above 200k input 4, above 200k output 12, context 400k, source \"annex\", read 2026-01-05"
    )
    screen.type("import usage log.csv classes by intent as desk")
    return screen
  }

  @Test func `its histogram prices every request by its own length, answers too`() {
    var screen = screen()
    screen.type(Self.route())
    // A hundred thousand in at 2 and a thousand out at 8, then three hundred thousand at 4 and three thousand at 12.
    let faq = 1_000.0 / 2 * (0.1 * 2 + 0.001 * 8 + 0.3 * 4 + 0.003 * 12)
    let claims = 1_000 * (0.001 * 2 + 0.0001 * 8)
    screen.type("expect at(answers.token_cost, 2026-03) = \(faq + claims) USD within 0.0001 USD")
    screen.type("expect answers.long_200k[faq] = 50%")
    screen.type("expect answers.longest_prompt[faq] = 300k token/request")
    #expect(screen.expectations.map(\.passed) == [true, true, true], "\(screen.text)")
  }

  @Test func `who cannot hold its longest prompts answers none of the class`() {
    var screen = screen()
    screen.type(Self.route())
    screen.type("set answers.large.context = 250k")
    #expect(screen.text.contains("E0753"), "\(screen.text)")
    #expect(screen.text.contains("the longest there have 300,000"), "\(screen.text)")
  }

  @Test func `inputs written as a model carry the histogram`() throws {
    var first = screen()
    first.type("import usage log.csv classes by intent as desk to desk.roi")
    let text = try #require(first.files.written("desk.roi"))
    var second = Screen(files: ["desk.roi": text])
    second.type(Self.setting)
    second.type(
      "prices add acme/large, USD per 1M token, input 2, output 8, above 200k input 4, above 200k output 12, source \"annex\", read 2026-01-05"
    )
    second.type("use desk.roi as desk")
    second.type(Self.route())
    second.type("expect answers.long_200k[faq] = 50%")
    #expect(second.expectations.map(\.passed) == [true], "\(second.text)")
  }
}
