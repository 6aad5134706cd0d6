import Checking
import Diagnostics
import Engine
import Finance
import Foundation
import Quantities
import RoutedModels
import Testing

/// The routing example against Tests/Support/Reference/routing_example.py, which solves it with another solver.
struct ExampleTests {
  private struct Reference: Decodable {
    let shares: [String: Double]
    let units: Double
    let token_cost: Double
    let review_cost: Double
    let rework_cost: Double
    let error_cost: Double
    let cost: Double
    let quality: Double
    let accepted: Double
    let npv: Double
    let answer_cost: Double
  }

  private static let references: [String: Reference]? = {
    let path = Routed.root.appending(path: "Tests/Support/Reference/routing_example.json")
    return (try? Data(contentsOf: path)).flatMap { try? JSONDecoder().decode([String: Reference].self, from: $0) }
  }()

  @Test(arguments: ["base", "repriced"]) func `the example's answer is the reference's`(scenario: String) throws {
    let routed = Routed(try Routed.example("routing"))
    // Another seller's offer in the EU ends within the timeline.
    #expect(routed.diagnostics.map(\.code.id) == ["E0747"])
    let reference = try #require(Self.references?[scenario])
    let run = try routed.run(scenario)
    let route = try #require(routed.model.routes.first)
    let shares = run.shares(of: route)
    #expect(Set(shares.keys) == Set(reference.shares.keys))
    for (name, share) in reference.shares { #expect(abs((shares[name] ?? 0) - share) < 1e-8, "\(name)") }
    func near(_ name: String, _ expected: Double) {
      #expect(abs(run.number(name) - expected) <= 1e-9 * abs(expected), "\(name): \(run.number(name))")
    }
    near("answers.token_cost", reference.token_cost)
    near("answers.review_cost", reference.review_cost)
    near("answers.rework_cost", reference.rework_cost)
    near("answers.error_cost", reference.error_cost)
    near("answers.cost", reference.cost)
    near("answers.quality", reference.quality)
    near("answers.accepted", reference.accepted)
    let local = try #require(route.models.members.firstIndex(of: "local"))
    #expect(run.number("answers.units", cell: local) == reference.units)
    let npv = try #require(run.metric(MetricReference(.npv))?.number)
    #expect(abs(npv - reference.npv) < 1e-6 * abs(reference.npv))
  }
}
