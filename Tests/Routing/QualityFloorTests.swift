import Testing

@testable import Routing

/// Carries out rule 118: the cheaper model where it is just as good, and only there.
struct QualityFloorTests {
  @Test(arguments: [(0.95, "small"), (0.96, "large"), (0.97, "large")])
  func `the cheapest model that keeps the quality is taken`(_ floor: Double, _ expected: String) throws {
    // Of the easy class small costs 0.030 at 95%, large 0.035 at 97%, local 0.041 at 92%.
    var problem = Problems.small
    problem.rules = [.quality(atLeast: floor, class: 0), .onePolicy(classes: [0])]
    let solution = try Router().solve(problem)
    #expect(problem.models[solution.routes[0].policy.stages[0].model].name == expected)
    #expect((problem.quality[0][solution.routes[0].policy.stages[0].model]?.estimate ?? 0) >= floor)
  }
}
