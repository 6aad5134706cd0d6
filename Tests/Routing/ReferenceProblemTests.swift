import Foundation
import Testing

@testable import Routing

/// Problems that `Tests/Support/Reference/routing_problems.py` made and solved from the formulas alone.
struct ReferenceProblemTests {
  struct Reference: Decodable {
    struct Item: Decodable {
      let requests, tokens, wrong_answer, review, review_hours, detection, rework_hours, wage: Double
    }
    struct Model: Decodable {
      struct Units: Decodable {
        let cost, capacity: Double
        let limit: Int
      }
      let vendor, region: String
      let price: [Double]
      let units: Units?
    }
    struct Gate: Decodable { let passes_right, passes_wrong, cost: Double }
    struct Terms: Decodable { let tiers, commitments: [[Double]] }
    struct Residency: Decodable {
      let regions: [String]
      let classes: [Int]
    }
    struct Rules: Decodable {
      let quality, vendor_share, budget: Double?
      let class_quality: [[Double]]?
      let model_limit: Int?
    }
    let classes: [Item]
    let models: [Model]
    let quality: [[Double]]
    let cascades: Bool
    let gate: Gate?
    let pairs: [[[[Int]?]]]?
    let terms: [String: Terms]?
    let residency: Residency?
    let rules: Rules
    let one_policy: Bool?
    let cost: Double?

    var problem: RoutingProblem {
      var rules: [RoutingRule] = []
      if let floor = self.rules.quality { rules.append(.quality(atLeast: floor, class: nil)) }
      for floor in self.rules.class_quality ?? [] { rules.append(.quality(atLeast: floor[1], class: Int(floor[0]))) }
      if let limit = self.rules.vendor_share { rules.append(.vendorShare(atMost: limit, vendor: nil)) }
      if let limit = self.rules.budget { rules.append(.budget(atMost: limit, of: .models)) }
      if let limit = self.rules.model_limit { rules.append(.modelLimit(limit)) }
      if let residency { rules.append(.residency(regions: residency.regions, classes: residency.classes)) }
      if one_policy == true { rules.append(.onePolicy(classes: Array(classes.indices))) }
      return RoutingProblem(
        classes: classes.enumerated().map { c, item in
          TaskClass(
            name: "class\(c)", requests: item.requests, tokens: item.tokens, wrongAnswer: item.wrong_answer,
            reviewShares: [item.review], reviewHours: item.review_hours, detection: item.detection,
            reworkHours: item.rework_hours, wage: item.wage)
        },
        models: models.enumerated().map { m, model in
          CandidateModel(
            name: "model\(m)", vendor: model.vendor, offers: [Offer(region: model.region, price: model.price)],
            hosting: model.units.map {
              Hosting(unitCost: $0.cost, unitCapacity: $0.capacity, unitLimit: $0.limit)
            })
        },
        quality: quality.map { $0.map { Quality($0) } },
        cascades: cascades
          ? Cascades(
            gate: gate.map { Routing.Gate(passesRight: $0.passes_right, passesWrong: $0.passes_wrong, cost: $0.cost) },
            pairs: (pairs ?? []).map {
              $0.map {
                $0.map { counts in
                  counts.map {
                    PairedOutcomes(both: $0[0], firstOnly: $0[1], secondOnly: $0[2], neither: $0[3])
                  }
                }
              }
            }) : nil,
        rules: rules,
        terms: (terms ?? [:]).map { vendor, terms in
          VendorTerms(
            vendor: vendor, tiers: terms.tiers.map { .init(threshold: $0[0], factor: $0[1]) },
            commitments: terms.commitments.map { .init(minimum: $0[0], factor: $0[1]) })
        })
    }
  }

  static var references: [Reference] {
    get throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      let data = try Data(contentsOf: root.appending(path: "Support/Reference/routing_problems.json"))
      return try JSONDecoder().decode([Reference].self, from: data)
    }
  }

  @Test func `a routing costs what the formulas and another solver say`() throws {
    let references = try Self.references
    #expect(references.count(where: { $0.cost != nil }) > 35)
    for (seed, reference) in references.enumerated() {
      switch Problems.solved(reference.problem) {
      case .success(let solution):
        let expected = try #require(reference.cost, "seed \(seed)")
        let cost = solution.totals.cost.total
        #expect(abs(cost - expected) < 1e-6 * expected, "seed \(seed): \(cost) for \(expected)")
        #expect(
          RoutingTable(solution.routes, units: solution.totals.units, of: reference.problem).broken.isEmpty,
          "seed \(seed)")
      case .failure(.conflict), .failure(.noPolicy): #expect(reference.cost == nil, "seed \(seed)")
      case .failure(let fault): Issue.record("seed \(seed): \(fault)")
      }
    }
  }

  @Test func `a conflict is smallest, without any one of its parts there is a routing`() throws {
    var conflicts = 0
    for reference in try Self.references where reference.cost == nil {
      let problem = reference.problem
      guard case .failure(.conflict(let conflict)) = Problems.solved(problem) else { continue }
      conflicts += 1
      #expect(!conflict.isEmpty)
      let all = problem.rules.indices.map { Requirement.rule($0) } + problem.models.indices.map { .capacity(model: $0) }
      // Alone they conflict, everything else left out.
      let rest = Set(all).subtracting(conflict)
      #expect(Problems.solved(problem, without: rest) == .failure(.conflict([])))
      for one in conflict {
        let relaxed = Problems.solved(problem, without: rest.union([one]))
        #expect(throws: Never.self) { try relaxed.get() }
      }
    }
    #expect(conflicts > 5)
  }
}
