import Checking
import Diagnostics
import Engine
import Quantities
import RoutedModels
import Routing
import Testing

/// What a price list says beyond one price of a token: dates, lengths of prompts, context, machines.
struct ListedPriceTests {
  static let list = """
    price acme/large, USD per 1M token, to 2026-06-30
      input 2, output 8, cache_read 0.20, cache_write 2.50, context 400k
      above 200k: input 4, output 12, cache_read 0.40, cache_write 5
      source "annex", read 2026-01-02
    price acme/large, USD per 1M token, from 2026-07-01
      input 1, output 8, cache_read 0.10, cache_write 1.25, context 400k
      above 200k: input 2, output 12, cache_read 0.20, cache_write 2.50
      source "annex", read 2026-01-02
    price acme/small, USD per 1M token
      input 0.50, output 2, context 200k
      above 32k: input 0.80, output 3
      above 128k: input 1.10, output 4
      source "annex", read 2026-01-02
    price acme/late, USD per 1M token, from 2026-09-15
      input 1, output 2
      source "annex", read 2026-01-02
    price acme/moved, USD per 1M token, to 2026-12-31
      input 1, output 2
      source "annex", read 2026-01-02
    price acme/moved, EUR per 1M token, from 2027-01-01
      input 1, output 2
      source "annex", read 2026-01-02
    price own/machine
      hosted 2 "H100 SXM" at 4 USD per hour used 50%
      measured 1000 in 1000 out 4_000 token/s
      measured 8000 in 1000 out 1_000 token/s
      source "bench", read 2026-01-02
    residency own, processed own, stored own
      source "bench", read 2026-01-02
    """

  static func text(_ lines: String) -> String {
    """
    timeline 2026-01 for 24 months
    currency USD
    discount 9% per year
    rate 2026-01 1 EUR = 1.10 USD
    unit request, token
    route answers "Answers" {
      classes: faq, claims
      volume: { faq: 180k, claims: 45k } request/month
      tokens_in: { faq: 1_800, claims: 18_750 } token/request
      tokens_out: { faq: 200, claims: 900 } token/request
    \(lines)
    }
    cost tokens = answers.token_cost

    """
  }

  static let large = """
      model large = price("acme/large")
      quality: { faq: { large: 97% }, claims: { large: 92% } }
    """
  static let both = """
      model large = price("acme/large")
      model small = price("acme/small")
      quality: { faq: { large: 97%, small: 96% }, claims: { large: 92%, small: 91% } }
    """

  private func routed(_ lines: String) throws -> (model: Routed, route: CheckedRoute) {
    let routed = Routed(Self.text(lines), prices: Routed.list(Self.list))
    #expect(routed.diagnostics.map { $0.rendered() } == [])
    return (routed, try #require(routed.model.routes.first))
  }

  private func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * max(1, abs(other)) }

  @Test func `a price that takes effect later acts from its date`() throws {
    let (model, route) = try routed(Self.large)
    let run = try model.run()
    #expect(near(run.number("answers.large.price_in", period: 6), 2e-6))
    #expect(near(run.number("answers.large.price_in", period: 7), 1e-6))
    #expect(run.number("answers.large.price_out", period: 7) == run.number("answers.large.price_out", period: 6))
    #expect(RouteEras.of(route, RouteNumbers(run)) == [1...6, 7...24])
    let first = 180_000 * (1_800 * 2e-6 + 200 * 8e-6) + 45_000 * (18_750 * 2e-6 + 900 * 8e-6)
    let second = 180_000 * (1_800 * 1e-6 + 200 * 8e-6) + 45_000 * (18_750 * 1e-6 + 900 * 8e-6)
    #expect(abs(run.number("answers.token_cost", period: 6) - first) < 1e-6)
    #expect(abs(run.number("answers.token_cost", period: 7) - second) < 1e-6)
  }

  @Test func `long prompts are priced request by request, not by the mean`() throws {
    let lengths = "  prompts: { faq: [1_800: 100%], claims: [1_000: 60%, 9_000: 35%, 300_000: 5%] }\n"
    let (model, _) = try routed(lengths + Self.large)
    let run = try model.run()
    // 0.6 · 1,000 + 0.35 · 9,000 + 0.05 · 300,000 = 18,750: the mean is the same, the price is not.
    let claims = (600 + 3_150) * 2e-6 + 15_000 * 4e-6 + 900 * (0.95 * 8e-6 + 0.05 * 12e-6)
    #expect(near(run.number("answers.request_price", cell: 1), claims))
    #expect(near(run.number("answers.request_price", cell: 0), 1_800 * 2e-6 + 200 * 8e-6))
    #expect(near(run.number("answers.long_200k", cell: 1), 0.05))
    #expect(near(run.number("answers.long_200k_in", cell: 1), 0.8))
    // A fifth more tokens: the lengths grow with their mean.
    let more = try model.run(nil, "answers.tokens_in[claims] = 22_500")
    let longer = 1.2 * ((600 + 3_150) * 2e-6 + 15_000 * 4e-6) + 900 * (0.95 * 8e-6 + 0.05 * 12e-6)
    #expect(near(more.number("answers.request_price", cell: 1), longer))
    #expect(near(more.number("answers.longest_prompt", cell: 1), 360_000))
  }

