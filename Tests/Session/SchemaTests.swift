import Exports
import Foundation
import Guide
import Session
import SessionFixtures
import Testing

/// Every JSON export keeps to the published schema, which names every key there is.
struct SchemaTests {
  private static let schema = Result { try JSONSchema(text: Guide.schema) }

  private static func faults(_ screen: Screen) throws -> [String] {
    let bytes = try #require(screen.session.exported(as: "json").bytes)
    return try schema.get().faults(in: JSONSchema.Value(text: String(decoding: bytes, as: UTF8.self)))
  }

  /// `programmes/support-copilot` and all others.
  static let models: [String] = files(in: ["costs", "benefits", "programmes"], ending: ".roi").map {
    String($0.dropLast(4))
  }
  static let sessions = files(in: ["sessions"], ending: ".hurdle")

  private static func files(in folders: [String], ending: String) -> [String] {
    folders.flatMap { folder -> [String] in
      let path = MemoryFiles.root.appending(path: "models/\(folder)").path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }
  }

  @Test("a shipped model's export, with and without a simulation", arguments: models)
  func model(_ name: String) throws {
    // A cost or a benefit alone stands on the examples of what it needs.
    var screen = Screen(options: Session.Options(version: "test", usesExamples: true))
    screen.type("load \(name)")
    #expect(try Self.faults(screen) == [])
    screen.type("simulate 2048 trials")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(try Self.faults(screen) == [])
  }

  @Test("what is exported at the end of a shipped session", arguments: sessions)
  func session(_ name: String) throws {
    let text = try String(contentsOf: MemoryFiles.root.appending(path: "models/\(name)"), encoding: .utf8)
    var screen = Screen()
    screen.replay(text, named: "models/\(name)")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(try Self.faults(screen) == [])
  }

  @Test func `logs and bills that were imported`() throws {
    let bill =
      "BilledCost,EffectiveCost,BillingCurrency,ServiceName,ChargePeriodStart,ChargePeriodEnd\n"
      + "1.10,1.05,USD,Model,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n"
    var screen = Screen(files: ["log.csv": ImportTests.log, "bill.csv": bill])
    screen.type("load programmes/support-copilot")
    screen.type("import usage log.csv classes by intent as desk")
    screen.type("import usage bill.csv classes by ServiceName as bill")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(try Self.faults(screen) == [])
    let text = String(decoding: try #require(screen.session.exported(as: "json").bytes), as: UTF8.self)
    // Two requests of faq, 100 and 200 tokens in; a bill to the last digit.
    #expect(text.contains(#""percentiles_in": [150, 195,"#), "\(text.suffix(4_000))")
    #expect(text.contains(#""billed": "1.1""#), "\(text.suffix(4_000))")
  }

  @Test func `everything that can be asked of a scenario`() throws {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type("set time_saved = 10%")
    screen.type("simulate 4096 trials of irr")
    for question in [
      "tornado", "breakeven", "sensitivity 1024 trials", "goal npv = 0 by time_saved",
      "goal P(npv > 0) = 60% by agents", "sweep agents from 500 to 1500 steps 3 of npv",
      "sweep agents from 500 to 1500 steps 3 by realised from 40% to 60% steps 2 of npv", "why",
    ] { screen.type(question) }
    let bytes = try #require(screen.session.exported(as: "json").bytes)
    let document = try JSONSchema.Value(text: String(decoding: bytes, as: UTF8.self))
    #expect(try Self.schema.get().faults(in: document) == [])
    for key in ["tornado", "breakeven", "sensitivity", "goals", "sweeps", "attribution", "simulation"] {
      #expect(document[key] != nil && document[key] != .null, "\(key): \(screen.text.suffix(3000))")
    }
  }

  @Test func `scenarios compared on the same draws`() throws {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    screen.type("simulate 2048 trials base cautious")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(try Self.faults(screen) == [])
  }

  @Test func `a key that the schema does not name, or one that is missing, is a fault`() throws {
    var screen = Screen()
    screen.type("load programmes/support-copilot")
    let bytes = try #require(screen.session.exported(as: "json").bytes)
    let schema = try Self.schema.get()
    let document = try JSONSchema.Value(text: String(decoding: bytes, as: UTF8.self))
    var added = document
    added["extra"] = .number(1)
    #expect(schema.faults(in: added) == ["$.extra is not allowed"])
    var deeper = document
    deeper["model"]?["extra"] = .string("")
    #expect(schema.faults(in: deeper) == ["$.model.extra is not allowed"])
    var less = document
    less["net"] = nil
    #expect(schema.faults(in: less) == ["$ lacks net"])
    var other = document
    other["passed"] = .string("yes")
    #expect(schema.faults(in: other) == ["$.passed is string"])
    var stray = document
    stray["evidence"] = .object(["anything": .bool(true)])
    #expect(schema.faults(in: stray).contains("$.evidence.anything is not allowed"))
  }
}
