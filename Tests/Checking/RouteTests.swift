import Checking
import Diagnostics
import Quantities
import Routing
import Testing

struct RouteTests {
  static let head = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    rate 2026-01 1 USD = 0.92 EUR
    unit request, token, agent
    input wage = 41 EUR/hour

    """

  static let lines = [
    "classes: faq, claims", "volume: { faq: 180k, claims: 45k } request/month", "tokens_in: 1_800 token/request",
    "tokens_out: 220 token/request", "cached: { faq: 60%, claims: 20% }",
    "model large = price(\"anthropic/claude-sonnet-4-5\") { vendor: \"acme\" }",
    "model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token; fixed: 500 USD/month }",
    "quality: { faq: { large: 97%, small: 95% }, claims: { large: 92%, small: 83% } }", "wrong_answer: 6 EUR/request",
    "review: 20%", "review_time: 40 s/request", "detects: 85%", "rework_time: 6 min/request", "labour: wage",
    "require quality >= 90%",
  ]

  /// The route with lines that begin like these put in place of those.
  static func text(_ changed: String..., without: String = "") -> String {
    func key(_ line: String) -> Substring { line.prefix { $0 != ":" && $0 != "=" && $0 != "{" } }
    var lines = lines.filter { without.isEmpty || !$0.hasPrefix(without) }
    for line in changed {
      if let place = lines.firstIndex(where: { key($0) == key(line) }) {
        lines[place] = line
      } else {
        lines.append(line)
      }
    }
    return head + "route answers \"Answers\" {\n" + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  private func titles(_ text: String) -> [String] {
    Checked(text).diagnostics.filter { $0.severity == .error }.map { "\($0.code.id) \($0.title)" }
  }

  @Test func `numbers are inputs, calculations where they name others, and results follow`() {
    let checked = Checked(Self.text())
    #expect(checked.errors == [])
    #expect(checked.codes == ["E0747"])
    #expect(checked.type("answers.volume") == "request/month by answers_class")
    #expect(checked.type("answers.model_quality") == "% by answers_class, answers_model")
    #expect(checked.type("answers.large.price_in") == "USD per 1M token")
    #expect(checked.base("answers.large.price_cached").map { abs($0 - 0.3e-6) < 1e-18 } == true)
    #expect(checked.type("answers.labour") == "EUR/hour")
    #expect(checked.type("answers.token_cost") == "EUR/month")
    #expect(checked.type("answers.usage_cost")?.hasPrefix("EUR/month by answers_class") == true)
    #expect(checked.type("answers.quality") != nil)
    #expect(checked.type("answers.accepted") == "request/month")
    #expect(checked.model.quantity(named: "answers.share")?.isDecided == true)
    let roles = ["answers.volume", "answers.labour", "answers.share", "answers.token_cost"].map { name -> Bool in
      if case .input? = checked.model.quantity(named: name)?.role { true } else { false }
    }
    #expect(roles == [true, false, false, false])
    #expect(checked.model.quantity(named: "answers.large.price_in")?.attributes["vendor"] == "acme")
    #expect(checked.model.quantity(named: "answers.large.price_in")?.attributes["source"] == "stub")
  }

  @Test func `a scenario sets a route's numbers, and not what is decided`() throws {
    let scenario =
      "scenario dear { answers.large.price = answers.large.price * 3; answers.volume[faq] = 200k request/month }\n"
    #expect(Checked(Self.text() + scenario).errors == [])
    let checked = Checked(Self.text())
    #expect(try checked.set("answers.share[faq, large] = 50%").diagnostics.map(\.code.id) == ["E0601"])
    #expect(try checked.set("answers.volume[faq] = 3k").diagnostics.isEmpty)
    #expect(try checked.set("answers.quality_floor = 95%").diagnostics.isEmpty)
  }

  @Test func `regions that a requirement names are offers, and batches where some requests can wait`() {
    let here = Checked(Self.text()).model.routes[0]
    #expect(here.offers.members == ["large", "small"])
    let there = Checked(Self.text("batch: 50%", "require region = EU for claims")).model.routes[0]
    #expect(there.offers.members == ["large", "large_eu", "large_batch", "small"])
    #expect(there.policies.members == ["large", "large_eu", "large_batch", "small"])
    let both = Checked(Self.text("cascades: yes")).model.routes[0]
    #expect(both.policies.members == ["large", "small", "large_then_small", "small_then_large"])
    #expect(Checked(Self.text("review_rates: 0%, 50%")).model.routes[0].policies.members.count == 6)
  }

  @Test func `long requests have the list's other price`() {
    let checked = Checked(Self.text("tokens_in: { faq: 1k, claims: 250k } token/request"))
    #expect(checked.errors == [])
    #expect(checked.type("answers.large.price_in_above_200k") == "USD per 1M token")
    #expect(checked.type("answers.long_200k") == "% by answers_class")
  }

  @Test func `lengths of prompts are a table by class, of shares that make up all requests`() {
    let checked = Checked(Self.text("prompts: { faq: [1k: 60%, 3k: 40%], claims: [2k: 95%, 250k token/request: 5%] }"))
    #expect(checked.errors == [])
    #expect(checked.type("answers.prompt_share") == "% by answers_class, answers_prompt")
    #expect(checked.type("answers.long_200k_in")?.hasSuffix(" by answers_class") == true)
    #expect(checked.type("answers.longest_prompt") == "token/request by answers_class")
    #expect(Checked(Self.text("prompts: [1k: 60%, 3k: 40%]")).errors == [])
  }

  @Test func `a price that changes is a schedule, and machines of one's own are taken whole`() {
    let dated = Checked(Self.text("model small = price(\"acme/dated-1\")"))
    #expect(dated.errors == [])
    #expect(dated.model.quantity(named: "answers.small.price_in")?.type.isSeries == true)
    #expect(dated.model.quantity(named: "answers.small.price_out")?.type.isSeries == false)
    let own = Checked(Self.text("model small = price(\"hosted/own-1\") { units: 3 }", "today: small"))
    #expect(own.errors == [])
    #expect(own.type("answers.small.gpu_hours") == "hour/month")
    #expect(own.base("answers.small.price_in") == 0)
    #expect(own.model.quantity(named: "answers.units") != nil)
    #expect(Checked(Self.text("model small = price(\"hosted/own-1\")")).base("answers.small.price_in") != 0)
    let limited = Checked(
      Self.text("model large = price(\"anthropic/claude-sonnet-4-5\") { throughput: 2M token/min }", "peak: 4"))
    #expect(limited.errors == [])
  }

  @Test func `a list that begins later says so`() {
    #expect(Checked(Self.text("model small = price(\"acme/late-1\")")).codes == ["E0747", "E0758"])
  }

  @Test func `classes may be those of a dimension`() {
    let text = "dimension queue = faq, claims\n" + Self.text("classes: queue")
    #expect(Checked(text).errors == [])
    #expect(Checked(text).type("answers.volume") == "request/month by queue")
  }

  @Test func `a quality table is read from graded answers, with bounds and pairs`() throws {
    let quality = "quality: quality(\"graded.csv\", class: \"kind\", large: \"big\", small: \"little\")"
    let checked = Checked(Self.text(quality, "cascades: yes"))
    #expect(checked.errors == [])
    let table = try #require(checked.model.quantity(named: "answers.model_quality"))
    #expect(table.definition?.constantCells == [1, 0.5, 0.5, 1])
    #expect(table.attributes["evidence"] == "graded.csv, 4 graded prompts")
    // Wilson's interval of 1 in 2.
    let range = try #require(checked.uncertainty("answers.model_quality", cell: 1))
    #expect(abs((range.low ?? 0) - 0.0945312) < 1e-6)
    #expect(abs((range.high ?? 0) - 0.9054688) < 1e-6)
    #expect(checked.model.routes.first?.pairs[1][0][1]?.secondOnly == 1)
    #expect(checked.model.sources.contains { $0.path == "graded.csv" })
  }

  @Test func `graded answers in several files are a class each`() {
    let checked = Checked(
      Self.text("quality: quality(\"graded/faq.csv\", \"graded/claims.csv\", large: \"big\", small: \"little\")"))
    #expect(checked.errors == [])
    let table = checked.model.quantity(named: "answers.model_quality")
    #expect(table?.definition?.constantCells == [1, 0.5, 0.5, 0])
    #expect(table?.attributes["evidence"] == "2 files from graded/faq.csv on, 4 graded prompts")
  }

  @Test func `two routes stand side by side`() {
    let text = Self.text() + Self.text().dropFirst(Self.head.count).replacing("route answers", with: "route others")
    #expect(Checked(text).errors == [])
    #expect(Checked(text).model.routes.map(\.name) == ["answers", "others"])
  }

  @Test(arguments: [
    (text("volumes: 3 request/month"), "E0740 `volumes` is no key of a route"),
    (text(without: "tokens_in"), "E0741 `answers` lacks `tokens_in`"),
    (text(without: "labour"), "E0741 `review_time` means nothing without `labour`"),
    (
      text("volume: { faq: 180k, claims: 45k } request"),
      "E0742 `volume` is request, and wants a count per calendar time, such as request/month"
    ),
    (text("review_time: 40 s/agent"), "E0742 `review_time` is s/agent, and wants hour/request"),
    (
      text("tokens_in: 3 request/token"),
      "E0742 `tokens_in` is request/token, and wants tokens per request, such as token/request"
    ),
    (text("detects: 85 EUR"), "E0742 `detects` is EUR, and wants a share from 0% to 100%"),
    (text("detects: 850%"), "E0745 `detects` is 850%, and wants a share from 0% to 100%"),
    (
      text("wrong_answer: -3 EUR/request"),
      "E0745 `wrong_answer` is -3 EUR/request, and wants money per request, such as EUR/request"
    ),
    (
      text("quality: { faq: { large: 97%, small: 105% }, claims: { large: 92%, small: 83% } }"),
      "E0745 `quality` of faq, small is 105%, and wants a share from 0% to 100%"
    ),
    (
      text("quality: { faq: { large: 97% }, claims: { large: 92%, small: 83% } }"),
      "E0210 small of answers_model has no value"
    ),
    (
      text("quality: { faq: { large: 97%, smal: 95% }, claims: { large: 92%, small: 83% } }"),
      "E0210 `smal` is not a member of answers_model"
    ),
    (text("volume: { faq: 180k } request/month"), "E0210 claims of answers_class has no value"),
    (text("today: larg"), "E0744 there is no model `larg`"),
    (
      text("today: { faq: large, claims: { large: 40%, small: 50% } }"),
      "E0749 today's shares of claims come to 90%, not 100%"
    ),
    (text("today: { faq: large }"), "E0210 claims of today's mix has no value"),
    (text("prompts: [1k: 60%, 3k: 30%]"), "E0749 the prompts of faq come to 90% of its requests, not 100%"),
    (text("prompts: { faq: [1k: 100%] }"), "E0210 claims of the lengths of prompts has no value"),
    (text("prompts: desk"), "E0744 there is no log with prompts `desk`"),
    (text("prompts: 3"), "E0749 `prompts` wants [2k: 70%, 250k: 30%], or the name of a log"),
    (
      text("model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token; gpu_hours: 9 hour/month }"),
      "E0741 `gpu_hours` means nothing without `gpu_time_in`"
    ),
    (
      text("model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token; throughput: 9 token/month }"),
      "E0742 `throughput` is token/month, and wants"
    ),
    (text("cascades: perhaps"), "E0749 `cascades` wants yes or no"),
    (text("require quality <= 3%", without: "require"), "E0748 `quality <= 3%` cannot be required"),
    (text("require speed <= 3%", without: "require"), "E0748 `speed` cannot be required"),
    (text("require share(anthropic) <= 3%", without: "require"), "E0744 there is no vendor `anthropic`"),
    (text("require region = MARS", without: "require"), "E0744 there is no region `MARS`"),
    (text("require cost <= 3 EUR", without: "require"), "E0742 `require` is EUR, and wants EUR/month"),
    (text("terms other { commitment: 3 EUR/month }"), "E0744 there is no vendor `other`"),
    (text("terms acme { discount: 3% }"), "E0741 `discount` means nothing without `commitment`"),
    (
      text("model large = price(\"anthropic/claude-sonet-4-5\")"),
      "E0746 no price list has `anthropic/claude-sonet-4-5`"
    ),
    (text("model small { price_in: 1 EUR per 1M token }"), "E0741 `small` lacks `price_out`"),
    (
      text("model small { price_in: 1 GBP per 1M token; price_out: 5 EUR per 1M token }"),
      "E0307 no exchange rate for GBP"
    ),
    (text("quality: quality(\"graded.csv\")"), "E0744 there is no column `large`"),
    (text("quality: quality(\"volumes.csv\")"), "E0757 no column of `volumes.csv` holds right and wrong marks"),
    (text("quality: quality(\"graded.csv\", class: \"sort\")"), "E0757 `graded.csv` has no column `sort`"),
    (text("quality: quality(\"absent.csv\")"), "E0001"),
    (text("volume: { faq: answers.quality * 3 request/month, claims: 4 request/month }"), "E0204"),
  ]) func `what is wrong is named once`(text: String, title: String) {
    let found = titles(text)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(title.prefix(5)) == true, "\(found)")
    #expect(title.count == 5 || found.first?.contains(title.dropFirst(6)) == true, "\(found)")
  }

  @Test func `what is said of a route with a fault is no fault itself`() {
    let more = "cost tokens = answers.token_cost\nscenario s { answers.large.price = 3 }\ncheck answers.quality > 90%\n"
    #expect(titles(Self.text(without: "tokens_in") + more).count == 1)
    #expect(titles(Self.text("detects: 850%") + more).count == 1)
  }
}
