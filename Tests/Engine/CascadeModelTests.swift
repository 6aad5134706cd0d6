import Checking
import Diagnostics
import Engine
import Evidence
import Foundation
import Planning
import Testing

/// The worked cascades that ship: rule 87, rule 88, rule 89, rule 90, rule 132 and rule 134.
struct CascadeModelTests {
  /// A shipped cascade, the level its lowest key result is to reach, and that level taken away.
  struct Cascade: Sendable, CustomTestStringConvertible {
    let rule: Int
    let model: String
    /// By Tests/Support/Reference/cascades.py.
    let npv: Double
    let level: String
    let short: String
    var testDescription: String { "rule \(rule): \(model)" }
  }

  static let cascades = [
    Cascade(rule: 87, model: "cascade-service", npv: 1_032_253.4253, level: "= 70% in 45%", short: "= 60% in 45%"),
    Cascade(rule: 88, model: "cascade-contracts", npv: 17_193.9741, level: "= 80% in 50%", short: "= 70% in 50%"),
    Cascade(rule: 89, model: "cascade-close", npv: 118_648.8109, level: "= 90% in 82%", short: "= 88% in 82%"),
    Cascade(rule: 90, model: "cascade-delivery", npv: 458_919.8715, level: "= 60% in 30%", short: "= 50% in 30%"),
    Cascade(rule: 132, model: "role-measures", npv: 178_634.6485, level: "= 8% in 2%", short: "= 5% in 2%"),
    Cascade(rule: 134, model: "cascade-retail", npv: 344_609.8077, level: "= 8% in 2%", short: "= 5% in 2%"),
  ]

  private static func text(_ cascade: Cascade) throws -> String {
    let path = ShippedProgrammeTests.root.appending(path: "models/programmes/\(cascade.model).roi")
    return try String(contentsOf: path, encoding: .utf8)
  }

  private static func holding(_ composed: Composed) throws -> [Bool] {
    let run = try composed.run()
    return composed.model.checks.indices.map { run.outcome(ofCheck: $0)?.holds == true }
  }

  @Test(arguments: cascades) func `hitting the lowest key result reaches every target above it`(_ cascade: Cascade)
    throws
  {
    let composed = Composed(try Self.text(cascade), reader: ShippedProgrammeTests.Library())
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let holding = try Self.holding(composed)
    #expect(holding.count >= 3)
    #expect(abs((ShippedProgrammeTests.number("npv", try composed.run()) ?? .nan) - cascade.npv) < 1e-3)
    #expect(!holding.contains(false))
  }

  @Test(arguments: cascades) func `falling short of the lowest key result misses the targets`(_ cascade: Cascade) throws
  {
    let text = try Self.text(cascade)
    try #require(text.contains(cascade.level))
    let composed = Composed(
      text.replacingOccurrences(of: cascade.level, with: cascade.short), reader: ShippedProgrammeTests.Library())
    #expect(try Self.holding(composed).contains(false))
  }

  @Test(arguments: cascades) func `a shipped cascade is wired as the rules want it`(_ cascade: Cascade) throws {
    let composed = Composed(try Self.text(cascade), reader: ShippedProgrammeTests.Library())
    var dossier = Dossier(today: Day(2026, 1, 5), records: composed.model.evidence.map(\.record))
    dossier.money.lines = composed.model.lines.map { LineFact(composed.model[$0.id].name, .cost) }
    #expect(!dossier.records.isEmpty)
    let wiring = [9, 12, 34, 64, 79, 80, 82, 83, 85, 93, 94, 95, 101, 128, 129, 131, 133, 135, 136, 143]
    // The roles stand in one cascade of measures, without key results at three levels or a signature.
    let own = cascade.rule == 132 ? [143] : []
    for rule in RuleBook.all where wiring.contains(rule.ids[0]) && !own.contains(rule.ids[0]) {
      let wrong = rule.check(dossier).filter { $0.severity > .good }
      #expect(wrong.isEmpty, "rule \(rule.ids[0]) \(wrong.map(\.text))")
    }
  }
}
