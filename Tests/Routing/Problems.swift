import Routing

/// Numbers from a seed (SplitMix64), the same on every machine.
struct SeededNumbers {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }
  mutating func next(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + next() * (range.upperBound - range.lowerBound)
  }
  mutating func below(_ count: Int) -> Int { min(count - 1, Int(next() * Double(count))) }
}

enum Problems {
  static func solved(
    _ problem: RoutingProblem, without left: Set<Requirement> = []
  ) -> Result<RoutingSolution, RoutingFault> {
    do throws(RoutingFault) {
      let router = Router()
      return .success(try left.isEmpty ? router.solve(problem) : router.solve(problem, without: left))
    } catch {
      return .failure(error)
    }
  }

  /// Two classes, three models of two vendors, figures to reckon with by hand.
  static var small: RoutingProblem {
    RoutingProblem(
      classes: [
        TaskClass(name: "easy", requests: 100_000, tokens: 2_000, wrongAnswer: 0.5),
        TaskClass(
          name: "hard", requests: 20_000, tokens: 6_000, wrongAnswer: 20, reviewShares: [0.5], reviewHours: 0.01,
          detection: 0.8, reworkHours: 0.1, wage: 40),
      ],
      models: [
        CandidateModel(name: "large", vendor: "acme", offers: [Offer(region: "US", price: [0.02, 0.06])]),
        CandidateModel(name: "small", vendor: "acme", offers: [Offer(region: "US", price: [0.005, 0.015])]),
        CandidateModel(name: "local", vendor: "own", offers: [Offer(region: "EU", price: [0.001, 0.003])]),
      ],
      quality: [
        [Quality(0.97), Quality(0.95), Quality(0.92)],
        [Quality(0.93), Quality(0.85), Quality(0.70)],
      ])
  }

  /// A problem of any make within bounds; what it needs is not always to be had.
  static func random(_ numbers: inout SeededNumbers, classes: Int, models: Int, cascades: Bool = false)
    -> RoutingProblem
  {
    let taskClasses = (0..<classes).map { c in
      TaskClass(
        name: "class\(c)", requests: numbers.next(1_000...100_000).rounded(),
        tokens: numbers.next(500...8_000).rounded(),
        wrongAnswer: numbers.next(0...20), reviewShares: [numbers.next() < 0.5 ? 0 : numbers.next(0.1...1)],
        reviewHours: numbers.next(0.005...0.05), detection: numbers.next(0.5...0.95),
        reworkHours: numbers.next(0.05...0.5), wage: numbers.next(20...60))
    }
    let candidates = (0..<models).map { m in
      CandidateModel(
        name: "model\(m)", vendor: ["a", "b", "c"][m % 3],
        offers: [
          Offer(region: m % 2 == 0 ? "US" : "EU", price: taskClasses.map { $0.tokens * numbers.next(1...20) * 1e-6 })
        ])
    }
    let quality = taskClasses.map { _ in
      candidates.map { _ -> Quality? in
        let estimate = numbers.next(0.5...0.98)
        return Quality(estimate, lower: estimate - numbers.next(0...0.05), upper: min(1, estimate + 0.04))
      }
    }
    return RoutingProblem(
      classes: taskClasses, models: candidates, quality: quality,
      cascades: cascades
        ? Cascades(gate: Gate(passesRight: numbers.next(0.8...1), passesWrong: numbers.next(0...0.4), cost: 0.0005))
        : nil)
  }
}
