import Checking
import Diagnostics
import Engine
import Planning
import RoutedModels
import Routing
import Testing

struct DecisionTests {
  static func text(_ more: String = "", volume: String = "{ faq: 180k, claims: 45k } request/month") -> String {
    """
    timeline 2026-01 for 24 months
    currency EUR
    discount 9% per year
    rate 2026-01 1 USD = 0.92 EUR
    unit request, token
    route answers "Answers" {
      classes: faq, claims
      volume: \(volume)
      tokens_in: { faq: 1_800, claims: 6_500 } token/request
      tokens_out: { faq: 220, claims: 900 } token/request
      cached: { faq: 60%, claims: 20% }
      model large { price_in: 3 USD per 1M token; price_out: 15 USD per 1M token; price_cached: 0.30 USD per 1M token
        batch_price: 50%; vendor: "acme"; latency: 4 s }
      model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token; vendor: "acme"; latency: 1 s }
      model local { price_in: 0.10 EUR per 1M token; price_out: 0.30 EUR per 1M token; fixed: 300 EUR/month
        capacity: 200M token/month; units: 6; vendor: "own"; latency: 2 s; region: EU }
      quality: { faq: { large: 97%, small: 95%, local: 92% }, claims: { large: 92%, small: 83%, local: 71% } }
      wrong_answer: { faq: 0.05, claims: 4 } EUR/request
      review: { faq: 0%, claims: 50% }
      review_time: 40 s/request
      detects: 85%
      rework_time: 6 min/request
      labour: 41 EUR/hour
      require quality >= 90%
    \(more)
    }
    cost tokens = answers.token_cost
    scenario dear { answers.large.price = answers.large.price * 3 }

    """
  }

  /// What the model computes for a decided table is what the router adds up for it.
  @Test(arguments: [
    "", "  cascades: yes", "  batch: 40%", "  cascades: yes\n  batch: { faq: 100%, claims: 10% }\n  today: small",
    "  review_rates: 0%, 50%, 100%", "  loops: { faq: 1, claims: 6 }", "  require share(vendor) <= 60%",
    "  cascades: yes\n  gate_passes_right: 98%\n  gate_passes_wrong: 30%\n  gate_cost: 0.002 EUR/request",
    "  terms acme { commitment: 900 EUR/month; discount: 20% }",
    "  terms acme { commitment: 2k EUR/month; discount: 20%; signed: yes }",
    "  terms acme { volume_discount: [300 EUR/month: 5%, 700 USD/month: 12%] }", "  require at most 1 models",
    "  require one model per class", "  require latency <= 2 s for faq", "  require region = EU for claims",
    "  require cost <= 45k EUR/month\n  require spend <= 3k EUR/month",
  ]) func `the model and the router come to the same cost`(more: String) throws {
    let routed = Routed(Self.text(more))
    #expect(routed.diagnostics.map { $0.rendered() } == [])
    let run = try routed.run()
    let route = try #require(routed.model.routes.first)
    let problem = RouteProblem(route, RouteNumbers(run), over: 1...24)
    let solution = try Router().solve(problem.problem)
    func near(_ name: String, _ expected: Double) {
      let value = name.isEmpty ? 0 : run.number("answers.\(name)")
      #expect(abs(value - expected) <= 1e-7 * max(1, abs(expected)), "\(name): \(value), not \(expected)")
    }
    near("cost", solution.totals.cost.total)
    near("token_cost", solution.totals.cost.models)
    near("review_cost", solution.totals.cost.review)
    near("rework_cost", solution.totals.cost.rework)
    near("error_cost", solution.totals.cost.errors)
    near("quality", solution.totals.quality.estimate)
    near("accepted", solution.totals.accepted)
  }

