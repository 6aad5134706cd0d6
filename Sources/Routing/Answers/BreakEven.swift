/// Where the choice between a class's cheaper and its better model turns.
package struct BreakEven: Hashable, Sendable {
  package var taskClass: Int
  /// The model whose tokens cost least.
  package var cheaper: Int
  /// The model that is right most often.
  package var better: Int
  /// The cheaper one's cost as a whole, per request, and the better one's.
  package var cheaperCost: Double
  package var betterCost: Double
  /// How often the cheaper one must be right to cost as much as the better one as a whole; below 0 or above 1 where no
  /// quality makes up the difference.
  package var quality: Double?
  /// The cost of a wrong answer at which both cost the same; nil where it does not decide, since both let as many wrong
  /// answers through.
  package var wrongAnswer: Double?

  /// One for each class with two models to choose from.
  package static func all(_ problem: RoutingProblem) -> [BreakEven] {
    let choice = SingleModelChoice(problem)
    return problem.classes.indices.compactMap { c in
      let policies = problem.models.indices.compactMap { choice.policy(c, $0) }
      guard let cheaper = policies.min(by: { $0.cost.tokens < $1.cost.tokens }),
        let better = policies.reversed().max(by: { $0.quality.estimate < $1.quality.estimate }),
        cheaper.stages[0].model != better.stages[0].model
      else { return nil }
      let item = problem.classes[c]
      let found = cheaper.reviewShare * item.detection
      let perWrong = found * item.reworkHours * item.wage + (1 - found) * item.wrongAnswer
      let certain = cheaper.cost.tokens + cheaper.cost.checks + cheaper.cost.review
      let escapes = cheaper.escapes - better.escapes
      let others = (better.cost.total - better.cost.errors) - (cheaper.cost.total - cheaper.cost.errors)
      return BreakEven(
        taskClass: c, cheaper: cheaper.stages[0].model, better: better.stages[0].model,
        cheaperCost: cheaper.cost.total, betterCost: better.cost.total,
        quality: perWrong > 0 ? 1 - (better.cost.total - certain) / perWrong : nil,
        wrongAnswer: abs(escapes) > 1e-12 ? others / escapes : nil)
    }
  }
}
