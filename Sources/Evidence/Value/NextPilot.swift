/// Whether to measure more before deciding, and for how long.
///
/// The programme's value is taken to be straight in the effect: `worth` for each unit of it, above a value of
/// `without` at no effect. Going is worth its mean, not going 0.
package struct NextPilot: Sendable, Equatable {
  /// What is believed of the effect.
  package let belief: NormalBelief
  /// Value for one unit of effect, and at none.
  package let worth: Double
  package let without: Double
  /// Of the estimate from one row in each arm: the root of both arms' variances.
  package let rowError: Double
  /// Rows of each arm in a week.
  package let rowsPerWeek: Double
  /// What a week costs to run, and what a week's delay loses when going is right.
  package let weekCost: Double
  package let delayCost: Double

  package init(
    belief: NormalBelief, worth: Double, without: Double, rowError: Double, rowsPerWeek: Double, weekCost: Double,
    delayCost: Double = 0
  ) {
    self.belief = belief
    self.worth = worth
    self.without = without
    self.rowError = rowError
    self.rowsPerWeek = rowsPerWeek
    self.weekCost = weekCost
    self.delayCost = delayCost
  }

  /// What is believed of the programme's value.
  package var value: NormalBelief {
    NormalBelief(mean: without + worth * belief.mean, deviation: abs(worth) * belief.deviation)
  }

  /// What knowing the effect for certain is worth: no pilot may cost more.
  package var perfectInformation: Double { value.perfectInformation }

  /// What a pilot of so many weeks is worth, before its cost.
  package func information(weeks: Double) -> Double {
    let rows = rowsPerWeek * weeks
    guard rows > 0, worth != 0 else { return 0 }
    return value.sampleInformation(standardError: abs(worth) * rowError / rows.squareRoot())
  }

  /// The same less what it costs to run and to wait.
  package func net(weeks: Double) -> Double {
    information(weeks: weeks) - weeks * (weekCost + (value.mean > 0 ? delayCost : 0))
  }

  /// The number of whole weeks, four at least, that is worth most after its cost; nil where none is worth anything.
  package func best(longest: Int = 52) -> (weeks: Int, net: Double)? {
    let options = (4...max(longest, 4)).map { (weeks: $0, net: net(weeks: Double($0))) }
    guard let best = options.max(by: { $0.net < $1.net }), best.net > 0 else { return nil }
    return best
  }
}

extension NextPilot {
  /// More of the pilot that was read: its rows a week, and the error of its own rows.
  /// - Parameters:
  ///   - posterior: what is believed now.
  ///   - worth: of one unit of the improvement, in money; `without` at none of it.
  /// Nil where the pilot has no weeks.
  package init?(
    after posterior: PilotPosterior, _ reading: PilotReading, worth: Double, without: Double, weekCost: Double,
    delayCost: Double = 0
  ) {
    guard let weeks = reading.weekly?.weeks.count, weeks > 0, let rows = reading.groups.map(\.rows).min() else {
      return nil
    }
    self.init(
      belief: posterior.belief, worth: worth, without: without,
      rowError: posterior.effect.inflatedError * Double(rows).squareRoot(),
      rowsPerWeek: Double(rows) / Double(weeks), weekCost: weekCost, delayCost: delayCost)
  }
}
