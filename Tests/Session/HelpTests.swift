import Diagnostics
import Functions
import Quantities
import Session
import SessionFixtures
import Testing

/// Help on everything that has a name, with examples that run.
struct HelpTests {
  private static let programme = "load programmes/support-copilot"

  /// The lines below the heading `Example` of a page.
  private static func example(in page: String) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(of: "Example") else { return "" }
    return lines[(heading + 1)...].prefix { !$0.isEmpty }.joined(separator: "\n")
  }

  static let metrics = [
    "npv", "roi", "irr", "mirr", "payback", "discounted_payback", "peak_funding", "tco", "pv_costs", "pv_benefits",
    "npv.cash_only", "irr.cash_only", "payback.risk_adjusted",
  ]
  static let units =
    Unit.Atom.builtIn.keys.sorted() + Unit.Atom.currencyCodes.sorted() + ["%", "agent", "case", "token", "FTE"]

  @Test(arguments: metrics + units + ["seat_price", "licences", "loaded_rate"])
  func `a metric, a unit and a name have a page with an example that runs`(topic: String) {
    var screen = Screen()
    screen.type(Self.programme)
    let before = screen.text.count
    screen.type("help \(topic)")
    #expect(screen.codes == [], "\(screen.text)")
    let example = Self.example(in: String(screen.text.dropFirst(before)))
    #expect(!example.isEmpty, "\(topic): \(screen.text)")
    for statement in example.split(separator: "\n") { screen.type(String(statement)) }
    #expect(screen.codes == [], "\(topic): \(screen.text)")
  }

  @Test func `every function and every code has a page with an example`() {
    for topic in FunctionCatalogue.documented.map(\.name) + DiagnosticCode.all.map(\.id) {
      var screen = Screen()
      screen.type("help \(topic)")
      #expect(screen.codes == [], "\(topic)")
      #expect(screen.text.contains("\nExample\n"), "\(topic): \(screen.text)")
    }
  }

  @Test func `a name that is a metric and a function is told as both`() {
    var screen = Screen()
    screen.type("help npv")
    #expect(screen.text.contains("Its views: "))
    #expect(screen.text.contains("As a function"))
  }

  @Test(arguments: [
    ("help simulat", "simulate"), ("help npw", "npv"), ("help cumulativ", "cumulative"), ("simulat", "simulate"),
    ("show npw", "npv"), ("set seat_prise = 3", "seat_price"), ("use cautios", "cautious"), ("simulate of roy", "roi"),
    ("watch paybak", "payback"), ("explain licence", "licences"), ("exclude governence", "governance"),
    ("sweep seat_prce from 1 to 2", "seat_price"), ("goal npv = 0 by seat_prce", "seat_price"),
    ("goal npw = 0 by seat_price", "npv"), ("compare base cautios", "cautious"), ("why since cautios", "cautious"),
    ("reset seat_prce", "seat_price"), ("tornado of npw", "npv"), ("sensitivity of npw", "npv"),
    ("breakeven of npw", "npv"), ("expect npw = 3", "npv"), ("load programmes/support-copilo", "support-copilot"),
    ("export board.xlxs", "xlsx"), ("format jsn", "json"),
    ("show npv in cautios", "cautious"), ("show npv by yeer", "year"), ("simulate with randm points", "random"),
    ("include governence", "governance"), ("pricess list", "prices"),
  ])
  func `a misspelt word is answered with the one that was meant`(statement: String, meant: String) {
    var screen = Screen()
    screen.type(Self.programme)
    let before = screen.text.count
    screen.type(statement)
    #expect(screen.hasFailed, "\(statement): \(screen.text.dropFirst(before))")
    let told = screen.text.dropFirst(before).split(separator: "\n").filter {
      $0.contains("did you mean") || $0.contains("hint:") || $0.contains("note:")
    }
    #expect(told.contains { $0.contains(meant) }, "\(statement): \(screen.text.dropFirst(before))")
  }
}
