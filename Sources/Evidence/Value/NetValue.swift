/// Effects for better and for worse in money, added up: less time against more errors, say.
package struct NetValue: Sendable, Equatable {
  /// One effect and what a unit of it is worth; a loss is below 0.
  package struct Part: Sendable, Equatable {
    package let name: String
    package let effect: NormalBelief
    package let worth: Double
    package init(name: String, effect: NormalBelief, worth: Double) {
      self.name = name
      self.effect = effect
      self.worth = worth
    }

    package var value: NormalBelief {
      NormalBelief(mean: effect.mean * worth, deviation: effect.deviation * abs(worth))
    }
  }

  package let parts: [Part]
  /// Of all parts, which are taken to be independent.
  package let belief: NormalBelief

  package init(_ parts: [Part]) {
    self.parts = parts
    belief = NormalBelief(
      mean: parts.reduce(0) { $0 + $1.value.mean },
      deviation: parts.reduce(0) { $0 + $1.value.deviation * $1.value.deviation }.squareRoot())
  }

  package var chanceOfGain: Double { belief.chanceAboveZero }
}
