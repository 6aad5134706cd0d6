import Diagnostics
import Testing

@testable import Syntax

struct RouteTests {
  private func route(_ text: String) throws -> (route: RouteSyntax, codes: [String]) {
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: text))
    guard case .route(let route)? = tree.declarations.first?.kind else { throw NoRoute() }
    return (route, tree.diagnostics.map(\.code.id))
  }
  private struct NoRoute: Error {}

  @Test func `a block is read line by line`() throws {
    let (route, codes) = try route(
      """
      route answers "Support" {
        classes: faq, claims
        volume: { faq: 180k,
                  claims: 45k } request/month; cascades: yes
        review_time: 40 s/request in 30 .. 60 as pert
        model large = price("anthropic/claude-sonnet-5") { region: EU
          latency: 2 s }
        model local { price_in: 0.10 USD per 1M token; price_out: 0.30 USD per 1M token
          fixed: 4_000 USD/month }
        terms anthropic { commitment: 5k USD/month; discount: 10% }
        require quality[claims] >= 90%
        require share("own") <= 70%
        require region = EU, UK for claims, faq
        require latency <= 2 s for faq
        require at most 2 models
        require one model per class
      }
      """)
    #expect(codes == [])
    #expect(route.name.text == "answers")
    #expect(route.label == "Support")
    #expect(
      route.items.map { Outline.of(any: $0) } == [
        ".entry(key: classes, values: [faq, claims], uncertainty: nil)",
        ".entry(key: volume, values: [<{faq: 180_000, claims: 45_000} request/month>], uncertainty: nil)",
        ".entry(key: cascades, values: [yes], uncertainty: nil)",
        ".entry(key: review_time, values: [40 s/request], uncertainty: (range: (low: 30, high: 60), shape: "
          + "(name: pert, central: nil, arguments: [], outcomes: [])))",
        ".model(name: large, price: price(\"anthropic/claude-sonnet-5\"), entries: [(key: region, values: [EU], "
          + "uncertainty: nil), (key: latency, values: [2 s], uncertainty: nil)])",
        ".model(name: local, price: nil, entries: [(key: price_in, values: [0.1 USD per 1M token], uncertainty: nil), "
          + "(key: price_out, values: [0.3 USD per 1M token], uncertainty: nil), (key: fixed, values: [4_000 USD/month], "
          + "uncertainty: nil)])",
        ".terms(vendor: anthropic, entries: [(key: commitment, values: [5_000 USD/month], uncertainty: nil), "
          + "(key: discount, values: [10%], uncertainty: nil)])",
        ".requirement(kind: .bound(figure: quality, of: [claims], operation: .greaterOrEqual, limit: 90%), classes: [])",
        ".requirement(kind: .bound(figure: share, of: [own], operation: .lessOrEqual, limit: 70%), classes: [])",
        ".requirement(kind: .region([EU, UK]), classes: [claims, faq])",
        ".requirement(kind: .bound(figure: latency, of: [], operation: .lessOrEqual, limit: 2 s), classes: [faq])",
        ".requirement(kind: .atMost(models: 2), classes: [])", ".requirement(kind: .oneModelPerClass, classes: [])",
      ])
  }

  @Test(arguments: [
    ("route a {\n  volume = 3\n  cached: 2%\n}\nb = 1\n", ["E0118"], 1),
    ("route a {\n  require quality == 3%\n  require at most many models\n  cached: 2%\n}\n", ["E0118", "E0118"], 1),
    ("route a {\n  model m = 3\n  model n { cached 2%; region: EU }\n}\n", ["E0118", "E0118"], 1),
    ("route a\n", ["E0118"], 0), ("route a { classes: x\n", ["E0114"], 0),
  ]) func `a line that does not parse is left out, and the others stay`(
    _ text: String, _ codes: [String], _ count: Int
  ) throws {
    let found = try route(text)
    #expect(found.codes == codes)
    #expect(found.route.items.count == count)
  }

  @Test func `a route is a command without braces and a declaration with them`() {
    let file = SourceFile(name: "s.hurdle", text: "route answers\nroute answers { classes: a }\n")
    let tree = Parser.parseSession(file, verbs: ["route"])
    #expect(
      tree.statements.map { if case .command = $0 { "command" } else { "declaration" } } == ["command", "declaration"])
  }
}
