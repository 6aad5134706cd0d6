import Checking
import Diagnostics
import Engine
import RoutedModels
import Routing
import Syntax
import Testing

struct GeneratedRouteTests {
  /// Numbers from a seed.
  struct Chance {
    private var state: UInt64
    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    mutating func one(in count: Int) -> Bool { below(count) == 0 }
  }

  static func text(seed: Int) -> String {
    var chance = Chance(seed: seed)
    let classes = (1...(1 + chance.below(4))).map { "c\($0)" }
    let models = (1...(1 + chance.below(4))).map { "m\($0)" }
    func by(_ unit: String, _ value: (inout Chance) -> String) -> String {
      "{ " + classes.map { "\($0): \(value(&chance))" }.joined(separator: ", ") + " } \(unit)"
    }
    var lines = ["classes: \(classes.joined(separator: ", "))"]
    lines.append("volume: " + by("request/month") { "\(1 + $0.below(200))k" })
    lines.append("tokens_in: " + by("token/request") { "\(100 + $0.below(9_000))" })
    lines.append("tokens_out: " + by("token/request") { "\(10 + $0.below(900))" })
    if chance.one(in: 2) { lines.append("cached: " + by("%") { "\($0.below(90))" }) }
    if chance.one(in: 3) { lines.append("loops: \(1 + chance.below(9))") }
    for model in models {
      var keys = [
        "price_in: 0.\(1 + chance.below(9)) USD per 1M token", "price_out: \(1 + chance.below(20)) EUR per 1M token",
      ]
      if chance.one(in: 3) { keys.append("price_cached: 0.05 USD per 1M token") }
      if chance.one(in: 3) { keys.append("fixed: \(chance.below(900)) EUR/month") }
      if chance.one(in: 4) {
        keys.append("capacity: \(1 + chance.below(900))M token/month; units: \(1 + chance.below(9))")
      }
      if chance.one(in: 2) { keys.append("vendor: \"v\(chance.below(2))\"") }
      if chance.one(in: 3) { keys.append("batch_price: 50%") }
      lines.append("model \(model) { \(keys.joined(separator: "; ")) }")
    }
    let quality = classes.map { name in
      "\(name): { " + models.map { "\($0): \(50 + chance.below(50))%" }.joined(separator: ", ") + " }"
    }
    lines.append("quality: { \(quality.joined(separator: ", ")) }")
    if chance.one(in: 2) { lines.append("wrong_answer: \(chance.below(30)) EUR/request") }
    if chance.one(in: 2) {
      lines += ["review: \(chance.below(100))%", "review_time: 40 s/request", "labour: 41 EUR/hour"]
      if chance.one(in: 2) { lines.append("review_rates: 0%, 50%") }
      if chance.one(in: 2) { lines.append("detects: \(50 + chance.below(50))%") }
      if chance.one(in: 2) { lines.append("rework_time: 6 min/request") }
    }
    if chance.one(in: 2) { lines.append("cascades: yes") }
    if chance.one(in: 3) {
      lines += ["gate_passes_right: 97%", "gate_passes_wrong: 20%", "gate_cost: 0.01 EUR/request"]
    }
    if chance.one(in: 3) { lines.append("batch: \(chance.below(100))%") }
    if chance.one(in: 3) { lines.append("today: m1") }
    if chance.one(in: 2) { lines.append("require quality >= \(50 + chance.below(40))%") }
    if chance.one(in: 4) { lines.append("require share(vendor) <= \(50 + chance.below(50))%") }
    if chance.one(in: 4) { lines.append("require at most 2 models") }
    let body = lines.map { "  \($0)\n" }.joined()
    return """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      rate 2026-01 1 USD = 0.92 EUR
      unit request, token
      route r "Generated" {
      \(body)}
      cost tokens = r.token_cost

      """
  }

  @Test(arguments: 1...40) func `a generated route costs in the model what the router says`(seed: Int) throws {
    let text = Self.text(seed: seed)
    let routed = Routed(text)
    #expect(routed.diagnostics.map { $0.rendered() } == [])
    let route = try #require(routed.model.routes.first)
    let run: Evaluator
    do {
      run = try routed.run()
    } catch let fault as Diagnostic {
      #expect(["E0752", "E0753"].contains(fault.code.id), "\(fault.rendered())")
      return
    }
    let problem = RouteProblem(route, RouteNumbers(run), over: 1...12).problem
    let totals = try Router().solve(problem).totals
    for (name, expected) in [
      ("cost", totals.cost.total), ("token_cost", totals.cost.models), ("quality", totals.quality.estimate),
      ("accepted", totals.accepted),
    ] {
      let value = run.number("r.\(name)")
      #expect(abs(value - expected) <= 1e-7 * max(1, abs(expected)), "\(name): \(value), not \(expected)\n\(text)")
    }
    guard let today = Rival.all(problem).first(where: { $0.kind == .today }) else { return }
    let expected = today.table.totals.cost.total
    #expect(abs(run.number("r.today_cost") - expected) <= 1e-7 * max(1, expected), "\(text)")
  }

  @Test(arguments: 1...40) func `a generated route is put in the one style once and for all`(seed: Int) {
    let crowded = Self.text(seed: seed).replacing("\n  ", with: "\n      ").replacing(": ", with: ":")
    func formatted(_ text: String) -> String {
      Formatter.format(Parser.parseModel(SourceFile(name: "main.roi", text: text)))
    }
    let once = formatted(crowded)
    #expect(once != crowded)
    #expect(formatted(once) == once)
    #expect(Routed(once).diagnostics.map(\.code.id) == [])
  }

  @Test func `mutated routes end in diagnostics`() throws {
    let text = Array(try Routed.example("routing").utf8)
    var chance = Chance(seed: 7)
    let words = [
      "{", "}", ":", "\n", "model", "require", "0", "%", "quality", "price(", ")", "large", "[", "-", "term",
    ]
    for _ in 0..<150 {
      var bytes = text
      for _ in 0...chance.below(3) {
        let from = chance.below(bytes.count - 20)
        let with = chance.one(in: 2) ? "" : words[chance.below(words.count)]
        bytes.replaceSubrange(from..<(from + chance.below(12)), with: Array(with.utf8))
      }
      let routed = Routed(String(decoding: bytes, as: UTF8.self))
      if !routed.diagnostics.contains(where: { $0.severity == .error }) { _ = try? routed.run() }
    }
  }
}
