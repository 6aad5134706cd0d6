import Foundation
import Session
import SessionFixtures
import Testing

/// What a simulation is asked that cannot be, and models at its limits.
struct SimulationInputTests {
  private static let frame = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year

    """

  @Test(arguments: [
    "9 EUR/month in 12 .. 7 as pert", "9 EUR/month in 10 .. 12 as triangular", "9 EUR/month in 1 .. 5 as pert",
    "9 EUR/month as normal(mean: 9, sd: -1)", "9 EUR/month in -3 .. 12 as lognormal", "9 EUR/month in 7 .. 7 EUR",
    "9 EUR/month as discrete { 5: 60%; 9: 60% }", "9 EUR/month in 7 hour .. 12 hour as pert", "9 EUR/month as pert",
    "9 EUR/month in 7 .. 12 as gauss",
  ])
  func `an impossible range is refused with what is wrong underlined`(range: String) {
    var screen = Screen(files: ["m.roi": Self.frame + "input a = \(range)\ncost licences = a\n"])
    screen.replay("load m.roi\nsimulate 100 trials\n")
    #expect(screen.hasFailed, "\(screen.text)")
    #expect(screen.text.contains("m.roi:4:"), "\(screen.text)")
    #expect(screen.text.contains("^"), "\(screen.text)")
    // The same at the prompt leaves the session as it was.
    var typed = Screen(files: ["m.roi": Self.frame + "input a = 9 EUR/month in 7 .. 12 as pert\ncost licences = a\n"])
    typed.type("load m.roi")
    typed.type("set a = \(range)")
    #expect(typed.hasFailed, "\(typed.text)")
    typed.type("simulate 100 trials")
    #expect(typed.codes.count == 1, "\(typed.text)")
  }

  @Test func `correlations that contradict each other name a pair and the nearest that do not`() {
    var screen = Screen(files: [
      "m.roi": Self.frame + """
        input a = 9 EUR/month in 7 .. 12 as pert
        input b = 9 EUR/month in 7 .. 12 as pert
        input c = 9 EUR/month in 7 .. 12 as pert
        cost licences = a + b + c
        correlate a with b 0.9
        correlate b with c 0.9
        correlate a with c -0.9

        """
    ])
    screen.replay("load m.roi\nsimulate 100 trials\n")
    #expect(screen.codes == ["E0613"])
    #expect(screen.text.contains("correlate a with c"), "\(screen.text)")
    #expect(screen.text.contains("nearest: correlate"), "\(screen.text)")
  }

  @Test(arguments: [("price,n\n3,1\n,2\n4,3\n", 3), ("price,n\n3,1\nn/a,2\n", 3), ("price,n\n3,1\n4 EUR,2\n", 3)])
  func `a gap in a file of samples is refused with its line`(text: String, line: Int) {
    var screen = Screen(files: [
      "m.roi": Self.frame
        + "input a = 4 EUR/month as sampled(\"prices.csv\", column: \"price\")\ncost licences = a\n",
      "prices.csv": text,
    ])
    screen.replay("load m.roi\nsimulate 100 trials\n")
    #expect(screen.hasFailed, "\(screen.text)")
    #expect(screen.text.contains("prices.csv:\(line)") || screen.text.contains("line \(line)"), "\(screen.text)")
  }

  @Test(arguments: ["0", "1_000_000_000_000", "1000bn", "-5", "0.5"])
  func `a number of trials that cannot be run is refused with how many can`(trials: String) {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type("simulate \(trials) trials")
    #expect(screen.codes == ["E0610"], "\(screen.text)")
    screen.type("show npv")
    #expect(screen.codes.count == 1)
  }

  @Test func `a metric that never exists is counted with its reason and averaged nowhere`() throws {
    var screen = Screen(files: [
      "m.roi": Self.frame + """
        input a = 9 EUR/month in 7 .. 12 as pert
        cost licences = a
        metric yield = 1 / (a - a)

