import Testing

@testable import Routing

struct AnswerTests {
  @Test func `each class goes to the model that is cheapest with review, rework and wrong answers`() throws {
    let problem = Problems.small
    let solution = try Router().solve(problem)
    // easy: large 0.02 + 0.03·0.5 = 0.035, small 0.005 + 0.05·0.5 = 0.030, local 0.001 + 0.08·0.5 = 0.041.
    // hard: review 0.5·0.01·40 = 0.2; a wrong answer costs 0.4·0.1·40 + 0.6·20 = 13.6: large 0.26 + 0.07·13.6 = 1.212.
    #expect(solution.routes.map { $0.policy.stages[0].model } == [1, 0])
    #expect(solution.routes.map(\.share) == [1, 1])
    #expect(abs(solution.totals.cost.total - (3_000 + 20_000 * 1.212)) < 1e-6)
    #expect(abs(solution.totals.cost.tokens - (500 + 1_200)) < 1e-9)
    #expect(abs(solution.totals.cost.review - 4_000) < 1e-9)
    #expect(abs(solution.totals.cost.rework - 20_000 * 0.07 * 0.4 * 4) < 1e-6)
    #expect(abs(solution.totals.accepted - (95_000 + 20_000 * (1 - 0.07 * 0.6))) < 1e-6)
    #expect(abs(solution.totals.hours - (100 + 20_000 * 0.07 * 0.4 * 0.1)) < 1e-6)
    #expect(solution.totals.concentration == 1)
    #expect(!solution.isTied)
  }

  @Test func `ties are settled in the order of declaration and said`() throws {
    var problem = Problems.small
    problem.models[1].offers[0].price = problem.models[0].offers[0].price
    problem.quality = [[Quality(0.9), Quality(0.9), Quality(0.5)], [Quality(0.9), Quality(0.9), Quality(0.5)]]
    let solution = try Router().solve(problem)
    #expect(solution.routes.map { $0.policy.stages[0].model } == [0, 0])
    #expect(solution.isTied)
    problem.models.swapAt(0, 1)
    #expect(try Router().solve(problem).routes.map { $0.policy.stages[0].model } == [0, 0])
  }

  @Test func `rivals are those a sceptic names`() throws {
    var problem = Problems.small
    problem.today = [[1, 0, 0], [1, 0, 0]]
    problem.rules = [.quality(atLeast: 0.9, class: nil)]
    let rivals = Rival.all(problem)
    #expect(rivals.map(\.kind) == [.today, .best(model: 0), .cheapest(model: 2), .oneCheaper(model: 1)])
    // large everywhere: 100,000 · 0.035 + 20,000 · 1.212.
    #expect(abs(rivals[0].table.totals.cost.total - (3_500 + 24_240)) < 1e-6)
    #expect(rivals[0].table.broken.isEmpty)
    #expect(rivals[2].table.broken == [.rule(0)])
  }

  @Test func `shadow prices are what solving again says`() throws {
    var confirmed = 0
    for (seed, reference) in try ReferenceProblemTests.references.enumerated() where reference.cost != nil {
      let problem = reference.problem
      let solution = try Router().solve(problem)
      for price in try Router().shadowPrices(of: solution, in: problem) {
        let isWhole = !problem.terms.isEmpty || problem.models.contains { $0.hosting != nil }
        #expect(isWhole || price.isConfirmed, "seed \(seed): \(price)")
        confirmed += 1
      }
    }
    #expect(confirmed > 5)
  }

  @Test func `a rule of residency costs what it costs to route without it`() throws {
    var problem = Problems.small
    problem.rules = [.residency(regions: ["EU"], classes: [1])]
    let solution = try Router().solve(problem)
    let costs = try Router().ruleCosts(of: solution, in: problem)
    // hard on local: 0.003 + 0.2 + 0.3·13.6 = 4.283 instead of 1.212.
    #expect(costs.map(\.rule) == [0])
    #expect(abs((costs.first?.cost ?? 0) - 20_000 * (4.283 - 1.212)) < 1e-6)
  }

