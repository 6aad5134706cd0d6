/// What the engine says of the programme in the scenario in use; money in the reporting currency.
package struct MoneyFacts: Sendable {
  package var currency = "EUR"
  package var lines: [LineFact] = []
  /// What each quantity reads directly, by name: the graph of the model.
  package var reads: [String: Set<String>] = [:]
  /// The unit of each quantity as shown, by name: `case/month`, `document`.
  package var units: [String: String] = [:]
  package var labels: [String: String] = [:]
  /// Value of each quantity today, in base units: its first period with the programme as it is, by name.
  package var present: [String: Double] = [:]
  /// How long a quantity takes to reach its level, in months, where a ramp or an S-curve drives it; by name.
  package var rampMonths: [String: Double] = [:]
  /// The first day of the first period.
  package var start: Day?
  package var npv: Double?
  /// Of the simulation, 0 to 1; nil where nothing is uncertain or it was not run.
  package var probabilityOfPositiveNPV: Double?
  /// In months from the start; nil where it never pays back.
  package var paybackMonths: Double?
  /// P(payback ≤ date), by initiative name (`pays back by`).
  package var probabilityOfPayback: [String: Double] = [:]
  /// What a delay of the go-live of so many days does to the NPV, by the days asked for.
  package var npvAfterDelay: [Int: Double] = [:]
  /// Each key result set to its target, through the model.
  package var effects: [KeyResultEffect] = []
  /// All key results of an objective hit at once, by objective or key result above them.
  package var coverage: [String: CoverageFact] = [:]
  /// The NPV in each scenario that the model declares, by name.
  package var npvByScenario: [String: Double] = [:]
  /// Value of information by uncertain input, where it was worked out.
  package var informationValue: [String: Double] = [:]
  package var assumptions: [AssumptionFact] = []

  package init() {}
}

package struct LineFact: Sendable, Hashable {
  package enum Side: Sendable { case cost, benefit }

  package let name: String
  package var label: String
  package let side: Side
  /// `licences`, `review`, …; of costs.
  package var category: String?
  /// `cash`, `capacity`, `avoided`, `revenue`, `risk`.
  package var kind: String?
  package var reallocatedTo: String?
  package var budget: String?
  package var margin: Double?
  package var owner: String?
  package var vendor: String?
  /// The reason of a stated zero.
  package var noneBecause: String?
  /// Undiscounted total over the timeline, and its present value; positive for costs too.
  package var total = 0.0
  package var presentValue = 0.0
  /// Hours the line values, over the timeline; of capacity benefits where the model has them.
  package var hours: Double?

  package init(_ name: String, _ side: Side, label: String? = nil) {
    self.name = name
    self.side = side
    self.label = label ?? name
  }
}

/// What hitting a key result does to an objective above it, by common random numbers.
package struct KeyResultEffect: Sendable, Hashable {
  package let keyResult: String
  package let objective: String
  /// P(the objective's outcome moves by at least its least change), with the key result at its target and as it is.
  package let probabilityAtTarget: Double
  package let probabilityAtPresent: Double
  /// Mean relative change of the outcome at the target.
  package let expectedChange: Double

  package init(
    keyResult: String, objective: String, probabilityAtTarget: Double, probabilityAtPresent: Double,
    expectedChange: Double
  ) {
    self.keyResult = keyResult
    self.objective = objective
    self.probabilityAtTarget = probabilityAtTarget
    self.probabilityAtPresent = probabilityAtPresent
    self.expectedChange = expectedChange
  }
}

/// All key results below an objective hit at once.
package struct CoverageFact: Sendable, Hashable {
  package let expectedChange: Double
  /// The change its own target asks for; signed alike.
  package let wantedChange: Double

  package init(expectedChange: Double, wantedChange: Double) {
    self.expectedChange = expectedChange
    self.wantedChange = wantedChange
  }

  /// Below 1 the key results are too soft; nil where the target asks for no change.
  package var ratio: Double? { wantedChange != 0 ? expectedChange / wantedChange : nil }
}

package struct AssumptionFact: Sendable, Hashable {
  package let name: String
  package let label: String
  package var source: String?
  /// A to D.
  package var confidence: String?
  package var evidence: String?
  /// The pilot and the prior its distribution rests on.
  package var pilot: String?
  package var prior: String?

  package init(_ name: String, label: String? = nil) {
    self.name = name
    self.label = label ?? name
  }
}