  @Test func `each of several thresholds has its own price, and the cache is read and written at it`() throws {
    let lengths = "  prompts: { faq: [1_800: 100%], claims: [10k: 50%, 20k: 30%, 60k: 15%, 140k: 5%] }\n"
    let (model, route) = try routed(lengths + Self.both)
    let run = try model.run()
    let small = try #require(route.offers.members.firstIndex(of: "small"))
    // Mean 27,000; relative to the 18,750 that the route says.
    let scale = 18_750 / 27_000.0
    let ends = [10_000, 20_000, 60_000, 140_000].map { $0 * scale }
    #expect(ends[2] > 32_000 && ends[3] < 128_000)
    let cost =
      (0.5 * ends[0] + 0.3 * ends[1]) * 0.5e-6 + (0.15 * ends[2] + 0.05 * ends[3]) * 0.8e-6
      + 900 * (0.8 * 2e-6 + 0.2 * 3e-6)
    #expect(near(run.number("answers.request_price", cell: route.offers.members.count + small), cost))
    let cached = try routed("  cached: 40%\n  cache_writes: 10%\n" + Self.large).model.run()
    let faq = 1_800 * (0.5 * 2e-6 + 0.4 * 0.2e-6 + 0.1 * 2.5e-6) + 200 * 8e-6
    #expect(near(cached.number("answers.request_price"), faq))
  }

  @Test func `a model that cannot hold a class's longest prompts is left out of it, and that is said`() throws {
    let lengths = "  prompts: { faq: [1_800: 100%], claims: [1_000: 60%, 9_000: 35%, 300_000: 5%] }\n"
    let (model, route) = try routed(lengths + Self.both)
    let run = try model.run()
    #expect(run.shares(of: route) == ["faq, small": 1, "claims, large": 1])
    let problem = RouteProblem(route, RouteNumbers(run), over: 1...6).problem
    #expect(near(problem.classes[1].longestPrompt, 300_000))
    #expect(problem.models[1].isTooSmall(for: problem.classes[1]))
    #expect(!problem.models[1].isTooSmall(for: problem.classes[0]))
    let none = #expect(throws: Diagnostic.self) { try model.run(nil, "answers.large.context = 250k") }
    #expect(none?.code.id == "E0753")
    #expect(
      none?.notes.map(\.text) == [
        "large takes prompts of 250,000 tokens at most, and the longest there have 300,000",
        "small takes prompts of 200,000 tokens at most, and the longest there have 300,000",
      ])
    // Without lengths it is the mean that counts.
    let mean = try routed(Self.both)
    #expect(try mean.model.run().shares(of: mean.route) == ["faq, small": 1, "claims, small": 1])
  }

  @Test func `a list that begins later or changes its currency says so`() {
    for (name, words) in [("late", "listed from 2026-09-15"), ("moved", "priced in EUR from 2027-01-01")] {
      let lines = "  model other = price(\"acme/\(name)\")\n  quality: 90%"
      let routed = Routed(Self.text(lines), prices: Routed.list(Self.list))
      #expect(routed.diagnostics.map(\.code.id) == ["E0758"])
      #expect(routed.diagnostics.first?.title.contains(words) == true)
      #expect((try? routed.run()) != nil)
    }
  }

  /// Seconds a token: 1000 / 4000 = 1000 a + 1000 b and 1000 / 1000 = 8000 a + 1000 b, so a = 0.75 / 7000.
  @Test func `machines are rented whole, as many as their busy hours ask for`() throws {
    let (model, route) = try routed(
      "  model own = price(\"own/machine\") { units: 20 }\n  quality: { faq: { own: 97% }, claims: { own: 92% } }")
    let run = try model.run()
    let a = 0.75 / 7_000
    let b = 0.25 / 1_000 - a
    let seconds = 180_000 * (1_800 * a + 200 * b) + 45_000 * (18_750 * a + 900 * b)
    let needed = (seconds / 3_600 / (730 * 0.5)).rounded(.up)
    #expect(needed > 0)
    #expect(run.number("answers.units") == needed)
    #expect(abs(run.number("answers.token_cost") - needed * 2 * 4 * 730) < 1e-6)
    let few = #expect(throws: Diagnostic.self) { try model.run(nil, "answers.own.gpu_hours = 1 hour/month") }
    #expect(few?.code.id == "E0752")
    #expect(few?.notes.map(\.text) == ["the machine hours of own"])
    let twice = try model.run(nil, "answers.own.gpu_hours = \(730 * 0.5 / 40) hour/month", "answers.own.units = 900")
    #expect(twice.number("answers.units") > needed)
    #expect(route.offerings.map(\.region) == ["own"])
    let there = try routed(
      "  model own = price(\"own/machine\") { units: 20; region: EU }\n  quality: 90%\n  require region = EU")
    #expect(there.route.offerings.map(\.region) == ["EU"])
    #expect(try there.model.run().number("answers.units") == needed)
  }

  @Test func `tokens a minute limit what a vendor's model carries, in its busiest minute`() throws {
    let lines = """
        peak: 4
        model large = price("acme/large") { throughput: 60k token/min }
        model small = price("acme/small")
        quality: { faq: { large: 97%, small: 50% }, claims: { large: 92%, small: 50% } }
        wrong_answer: 10 USD/request
      """
    let (model, _) = try routed(lines)
    let run = try model.run()
    let tokens = 60_000.0 * 60 * 730 / 4
    let load = (0..<2).reduce(0.0) { sum, c in
      let volume = [180_000.0, 45_000][c]
      let each = [2_000.0, 19_650][c]
      return sum + volume * each * run.number("answers.share", cell: c * 2)
    }
    #expect(abs(load - tokens) < 1e-3 * tokens)
    let free = try model.run(nil, "answers.large.throughput = 6M token/min")
    #expect(free.number("answers.share", cell: 1) == 0)
  }
}