  @Test func `the frontier rises and bends upwards`() throws {
    let frontier = try Router().frontier(of: Problems.small, points: 11)
    #expect(frontier.points.count == 11)
    let slopes = zip(frontier.points, frontier.points.dropFirst()).map {
      ($1.cost - $0.cost) / ($1.quality - $0.quality)
    }
    for (one, next) in zip(slopes, slopes.dropFirst()) { #expect(next >= one - 1e-3 * abs(one)) }
    // Best of all: 100,000 at 97% and 20,000 at 93%.
    #expect(abs((frontier.points.last?.quality ?? 0) - (0.97 * 100_000 + 0.93 * 20_000) / 120_000) < 1e-6)
  }

  @Test func `at the break-even both models cost the same`() throws {
    let problem = Problems.small
    let points = BreakEven.all(problem)
    #expect(points.map(\.cheaper) == [2, 2])
    #expect(points.map(\.better) == [0, 0])
    for point in points {
      var even = problem
      even.quality[point.taskClass][2] = Quality(try #require(point.quality))
      let mended = try #require(BreakEven.all(even).first { $0.taskClass == point.taskClass })
      #expect(abs(mended.cheaperCost - mended.betterCost) < 1e-9)
      even = problem
      even.classes[point.taskClass].wrongAnswer = try #require(point.wrongAnswer)
      let priced = BreakEven.all(even)[point.taskClass]
      #expect(abs(priced.cheaperCost - priced.betterCost) < 1e-9)
    }
  }

  @Test func `a shock is answered with what is at risk and what it costs to switch`() throws {
    let problem = Problems.small
    let solution = try Router().solve(problem)
    let dearer = Router().answer(to: .price(vendor: "acme", factor: 3), of: solution, in: problem)
    #expect(abs(dearer.valueAtRisk - 2 * 1_700) < 1e-6)
    #expect(dearer.exposedRequests == 120_000)
    let switched = try #require(dearer.costToSwitch)
    // easy: small now 0.015 + 0.025 = 0.040, local 0.041; hard stays.
    #expect(abs(switched - dearer.valueAtRisk) < 1e-6)
    let gone = Router().answer(to: .removed(vendor: "acme"), of: solution, in: problem)
    // All on local: 100,000 · 0.041 + 20,000 · 4.283.
    let local = try #require(gone.costToSwitch)
    #expect(abs(local - (4_100 + 85_660 - 27_240)) < 1e-6)
    // Unanswered requests cost a wrong answer each.
    #expect(abs(gone.unchanged - (100_000 * 0.5 + 20_000 * 20)) < 1e-6)
  }

  @Test func `growth is one factor every month`() throws {
    let problem = Problems.small
    let solution = try Router().solve(problem)
    let path = Growth(tokensPerYear: 320).path(of: solution, in: problem, months: 12)
    #expect(path.count == 13)
    #expect(abs(path[12].totals.cost.tokens / path[0].totals.cost.tokens - 320) < 1e-9 * 320)
    #expect(abs(path[6].totals.cost.tokens / path[0].totals.cost.tokens - Double(320).squareRoot()) < 1e-9)
    let loops = Growth(callsPerRequest: 4 * 5).path(of: solution, in: problem, months: 0)
    #expect(abs(loops[0].totals.cost.tokens - 20 * 1_700) < 1e-6)
  }

  @Test func `numbers that cannot be meant are refused by name`() {
    var problem = Problems.small
    problem.classes[1].detection = .nan
    #expect {
      try Router().solve(problem)
    } throws: {
      guard case .impossibleNumber("detection rate", "hard", _) = $0 as? RoutingFault else { return false }
      return true
    }
    problem = Problems.small
    problem.quality[0].removeLast()
    #expect(throws: RoutingFault.unevenTable(what: "quality of easy", found: 2, expected: 3)) {
      try Router().solve(problem)
    }
    problem = Problems.small
    problem.rules = [.residency(regions: ["CH"], classes: [0])]
    #expect(
      throws: RoutingFault.noPolicy(
        class: 0, because: (0..<3).map { Exclusion(model: $0, reason: .rule(0)) })
    ) { try Router().solve(problem) }
  }

  @Test func `a class without requests is no burden`() throws {
    var problem = Problems.small
    problem.classes[0].requests = 0
    problem.rules = [.quality(atLeast: 0.93, class: nil)]
    let solution = try Router().solve(problem)
    #expect(abs(solution.totals.cost.total - 20_000 * 1.212) < 1e-6)
    problem.classes[1].requests = 0
    #expect(try Router().solve(problem).totals.cost.total == 0)
  }

  @Test func `prompts that grow beyond what a model takes are told`() throws {
    var problem = Problems.small
    for c in problem.classes.indices { problem.classes[c].longestPrompt = 100_000 }
    for m in problem.models.indices { problem.models[m].context = 250_000 }
    let solution = try Router().solve(problem)
    let path = Growth(tokensPerYear: 4).path(of: solution, in: problem, months: 12)
    #expect(path[0].unheld.isEmpty)
    // Four times as many after a year: 2.5 times after log 2.5 / log 4 of it, eight months.
    #expect(path.firstIndex { !$0.unheld.isEmpty } == 8)
    problem.models[0].context = 50_000
    #expect(try Router().solve(problem).routes.allSatisfy { $0.policy.stages[0].model != 0 })
  }

  @Test func `many at once get the same answer to the bit`() async throws {
    let problems = try ReferenceProblemTests.references.prefix(12).map(\.problem)
    let alone = problems.map { Problems.solved($0) }
    await withTaskGroup(of: (Int, Result<RoutingSolution, RoutingFault>).self) { group in
      for i in 0..<48 { group.addTask { (i % 12, Problems.solved(problems[i % 12])) } }
      for await (i, result) in group { #expect(result == alone[i], "problem \(i)") }
    }
  }

  @Test func `a search that runs out of time says how far it may be from the cheapest`() throws {
    var numbers = SeededNumbers(23)
    var problem = Problems.random(&numbers, classes: 60, models: 9, cascades: true)
    problem.rules = [
      .quality(atLeast: 0.8, class: nil), .onePolicy(classes: Array(0..<60)), .modelLimit(4),
      .vendorShare(atMost: 0.4, vendor: nil),
    ]
    let router = Router(options: RoutingOptions(timeLimit: 0.4))
    do throws(RoutingFault) {
      let solution = try router.solve(problem)
      #expect(RoutingTable(solution.routes, units: solution.totals.units, of: problem).broken.isEmpty)
      if case .stopped(let bound) = solution.proof {
        #expect(bound > 0 && bound <= solution.totals.cost.total)
        #expect(solution.gap >= 0 && solution.gap < 1)
      }
    } catch {
      #expect(error == .outOfTime)
    }
  }

  @Test func `200 classes with 50 policies each are solved`() throws {
    var numbers = SeededNumbers(29)
    var problem = Problems.random(&numbers, classes: 200, models: 7, cascades: true)
    problem.rules = [.quality(atLeast: 0.8, class: nil), .vendorShare(atMost: 0.6, vendor: nil)]
    let solution = try Router().solve(problem)
    #expect(PolicyCandidates(problem).byClass.allSatisfy { $0.count == 49 })
    #expect(RoutingTable(solution.routes, units: solution.totals.units, of: problem).broken.isEmpty)
  }
}
