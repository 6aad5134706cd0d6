import Checking
import Diagnostics
import Engine
import Finance
import Foundation
import RoutedModels
import Testing

/// The programme of two routes against Tests/Support/Reference/answer_routing.py, which solves them with another solver.
struct ProgrammeTests {
  private struct Totals: Decodable {
    let models, review, rework, errors, cost, accepted, quality: Double
  }
  private struct Reference: Decodable {
    let support, coding, support_today, coding_today: Totals
    let npv, answer_cost, support_saving, coding_saving: Double
    let lines: [String: Double]
  }

  @Test(arguments: ["base", "strict"]) func `the programme's figures are the reference's, to the cent`(
    scenario: String
  ) throws {
    let json = try Data(contentsOf: Routed.root.appending(path: "Tests/Support/Reference/answer_routing.json"))
    let reference = try #require(JSONDecoder().decode([String: Reference].self, from: json)[scenario])
    let file = Routed.root.appending(path: "models/programmes/answer-routing.roi")
    let routed = Routed(try String(contentsOf: file, encoding: .utf8))
    // Another seller's offer in the EU ends within the timeline.
    #expect(routed.diagnostics.map(\.code.id) == ["E0747"])
    let run = try routed.run(scenario)
    func near(_ name: String, _ value: Double, _ expected: Double, cent: Double = 0.005) {
      #expect(abs(value - expected) < cent, "\(name): \(value), not \(expected)")
    }
    for (name, totals, today) in [
      ("support", reference.support, reference.support_today), ("coding", reference.coding, reference.coding_today),
    ] {
      near("\(name).token_cost", run.number("\(name).token_cost"), totals.models)
      near("\(name).review_cost", run.number("\(name).review_cost"), totals.review)
      near("\(name).rework_cost", run.number("\(name).rework_cost"), totals.rework)
      near("\(name).error_cost", run.number("\(name).error_cost"), totals.errors)
      near("\(name).cost", run.number("\(name).cost"), totals.cost)
      near("\(name).accepted", run.number("\(name).accepted"), totals.accepted, cent: 1e-3)
      near("\(name).quality", run.number("\(name).quality"), totals.quality, cent: 1e-8)
      near("\(name).today_token_cost", run.number("\(name).today_token_cost"), today.models)
      near("\(name).today_review_cost", run.number("\(name).today_review_cost"), today.review)
      near("\(name).today_rework_cost", run.number("\(name).today_rework_cost"), today.rework)
      near("\(name).today_error_cost", run.number("\(name).today_error_cost"), today.errors)
      near("\(name).today_quality", run.number("\(name).today_quality"), today.quality, cent: 1e-8)
    }
    for (name, expected) in reference.lines { near(name, run.total(name), expected) }
    near("npv", try #require(run.metric(MetricReference(.npv))?.number), reference.npv)
    near("answer_cost", run.number("answer_cost"), reference.answer_cost, cent: 1e-9)
    near("support_saving", run.number("support_saving"), reference.support_saving)
    near("coding_saving", run.number("coding_saving"), reference.coding_saving)
  }
}
