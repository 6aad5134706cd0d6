/// How a first model's answers are passed on to a second one.
package struct Cascades: Hashable, Sendable {
  /// The automatic check of first answers; nil where people's reviews are the check: an answer found wrong goes to the
  /// second model instead of being reworked by hand, and is reviewed again.
  package var gate: Gate?
  /// `pairs[class][first][second]`: what both did on the same prompts; nil where only each one's quality is known.
  package var pairs: [[[PairedOutcomes?]]]

  package init(gate: Gate? = nil, pairs: [[[PairedOutcomes?]]] = []) {
    self.gate = gate
    self.pairs = pairs
  }

  func pair(_ taskClass: Int, _ first: Int, _ second: Int) -> PairedOutcomes? {
    guard taskClass < pairs.count, first < pairs[taskClass].count, second < pairs[taskClass][first].count else {
      return nil
    }
    return pairs[taskClass][first][second]
  }
}

/// A check that lets an answer pass or hands the request on. It sees whether an answer is right, with errors.
package struct Gate: Hashable, Sendable {
  /// Probability that a right answer passes, 0...1.
  package var passesRight: Double
  /// Probability that a wrong answer passes, 0...1.
  package var passesWrong: Double
  /// Money per request checked.
  package var cost: Double

  package init(passesRight: Double, passesWrong: Double, cost: Double = 0) {
    self.passesRight = passesRight
    self.passesWrong = passesWrong
    self.cost = cost
  }
}

/// How many prompts two models got right, answered by both.
package struct PairedOutcomes: Hashable, Sendable {
  package var both: Int
  package var firstOnly: Int
  package var secondOnly: Int
  package var neither: Int

  package init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }
  package var count: Int { both + firstOnly + secondOnly + neither }
}
