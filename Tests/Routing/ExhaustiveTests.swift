import Testing

@testable import Routing

/// The solvers against search by hand on problems small enough for it.
struct ExhaustiveTests {
  /// Every vertex of: minimise cost · x, Σ x = 1 in each class, coupling rows at most their bound. Slacks are columns.
  static func cheapestVertex(_ cost: [[Double]], _ rows: [([[Double]], Double)]) -> Double? {
    let classes = cost.count
    let flat = cost.flatMap { $0 }
    let count = classes + rows.count
    var columns: [[Double]] = []
    for (c, policies) in cost.enumerated() {
      for p in policies.indices {
        columns.append((0..<classes).map { $0 == c ? 1 : 0 } + rows.map { $0.0[c][p] })
      }
    }
    for r in rows.indices { columns.append((0..<count).map { $0 == classes + r ? 1 : 0 }) }
    let bound = Array(repeating: 1.0, count: classes) + rows.map(\.1)
    var best: Double?
    func choose(_ chosen: [Int], _ from: Int) {
      if chosen.count == count {
        guard let x = solve(chosen.map { columns[$0] }, bound), x.allSatisfy({ $0 > -1e-9 }) else { return }
        let total = zip(chosen, x).reduce(0) { $0 + ($1.0 < flat.count ? flat[$1.0] * $1.1 : 0) }
        if total < best ?? .infinity { best = total }
        return
      }
      for j in from..<max(from, columns.count) { choose(chosen + [j], j + 1) }
    }
    choose([], 0)
    return best
  }

  /// Gauss with pivots; nil where the columns depend on each other.
  static func solve(_ columns: [[Double]], _ bound: [Double]) -> [Double]? {
    let n = bound.count
    var a = (0..<n).map { i in columns.map { $0[i] } + [bound[i]] }
    for k in 0..<n {
      guard let pivot = (k..<n).max(by: { abs(a[$0][k]) < abs(a[$1][k]) }), abs(a[pivot][k]) > 1e-10 else { return nil }
      a.swapAt(k, pivot)
      for i in 0..<n where i != k {
        let factor = a[i][k] / a[k][k]
        for j in k...n { a[i][j] -= factor * a[k][j] }
      }
    }
    return (0..<n).map { a[$0][n] / a[$0][$0] }
  }

  @Test func `a linear routing costs what the cheapest of all vertices costs`() throws {
    var numbers = SeededNumbers(7)
    var feasible = 0
    for _ in 0..<150 {
      var problem = Problems.random(&numbers, classes: 2, models: 3)
      let floor = numbers.next(0.6...0.95)
      let share = numbers.next(0.3...0.9)
      problem.rules = [.quality(atLeast: floor, class: nil), .vendorShare(atMost: share, vendor: "a")]
      let policies = PolicyCandidates(problem).byClass
      let all = problem.requests
      let cost = policies.map { $0.map { $0.cost.total * problem.classes[$0.taskClass].requests } }
      let quality = policies.map { $0.map { -$0.quality.lower * problem.classes[$0.taskClass].requests / all } }
      let vendor = policies.map {
        $0.map { policy -> Double in
          let isOfVendor = problem.models[policy.stages[0].model].vendor == "a"
          return policy.cost.tokens * problem.classes[policy.taskClass].requests * ((isOfVendor ? 1 : 0) - share)
            / 1_000
        }
      }
      let expected = Self.cheapestVertex(cost, [(quality, -floor), (vendor, 0)])
      switch Problems.solved(problem) {
      case .success(let solution):
        let expected = try #require(expected)
        #expect(abs(solution.totals.cost.total - expected) < 1e-6 * expected)
        #expect(RoutingTable(solution.routes, units: solution.totals.units, of: problem).broken.isEmpty)
        feasible += 1
      case .failure(.conflict(let conflict)):
        #expect(expected == nil)
        #expect(!conflict.isEmpty)
      case .failure(let fault): Issue.record("\(fault)")
      }
    }
    #expect(feasible > 30 && feasible < 150)
  }

  /// Every assignment of one policy to each class.
  static func assignments(_ policies: [[Policy]]) -> [[Policy]] {
    policies.reduce([[]]) { rows, choices in rows.flatMap { row in choices.map { row + [$0] } } }
  }

  @Test func `a routing by whole choices costs what the cheapest of all assignments costs`() throws {
    var numbers = SeededNumbers(11)
    var feasible = 0
    for round in 0..<14 {
      var problem = Problems.random(&numbers, classes: 3, models: 4, cascades: round % 2 == 0)
      for m in 0..<2 {
        problem.models[m].hosting = Hosting(
          unitCost: numbers.next(100...3_000), unitCapacity: numbers.next(5e7...3e8).rounded(), unitLimit: 3)
      }
      problem.terms = [
        VendorTerms(
          vendor: "c", tiers: [.init(threshold: numbers.next(50...800), factor: 0.8)],
          commitments: [.init(minimum: numbers.next(100...2_000), factor: 0.7)])
      ]
      problem.rules = [
        .quality(atLeast: numbers.next(0.6...0.85), class: nil), .onePolicy(classes: [0, 1, 2]),
        .modelLimit(1 + numbers.below(3)), .budget(atMost: numbers.next(1_000...8_000), of: .models),
      ]
      let tables = Self.assignments(PolicyCandidates(problem).byClass).map { row in
        RoutingTable(row.map { Route(policy: $0, share: 1) }, of: problem)
      }
      let expected = tables.filter(\.broken.isEmpty).map(\.totals.cost.total).min()
      switch Problems.solved(problem) {
      case .success(let solution):
        let expected = try #require(expected)
        #expect(abs(solution.totals.cost.total - expected) < 1e-6 * expected, "round \(round)")
        #expect(RoutingTable(solution.routes, units: solution.totals.units, of: problem).broken.isEmpty)
        feasible += 1
      case .failure(.conflict): #expect(expected == nil, "round \(round)")
      case .failure(let fault): Issue.record("\(fault)")
      }
    }
    #expect(feasible > 3)
  }
}
