import Finance
import Sampling

/// Counts the trials of one set after another on one thread.
struct SetCounter {
  private(set) var tally: SimulationTally
  private let outputs: SimulationOutputs
  private var current: SimulationTally.SetResult
  /// By figure, then by kept: the first trial of the set in which the figure does not exist.
  private(set) var firstUndefined: [Int?]

  init(_ tally: SimulationTally, outputs: SimulationOutputs) {
    self.tally = tally
    self.outputs = outputs
    current = Self.nothing(in: tally)
    firstUndefined = Array(repeating: nil, count: outputs.figures.count)
  }

  private static func nothing(in tally: SimulationTally) -> SimulationTally.SetResult {
    SimulationTally.SetResult(
      streams: tally.streams.map { SetStatistics(thresholds: $0.thresholds.count) },
      checks: Array(repeating: SimulationTally.CheckCount(), count: tally.checkTexts.count),
      reasons: Array(repeating: nil, count: tally.kept?.figures ?? 0),
      paidBack: Array(repeating: 0, count: tally.paybackLimits.count))
  }

  /// Counts consecutive trials of the current set.
  /// - Parameters:
  ///   - trials: the nodes of `outputs`, in their order.
  ///   - first: the first one's number among all trials.
  mutating func add(_ trials: some TrialValues, first: Int) {
    current.trials += trials.count
    for (index, figure) in outputs.figures.enumerated() {
      let values = trials.values(index, column: 0)
      if firstUndefined[index] == nil, let place = values.firstIndex(where: { !$0.isFinite }) {
        firstUndefined[index] = first + place
      }
      switch tally.gathering[index] {
      case .kept(let place): tally.kept?.write(values, figure: place, firstTrial: first)
      case .streamed(let place): tally.streams[place].add(values, to: &current.streams[place])
      }
      if index == tally.drawn { tally.histogram?.add(values) }
      countMilestones(of: figure.label, values)
    }
    for index in outputs.checks.indices {
      count(trials.values(outputs.figures.count + index, column: 0), ofCheck: index)
    }
    let fans = outputs.figures.count + outputs.checks.count
    for (index, fan) in outputs.fans.enumerated() {
      for (place, period) in fan.periods.enumerated() {
        tally.fans[index * fan.periods.count + place].add(trials.values(fans + index, column: period))
      }
    }
  }

  /// Counts consecutive trials of a check: 1 holds, 0 does not, NaN cannot be decided.
  mutating func count(_ values: UnsafeBufferPointer<Double>, ofCheck index: Int) {
    for value in values {
      if value.isNaN { current.checks[index].undecided += 1 } else if value != 0 { current.checks[index].held += 1 }
    }
  }

  /// Forgets what was counted of the current set.
  mutating func drop() {
    for index in firstUndefined.indices { firstUndefined[index] = nil }
    current = Self.nothing(in: tally)
  }

  private mutating func countMilestones(of label: FigureLabel, _ values: UnsafeBufferPointer<Double>) {
    switch label.kind {
    case .metric(MetricReference(.npv)):
      for value in values where value.isFinite {
        current.losses.of += 1
        if value < 0 { current.losses.held += 1 }
        if let base = tally.base, value >= base { current.asBase += 1 }
      }
    case .metric(MetricReference(.payback)):
      for value in values where value.isFinite {
        for (place, limit) in tally.paybackLimits.enumerated() where value <= Double(limit) {
          current.paidBack[place] += 1
        }
      }
    case .metric, .own, .cost, .benefit: break
    }
  }

  /// Counts what sketches have put off; the last thing to do.
  mutating func settle() {
    for index in tally.streams.indices { tally.streams[index].settle() }
    for index in tally.fans.indices { tally.fans[index].settle() }
  }

  /// Closes the current set.
  /// - Parameter reason: why a figure does not exist in a trial.
  mutating func finish(set: Int, reason: (_ figure: Int, _ trial: Int) -> String?) {
    for (index, trial) in firstUndefined.enumerated() {
      guard let trial else { continue }
      switch tally.gathering[index] {
      case .kept(let place): current.reasons[place] = reason(index, trial)
      case .streamed(let place): current.streams[place].reason = reason(index, trial)
      }
      firstUndefined[index] = nil
    }
    if current.trials > 0 { tally.sets[set] = current }
    current = Self.nothing(in: tally)
  }
}

/// The values of consecutive trials, for as long as they are being read.
protocol TrialValues {
  var count: Int { get }
  /// The numbers of a reading by trial in one of its columns; column 0 of what is one number.
  func values(_ reading: Int, column: Int) -> UnsafeBufferPointer<Double>
}
