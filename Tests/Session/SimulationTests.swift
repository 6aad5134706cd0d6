import Diagnostics
import Foundation
import Session
import SessionFixtures
import Testing

/// Simulations in a session: kept, dropped, exported, and put together from shards.
struct SimulationTests {
  private func json(_ session: Session) throws -> [String: Any] {
    let bytes = try #require(session.exported(as: "json").bytes)
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func `a simulation stays with what it was run on`() throws {
    var screen = Screen()
    screen.replay("load programmes/support-copilot\nsimulate 2000 trials seed 9\n")
    var object = try json(screen.session)
    let simulation = try #require(object["simulation"] as? [String: Any])
    #expect(simulation["trials"] as? Int == 2000)
    #expect((object["provenance"] as? [String: Any])?["seed"] as? Int == 9)
    for key in ["npv", "roi", "payback", "lines", "checks", "fan", "histogram", "p_loss", "p_payback_within", "own"] {
      #expect(simulation[key] != nil, "\(key)")
    }
    let npv = try #require(simulation["npv"] as? [String: Any])
    for key in ["mean", "sd", "p5", "p10", "p50", "p90", "p95", "error_p50", "undefined", "cash_only"] {
      #expect(npv[key] != nil, "\(key)")
    }
    screen.type("show npv")
    #expect(try json(screen.session)["simulation"] is [String: Any])
    screen.type("set seat_price = 30")
    #expect(screen.text.contains("The simulation was of what stood before"))
    object = try json(screen.session)
    #expect(object["simulation"] is NSNull)
    #expect((object["provenance"] as? [String: Any])?["seed"] is NSNull)
    screen.type("undo")
    #expect(try json(screen.session)["simulation"] is [String: Any])
    // Another scenario's export does not carry it.
    screen.type("use scenario cautious")
    #expect(try json(screen.session)["simulation"] is NSNull)
  }

  @Test func `shards give the JSON of the whole, byte for byte`() throws {
    let statement = "simulate 3000 trials seed 4 of irr"
    func session() -> Session {
      let session = Session(files: MemoryFiles(), options: .init(version: "test"))
      _ = session.type("load programmes/coding-assistant")
      return session
    }
    let whole = session()
    #expect(!whole.type(statement).hasErrors)
    let expected = try #require(whole.exported(as: "json").bytes)
    for count in [1, 3, 18] {
      var merge = SimulationMerge()
      for index in 1...count {
        let (bytes, diagnostics) = session().shard(statement, part: "\(index)/\(count)")
        #expect(diagnostics == [])
        #expect(merge.add(try #require(bytes), from: "part \(index)") == nil)
      }
      #expect(Array(try merge.finish().get().json.utf8) == expected)
    }
    for part in ["5/4", "0/4", "4", "a/b", "1/0", "-1/3", "1/2/3", ""] {
      #expect(session().shard(statement, part: part).diagnostics.map(\.code.id) == ["E0614"])
    }
  }

  @Test(arguments: [
    ("simulate 0 trials", "E0610"), ("simulate -3 trials", "E0610"), ("simulate 2.5 trials", "E0610"),
    ("simulate 1000bn trials", "E0610"), ("simulate seed -1", "E0611"), ("simulate seed 1.5", "E0611"),
    ("simulate of nvp", "E0806"), ("simulate in nowhere", "E0801"), ("simulate base base", "E0809"),
    ("show P(npv)", "E0617"), ("show P(npv < 0, roi)", "E0617"), ("show P(sum(agents) < 3 EUR)", "E0308"),
  ])
  func `what cannot be simulated is refused`(statement: String, code: String) {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type(statement)
    #expect(screen.codes.count == 1, "\(screen.text)")
    if code != "E0308" { #expect(screen.codes == [code], "\(screen.text)") }
  }

  @Test func `the nearest correlations that are offered are possible`() throws {
    let model = """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input a = 9 EUR/month in 7 .. 12 as pert
      input b = 9 EUR/month in 7 .. 12 as pert
      input c = 9 EUR/month in 7 .. 12 as pert
      cost licences = a + b + c

      """
    let stated = "correlate a with b 0.9\ncorrelate b with c 0.9\ncorrelate a with c -0.9\n"
    var screen = Screen(files: ["m.roi": model + stated])
    screen.replay("load m.roi\nsimulate 100 trials\n")
    #expect(screen.codes == ["E0613"])
    let offered = screen.text.split(separator: "\n").compactMap { line in
      line.range(of: "nearest: ").map { String(line[$0.upperBound...]) }
    }
    #expect(offered.count == 3)
    var mended = Screen(files: ["m.roi": model + offered.joined(separator: "\n") + "\n"])
    mended.replay("load m.roi\nsimulate 100 trials\n")
    #expect(mended.codes == [], "\(mended.text)")
  }

  @Test func `a file of samples with a gap is refused where it is`() {
    let model = """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input price = 4 EUR/month as sampled("prices.csv", column: "price")
      cost licences = price

      """
    for rows in ["3\n\n4\n", "3\nabc\n", "3\n,\n", ""] {
      var screen = Screen(files: ["m.roi": model, "prices.csv": "price\n\(rows)"])
      screen.replay("load m.roi\nsimulate 100 trials\n")
      #expect(!screen.text.contains("nan"))
      #expect(rows.contains("\n\n") || screen.hasFailed, "\(rows): \(screen.text)")
    }
    var whole = Screen(files: ["m.roi": model, "prices.csv": "price\n3\n4\n8\n"])
    whole.replay("load m.roi\nsimulate 3000 trials\n")
    #expect(whole.codes == [], "\(whole.text)")
  }

  @Test func `every shipped model simulates`() throws {
    for entry in MemoryFiles().library {
      var options = Session.Options(version: "test", usesExamples: true)
      options.threads = 2
      let session = Session(files: MemoryFiles(), options: options)
      #expect(!session.type("load \(entry.path)").hasErrors)
      let answer = session.type("simulate 256 trials of irr")
      #expect(!answer.hasErrors, "\(entry.path): \(answer.diagnostics.map { $0.rendered() })")
      let text = String(decoding: try #require(session.exported(as: "json").bytes), as: UTF8.self)
      #expect(text.contains("\"p_loss\""))
      // What is not finite is no JSON.
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test func `a probability is a number like any other`() throws {
    var screen = Screen()
    screen.replay(
      """
      load programmes/support-copilot
      simulate 4000 trials
      show P(npv < 0)
      expect P(npv < 0) = 43% within 2 pp
      """.replacingOccurrences(of: "2 pp", with: "5%"))
    #expect(screen.codes == [], "\(screen.text)")
    #expect(screen.expectations.filter { $0.kind == .expect }.map(\.passed) == [true], "\(screen.text)")
    let simulated = try #require(try json(screen.session)["simulation"] as? [String: Any])
    let share = try #require(simulated["p_loss"] as? Double)
    let actual = try #require(screen.expectations.first { $0.kind == .expect }?.actual)
    #expect(abs(actual / 100 - share) < 1e-12)
  }

  /// Independent draws of the same model in NumPy (Tests/Support/Reference/support_copilot_simulation.py).
  @Test func `the support copilot's distribution is that of an independent simulation`() throws {
    let reference = MemoryFiles.root.appending(path: "Tests/Support/Reference/support_copilot_simulation.json")
    let expected = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: reference)) as? [String: [String: Double]])
    let session = Session(files: MemoryFiles(), options: .init(version: "test"))
    _ = session.type("load programmes/support-copilot\nsimulate 32768 trials")
    let simulation = try #require(try json(session)["simulation"] as? [String: Any])
    let npv = try #require(simulation["npv"] as? [String: Any])
    func meets(_ name: String, _ value: Any?, _ error: Any?) throws {
      let (value, error) = (try #require(value as? Double), try #require(error as? Double))
      let other = try #require(expected[name])
      let (middle, spread) = (try #require(other["value"]), try #require(other["error"]))
      let distance = (error * error + spread * spread).squareRoot()
      #expect(abs(value - middle) < 4.5 * distance, "\(name): \(value) ± \(error) against \(middle) ± \(spread)")
    }
    for name in ["mean", "sd", "p5", "p10", "p50", "p90", "p95"] { try meets(name, npv[name], npv["error_\(name)"]) }
    try meets("p_loss", simulation["p_loss"], simulation["error_p_loss"])
    let paybacks = try #require(simulation["p_payback_within"] as? [String: [String: Any]])
    for months in ["12", "24", "36"] {
      try meets("p_\(months)", paybacks[months]?["p"], paybacks[months]?["error"])
    }
  }
}