  @Test func `a dated price has a table before and one after`() throws {
    let routed = Routed(Self.text())
    let route = try #require(routed.model.routes.first)
    let run = try routed.run(nil, "answers.large.available = [2026-01: yes, 2026-07: no]")
    #expect(run.shares(of: route, period: 6)["claims, large"] == 1)
    #expect(run.shares(of: route, period: 7)["claims, large"] == nil)
    #expect(run.shares(of: route, period: 7).values.reduce(0, +) == 2)
    #expect(run.number("answers.token_cost", period: 6) != run.number("answers.token_cost", period: 7))
    #expect(RouteEras.of(route, RouteNumbers(run)) == [1...6, 7...24])
  }

  @Test func `volumes that grow move the cost and not the table`() throws {
    let grown = Routed(
      Self.text(volume: "{ faq: 180k request/month * growing(4% per month), claims: 45k request/month }"))
    #expect(grown.diagnostics.map { $0.rendered() } == [])
    let run = try grown.run()
    let route = try #require(grown.model.routes.first)
    #expect(RouteEras.of(route, RouteNumbers(run)).count == 1)
    #expect(run.number("answers.token_cost", period: 24) > run.number("answers.token_cost", period: 1))
    #expect(run.shares(of: route, period: 1) == run.shares(of: route, period: 24))
  }

  @Test func `a price that changes every month has a table for each year`() throws {
    let routed = Routed(Self.text())
    let route = try #require(routed.model.routes.first)
    let run = try routed.run(
      nil,
      "answers.large.price = [2026-01: 100%, 2026-02: 99%, 2026-03: 98%, 2026-04: 97%, 2026-05: 96%, 2026-06: 95%, 2026-07: 94%, 2026-08: 93%, 2026-09: 92%, 2026-10: 91%, 2026-11: 90%, 2026-12: 89%, 2027-01: 88%]"
    )
    #expect(RouteEras.of(route, RouteNumbers(run)) == [1...12, 13...24])
  }

  @Test func `requirements that cannot hold together are named, the smallest set of them`() {
    let routed = Routed(
      Self.text("  require share(acme) <= 10%\n  require quality[claims] >= 90%\n  require at most 2 models"))
    let fault = #expect(throws: Diagnostic.self) { try routed.run() }
    #expect(fault?.code.id == "E0752")
    #expect(fault?.notes.count == 2)
    #expect(fault?.notes.contains { $0.text == "share(acme) <= 10%" } == true)
  }

  @Test func `a class that nobody may answer is named, with why`() {
    let routed = Routed(Self.text("  require latency <= 500 s\n  require latency <= 0.5 s for claims"))
    let fault = #expect(throws: Diagnostic.self) { try routed.run() }
    #expect(fault?.code.id == "E0753")
    #expect(fault?.title == "no model may answer `claims`")
  }

  @Test func `a route whose volume rests on another's answers is decided after it`() throws {
    let first = Self.text()
    let second = """
      route escalations {
        classes: hard, harder
        volume: { hard: answers.accepted * 10%, harder: 2k request/month }
        tokens_in: 3_000 token/request
        tokens_out: 500 token/request
        model best { price_in: 5 EUR per 1M token; price_out: 25 EUR per 1M token }
        quality: { hard: { best: 99% }, harder: { best: 98% } }
      }
      cost more = escalations.token_cost

      """
    let routed = Routed(second + first)
    #expect(routed.diagnostics.map { $0.rendered() } == [])
    let run = try routed.run()
    let expected = (run.number("answers.accepted") * 0.1 + 2_000) * (3_000 * 5e-6 + 500 * 25e-6)
    #expect(abs(run.number("escalations.token_cost") - expected) < 1e-6)
  }

  @Test func `setting an input decides anew, and back again`() throws {
    let routed = Routed(Self.text())
    let route = try #require(routed.model.routes.first)
    let base = try routed.run().shares(of: route)
    let dear = try routed.run("dear").shares(of: route)
    let strict = try routed.run(nil, "answers.quality_floor = 96%").shares(of: route)
    #expect(base != strict)
    #expect(try routed.run().shares(of: route) == base)
    #expect(dear.values.reduce(0, +) == 2)
  }
}