        """
    ])
    screen.replay("load m.roi\nsimulate 300 trials of irr\n")
    #expect(screen.codes == [], "\(screen.text)")
    #expect(screen.text.contains("In no trial:"), "\(screen.text)")
    #expect(!screen.text.lowercased().contains("nan"))
    let text = String(decoding: try #require(screen.session.exported(as: "json").bytes), as: UTF8.self)
    let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let simulation = try #require(all["simulation"] as? [String: Any])
    let own = try #require(simulation["own"] as? [String: [String: Any]])
    for (name, figure) in [
      ("payback", simulation["payback"] as? [String: Any]), ("irr", simulation["irr"] as? [String: Any]),
      ("yield", own["yield"]),
    ] {
      let figure = try #require(figure, "\(name)")
      #expect(figure["defined"] as? Int == 0, "\(name)")
      #expect(figure["undefined"] as? Int == 300, "\(name)")
      #expect(figure["mean"] is NSNull, "\(name)")
      #expect((figure["reasons"] as? [String])?.isEmpty == false, "\(name)")
    }
  }

  @Test func `every key that the JSON of a simulation has is in the guide`() throws {
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot\nsimulate base cautious 500 trials")
    let text = String(decoding: try #require(session.exported(as: "json").bytes), as: UTF8.self)
    let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let simulation = try #require(all["simulation"] as? [String: Any])
    let guide = try String(
      contentsOf: MemoryFiles.root.appending(path: "Sources/Guide/Language.md"), encoding: .utf8)
    func keys(_ value: Any?) -> [String] {
      if let object = value as? [String: Any] { return object.keys + [] }
      return (value as? [Any])?.first.map(keys) ?? []
    }
    // Metrics are named by a few and "…"; errors stand for all under one.
    let metrics = keys(simulation).filter { (simulation[$0] as? [String: Any])?["mean"] != nil }
    #expect(metrics.count >= 8)
    var names = keys(simulation).filter { !metrics.contains($0) } + keys(simulation["npv"])
    for list in ["lines", "checks", "histogram", "fan", "comparisons"] { names += keys(simulation[list]) }
    names.removeAll { $0.hasPrefix("error_") || metrics.contains($0) }
    for name in Set(names).sorted() { #expect(guide.contains("`\(name)`"), "\(name)") }
  }

  // MARK: Limits

  @Test func `of thousands of lines the largest are followed, and those asked for`() throws {
    var model = Self.frame + "input level = 1 in 0.5 .. 2 as pert\n"
    for line in 1...230 { model += "cost item\(line) = \(line) EUR/month * level\n" }
    var screen = Screen(files: ["m.roi": model])
    screen.replay("load m.roi\nsimulate 500 trials of item7\n")
    #expect(screen.codes == [], "\(screen.text.prefix(2_000))")
    #expect(screen.text.contains("129 smaller lines"), "\(screen.text.suffix(900))")
    let text = String(decoding: try #require(screen.session.exported(as: "json").bytes), as: UTF8.self)
    let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let simulation = try #require(all["simulation"] as? [String: Any])
    #expect(simulation["left_out"] as? Int == 129)
    let names = try #require(simulation["lines"] as? [[String: Any]]).compactMap { $0["name"] as? String }
    #expect(names == ["item7"] + (131...230).map { "item\($0)" })
    let histogram = try #require(simulation["histogram"] as? [String: Any])
    #expect(histogram["of"] as? String == "item7")
  }

  @Test func `checks bound to another scenario are decided by its numbers in the same trials`() throws {
    let model =
      Self.frame + """
        input gain = 10 EUR/month in 8 .. 12 as uniform
        input price = 9 EUR/month
        cost licences = price
        benefit income = gain
          kind: cash
        scenario dear { price = 11 EUR/month }
        check npv > 0 in dear
        check npv > 0

        """
    func checks(_ statement: String) throws -> [String: Double] {
      var screen = Screen(files: ["m.roi": model])
      screen.replay("load m.roi\n\(statement)\n")
      #expect(screen.codes == [], "\(screen.text)")
      let text = String(decoding: try #require(screen.session.exported(as: "json").bytes), as: UTF8.self)
      let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let simulation = try #require(all["simulation"] as? [String: Any])
      let checks = try #require(simulation["checks"] as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: try checks.map {
          (try #require($0["text"] as? String), try #require($0["p_holds"] as? Double))
        })
    }
    let base = try checks("simulate 8k trials")
    // A uniform gain from 8 to 12 is above 9 in three quarters of the trials, above 11 in one.
    #expect(abs(try #require(base["npv > 0"]) - 0.75) < 0.002)
    #expect(abs(try #require(base["npv > 0 in dear"]) - 0.25) < 0.002)
    let dear = try checks("simulate 8k trials in dear\nuse scenario dear")
    #expect(dear["npv > 0 in dear"] == base["npv > 0 in dear"])
    #expect(abs(try #require(dear["npv > 0"]) - 0.25) < 0.002)
  }

  @Test func `a probability is shown with its error and its trials`() {
    var screen = Screen()
    screen.replay("load programmes/support-copilot\nsimulate 4k trials seed 5\nshow P(npv < 0)\nshow 1 - P(npv < 0)\n")
    #expect(screen.codes == [], "\(screen.text)")
    let notes = screen.text.split(separator: "\n").filter { $0.hasPrefix("P(npv < 0) ± ") }
    #expect(notes.count == 2, "\(screen.text)")
    #expect(notes.allSatisfy { $0.contains("4,000 trials, seed 5") })
  }

  // MARK: Suppositions

  @Test(arguments: [
    "show npv if seat_price = 30 in cautious", "show npv in cautious if seat_price = 30",
    "show npv if seat_price = 30 EUR/agent/month in cautious",
  ])
  func `a scenario may stand before or after what is supposed`(statement: String) {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type(statement)
    #expect(screen.codes == [], "\(screen.text)")
    var other = Screen()
    other.type("load programmes/support-copilot")
    other.type("use scenario cautious")
    other.type("set seat_price = 30")
    #expect(screen.text.contains(", in cautious\n"))
    // Both answers tell the same NPV.
    let supposed = screen.text.split(separator: "\n").last { $0.hasPrefix("NPV") }
    let set = other.text.split(separator: "\n").last { $0.hasPrefix("NPV") }
    #expect(supposed?.split(separator: " ").dropFirst(2) == set?.split(separator: " ").dropFirst(2), "\(screen.text)")
  }

  @Test func `a supposed range is a range`() {
    var screen = Screen()
    screen.replay(
      "load programmes/support-copilot\nshow npv if seat_price = 30 in 20 .. 40 as pert, agents = 900 in cautious\n")
    #expect(screen.codes == [], "\(screen.text)")
    screen.type("show tokens if agents = 900 as thousands")
    #expect(screen.codes.count <= 1)
  }

  @Test func `what a declaration did to an own metric is told`() {
    var screen = Screen(files: [
      "m.roi": Self.frame + """
        input a = 9 EUR/month
        cost licences = a
        benefit income = 10 EUR/month
          kind: cash
        metric gap = npv * 2

        """
    ])
    screen.type("load m.roi")
    screen.type("watch gap, npv")
    screen.type("cost extra = 1 EUR/month")
    screen.type("why")
    #expect(screen.codes == [], "\(screen.text)")
    let told = screen.text.components(separatedBy: "What changed").last ?? ""
    #expect(!told.contains("n/m"), "\(told)")
    screen.type("why of gap + npv")
    let again = screen.text.components(separatedBy: "What changed").last ?? ""
    #expect(!again.contains("n/m"), "\(again)")
  }
}
